import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { ValetError } from '../error/valet-error.ts';
import type { ApplicationKey, SubmitIntent, SubmitLedger } from './submit-ledger.ts';

/** A {@link SubmitLedger} that lives as long as the process: for tests and for runs without a store. */
export function createMemoryLedger(clock: Clock): SubmitLedger {
  const intents: SubmitIntent[] = [];
  const fences = new Map<string, number>();

  const now = () => new Date(clock.now()).toISOString();
  const find = (id: string) => intents.find((intent) => intent.id === id);
  const replace = (id: string, change: Partial<SubmitIntent>) => {
    const index = intents.findIndex((intent) => intent.id === id);
    const intent = intents[index];
    if (intent) intents[index] = { ...intent, ...change };
  };
  const isStale = (jobId: string, fence: number) => fence < (fences.get(jobId) ?? 0);

  return {
    async arm({ key, jobId, attempt, fence, contentHash }) {
      if (isStale(jobId, fence)) return { ok: false, reason: 'fenced', earlier: null };
      fences.set(jobId, fence);
      const earlier = intents
        .filter((intent) => isSameApplication(intent.key, key))
        .find(({ state }) => state !== 'rejected');
      if (earlier) return { ok: false, reason: refusalOf(earlier), earlier };
      const intent: SubmitIntent = {
        id: randomUUID(),
        key,
        jobId,
        attempt,
        fence,
        contentHash,
        state: 'armed',
        released: null,
        armedAt: now(),
        settledAt: null,
        note: null,
      };
      intents.push(intent);
      return { ok: true, intent };
    },
    async release(id, fence, request) {
      const intent = find(id);
      if (intent?.state !== 'armed' || intent.fence !== fence || isStale(intent.jobId, fence)) return false;
      replace(id, { state: 'clicked', released: request });
      return true;
    },
    async settle(id, fence, state, note) {
      const intent = find(id);
      if (!intent || isStale(intent.jobId, fence))
        throw new ValetError('fenced', `Intent ${id} belongs to another worker now.`);
      if (!canSettle(intent, state)) return;
      replace(id, { state, note, settledAt: now() });
    },
    find: async (key) => intents.filter((intent) => isSameApplication(intent.key, key)),
    findByJob: async (jobId) => intents.filter((intent) => intent.jobId === jobId),
  };
}

/** True when both keys name one application. */
export function isSameApplication(a: ApplicationKey, b: ApplicationKey): boolean {
  return a.tenant === b.tenant && a.posting === b.posting && a.candidate === b.candidate;
}

/** Why an earlier, not rejected intent forbids another: it was confirmed, or its outcome is not known. */
export function refusalOf(earlier: SubmitIntent): 'already_submitted' | 'in_doubt' {
  return earlier.state === 'confirmed' ? 'already_submitted' : 'in_doubt';
}

/** True when an intent may take this outcome: it is open, or in doubt and proof has turned up. */
export function canSettle(intent: SubmitIntent, state: 'confirmed' | 'rejected' | 'unknown'): boolean {
  if (intent.state === 'armed' || intent.state === 'clicked') return true;
  return intent.state === 'unknown' && state !== 'unknown';
}
