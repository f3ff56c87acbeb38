import type { Clock, EventLog } from '@valet/core';
import type { JobStatus } from '@valet/schemas';
import type { Log } from '../log.ts';
import type { Signals } from '../signal/signals.ts';
import type { JobRepository } from '../store/store.ts';
import { JobFeed } from './job-feed.ts';
import type { Listener } from './listener.ts';

/** Signals may be lost: so often it is looked whether a followed job has new events. */
const lookEveryMs = 1000;
/** Shorter than the idle timeouts of the usual proxies (nginx and AWS: 60 s). */
const beatEveryMs = 15_000;

/** Whether nothing happens to a job any more, unless somebody retries it. */
export function isOver(status: JobStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled' || status === 'expired';
}

/** What the hub is made of. */
export interface HubDeps {
  readonly jobs: Pick<JobRepository, 'standings'>;
  readonly events: Pick<EventLog, 'read'>;
  readonly signals: Signals;
  readonly clock: Clock;
  readonly log: Log;
}

/** Where events reach everybody who follows a job; one in a process. */
export class EventHub {
  readonly #deps: HubDeps;
  readonly #feeds = new Map<string, JobFeed>();
  readonly #stopped = new AbortController();
  #running: Promise<unknown> = Promise.resolve();
  #unsubscribe: () => void = () => undefined;

  constructor(deps: HubDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#unsubscribe = this.#deps.signals.on((signal) => {
      if (signal.kind !== 'events') return;
      const feed = this.#feeds.get(signal.jobId);
      if (feed && feed.cursor < signal.seq) this.#refresh(feed);
    });
    this.#running = Promise.all([
      this.#every(lookEveryMs, () => this.#look()),
      this.#every(beatEveryMs, () => this.#beat()),
    ]);
  }

  /**
   * Gives the listener every event of the job after `afterSeq` (a number that the job has reached), and ends it after the last
   * one; returns how to stop.
   */
  follow({ jobId, afterSeq }: { jobId: string; afterSeq: number }, listener: Listener): () => void {
    const known = this.#feeds.get(jobId);
    const feed = known ?? this.#openFeed(jobId, afterSeq);
    const leave = feed.follow(listener, afterSeq);
    if (!known) this.#refresh(feed);
    return () => {
      leave();
      if (feed.isEmpty && this.#feeds.get(jobId) === feed) this.#feeds.delete(jobId);
    };
  }

  /** Ends everybody, who may come again elsewhere. */
  async stop(): Promise<void> {
    this.#unsubscribe();
    this.#stopped.abort();
    for (const feed of this.#feeds.values()) feed.endAll('closing');
    this.#feeds.clear();
    await this.#running;
  }

  #openFeed(jobId: string, afterSeq: number): JobFeed {
    const { events } = this.#deps;
    const feed = new JobFeed(
      {
        read: (page) => events.read(jobId, page),
        isOver: async (seq) =>
          (await this.#standings([jobId])).some((job) => isOver(job.status) && seq >= job.eventSeq),
      },
      afterSeq,
    );
    this.#feeds.set(jobId, feed);
    return feed;
  }

  #standings(ids: readonly string[]) {
    return this.#deps.jobs.standings(ids);
  }

  /** One look at all followed jobs. */
  async #look(): Promise<void> {
    for (const [jobId, feed] of this.#feeds) if (feed.isEmpty) this.#feeds.delete(jobId);
    if (this.#feeds.size === 0) return;
    for (const { id, status, eventSeq } of await this.#standings([...this.#feeds.keys()])) {
      const feed = this.#feeds.get(id);
      if (!feed) continue;
      if (feed.cursor < eventSeq) this.#refresh(feed);
      else if (isOver(status)) await feed.endIfOver();
    }
  }

  #beat(): void {
    for (const feed of this.#feeds.values()) feed.beat();
  }

  #refresh(feed: JobFeed): void {
    feed.refresh().catch((error: unknown) => this.#complain(error)); // it is looked again
  }

  async #every(ms: number, work: () => Promise<void> | void): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      await this.#deps.clock.wait(ms, signal).catch(() => undefined); // stopped
      if (signal.aborted) return;
      try {
        await work();
      } catch (error) {
        this.#complain(error);
      }
    }
  }

  #complain(error: unknown): void {
    this.#deps.log.error({ cause: String(error) }, 'the events of followed jobs could not be read');
  }
}
