import type { Clock } from '../clock.ts';
import { createModelBreaker, type ModelBreaker } from './model-breaker.ts';
import type { ModelError } from './model-error.ts';
import { createOutcomes, type ModelHealth, type Outcomes } from './model-health.ts';
import type { ModelProvider } from './model-provider.ts';
import { type ModelRef, type ModelRow, writeModelRef } from './model-table.ts';

/** The way to one model, with what was learned of it. */
export interface ModelLine {
  readonly ref: ModelRef;
  /** `provider:model`. */
  readonly name: string;
  readonly row: ModelRow;
  readonly provider: ModelProvider;
  readonly breaker: ModelBreaker;
  /** Null when it can be asked now, else in how many milliseconds; a probe of another call counts as a moment. */
  waitMs(): number | null;
  /** Takes down how a call ended. */
  note(failure: ModelError | null): void;
  health(): ModelHealth;
}

/** Longest that a provider's own wish to be left alone is followed. */
const longestHoldMs = 60_000;
const probeMs = 1000;

/** Makes a {@link ModelLine}. */
export function createModelLine(
  { row, provider }: { row: ModelRow; provider: ModelProvider },
  clock: Clock,
): ModelLine {
  const ref = { provider: provider.id, model: row.id };
  const breaker = createModelBreaker({ clock, isLocal: provider.isLocal });
  const outcomes: Outcomes = createOutcomes(clock);
  let heldUntil = 0;
  return {
    ref,
    name: writeModelRef(ref),
    row,
    provider,
    breaker,
    waitMs() {
      const heldMs = heldUntil - clock.now();
      if (heldMs > 0) return heldMs;
      if (breaker.isReady()) return null;
      return Math.max(probeMs, breaker.opensAgainMs());
    },
    note(failure) {
      if (failure?.kind === 'aborted') return;
      outcomes.add(failure?.kind ?? null);
      if (failure?.retryAfterMs) heldUntil = clock.now() + Math.min(failure.retryAfterMs, longestHoldMs);
    },
    health: () => ({
      ...ref,
      state: breaker.state,
      consecutiveFailures: breaker.consecutiveFailures,
      ...outcomes.read(),
    }),
  };
}
