import { randomUUID } from 'node:crypto';
import type { JobEvent } from '@valet/schemas';
import { EventEmitter } from 'eventemitter3';
import type { Clock } from '../clock.ts';
import { ValetError } from '../error/valet-error.ts';
import type { EventLog } from './event-log.ts';

/** An {@link EventLog} that lives as long as the process and tells its listeners of each event. */
export interface MemoryEventLog extends EventLog {
  readonly listeners: EventEmitter<{ event: [JobEvent] }>;
}

/** Makes a {@link MemoryEventLog}. */
export function createMemoryEventLog(clock: Clock): MemoryEventLog {
  const logs = new Map<string, JobEvent[]>();
  const fences = new Map<string, number>();
  const listeners = new EventEmitter<{ event: [JobEvent] }>();
  return {
    listeners,
    async append(jobId, event, { actor, fence }) {
      if (fence < (fences.get(jobId) ?? 0))
        throw new ValetError('fenced', `Job ${jobId} belongs to another worker now.`);
      fences.set(jobId, fence);
      const log = logs.get(jobId) ?? [];
      logs.set(jobId, log);
      const created_at = new Date(clock.now()).toISOString();
      const row: JobEvent = { id: randomUUID(), job_id: jobId, seq: log.length + 1, actor, created_at, ...event };
      log.push(row);
      listeners.emit('event', row);
      return row;
    },
    async read(jobId, { afterSeq = 0, limit = 1000 } = {}) {
      return (logs.get(jobId) ?? []).filter(({ seq }) => seq > afterSeq).slice(0, limit);
    },
  };
}
