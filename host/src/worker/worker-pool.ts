import { type ArtifactStore, type Clock, isValetError, toValetError, ValetError } from '@valet/core';
import type { Config } from '../config.ts';
import { type AttemptEnd, finishAttempt } from '../job/finish-attempt.ts';
import type { HumanDesk } from '../job/human-desk.ts';
import { type Loss, recoverJob } from '../job/recover-job.ts';
import { toRunRequest } from '../job/start-attempt.ts';
import type { Log } from '../log.ts';
import type { JobRow } from '../store/entity/job.ts';
import type { Store } from '../store/store.ts';
import type { HostPorts } from './worker-ports.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

/** What a pool needs. */
export interface WorkerPoolDeps {
  readonly config: Config;
  readonly store: Store;
  readonly human: HumanDesk;
  readonly artifacts: ArtifactStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Module that exports `createRunner`; see AttemptRunner. */
  readonly runnerUrl: string;
}

/** Runs claimed jobs in a worker child process and writes down how they end. */
export interface WorkerPool {
  /** Starts the process ahead of the first job. */
  warm(): void;
  /** Runs one attempt; resolves when the job's row says how it ended. Never throws for what happens in the worker. */
  run(job: JobRow): Promise<void>;
  /** Ids of the worker processes that live. */
  readonly pids: readonly number[];
  /** Gives running jobs back, except those between click and verdict, which are waited for; then ends the process. */
  close(): Promise<void>;
}

interface Attempt {
  readonly job: JobRow;
  readonly process: WorkerProcess;
  readonly abort: AbortController;
  readonly done: Promise<void>;
  /** When it was known to live, or, before its process is ready, when it was handed over. */
  lastBeatAt: number;
  isReady: boolean;
}

/** Makes a {@link WorkerPool}. */
export function createWorkerPool({
  config,
  store,
  human,
  artifacts,
  clock,
  log,
  runnerUrl,
}: WorkerPoolDeps): WorkerPool {
  const attempts = new Map<string, Attempt>();
  const leaseMs = config.leaseSeconds * 1000;
  const now = () => new Date(clock.now());
  let current: WorkerProcess | undefined;
  let isClosing = false;

  const ports: HostPorts = {
    ledger: store.ledger,
    checkpoints: store.checkpoints,
    events: store.events,
    human,
    artifacts,
    host: {
      async beat(jobId, fence) {
        const attempt = attempts.get(jobId);
        const leaseExpiresAt = new Date(clock.now() + leaseMs);
        if (!attempt || !(await store.jobs.beat(jobId, { fence, leaseExpiresAt }))) {
          throw new ValetError('fenced', `Job ${jobId} belongs to another worker now.`);
        }
        attempt.lastBeatAt = clock.now();
      },
    },
  };

  const ensureProcess = (): WorkerProcess => {
    if (current?.isAlive) return current;
    const started = startWorkerProcess({ config, runnerUrl, ports });
    current = started;
    log.info({ workerPid: started.pid }, 'worker started');
    void started.ended.then((why) => {
      if (!isClosing) log.error({ workerPid: started.pid, why }, 'worker ended');
    });
    started.ready.catch((error: unknown) => {
      log.error({ workerPid: started.pid, cause: toValetError(error).message }, 'worker could not be set up');
      if (current === started) current = undefined; // the next job tries anew
      void started.stop();
    });
    return started;
  };

  const finish = async (job: JobRow, end: AttemptEnd) => {
    await store.jobs.change(job.id, { actor: config.workerId, fence: job.fence }, (held) =>
      finishAttempt(held, end, now()),
    );
  };
  const recover = async (job: JobRow, loss: Loss) => {
    await store.jobs.change(job.id, { actor: 'host', fence: 'take' }, (held) =>
      held.job.fence === job.fence ? recoverJob(held, loss, now()) : null,
    );
  };

  const conclude = async (attempt: Attempt, thrown: unknown) => {
    const error = toValetError(thrown);
    const { id: jobId } = attempt.job;
    log.warn({ jobId, code: error.code, cause: error.message }, 'attempt ended without a report');
    if (attempt.abort.signal.aborted) return recover(attempt.job, 'host_stopping');
    if (!attempt.process.isAlive) return recover(attempt.job, 'worker_lost');
    if (error.code === 'fenced') return; // the job is another worker's
    return finish(attempt.job, { error: { code: error.code, message: error.message } });
  };

  const watch = setInterval(() => {
    for (const { job, process: worker, lastBeatAt, isReady } of attempts.values()) {
      if (clock.now() - lastBeatAt <= (isReady ? leaseMs : Math.max(leaseMs, startMs))) continue;
      log.error({ jobId: job.id, workerPid: worker.pid }, 'worker showed no life for the length of its lease: killed');
      worker.kill();
    }
  }, config.heartbeatSeconds * 1000);
  watch.unref();

  const runIn = async (attempt: Attempt) => {
    const { job, process: worker, abort } = attempt;
    await worker.ready;
    attempt.isReady = true;
    attempt.lastBeatAt = clock.now();
    const request = toRunRequest(job, { actor: config.workerId, headed: config.headed });
    return worker.worker.run(request, abort.signal);
  };

  return {
    warm: () => void ensureProcess(),
    get pids() {
      return current?.isAlive && current.pid !== undefined ? [current.pid] : [];
    },
    async run(job) {
      const worker = ensureProcess();
      const { promise: done, resolve } = Promise.withResolvers<void>();
      const abort = new AbortController();
      const attempt: Attempt = { job, process: worker, abort, done, lastBeatAt: clock.now(), isReady: false };
      attempts.set(job.id, attempt);
      try {
        const report = await runIn(attempt);
        await finish(job, { report });
      } catch (error) {
        // A dead process is known by its exit, which may come just after the broken pipe.
        if (isValetError(error) && error.code === 'fenced') await Promise.race([worker.ended, clock.wait(1000)]);
        await conclude(attempt, error).catch((failure: unknown) =>
          log.error(
            { jobId: job.id, cause: toValetError(failure).message },
            'the end of an attempt could not be written',
          ),
        );
      } finally {
        attempts.delete(job.id);
        resolve();
      }
    },
    async close() {
      isClosing = true;
      clearInterval(watch);
      await Promise.all([...attempts.values()].map((attempt) => letGo(attempt)));
      await current?.stop();
      await Promise.all([...attempts.values()].map(({ done }) => done));
    },
  };

  async function letGo({ job, abort, done }: Attempt): Promise<void> {
    const intents = await store.ledger.findByJob(job.id);
    const isSubmitting = intents.some(({ state }) => state === 'armed' || state === 'clicked');
    if (isSubmitting) await Promise.race([done, clock.wait(config.shutdownSeconds * 1000)]);
    abort.abort(new ValetError('cancelled', 'Valet is being stopped.'));
    await Promise.race([done, clock.wait(abortMs)]);
  }
}

/** How long a worker process may take to load its plugins. */
const startMs = 60_000;
/** How long an aborted run may take to let go before its process is ended. */
const abortMs = 5000;
