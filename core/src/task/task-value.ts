import type { Application, ManualStep, ValueRef } from '@valet/schemas';
import { factText, lookUpFact } from '../answer/look-up-fact.ts';
import { askBank, createQuestionBank } from '../answer/question-bank.ts';
import type { StepScope, TaskContext } from './task-context.ts';

/** The value that a ref names, as text; null where it is not known. A person's word goes before all else. */
export function knownText(run: TaskContext, ref: ValueRef, scope: StepScope): string | null {
  if ('literal' in ref) return ref.literal;
  if ('ref' in ref) {
    const fact = lookUpFact(atEntry(ref.ref, scope), run.request.application);
    return fact && factText(fact.value);
  }
  const question = 'answer' in ref ? ref.answer : ref.ask;
  for (const answers of [run.said, run.request.application.qa_answers]) {
    const entry = askBank(createQuestionBank(answers), question);
    if (entry?.kind === 'answer' && entry.text.trim() !== '') return entry.text;
  }
  return null;
}

/** A ref with the number of the list's entry in its place. */
export function atEntry(ref: string, { entry }: StepScope): string {
  return entry === null ? ref : ref.replace('.0.', `.${entry}.`);
}

/** A step's value ref within a repeat. */
export function refAtEntry(ref: ValueRef, scope: StepScope): ValueRef {
  return 'ref' in ref ? { ref: atEntry(ref.ref, scope) } : ref;
}

/** Entries of the list that a repeat goes over, `most` at most. */
export function entriesOf({ profile }: Application, step: Extract<ManualStep, { type: 'repeat' }>): number {
  const list = step.over === 'profile.education' ? profile.education : profile.work_history;
  return Math.min(list?.length ?? 0, step.most);
}
