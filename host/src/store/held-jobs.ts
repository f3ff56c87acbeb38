import type { SqlEntityManager } from '@mikro-orm/sql';
import { readSpendings } from './budget-repository.ts';
import { HumanPauseEntity } from './entity/human-pause.ts';
import type { JobRow } from './entity/job.ts';
import { RunCheckpointEntity } from './entity/run-checkpoint.ts';
import { SubmitIntentEntity } from './entity/submit-intent.ts';
import { toIntent } from './settle-intent.ts';
import type { HeldJob } from './store.ts';

/** Locked jobs with what else the store has of them; each kind is read once for all of them, when one is asked for it first. */
export function holdJobs(em: SqlEntityManager, jobs: readonly JobRow[]): (job: JobRow) => HeldJob {
  const jobId = { $in: jobs.map(({ id }) => id) };
  const intents = once(async () => {
    const rows = await em.find(SubmitIntentEntity, { jobId }, { orderBy: { armedAt: 'asc', id: 'asc' } });
    return Map.groupBy(rows.map(toIntent), (intent) => intent.jobId);
  });
  const checkpoints = once(async () => {
    const rows = await em.find(RunCheckpointEntity, { jobId });
    return new Map(rows.map(({ jobId: id, checkpoint }) => [id, checkpoint]));
  });
  const pauses = once(async () => {
    const rows = await em.find(HumanPauseEntity, { jobId }, { orderBy: { askedAt: 'desc', id: 'desc' } });
    return Map.groupBy(rows, (pause) => pause.jobId);
  });
  const spendings = once(() => readSpendings(em, jobs));
  return (job) => ({
    job,
    intents: async () => (await intents()).get(job.id) ?? [],
    checkpoint: async () => (await checkpoints()).get(job.id) ?? null,
    spent: async () => (await spendings())(job.id),
    pauses: async () => (await pauses()).get(job.id) ?? [],
  });
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
