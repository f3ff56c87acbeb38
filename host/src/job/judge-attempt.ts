import type { SubmitIntent } from '@valet/core';
import type { Evidence, RunError, RunReport, TaskReport, Verdict } from '@valet/schemas';

/** How an attempt at an application ended: with the engine's report, or with an error before there was one. */
export type RunEnd = { readonly report: RunReport } | { readonly error: RunError };

/** How any attempt ended. */
export type AttemptEnd = RunEnd | { readonly task: TaskReport };

/** What an attempt amounts to, by what it says and by what the ledger holds. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly evidence: Evidence[];
  /** Why it is not `submitted_verified`; null when it is. */
  readonly error: RunError | null;
}

/**
 * Judges an attempt. Where the ledger knows more than the attempt could say, the ledger is right: a confirmed intent
 * is a submission, and an application that may have left is never told as "not submitted".
 */
export function judgeAttempt(end: RunEnd, intents: readonly SubmitIntent[]): Judgement {
  const said = saidBy(end);
  if (said.verdict === 'submitted_verified') return { ...said, error: null };
  const confirmed = intents.find(({ state }) => state === 'confirmed');
  if (confirmed) {
    return { verdict: 'submitted_verified', evidence: [...said.evidence, confirmationOf(confirmed)], error: null };
  }
  const doubtful = intents.find(({ state }) => state !== 'rejected');
  if (said.verdict === 'not_submitted' && doubtful) {
    const evidence = [...said.evidence, doubtOf(doubtful)];
    return { verdict: 'submitted_unverified', evidence, error: inDoubt(said.error) };
  }
  return { ...said, error: said.error ?? unexplained[said.verdict] };
}

function saidBy(end: RunEnd): Judgement {
  if ('error' in end) return { verdict: 'not_submitted', evidence: [], error: end.error };
  const { verdict, evidence, error } = end.report;
  return { verdict, evidence, error };
}

/** The error of a report that names none. */
const unexplained: Readonly<Record<Exclude<Verdict, 'submitted_verified'>, RunError>> = {
  submitted_unverified: {
    code: 'submit_unconfirmed',
    message: 'The site accepted the request but shows no confirmation.',
  },
  not_submitted: {
    code: 'internal_error',
    message: 'The run ended without a submission and without saying why.',
  },
};

function inDoubt(said: RunError | null): RunError {
  const why = said ? ` The attempt ended with ${said.code}: ${said.message}` : '';
  return {
    code: 'submit_unknown',
    message: `The application may have been sent, and it is not known whether the site recorded it. It is not sent again.${why}`,
  };
}

function confirmationOf({ note }: SubmitIntent): Evidence {
  const detail = `the submission was confirmed before the attempt broke off: ${note ?? 'no note'}`;
  return { kind: 'fuse', supports: 'submitted', detail };
}

function doubtOf({ state, released, armedAt }: SubmitIntent): Evidence {
  const left = released ? `${released.method} ${released.url} had left` : 'no request was known to have left';
  return { kind: 'fuse', supports: 'unknown', detail: `the intent of ${armedAt} was ${state}, ${left}` };
}
