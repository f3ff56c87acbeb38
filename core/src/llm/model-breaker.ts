import { CircuitState, circuitBreaker, handleWhen, type IBackoff, type IBreaker } from 'cockatiel';
import type { Clock } from '../clock.ts';
import { ModelError, type ModelFailure } from './model-error.ts';

/** What stands between the router and one model. */
export interface ModelBreaker {
  /** `half-open` when its time is over: the next call is a probe, or one is under way. */
  readonly state: 'closed' | 'open' | 'half-open';
  readonly consecutiveFailures: number;
  /** Whether a call would be let through now. Never waits for a probe: who finds one under way goes to the next model. */
  isReady(): boolean;
  /** In how many milliseconds an open one lets a probe through; 0 where that is over. */
  opensAgainMs(): number;
  /** Does the work and learns from how it ends; only right after {@link isReady} said so. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Failures in a row that open it. */
const threshold = 5;
const openMs = 60_000;
/** What the request is to blame for, or the caller, says nothing about the model. */
const harmless: ReadonlySet<ModelFailure> = new Set(['invalid_request', 'refusal', 'truncated', 'aborted']);
/** How a server of one's own shows that it is gone. */
const gone: ReadonlySet<ModelFailure> = new Set(['timeout', 'network']);

/**
 * A circuit breaker: five failures in a row keep everything away for 60 s, then one probe decides. A model of one's own that times
 * out or cannot be reached opens it at once. The states are cockatiel's; its pause asks our clock.
 */
export function createModelBreaker({ clock, isLocal }: { clock: Clock; isLocal: boolean }): ModelBreaker {
  let failures = 0;
  let openedAt = 0;
  const count: IBreaker = {
    state: null, // nothing of it is kept over a restart
    success() {
      failures = 0;
    },
    failure() {
      failures += 1;
      return failures >= threshold;
    },
  };
  const isOver = () => clock.now() - openedAt >= openMs;
  // cockatiel asks for the duration at each call and compares it with the machine's clock: always over, or never.
  const pause: IBackoff<unknown> = {
    get duration() {
      return isOver() ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    },
    next: () => pause,
  };
  const counts = (error: unknown): boolean => {
    const kind = error instanceof ModelError ? error.kind : 'server';
    if (isLocal && gone.has(kind)) failures = Math.max(failures, threshold - 1);
    // A probe that proved nothing leaves it open.
    return !harmless.has(kind) || (kind === 'aborted' && policy.state === CircuitState.HalfOpen);
  };
  const policy = circuitBreaker(handleWhen(counts), { breaker: count, halfOpenAfter: pause });
  policy.onBreak(() => {
    openedAt = clock.now();
  });
  const stateNow = () => {
    if (policy.state === CircuitState.Closed) return 'closed';
    return policy.state === CircuitState.HalfOpen || isOver() ? 'half-open' : 'open';
  };
  return {
    get state() {
      return stateNow();
    },
    get consecutiveFailures() {
      return failures;
    },
    isReady: () => policy.state !== CircuitState.HalfOpen && stateNow() !== 'open',
    opensAgainMs: () => (policy.state === CircuitState.Open ? Math.max(0, openedAt + openMs - clock.now()) : 0),
    run: (work) => policy.execute(work),
  };
}
