import type { Clock } from '../clock.ts';
import { type CachedAnswer, type ResponseCache, responseTtlMs } from './response-cache.ts';

interface Kept {
  readonly answer: CachedAnswer;
  readonly until: number;
}

interface MemoryCacheOptions {
  readonly clock: Clock;
  /** Most that the answers may take, in characters of JSON. */
  readonly maxSize?: number;
}

/** Keeps answers in this process; the one that was not asked for the longest goes first. */
export function createMemoryResponses({ clock, maxSize = 5_000_000 }: MemoryCacheOptions): ResponseCache {
  // A Map keeps the order of insertion, so that its first entry is the oldest.
  const kept = new Map<string, Kept>();
  let size = 0;
  const drop = (key: string) => {
    size -= kept.get(key)?.answer.json.length ?? 0;
    kept.delete(key);
  };
  return {
    async find(key) {
      const found = kept.get(key);
      if (!found) return null;
      drop(key);
      if (found.until <= clock.now()) return null;
      kept.set(key, found);
      size += found.answer.json.length;
      return found.answer;
    },
    async keep(key, answer) {
      drop(key);
      if (answer.json.length > maxSize) return;
      kept.set(key, { answer, until: clock.now() + responseTtlMs });
      size += answer.json.length;
      for (const oldest of kept.keys()) {
        if (size <= maxSize) return;
        drop(oldest);
      }
    },
  };
}
