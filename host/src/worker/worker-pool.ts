import {
  type AnswerBank,
  type ArtifactStore,
  type Clock,
  isValetError,
  type ModelPort,
  type SessionStore,
  toValetError,
  ValetError,
} from '@valet/core';
import type { Config } from '../config.ts';
import { finishAttempt } from '../job/finish-attempt.ts';
import type { HumanDesk } from '../job/human-desk.ts';
import type { AttemptEnd } from '../job/judge-attempt.ts';
import { type Loss, recoverJob } from '../job/recover-job.ts';
import { toRunRequest, toTaskRequest } from '../job/start-attempt.ts';
import type { Log } from '../log.ts';
import { isApplyRow, isTaskRow, type JobRow } from '../store/entity/job.ts';
import type { Store } from '../store/store.ts';
import type { HostPorts } from './worker-ports.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

/** What a pool needs. */
export interface WorkerPoolDeps {
  readonly config: Config;
  readonly store: Store;
  readonly sessions: SessionStore;
  readonly answers: AnswerBank;
  readonly human: HumanDesk;
  readonly artifacts: ArtifactStore;
  /** Null where none is configured. */
  readonly models: ModelPort | null;
  readonly clock: Clock;
  readonly log: Log;
  /** Module that exports `createRunner`; see AttemptRunner. */
  readonly runnerUrl: string;
}

interface Attempt {
  readonly job: JobRow;
  readonly process: WorkerProcess;
  readonly abort: AbortController;
  readonly done: PromiseWithResolvers<void>;
  /** When it was known to live, or, before its process is ready, when it was handed over. */
  lastBeatAt: number;
  isReady: boolean;
}

/** How long a worker process may take to load its plugins. */
const startMs = 60_000;
/** A worker process that shows no life for this long is killed; until then its host keeps its jobs' leases. */
const silenceMs = 30_000;
/** How long an aborted run may take to let go before its process is ended. */
const abortMs = 5000;

/** Runs claimed jobs in a worker child process, which is started anew when it dies, and writes down how they end. */
export class WorkerPool {
  readonly #deps: WorkerPoolDeps;
  readonly #attempts = new Map<string, Attempt>();
  readonly #watch: NodeJS.Timeout;
  readonly #silenceMs: number;
  readonly #unsubscribe: () => void;
  #current: WorkerProcess | undefined;
  #isClosing = false;

