import { type Clock, toValetError } from '@valet/core';
import { finishAttempt } from '../../host/src/job/finish-attempt.ts';
import { createHumanDesk } from '../../host/src/job/human-desk.ts';
import { startAttempt, toRunRequest } from '../../host/src/job/start-attempt.ts';
import { isApplyRow, type JobRow } from '../../host/src/store/entity/job.ts';
import type { Store } from '../../host/src/store/store.ts';
import { attemptOverWire, type Point } from './wire-attempt.ts';

/** What a worker of many small attempts needs. */
export interface MiniWorkerOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly workerId: string;
  readonly slots: number;
  readonly leaseMs: number;
  /** Called at each point of each attempt. One that never resolves is a dead attempt; the slot is taken anew. */
  reach(job: JobRow, point: Point, dead: () => void): Promise<void>;
}

/** A worker whose attempts share one process, so that thousands can die: each keeps to claims, leases and fences as a real one does. */
export function startMiniWorker(options: MiniWorkerOptions): { stop(): Promise<void> } {
  const { store, clock, workerId, slots, leaseMs, reach } = options;
  const stopped = new AbortController();
  const held = new Map<string, { job: JobRow; abort: AbortController }>();
  const human = createHumanDesk({ jobs: store.jobs, signals: store.signals, clock });
  const now = () => new Date(clock.now());

  const attempt = async (job: JobRow): Promise<void> => {
    if (!isApplyRow(job)) return;
    const abort = new AbortController();
    held.set(job.id, { job, abort });
    const death = Promise.withResolvers<'dead'>();
    const dead = () => {
      held.delete(job.id); // nobody renews its lease
      death.resolve('dead');
    };
    const work = async () => {
      const by = { actor: workerId, fence: job.fence };
      try {
        const request = toRunRequest(job, { actor: workerId, headed: false });
        const ports = { events: store.events, ledger: store.ledger, human };
        const report = await attemptOverWire(request, ports, {
          signal: abort.signal,
          reach: (point) => reach(job, point, dead),
        });
        await store.jobs.change(job.id, by, (row) => finishAttempt(row, { report }, now()));
      } catch (thrown) {
        const { code, message } = toValetError(thrown);
        if (code === 'fenced') return;
        await store.jobs
          .change(job.id, by, (row) => finishAttempt(row, { error: { code, message } }, now()))
          .catch(() => undefined); // fenced
      }
    };
    await Promise.race([work(), death.promise]);
    held.delete(job.id);
  };
  const slot = async () => {
    while (!stopped.signal.aborted) {
      const start = { workerId, leaseMs, now: now() };
      const job = await store.jobs.claim(workerId, (row) => startAttempt(row, start));
      if (job) await attempt(job);
      else await clock.wait(200, stopped.signal).catch(() => undefined);
    }
  };
  const renewing = async () => {
    while (!stopped.signal.aborted) {
      const jobs = [...held.values()];
      const own = await store.jobs.renew(
        jobs.map(({ job }) => job),
        new Date(clock.now() + leaseMs),
      );
      for (const { job, abort } of jobs) if (!own.has(job.id)) abort.abort(new Error('fenced'));
      await clock.wait(leaseMs / 3, stopped.signal).catch(() => undefined);
    }
  };
  const running = Promise.all([...Array.from({ length: slots }, slot), renewing()]);
  return {
    async stop() {
      stopped.abort();
      await running;
    },
  };
}
