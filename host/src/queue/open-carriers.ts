import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { createLocalSignals, type Signals } from '../signal/signals.ts';
import { createLocalWaker, type Waker } from './waker.ts';

/** What carries hints from part to part. */
export interface Carriers {
  readonly signals: Signals;
  /** Made for a process that runs jobs. */
  createWaker(): Waker;
}

/** Carriers within this process, or Redis where it is configured: only then is its client loaded. */
export async function openCarriers(
  { redisUrl, redisPrefix: prefix, workerId }: Pick<Config, 'redisUrl' | 'redisPrefix' | 'workerId'>,
  log: Log,
): Promise<Carriers> {
  if (redisUrl === null) {
    const signals = createLocalSignals();
    return { signals, createWaker: () => createLocalWaker(signals) };
  }
  const [{ createServiceSignals }, { createBullWaker, createWakeUps }] = await Promise.all([
    import('../signal/service-signals.ts'),
    import('./bull-waker.ts'),
  ]);
  const wakeUps = createWakeUps({ redisUrl, prefix, log });
  return {
    signals: createServiceSignals({ redisUrl, prefix, log, wakeUps }),
    createWaker: () => createBullWaker({ workerId, redisUrl, prefix, log, wakeUps }),
  };
}
