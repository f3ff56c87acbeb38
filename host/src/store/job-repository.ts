import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { readSpending } from './budget-repository.ts';
import { HumanPauseEntity } from './entity/human-pause.ts';
import { JobEntity, type JobRow } from './entity/job.ts';
import { JobEventEntity } from './entity/job-event.ts';
import { RunCheckpointEntity } from './entity/run-checkpoint.ts';
import { SubmitIntentEntity } from './entity/submit-intent.ts';
import { insertJob } from './insert-job.ts';
import { lockJob } from './lock-job.ts';
import { toIntent } from './settle-intent.ts';
import type { ChangeBy, DecideChange, HeldJob, JobChange, JobRepository, LaneLimits } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { toJobEvent, writeChange } from './write-change.ts';

/** The {@link JobRepository} of a store. */
export function createJobRepository(context: StoreContext): JobRepository {
  const { fork, transact, now, tell } = context;

  const decideAndWrite = async (
    em: SqlEntityManager,
    job: JobRow,
    { actor, fence, decide }: ChangeBy & { decide: DecideChange },
  ) => {
    const change = await decide(hold(em, job));
    if (!change) return null;
    if (fence === 'take') job.fence += 1;
    await writeChange(em, job, { ...change, actor, now: now() });
    return { job, change };
  };
  const told = (written: { job: JobRow; change: JobChange } | null): JobRow | null => {
    if (!written) return null;
    const { job, change } = written;
    if (change.callback) tell({ kind: 'outbox' });
    if (job.status === 'pending') tellPending(job);
    if (change.events?.length) tell({ kind: 'events', jobId: job.id, seq: job.eventSeq });
    return job;
  };

  const tellPending = ({ id: jobId, priority, runAt, targetWorkerId }: JobRow) =>
    tell({ kind: 'pending', job: { jobId, priority, runAt, targetWorkerId } });
  /** One transaction for all of them: a claim costs a write to disk, however many it takes. */
  const claimSome: JobRepository['claimSome'] = async (workerId, decide, { limit, lanes = {} }) => {
    // Where lanes are counted, each job that is taken may fill one.
    const atOnce = Object.keys(lanes).length > 0 ? 1 : limit;
    const claimed = await transact(async (em) => {
      const written: { job: JobRow; change: JobChange }[] = [];
      while (written.length < limit) {
        const found = await lockNext(em, {
          workerId,
          lanes,
          now: now(),
          limit: Math.min(atOnce, limit - written.length),
        });
        for (const job of found) {
          const one = await decideAndWrite(em, job, { actor: workerId, fence: 'take', decide });
          if (one) written.push(one);
        }
        if (found.length < atOnce) break;
      }
      return written;
    });
    return claimed.flatMap((one) => told(one) ?? []);
  };
  const ids = async (sql: string, params: readonly unknown[] = []) => {
    const rows = await fork().execute<{ id: string }[]>(sql, [...params]);
    return rows.map(({ id }) => id);
  };

  return {
    async insert(row) {
      try {
        await insertJob(fork(), row);
      } catch (error) {
        const { tenant, idempotencyKey } = row;
        if (!(error instanceof UniqueConstraintViolationException) || idempotencyKey === null) throw error;
        return { job: await fork().findOneOrFail(JobEntity, { tenant, idempotencyKey }), isNew: false };
      }
      if (row.status === 'pending') tellPending(row);
      return { job: row, isNew: true };
    },
    get: (id) => fork().findOne(JobEntity, { id }),
    async change(id, by, decide) {
      const change = (em: SqlEntityManager, job: JobRow) => decideAndWrite(em, job, { ...by, decide });
      const job = told(await transact(async (em) => change(em, await lockJob(em, id, by.fence))));
      if (job && by.fence === 'take') tell({ kind: 'control', jobId: id });
      return job;
    },
    claim: async (workerId, decide, lanes) => (await claimSome(workerId, decide, { limit: 1, lanes }))[0] ?? null,
    claimSome,
    async renew(held, leaseExpiresAt) {
      if (held.length === 0) return new Set();
      const own = held.map(({ id, fence }) => ({ id, fence }));
      const where = { $or: own, status: { $in: ['running', 'paused'] as const } };
      const em = fork();
      const rows = await em.find(JobEntity, where, { fields: ['id'] });
      const ids = rows.map(({ id }) => id);
      const change = { leaseExpiresAt, lastHeartbeat: now() };
      if (ids.length > 0) await em.nativeUpdate(JobEntity, { ...where, id: { $in: ids } }, change);
      return new Set(ids);
    },
    lost: (at) =>
      ids(
        `select id from gh_automation_jobs
         where status in ('running', 'paused') and origin = 'api' and worker_id is not null and lease_expires_at < ?`,
        [at],
      ),
    unanswered: (at) =>
      ids(
        `select j.id from gh_human_pauses p join gh_automation_jobs j on j.id = p.job_id
         where p.state = 'open' and p.deadline_at < ? and j.status = 'paused' and j.worker_id is null`,
        [at],
      ),
    unsettled: () =>
      ids(
        `select distinct j.id from gh_submit_intents i join gh_automation_jobs j on j.id = i.job_id
         where i.state in ('armed', 'clicked') and j.status not in ('running', 'paused')`,
      ),
    async unfinished(whose) {
      const where = { ...whose, status: { $in: ['pending', 'running', 'paused'] as const } };
      const rows = await fork().find(JobEntity, where, { fields: ['id'] });
      return rows.map(({ id }) => id);
    },
    pause: (id) => fork().findOne(HumanPauseEntity, { id }),
    standings: (ids) => fork().find(JobEntity, { id: { $in: [...ids] } }, { fields: ['id', 'status', 'eventSeq'] }),
    list: (status) => fork().find(JobEntity, { status: { $in: [...status] } }, { orderBy: { createdAt: 'asc' } }),
    async find({ tenant, status, jobType, sort, limit, offset }) {
      const where = { tenant, ...(status.length > 0 && { status: { $in: [...status] } }), ...(jobType && { jobType }) };
      const direction = sort.descending ? 'desc nulls last' : 'asc nulls last';
      const orderBy = [{ [sort.by]: direction }, { id: 'asc' as const }];
      const [jobs, total] = await fork().findAndCount(JobEntity, where, { orderBy, limit, offset });
      return { jobs, total };
    },
    async overdue({ before, limit }) {
      const rows = await fork().execute<{ id: string }[]>(
        `select id from gh_automation_jobs where status = 'pending' and coalesce(run_at, created_at) < ?
         order by coalesce(run_at, created_at), id limit ?`,
        [before, limit],
      );
      return rows.map(({ id }) => id);
    },
    countPending: () => fork().count(JobEntity, { status: 'pending' }),
    async nextRunAt() {
      const where = { status: 'pending' as const, runAt: { $gt: now() } };
      const [job] = await fork().find(JobEntity, where, { orderBy: { runAt: 'asc' }, limit: 1 });
      return job?.runAt ?? null;
    },
    async events(jobId, { limit, offset, eventType }) {
      const where = { jobId, ...(eventType && { eventType }) };
      const [rows, total] = await fork().findAndCount(JobEventEntity, where, {
        orderBy: { seq: 'asc' },
        limit,
        offset,
      });
      return { events: rows.map(toJobEvent), total };
    },
  };
}

