import type { Answer } from '@valet/schemas';
import type { BankAnswer, NewBankAnswer } from '../answer/answer-bank.ts';
import type { KeptAnswer } from '../answer/question-bank.ts';
import { asksConsent } from '../answer/sensitivity.ts';
import { categoryOf } from '../explore/question-category.ts';
import type { RunDeps, RunRequest } from './run-request.ts';

/** What a model once wrote is less sure than what a person said, though it was sent and taken. */
const modelConfidence = 0.9;
/** Words of a question about one employer, or one posting: the next one's answer is another. */
const ofOneEmployer =
  /\b(?:this|our|us|here|diese\w*|unser\w*|hier|cet(?:te)?|notre|nos|ici|est[ea]|nuestr\w+|aqu[íi]|quest[oa]|nostr\w+|qui|dit|deze|ons|onze|ess[ea]|noss[oa]s?|aqui|t[aey]|nasz\w*|tutaj)\b/iu;

/** What the candidate's earlier applications answered. A bank that fails knows nothing: the run goes on without it. */
export async function recallAnswers({ tenant, candidate }: RunRequest, deps: RunDeps): Promise<readonly KeptAnswer[]> {
  const found: readonly BankAnswer[] = (await deps.answers?.find({ tenant, candidate }).catch(() => [])) ?? [];
  return found.map(({ question, answer, source }) => ({
    question,
    answer,
    confidence: source === 'llm' ? modelConfidence : 1,
  }));
}

/**
 * Keeps what people and models answered in a verified application. Not what is sensitive, no consents, and nothing that was said to one
 * employer. Never throws: the application has its verdict.
 */
export async function keepAnswers(
  { tenant, candidate }: RunRequest,
  deps: RunDeps,
  answers: readonly Answer[],
): Promise<void> {
  const worth = answers.flatMap(toKeep);
  if (worth.length > 0) await deps.answers?.save({ tenant, candidate }, worth).catch(() => undefined);
}

function toKeep({ label, kind, value, source, sensitive, outcome }: Answer): readonly NewBankAnswer[] {
  const isTold = outcome === 'filled' && value !== null && (source === 'human' || source === 'llm');
  if (!isTold || sensitive || kind === 'file' || kind === 'checkbox' || asksConsent(label)) return [];
  const category = categoryOf(label);
  if (category === 'motivation' || ofOneEmployer.test(label)) return [];
  return [{ question: label, answer: value, source, category }];
}
