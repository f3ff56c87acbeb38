import type { Log } from '../log.ts';
import type { WakeUps } from '../queue/bull-waker.ts';
import { connectRedis } from './redis.ts';
import { createLocalSignals, type Signal, type Signals } from './signals.ts';

/** Where the processes of a service meet. */
export interface ServiceSignalsOptions {
  readonly redisUrl: string;
  /** What all keys and channels begin with. */
  readonly prefix: string;
  readonly log: Log;
  /** Closed with the signals. */
  readonly wakeUps: WakeUps;
}

/**
 * {@link Signals} between processes: those of pending jobs become wake-ups of the job queue, for one worker each; all others
 * are published to everybody. Listeners of this process are told at once, whether Redis is there or not.
 */
export function createServiceSignals({ redisUrl, prefix, log, wakeUps }: ServiceSignalsOptions): Signals {
  const local = createLocalSignals();
  const channel = `${prefix}:signals`;
  const publisher = connectRedis(redisUrl, { log, isProducer: true });
  const subscriber = connectRedis(redisUrl, { log, isProducer: false });
  const own = `${process.pid}-${Math.random().toString(36).slice(2)}`;
  subscriber.subscribe(channel).catch(() => undefined); // tried again with each connection
  subscriber.on('message', (_channel: string, text: string) => {
    const { from, signals } = JSON.parse(text) as { from: string; signals: readonly Signal[] };
    if (from !== own) for (const signal of signals) local.tell(signal);
  });
  /** What one piece of work tells leaves as one message. */
  const outgoing: Signal[] = [];
  const publish = () => {
    const message = JSON.stringify({ from: own, signals: outgoing.splice(0) });
    publisher.publish(channel, message).catch(() => undefined); // a hint
  };
  return {
    tell(signal) {
      local.tell(signal);
      if (signal.kind === 'pending') wakeUps.add(signal.job);
      else if (outgoing.push(signal) === 1) queueMicrotask(publish);
    },
    on: (listener) => local.on(listener),
    async close() {
      await wakeUps.close();
      publisher.disconnect();
      subscriber.disconnect();
      await local.close();
    },
  };
}
