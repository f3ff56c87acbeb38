import type { Application } from '@valet/schemas';
import { factText, lookUpFact } from '../answer/look-up-fact.ts';
import { type QuestionCategory, questionCategories } from './data/question-categories.ts';

/** A fact with its value, as a model is told it for a question of its category. */
export interface ToldFact {
  readonly ref: string;
  readonly text: string;
}

/** Most entries of a list (schools, employers) that are told. */
const mostEntries = 3;
/** Most characters of one fact that are told. */
const mostFactText = 400;

/** What a question is about; `other` where no wording tells. */
export function categoryOf(label: string): QuestionCategory {
  return questionCategories.find(({ wording }) => wording.test(label))?.category ?? 'other';
}

/** The facts that a model may see for a question of this category; none where only the candidate can answer it. */
export function factsFor(category: QuestionCategory, application: Application): readonly ToldFact[] {
  const row = questionCategories.find((one) => one.category === category);
  if (!row || (row.needs && !row.needs.some((ref) => lookUpFact(ref, application)))) return [];
  return row.facts
    .flatMap((ref) => (ref.endsWith('*') ? entriesOf(ref, application) : [{ ref, text: textOf(ref, application) }]))
    .flatMap(({ ref, text }) => (text === '' ? [] : [{ ref, text: text.slice(0, mostFactText) }]));
}

function entriesOf(ref: string, application: Application): readonly ToldFact[] {
  return Array.from({ length: mostEntries }, (_, at) => {
    const entry = ref.replace('*', String(at));
    const parts = (...names: readonly string[]) =>
      names
        .map((name) => textOf(`${entry}.${name}`, application))
        .filter(Boolean)
        .join(', ');
    const text = [parts('title', 'company', 'degree', 'field', 'institution', 'end_date'), parts('description')];
    return { ref: entry, text: text.filter(Boolean).join(': ') };
  });
}

function textOf(ref: string, application: Application): string {
  const fact = lookUpFact(ref, application);
  return fact ? factText(fact.value) : '';
}
