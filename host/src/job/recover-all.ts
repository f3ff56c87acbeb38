import type { Clock } from '@valet/core';
import type { Log } from '../log.ts';
import type { JobRepository } from '../store/store.ts';
import { recoverJob } from './recover-job.ts';

/** What recovery needs. */
export interface RecoverDeps {
  readonly jobs: JobRepository;
  readonly clock: Clock;
  readonly log: Log;
}

/** Deals with every job that was in a worker's hands when the last host ended; call it before the first claim. */
export async function recoverAll({ jobs, clock, log }: RecoverDeps): Promise<void> {
  for (const { id } of await jobs.list(['running', 'paused'])) {
    const job = await jobs.change(id, { actor: 'host', fence: 'take' }, (held) =>
      recoverJob(held, 'host_restarted', new Date(clock.now())),
    );
    if (job) log.info({ jobId: id, status: job.status }, 'job recovered');
  }
}
