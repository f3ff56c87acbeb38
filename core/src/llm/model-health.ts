import type { Clock } from '../clock.ts';
import type { ModelBreaker } from './model-breaker.ts';
import type { ModelFailure } from './model-error.ts';

/** How one model fares, as this process sees it. */
export interface ModelHealth {
  readonly provider: string;
  readonly model: string;
  readonly state: ModelBreaker['state'];
  readonly consecutiveFailures: number;
  /** Calls of the last ten minutes. */
  readonly calls: number;
  /** Of those, 0 to 1. */
  readonly errorRate: number;
  readonly lastFailure: ModelFailure | null;
}

const windowMs = 600_000;
const mostKept = 1000;

/** What was seen of one model lately. */
export interface Outcomes {
  add(failure: ModelFailure | null): void;
  read(): Pick<ModelHealth, 'calls' | 'errorRate' | 'lastFailure'>;
}

/** Makes {@link Outcomes}. */
export function createOutcomes(clock: Clock): Outcomes {
  let seen: { readonly at: number; readonly failure: ModelFailure | null }[] = [];
  const recent = () => seen.filter(({ at }) => at > clock.now() - windowMs);
  return {
    add(failure) {
      seen = [...recent(), { at: clock.now(), failure }].slice(-mostKept);
    },
    read() {
      const calls = recent();
      const failed = calls.flatMap(({ failure }) => failure ?? []);
      const errorRate = calls.length === 0 ? 0 : failed.length / calls.length;
      return { calls: calls.length, errorRate, lastFailure: failed.at(-1) ?? null };
    },
  };
}
