import type { Field, ValueRef } from '@valet/schemas';
import type { PlanEntry } from '../form/plan.ts';
import type { AnswerContext } from './answer-context.ts';
import { answerCategories } from './data/answer-categories.ts';
import { type Domain, refDomains } from './data/ref-domains.ts';
import { type Fact, found, type Result, refused } from './fact.ts';
import { guardLabel } from './guard-label.ts';
import { lookUpFact } from './look-up-fact.ts';
import { polarityOf } from './match-yes-no.ts';
import { askBank, askBankLike, type BankEntry } from './question-bank.ts';
import { isSensitive } from './sensitivity.ts';
import { answerWorkQuestion, readWorkQuestion } from './work-question.ts';

/** What is known for one field. */
export interface Known {
  readonly fact: Fact;
  /** Where it was found; may differ from the plan's ref. */
  readonly ref: ValueRef | null;
  readonly domain: Domain | null;
}

/**
 * Finds what is known for a field, first hit wins: what a person said for this label, the bank's answer to this label, the bank's
 * answer to the plan's question, a work question that the profile settles, the plan's fact. The reason when nothing is known.
 */
export function findKnown(entry: PlanEntry, context: AnswerContext): Result<Known> {
  const { field, value: ref } = entry;
  const domain = ref && 'ref' in ref ? domainOf(ref.ref) : domainOfCategory(ref);
  for (const question of [field.label, ...questionsOf(ref)]) {
    const spoken = fromBank(context, question);
    if (spoken) return spoken.ok ? found({ ...spoken.found, domain }) : spoken;
  }
  const own = fromWorkQuestion(entry, context) ?? fromRef(entry, ref, context);
  return own.ok || own.why !== unanswered ? own : (fromLikeQuestion(entry, domain, context) ?? own);
}

/** Where the question is in other words in the bank. What is sensitive is answered word for word or not at all. */
function fromLikeQuestion(
  { field, value }: PlanEntry,
  domain: Domain | null,
  { bank }: AnswerContext,
): Result<Known> | null {
  const entry = isSensitive(field, value) ? undefined : askBankLike(bank, field.label);
  if (entry?.kind !== 'answer' || entry.text.trim() === '') return null;
  const detail = 'the answer to a question worded much like it';
  const fact: Fact = {
    value: entry.text,
    source: 'qa_bank',
    confidence: Math.min(entry.confidence, likeConfidence),
    detail,
  };
  return found({ fact, ref: { answer: entry.key }, domain });
}

/** Over what autopilot asks of an answer from the bank (0.9, Architecture §6.7). */
const likeConfidence = 0.92;

/** The subject of a fact ref. */
export function domainOf(ref: string): Domain | null {
  return refDomains.find(({ ref: pattern }) => pattern.test(ref))?.domain ?? null;
}

function domainOfCategory(ref: ValueRef | null): Domain | null {
  const category = ref && 'answer' in ref ? answerCategories[ref.answer] : undefined;
  return category && category !== 'work_question' ? domainOf(category.ref) : null;
}

function questionsOf(ref: ValueRef | null): readonly string[] {
  if (ref && 'answer' in ref) return [ref.answer];
  return ref && 'ask' in ref ? [ref.ask] : [];
}

function fromBank({ said, bank }: AnswerContext, question: string): Result<Omit<Known, 'domain'>> | null {
  const spoken = askBank(said, question);
  const banked = askBank(bank, question);
  if (spoken) return fromEntry(spoken, 'human');
  return banked ? fromEntry(banked, 'qa_bank') : null;
}

function fromEntry(entry: BankEntry, source: 'human' | 'qa_bank'): Result<Omit<Known, 'domain'>> {
  if (entry.kind === 'contradiction') return refused('two answers to this question contradict each other');
  if (entry.text.trim() === '') return refused('the answer to this question is empty');
  return found({ fact: { value: entry.text, source, confidence: entry.confidence }, ref: { answer: entry.key } });
}

const workRefs = new Set(['profile.work_authorization', 'profile.requires_sponsorship']);

function isWorkRef(ref: ValueRef | null): boolean {
  if (!ref) return false;
  if ('answer' in ref) return answerCategories[ref.answer] === 'work_question';
  return 'ref' in ref && workRefs.has(ref.ref);
}

/** Null when the field asks nothing about the right to work that could be settled by a rule or by a status. */
function fromWorkQuestion({ field, value: ref }: PlanEntry, { application }: AnswerContext): Result<Known> | null {
  const mayAsk = ref === null || 'ask' in ref || 'answer' in ref || isWorkRef(ref);
  const question = mayAsk ? readWorkQuestion(field.label) : null;
  if (question && takesYesNo(field)) {
    const answer = answerWorkQuestion(question, application.profile);
    return answer.ok ? found({ fact: answer.found, ref, domain: 'yes_no' }) : answer;
  }
  if (!isWorkRef(ref)) return null;
  if (takesYesNo(field) && (question || field.kind === 'checkbox' || hasYesNo(field) || isYesNoQuestion(field.label))) {
    return refused('only a person can say what this question about the right to work asks');
  }
  const status = lookUpFact('profile.work_authorization', application);
  return status
    ? found({ fact: status, ref, domain: 'work_status' })
    : refused('the profile states no work authorisation');
}

const isYesNoQuestion = (label: string) => /^\s*(?:are|do|does|will|would|can|could|have|is|did)\b/i.test(label);

function hasYesNo({ options }: Field): boolean {
  const polarities = options.map(({ label }) => polarityOf(label));
  return polarities.includes('yes') && polarities.includes('no');
}

function takesYesNo(field: Field): boolean {
  return field.options.length === 0 || hasYesNo(field);
}

const unanswered = 'nobody has answered this question';

function fromRef(entry: PlanEntry, ref: ValueRef | null, context: AnswerContext): Result<Known> {
  if (ref === null) return refused('no rule knows what the field asks, and no answer is worded like it');
  if ('ask' in ref) return refused(unanswered);
  if ('literal' in ref) return fromLiteral(entry, ref.literal, ref);
  if ('ref' in ref) return fromFact(entry, ref.ref, context);
  const category = answerCategories[ref.answer];
  if (!category || category === 'work_question') return refused(unanswered);
  return fromFact(entry, category.ref, context);
}

function fromLiteral({ field, confidence }: PlanEntry, literal: string, ref: ValueRef): Result<Known> {
  if (isSensitive(field, ref)) return refused('a sensitive question is answered by the candidate, not by fixed text');
  return found({
    fact: { value: literal, source: 'rule', confidence, detail: 'fixed text of the platform' },
    ref,
    domain: null,
  });
}

function fromFact({ field, value, confidence }: PlanEntry, ref: string, { application }: AnswerContext): Result<Known> {
  if (ref.startsWith('credential.')) return refused('credentials are no part of an application');
  const objection = guardLabel(ref, field);
  if (objection) return refused(objection);
  const fact = lookUpFact(ref, application);
  if (!fact) return refused(`the application does not tell (${ref})`);
  return found({
    fact: { ...fact, confidence: Math.min(fact.confidence, confidence) },
    ref: value,
    domain: domainOf(ref),
  });
}