  constructor(deps: WorkerPoolDeps) {
    this.#deps = deps;
    this.#silenceMs = Math.max(silenceMs, deps.config.leaseSeconds * 1000);
    this.#watch = setInterval(() => void this.#watchOver(), deps.config.heartbeatSeconds * 1000);
    this.#watch.unref();
    this.#unsubscribe = deps.store.signals.on((told) => {
      if (told.kind === 'control') void this.#lookAt(told.jobId);
    });
  }

  /** Ids of the worker processes that live. */
  get pids(): readonly number[] {
    return this.#current?.isAlive && this.#current.pid !== undefined ? [this.#current.pid] : [];
  }

  /** Jobs that it runs. */
  get active(): number {
    return this.#attempts.size;
  }

  /** Starts the process ahead of the first job. */
  warm(): void {
    this.#ensureProcess();
  }

  /** Runs one attempt; resolves when the job's row says how it ended. Never throws for what happens in the worker. */
  async run(job: JobRow): Promise<void> {
    const attempt: Attempt = {
      job,
      process: this.#ensureProcess(),
      abort: new AbortController(),
      done: Promise.withResolvers<void>(),
      lastBeatAt: this.#deps.clock.now(),
      isReady: false,
    };
    this.#attempts.set(job.id, attempt);
    try {
      await this.#finish(job, await this.#runInProcess(attempt));
    } catch (error) {
      await this.#conclude(attempt, error).catch((failure: unknown) => {
        const cause = toValetError(failure).message;
        this.#deps.log.error({ jobId: job.id, cause }, 'the end of an attempt could not be written');
      });
    } finally {
      this.#attempts.delete(job.id);
      attempt.done.resolve();
    }
  }

  /**
   * Waits up to `drainMs` for running jobs, then gives them back, except those between click and verdict, which are waited
   * for; then ends the process. Jobs that wait for a person stay paused, and go on elsewhere with the answer.
   */
  async close({ drainMs = 0 }: { drainMs?: number } = {}): Promise<void> {
    this.#isClosing = true;
    this.#unsubscribe();
    const attempts = [...this.#attempts.values()];
    await Promise.all(attempts.map((attempt) => this.#letGo(attempt, drainMs)));
    clearInterval(this.#watch);
    await this.#current?.stop();
    await Promise.all(attempts.map(({ done }) => done.promise));
  }

  /** Ends the process as it is: its jobs are given back at once, except those that may have been sent. */
  force(): void {
    this.#isClosing = true;
    for (const { abort } of this.#attempts.values())
      abort.abort(new ValetError('cancelled', 'Valet is being stopped.'));
    this.#current?.kill();
  }

  /** Resolves when no job runs. */
  async idle(): Promise<void> {
    while (this.#attempts.size > 0) await Promise.all([...this.#attempts.values()].map(({ done }) => done.promise));
  }

  #ensureProcess(): WorkerProcess {
    if (this.#current?.isAlive) return this.#current;
    const { config, runnerUrl, log } = this.#deps;
    const started = startWorkerProcess({ config, runnerUrl, ports: this.#ports() });
    this.#current = started;
    const { pid: workerPid } = started;
    log.info({ workerPid }, 'worker started');
    void started.ended.then((why) => {
      if (!this.#isClosing) log.error({ workerPid, why }, 'worker ended');
    });
    started.ready.catch((error: unknown) => {
      log.error({ workerPid, cause: toValetError(error).message }, 'worker could not be set up');
      if (this.#current === started) this.#current = undefined; // the next job tries anew
      void started.stop();
    });
    return started;
  }

  #ports(): HostPorts {
    const { store, sessions, answers, human, artifacts, models } = this.#deps;
    const { ledger, checkpoints, manuals, pace, events } = store;
    const beat = (jobId: string, fence: number) => this.#beat(jobId, fence);
    return {
      ...{ ledger, checkpoints, manuals, pace, sessions, answers, events, human, artifacts },
      ...(models && { models }),
      host: { beat },
    };
  }

  async #beat(jobId: string, fence: number): Promise<void> {
    const attempt = this.#attempts.get(jobId);
    if (attempt?.job.fence !== fence) throw lostTo(jobId);
    attempt.lastBeatAt = this.#deps.clock.now();
  }

  async #watchOver(): Promise<void> {
    this.#killSilent();
    const { clock, store, config, log } = this.#deps;
    const attempts = [...this.#attempts.values()];
    const held = attempts.map(({ job: { id, fence } }) => ({ id, fence }));
    try {
      const own = await store.jobs.renew(held, new Date(clock.now() + config.leaseSeconds * 1000));
      // One that was claimed anew meanwhile is not lost.
      for (const attempt of attempts) if (!own.has(attempt.job.id)) await this.#lookAt(attempt.job.id);
    } catch (error) {
      log.error({ cause: toValetError(error).message }, 'leases could not be renewed');
    }
  }

  #killSilent(): void {
    const { clock, log } = this.#deps;
    for (const { job, process: worker, lastBeatAt, isReady } of this.#attempts.values()) {
      if (clock.now() - lastBeatAt <= (isReady ? this.#silenceMs : Math.max(this.#silenceMs, startMs))) continue;
      const facts = { jobId: job.id, workerPid: worker.pid };
      log.error(facts, 'worker showed no life for too long: killed');
      worker.kill();
    }
  }

  /** Aborts the attempt at a job that is no longer this pool's: it was cancelled, or another worker has it. */
  async #lookAt(jobId: string): Promise<void> {
    const { store, log } = this.#deps;
    const attempt = this.#attempts.get(jobId);
    if (!attempt) return;
    try {
      const row = await store.jobs.get(jobId);
      const isOwn = row?.fence === attempt.job.fence && (row.status === 'running' || row.status === 'paused');
      if (!isOwn) attempt.abort.abort(lostTo(jobId));
    } catch (error) {
      log.error({ jobId, cause: toValetError(error).message }, 'a job could not be looked at');
    }
  }

  async #runInProcess(attempt: Attempt): Promise<AttemptEnd> {
    const { config, clock } = this.#deps;
    const { job, process: worker, abort } = attempt;
    await worker.ready;
    attempt.isReady = true;
    attempt.lastBeatAt = clock.now();
    const place = { actor: config.workerId, headed: config.headed, actionLimit: config.actionLimit };
    if (isTaskRow(job)) return { task: await worker.worker.runTask(toTaskRequest(job, place), abort.signal) };
    if (isApplyRow(job)) return { report: await worker.worker.run(toRunRequest(job, place), abort.signal) };
    throw new ValetError('internal_error', `Job ${job.id} is of no known type.`);
  }

  async #conclude(attempt: Attempt, thrown: unknown): Promise<void> {
    const { log } = this.#deps;
    const { job, process: worker, abort } = attempt;
    const { code, message } = toValetError(thrown);
    // The pipe breaks before the exit; the next attempt waits until this process can do nothing more.
    if (!worker.isAlive) await worker.stop();
    log.warn({ jobId: job.id, code, cause: message }, 'attempt ended without a report');
    if (isLostTo(abort.signal)) return; // somebody else wrote down how it goes on
    if (abort.signal.aborted) return this.#recover(job, 'host_stopping');
    if (!worker.isAlive) return this.#recover(job, 'worker_lost');
    if (code === 'fenced') return; // the job is another worker's
    return this.#finish(job, { error: { code, message } });
  }

  async #finish(job: JobRow, end: AttemptEnd): Promise<void> {
    const { store, config } = this.#deps;
    const by = { actor: config.workerId, fence: job.fence };
    await store.jobs.changeTogether(job.id, by, (held) => finishAttempt(held, end, this.#now()));
  }

  async #recover(job: JobRow, loss: Loss): Promise<void> {
    await this.#deps.store.jobs.change(job.id, { actor: 'host', fence: 'take' }, (held) =>
      held.job.fence === job.fence ? recoverJob(held, loss, this.#now()) : null,
    );
  }

  async #letGo({ job, abort, done }: Attempt, drainMs: number): Promise<void> {
    const { store, clock, config } = this.#deps;
    if (drainMs > 0 && !(await this.#isPaused(job.id))) await Promise.race([done.promise, clock.wait(drainMs)]);
    if (!this.#attempts.has(job.id)) return;
    const intents = await store.ledger.findByJob(job.id);
    const isSubmitting = intents.some(({ state }) => state === 'armed' || state === 'clicked');
    if (isSubmitting) await Promise.race([done.promise, clock.wait(config.shutdownSeconds * 1000)]);
    abort.abort(new ValetError('cancelled', 'Valet is being stopped.'));
    await Promise.race([done.promise, clock.wait(abortMs)]);
  }

  async #isPaused(jobId: string): Promise<boolean> {
    return (await this.#deps.store.jobs.get(jobId))?.status === 'paused';
  }

  #now(): Date {
    return new Date(this.#deps.clock.now());
  }
}

function lostTo(jobId: string): ValetError {
  return new ValetError('fenced', `Job ${jobId} belongs to another worker now.`);
}

function isLostTo({ reason }: AbortSignal): boolean {
  return isValetError(reason) && reason.code === 'fenced';
}
