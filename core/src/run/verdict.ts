import type { Evidence, IntentState, ResponseOutcome, SubmitRules, Verdict } from '@valet/schemas';
import type { ErrorCode } from '../error/error-code.ts';
import type { RequestOutcome } from '../plugin/browser-agent.ts';
import { compilePathMatch } from '../plugin/url-route.ts';

/** What an answer to the submitting request means by the manifest's rules. */
export function judgeResponse(rules: SubmitRules, outcome: RequestOutcome): ResponseOutcome {
  if (outcome.kind === 'failed') return 'unknown';
  const status = String(outcome.status);
  const rule = rules.responses?.find(
    (candidate) =>
      (candidate.status === status || candidate.status === `${status[0]}xx`) &&
      (candidate.body === undefined || outcome.body.toLowerCase().includes(candidate.body.toLowerCase())) &&
      (candidate.location === undefined || leadsTo(outcome.location, candidate.location)),
  );
  if (rule) return rule.means;
  // A manifest that tells what answers mean has told all that mean success.
  return rules.responses === undefined && outcome.status >= 200 && outcome.status < 400 ? 'accepted' : 'unknown';
}

/** True when a redirect's target, absolute or not, has the path. */
function leadsTo(location: string | null, path: string): boolean {
  const anyHost = 'http://site.invalid';
  if (location === null || !URL.canParse(location, anyHost)) return false;
  return compilePathMatch({ path }).match(new URL(location, anyHost)) !== null;
}

/** The evidence that an answer (or its absence) is. */
export function evidenceOf(outcome: RequestOutcome, means: ResponseOutcome): Evidence {
  if (outcome.kind === 'failed') {
    return {
      kind: 'network',
      supports: 'unknown',
      detail: `the application left and no answer came back (${outcome.reason})`,
    };
  }
  const supports = means === 'accepted' ? 'submitted' : means === 'unknown' ? 'unknown' : 'not_submitted';
  const said: Record<ResponseOutcome, string> = {
    accepted: 'accepted',
    rejected: 'refused as invalid',
    email_code: 'a code sent by mail is wanted first',
    already_applied: 'this person has applied before',
    job_closed: 'the posting is closed',
    rate_limit: 'too many requests',
    captcha: 'a CAPTCHA is wanted first',
    unknown: 'not known what that means',
  };
  return {
    kind: 'network',
    supports,
    detail: `the site answered the application with HTTP ${outcome.status}: ${said[means]}`,
  };
}

/** How a submission ended. */
export interface Conclusion {
  readonly verdict: Verdict;
  readonly intent: Extract<IntentState, 'confirmed' | 'rejected' | 'unknown'>;
  readonly code: ErrorCode | null;
}

/** What each refusal of the site is called; each proves that the site recorded nothing. */
const refusals: Readonly<Record<Exclude<ResponseOutcome, 'accepted' | 'unknown'>, ErrorCode>> = {
  rejected: 'submit_rejected',
  email_code: 'human_required',
  already_applied: 'already_applied',
  job_closed: 'job_closed',
  rate_limit: 'rate_limited',
  captcha: 'captcha_blocked',
};

/**
 * The verdict, from what was seen. `submitted_verified` needs an accepted answer and every kind of evidence that the
 * manifest asks for; less than that never rounds up.
 */
export function conclude(rules: SubmitRules, means: ResponseOutcome, evidence: readonly Evidence[]): Conclusion {
  if (means === 'unknown') return { verdict: 'submitted_unverified', intent: 'unknown', code: 'submit_unknown' };
  if (means !== 'accepted') return { verdict: 'not_submitted', intent: 'rejected', code: refusals[means] };
  const seen = new Set(evidence.filter(({ supports }) => supports === 'submitted').map(({ kind }) => kind));
  const isProven = seen.has('network') && rules.confirmation.needs.every((need) => seen.has(need));
  if (isProven) return { verdict: 'submitted_verified', intent: 'confirmed', code: null };
  return { verdict: 'submitted_unverified', intent: 'unknown', code: 'submit_unconfirmed' };
}
