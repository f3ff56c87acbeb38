import type { Clock } from '../clock.ts';
import { toValetError, ValetError } from '../error/valet-error.ts';
import type { BrowserAgent, StorageState } from '../plugin/browser-agent.ts';
import type { RunJournal } from '../run/run-journal.ts';
import { isEmptyState, joinStates, stateOf } from './session-state.ts';
import type { SessionKey, SessionStore, SessionUse } from './session-store.ts';

/** A browser that does not tell its state within this time is not waited for. */
const readTimeoutMs = 5_000;

/** The kept browser state of one run. Neither method throws: a session is never worth a run, and events tell what became of it. */
export interface RunSession {
  /** What the run's browser is to start with; null when nothing is kept for it. Tells `session_restored`. */
  restore(): Promise<StorageState | null>;
  /** Keeps what the browser holds for the run's domains, and nothing else of it. Tells `session_saved`. */
  save(agent: BrowserAgent): Promise<void>;
}

/** What a run's session is made of. */
export interface RunSessionOptions {
  readonly sessions: SessionStore;
  readonly clock: Clock;
  readonly journal: RunJournal;
  readonly owner: Pick<SessionKey, 'tenant' | 'candidate'> & SessionUse;
  /** The only domains whose state is given or kept; see `sessionDomains`. */
  readonly domains: readonly string[];
}

/** Makes the session of a run. */
export function createRunSession({ sessions, clock, journal, owner, domains }: RunSessionOptions): RunSession {
  const { tenant, candidate, jobId, fence } = owner;
  const keyOf = (domain: string): SessionKey => ({ tenant, candidate, domain });
  const by: SessionUse = { jobId, fence };
  const held = new Set<string>();

  const attempt = async <T>(action: 'restore' | 'save', domain: string, work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      const { code, message } = toValetError(error);
      const metadata = { domain, action, error_code: code, error_message: message };
      await journal.tell({ event_type: 'session_failed', metadata }).catch(() => undefined); // a lost lease is met at the next step
      return null;
    }
  };
  const restoreOne = (domain: string) =>
    attempt('restore', domain, async () => {
      const kept = await sessions.load(keyOf(domain), by);
      const state = kept && stateOf(kept, domain);
      if (!state || isEmptyState(state)) return null;
      await journal.tell({ event_type: 'session_restored', metadata: { domain } });
      held.add(domain);
      return state;
    });
  const saveOne = (domain: string, whole: Promise<StorageState>) =>
    attempt('save', domain, async () => {
      const state = stateOf(await whole, domain);
      if (isEmptyState(state) && !held.has(domain)) return;
      if (!(await sessions.save(keyOf(domain), state, by))) return;
      held.add(domain);
      await journal.tell({ event_type: 'session_saved', metadata: { domain } });
    });

  return {
    async restore() {
      const states = [];
      for (const domain of domains) states.push(await restoreOne(domain));
      const found = states.filter((state) => state !== null);
      return found.length === 0 ? null : joinStates(found);
    },
    async save(agent) {
      const whole = readState(agent, clock);
      whole.catch(() => undefined); // told for each domain
      for (const domain of domains) await saveOne(domain, whole);
    },
  };
}

async function readState(agent: BrowserAgent, clock: Clock): Promise<StorageState> {
  const done = new AbortController();
  const late = clock.wait(readTimeoutMs, done.signal).then(() => {
    throw new ValetError('timeout', `The browser did not tell its state within ${readTimeoutMs / 1000} s.`);
  });
  late.catch(() => undefined); // taken down below
  try {
    return await Promise.race([agent.storageState(), late]);
  } finally {
    done.abort();
  }
}
