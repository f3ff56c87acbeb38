import type { PracticeScenario } from '@valet/schemas';
import type { Clock } from './clock.ts';
import type { FaultBook } from './fault-book.ts';
import type { HoldDesk } from './hold-desk.ts';
import type { Ledger } from './ledger.ts';
import type { Outbox } from './outbox.ts';

/** What every practice site works with. */
export interface SiteDeps {
  scenarios: readonly PracticeScenario[];
  faults: FaultBook;
  holds: HoldDesk;
  ledger: Ledger;
  outbox: Outbox;
  clock: Clock;
  /** Waits; ends early when the server closes. */
  pause(delayMs: number): Promise<void>;
}
