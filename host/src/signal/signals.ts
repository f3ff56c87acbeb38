import { EventEmitter } from 'node:events';

/** A job that waits for a worker. */
export interface PendingJob {
  readonly jobId: string;
  /** 1..10, higher goes first. */
  readonly priority: number;
  /** Not before; null: at once. */
  readonly runAt: Date | null;
  /** The only worker that may take it; null: any. */
  readonly targetWorkerId: string | null;
}

/** A hint that the store holds something new. It may be lost or come twice: whoever waits for one also looks by itself. */
export type Signal =
  /** A job became pending. */
  | { readonly kind: 'pending'; readonly job: PendingJob }
  /** A callback waits. */
  | { readonly kind: 'outbox' }
  /** A job's event log has grown up to `seq`. */
  | { readonly kind: 'events'; readonly jobId: string; readonly seq: number }
  /** A job was taken from its worker, or a person has answered its question: its worker must look. */
  | { readonly kind: 'control'; readonly jobId: string };

/** Carries signals between the parts of a host, and between hosts where they share a carrier. */
export interface Signals {
  /** Call it after the commit that it tells of. */
  tell(signal: Signal): void;
  /** Returns how to stop listening. */
  on(listener: (signal: Signal) => void): () => void;
  close(): Promise<void>;
}

/** {@link Signals} within this process. */
export function createLocalSignals(): Signals {
  const emitter = new EventEmitter<{ signal: [Signal] }>().setMaxListeners(0);
  return {
    tell: (signal) => void emitter.emit('signal', signal),
    on(listener) {
      emitter.on('signal', listener);
      return () => void emitter.off('signal', listener);
    },
    close: async () => void emitter.removeAllListeners(),
  };
}
