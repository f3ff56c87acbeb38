import { Redis } from 'ioredis';
import type { Log } from '../log.ts';

/** Says of a connection what it is for. */
export interface RedisUse {
  readonly log: Log;
  /** Its commands fail at once while Redis is away; otherwise they wait for it. */
  readonly isProducer: boolean;
}

/** A failing connection tells so once in this time. */
const tellEveryMs = 10_000;
const mostRetryMs = 2000;

/** Connects to Redis, again and again where that fails; the caller disconnects. Redis may go at any time: nothing that matters is only there. */
export function connectRedis(url: string, { log, isProducer }: RedisUse): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: isProducer ? 0 : null,
    enableOfflineQueue: !isProducer,
    retryStrategy: (times) => Math.min(mostRetryMs, 50 * 2 ** Math.min(times, 6)),
  });
  let toldAt = 0;
  redis.on('error', (error: Error) => {
    if (Date.now() - toldAt < tellEveryMs) return;
    toldAt = Date.now();
    log.warn({ cause: error.message || 'no connection' }, 'Redis cannot be reached; jobs are found in the store');
  });
  return redis;
}
