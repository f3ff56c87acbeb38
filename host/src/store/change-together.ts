import { inGroups } from '../in-groups.ts';
import type { JobRow } from './entity/job.ts';
import { holdJobs } from './held-jobs.ts';
import { checkFence, lockJobs } from './lock-job.ts';
import type { ChangeBy, DecideChange, HeldJob, JobRepository } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { type JobWrite, writeChanges } from './write-change.ts';

/** Whose change it is, and what decides it. */
export type Decision = ChangeBy & { readonly decide: DecideChange };

/** What it is made of. */
interface TogetherDeps {
  readonly context: Pick<StoreContext, 'transact' | 'now'>;
  /** Changes one job alone. */
  readonly change: JobRepository['change'];
  /** Called after the commit. */
  told(write: JobWrite): JobRow;
}

type Asked = Parameters<JobRepository['changeTogether']>;

/** Jobs of one transaction at most. */
const most = 100;

/** Makes {@link JobRepository.changeTogether}. */
export function createChangeTogether({ context, change, told }: TogetherDeps): JobRepository['changeTogether'] {
  const { transact, now } = context;
  const changeAll = (asked: readonly Asked[]) =>
    transact(async (em) => {
      const jobs = await lockJobs(
        em,
        asked.map(([id]) => id),
      );
      const held = holdJobs(em, [...jobs.values()]);
      const decided: PromiseSettledResult<JobWrite | null>[] = [];
      for (const [id, by, decide] of asked) {
        const deciding = async () => {
          const job = checkFence(jobs.get(id), id, by.fence);
          return decideWrite(held(job), job, { ...by, decide });
        };
        decided.push(...(await Promise.allSettled([deciding()])));
      }
      const writes = decided.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
      await writeChanges(em, writes, now());
      return decided;
    });
  const together = inGroups<Asked, JobRow | null>(
    async (asked) => {
      const isDistinct = new Set(asked.map(([id]) => id)).size === asked.length;
      const decided = isDistinct ? await changeAll(asked).catch(() => null) : null;
      // One that cannot be written keeps none of the others from being so.
      if (!decided) return Promise.allSettled(asked.map((one) => change(...one)));
      return decided.map((one) =>
        one.status === 'rejected' ? one : { status: 'fulfilled', value: one.value && told(one.value) },
      );
    },
    { most },
  );
  return (...asked) => together(asked);
}

/** What is to be written, if anything; a job that changes hands has its new fence from here on. */
export async function decideWrite(
  held: HeldJob,
  job: JobRow,
  { actor, fence, decide }: Decision,
): Promise<JobWrite | null> {
  const change = await decide(held);
  if (!change) return null;
  if (fence === 'take') job.fence += 1;
  return { job, change, actor };
}
