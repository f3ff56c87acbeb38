import type { EventLog } from '@valet/core';
import type { JobEvent } from '@valet/schemas';

/** An event log that writes to `log` and then tells `listener` of each event that was stored. */
export function teeEvents(log: EventLog, listener: (event: JobEvent) => void): EventLog {
  return {
    read: (jobId, options) => log.read(jobId, options),
    async append(jobId, event, options) {
      const stored = await log.append(jobId, event, options);
      listener(stored);
      return stored;
    },
  };
}
