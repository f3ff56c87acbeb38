import type { Clock } from '../clock.ts';
import { ValetError } from '../error/valet-error.ts';
import type { StorageState } from '../plugin/browser-agent.ts';
import type { SessionKey, SessionStore, SessionUse } from './session-store.ts';
import { stateEndsAt } from './state-part.ts';

/** A {@link SessionStore} that lives as long as the process; nothing clears it. */
export function createMemorySessions(clock: Clock): SessionStore {
  const states = new Map<string, StorageState>();
  const fences = new Map<string, number>();

  const check = ({ jobId, fence }: SessionUse) => {
    if (fence < (fences.get(jobId) ?? 0)) throw new ValetError('fenced', `Job ${jobId} belongs to another worker now.`);
    fences.set(jobId, fence);
  };
  return {
    async load(key, by) {
      check(by);
      const state = states.get(nameOf(key));
      const endsAt = state && stateEndsAt(state);
      if (!state || (endsAt !== null && endsAt !== undefined && endsAt <= clock.now())) return null;
      return structuredClone(state);
    },
    async save(key, state, by) {
      check(by);
      states.set(nameOf(key), structuredClone(state));
      return true;
    },
  };
}

function nameOf({ tenant, candidate, domain }: SessionKey): string {
  return JSON.stringify([tenant, candidate, domain]);
}
