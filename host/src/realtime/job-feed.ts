import type { JobEvent } from '@valet/schemas';
import { type EventFrame, toFrame } from './event-frame.ts';
import type { EndReason, Listener } from './listener.ts';

/** Events that are read at once. */
const pageSize = 500;
/** Events that are kept for whoever comes, or comes again, a little later. */
const mostRecent = 1000;
/** Bytes that may wait for a listener who follows; one that lags behind further is dropped, and comes again. */
const mostBufferedBytes = 1024 * 1024;

/** What a feed is made of. */
export interface FeedDeps {
  /** A page of a job's events after a number, in order. */
  read(options: { afterSeq: number; limit: number }): Promise<readonly JobEvent[]>;
  /** Whether nothing comes after this number any more. */
  isOver(seq: number): Promise<boolean>;
}

interface Follower {
  readonly listener: Listener;
  /** Number of the last frame that it was given. */
  position: number;
  /** That frame may be the job's last one. */
  isAtEnding: boolean;
  isLive: boolean;
}

/**
 * Carries one job's events to everybody who follows it: each event is read once and made a frame once. A follower who lags
 * catches up from what is kept, or from the store, until it stands where the feed stands; from then on it is live.
 */
export class JobFeed {
  readonly #deps: FeedDeps;
  readonly #followers = new Set<Follower>();
  readonly #recent: EventFrame[] = [];
  /** Number of the last event that was read. */
  #cursor: number;
  #refreshing: Promise<void> | undefined;
  #isStale = false;

  constructor(deps: FeedDeps, afterSeq: number) {
    this.#deps = deps;
    this.#cursor = afterSeq;
  }

  get cursor(): number {
    return this.#cursor;
  }

  get isEmpty(): boolean {
    return this.#followers.size === 0;
  }

  /** Gives the listener every event after `afterSeq`; returns how to stop. */
  follow(listener: Listener, afterSeq: number): () => void {
    const follower: Follower = { listener, position: afterSeq, isAtEnding: false, isLive: false };
    this.#followers.add(follower);
    void this.#catchUp(follower).catch(() => this.#end(follower, 'failed'));
    return () => void this.#followers.delete(follower);
  }

  /** Reads what is new and hands it on; calls that come meanwhile are one. */
  refresh(): Promise<void> {
    this.#isStale = true;
    this.#refreshing ??= this.#readOn().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  beat(): void {
    for (const { listener } of this.#followers) listener.beat();
  }

  endAll(why: EndReason): void {
    for (const follower of [...this.#followers]) this.#end(follower, why);
  }

  async #readOn(): Promise<void> {
    let last: EventFrame | undefined;
    while (this.#isStale) {
      this.#isStale = false;
      const events = await this.#deps.read({ afterSeq: this.#cursor, limit: pageSize });
      if (events.length === pageSize) this.#isStale = true;
      const frames = events.map(toFrame);
      last = frames.at(-1) ?? last;
      if (frames.length > 0) this.#handOn(frames);
    }
    if (last?.isEnding) await this.endIfOver();
  }

  /** Ends everybody who has heard all of a job that is over. */
  async endIfOver(): Promise<void> {
    const heard = this.#cursor;
    if (!(await this.#deps.isOver(heard))) return;
    for (const follower of [...this.#followers]) {
      if (follower.isLive && follower.position >= heard && this.#cursor === heard) this.#end(follower, 'job_over');
    }
  }

  #handOn(frames: readonly EventFrame[]): void {
    this.#recent.push(...frames);
    if (this.#recent.length > mostRecent) this.#recent.splice(0, this.#recent.length - mostRecent);
    this.#cursor = frames.at(-1)?.seq ?? this.#cursor;
    for (const follower of this.#followers) if (follower.isLive) this.#give(follower, frames);
  }

  #give(follower: Follower, frames: readonly EventFrame[]): void {
    const { listener, position } = follower;
    const isNext = frames[0]?.seq === position + 1;
    const wanted = isNext ? frames : frames.filter(({ seq }) => seq > position);
    if (wanted.length === 0) return;
    const last = wanted.at(-1);
    follower.position = last?.seq ?? position;
    follower.isAtEnding = last?.isEnding ?? false;
    if (listener.bufferedBytes > mostBufferedBytes) this.#end(follower, 'slow');
    else listener.write(wanted);
  }

  async #catchUp(follower: Follower): Promise<void> {
    while (follower.position < this.#cursor && this.#followers.has(follower)) {
      const missed = this.#keptAfter(follower.position) ?? (await this.#readAfter(follower.position));
      if (missed.length === 0) throw new RangeError(`the store holds no event after ${follower.position}`);
      this.#give(follower, missed);
      await follower.listener.drained();
    }
    follower.isLive = true; // in the same moment in which it was seen to stand where the feed stands
    if (follower.isAtEnding) await this.endIfOver();
  }

  /** What is kept after this number; undefined when some of it is no longer kept. */
  #keptAfter(position: number): readonly EventFrame[] | undefined {
    const [oldest] = this.#recent;
    if (!oldest || oldest.seq > position + 1) return undefined;
    return this.#recent.slice(position + 1 - oldest.seq);
  }

  async #readAfter(afterSeq: number): Promise<readonly EventFrame[]> {
    return (await this.#deps.read({ afterSeq, limit: pageSize })).map(toFrame);
  }

  #end(follower: Follower, why: EndReason): void {
    if (this.#followers.delete(follower)) follower.listener.end(why);
  }
}
