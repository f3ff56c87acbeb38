import { randomUUID } from 'node:crypto';
import type { PracticeFaults, PracticeSubmission } from '@valet/schemas';
import type { FastifyReply } from 'fastify';
import { isoTime } from '../clock.ts';
import type { SiteDeps } from '../site-deps.ts';
import { answersByLabel, answersOf, complaintAbout, type Received } from './received.ts';
import type { SitePosting } from './site-posting.ts';

/** Why an application was not taken. */
export interface Refusal {
  /** As in the record: `refused:<why>`. */
  readonly why: string;
  readonly status: number;
  readonly message: string;
}

/** What became of an application: taken (though perhaps not confirmed), refused, or taken and then answered by 500. */
export type Intake =
  | { readonly kind: 'accepted'; readonly isConfirmed: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'broken' }
  | { readonly kind: 'lost' };

/** A submit request that has arrived. */
export interface Delivery {
  readonly posting: SitePosting;
  readonly received: Received;
  /** Where the applicant's mail address stands. */
  readonly emailName: string;
  /** What the site's own rules say against it. */
  readonly complaint?: string | undefined;
}

const faultRefusals: Partial<Record<PracticeFaults['submit'], Refusal>> = {
  'error-refused': { why: 'server-error', status: 500, message: 'Something went wrong on our side.' },
  invalid: { why: 'invalid-attributes', status: 422, message: 'Please check your answers.' },
  'rate-limited': { why: 'rate-limited', status: 429, message: 'Too many requests.' },
  blocked: { why: 'blocked', status: 403, message: 'Your request was blocked.' },
  'captcha-retry': { why: 'captcha', status: 400, message: 'There was an error verifying your application.' },
};

/** Takes an application: counts it, judges it, records it, and only then says what to answer. The caller answers. */
export async function takeApplication(deps: SiteDeps, delivery: Delivery): Promise<Intake> {
  const { key } = delivery.posting;
  deps.ledger.countRequest(key);
  const receivedAt = isoTime(deps.clock);
  if (deps.faults.of(key).hold.includes('submit')) await deps.holds.keep('submit', key);
  const faults = deps.faults.of(key);
  const email = delivery.received.values.get(delivery.emailName)?.[0] ?? '';
  const refusal = judge(deps, delivery, email);
  if (!refusal) deps.ledger.noteApplicant(key, email);
  await deps.ledger.record(makeRecord(delivery, { receivedAt, email, refusal }));
  if (faults.hold.includes('answer')) await deps.holds.keep('answer', key);
  await deps.pause(faults.answerDelayMs);
  if (refusal) return { kind: 'refused', refusal };
  if (faults.submit === 'response-lost') return { kind: 'lost' };
  if (faults.submit === 'error-recorded') return { kind: 'broken' };
  return { kind: 'accepted', isConfirmed: !faults.hideConfirmation };
}

/** Why the application is not taken, or nothing; the first rule that fits decides. */
function judge(deps: SiteDeps, { posting, received, complaint }: Delivery, email: string): Refusal | undefined {
  const faults = deps.faults.of(posting.key);
  if (faults.closed !== 'no') return { why: 'closed', status: 410, message: 'This job is no longer open.' };
  const ofFault = faultRefusals[faults.submit];
  if (ofFault) return ofFault;
  const wrong = complaint ?? complaintAbout(posting.fields, received);
  if (wrong) return { why: 'invalid', status: 422, message: wrong };
  if (faults.duplicates === 'refuse' && deps.ledger.hasApplied(posting.key, email)) {
    return { why: 'duplicate', status: 409, message: 'You have already applied for this job.' };
  }
  return undefined;
}

function makeRecord(
  { posting, received }: Delivery,
  { receivedAt, email, refusal }: { receivedAt: string; email: string; refusal: Refusal | undefined },
): PracticeSubmission {
  const answers = answersOf(received);
  const labels = new Map(posting.fields.map(({ name, label }) => [name, label]));
  return {
    id: randomUUID(),
    site: posting.site,
    board: posting.key.board,
    job: posting.key.job,
    title: posting.title,
    receivedAt,
    outcome: refusal ? `refused:${refusal.why}` : 'accepted',
    email,
    fields: answersByLabel(posting.fields, answers),
    answers,
    files: received.files.map((file) => ({ ...file, label: labels.get(file.field) ?? file.field })),
    body: Object.fromEntries(received.values),
  };
}

/** Destroys the connection of a request whose answer is to be lost. */
export function loseAnswer(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.socket?.destroy();
}