interface NextJob {
  readonly workerId: string;
  readonly lanes: LaneLimits;
  readonly now: Date;
  readonly limit: number;
}

async function lockNext(em: SqlEntityManager, { workerId, lanes, now, limit }: NextJob): Promise<readonly JobRow[]> {
  const full = await fullLanes(em, lanes);
  const where = {
    status: 'pending' as const,
    $and: [
      { $or: [{ runAt: null }, { runAt: { $lte: now } }] },
      { $or: [{ targetWorkerId: null }, { targetWorkerId: workerId }] },
      ...(full.length > 0 ? [{ $or: [{ lane: null }, { lane: { $nin: full } }] }] : []),
    ],
  };
  return em.find(JobEntity, where, {
    orderBy: { priority: 'desc', createdAt: 'asc', id: 'asc' },
    limit,
    lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE,
  });
}

/** Any number that nothing else in the database uses: whoever counts lanes holds it until what it claimed is written. */
const laneLock = 727_275;

async function fullLanes(em: SqlEntityManager, lanes: LaneLimits): Promise<readonly string[]> {
  if (Object.keys(lanes).length === 0) return [];
  await em.execute('select pg_advisory_xact_lock(?)', [laneLock]);
  const counts = await em.execute<{ lane: string; held: number }[]>(
    `select lane, count(*)::int as held from gh_automation_jobs
     where status in ('running', 'paused') and lane is not null group by lane`,
  );
  const limitOf = (lane: string) => lanes[lane] ?? lanes['*'] ?? Number.POSITIVE_INFINITY;
  return counts.filter(({ lane, held }) => held >= limitOf(lane)).map(({ lane }) => lane);
}

function hold(em: SqlEntityManager, job: JobRow): HeldJob {
  return {
    job,
    async intents() {
      const rows = await em.find(SubmitIntentEntity, { jobId: job.id }, { orderBy: { armedAt: 'asc', id: 'asc' } });
      return rows.map(toIntent);
    },
    async checkpoint() {
      return (await em.findOne(RunCheckpointEntity, { jobId: job.id }))?.checkpoint ?? null;
    },
    spent: () => readSpending(em, { tenant: job.tenant, jobId: job.id }),
    pauses: () => em.find(HumanPauseEntity, { jobId: job.id }, { orderBy: { askedAt: 'desc', id: 'desc' } }),
  };
}
