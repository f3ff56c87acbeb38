import type { SqlEntityManager } from '@mikro-orm/sql';
import { createChangeTogether, type Decision, decideWrite } from './change-together.ts';
import { HumanPauseEntity } from './entity/human-pause.ts';
import { JobEntity, type JobRow } from './entity/job.ts';
import { JobEventEntity } from './entity/job-event.ts';
import { holdJobs } from './held-jobs.ts';
import { createInsertJob } from './insert-job.ts';
import { jobTables } from './job-tables.ts';
import { lockJob } from './lock-job.ts';
import { query } from './query.ts';
import type { JobRepository, JobStanding, LaneLimits } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { type JobWrite, toJobEvent, writeChanges } from './write-change.ts';

/** The {@link JobRepository} of a store. */
export function createJobRepository(context: StoreContext): JobRepository {
  const { fork, transact, now, tell } = context;
  const insertJob = createInsertJob(context);

  /** What decides nothing is left out. */
  const decideAll = async (em: SqlEntityManager, jobs: readonly JobRow[], by: Decision): Promise<JobWrite[]> => {
    const held = holdJobs(em, jobs);
    const writes: JobWrite[] = [];
    for (const job of jobs) {
      const write = await decideWrite(held(job), job, by);
      if (write) writes.push(write);
    }
    await writeChanges(em, writes, now());
    return writes;
  };
  const told = ({ job, change }: JobWrite): JobRow => {
    if (change.callback && job.callbackUrl !== null) tell({ kind: 'outbox' });
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
      const written: JobWrite[] = [];
      while (written.length < limit) {
        const room = Math.min(atOnce, limit - written.length);
        const found = await lockNext(em, { workerId, lanes, now: now(), limit: room });
        written.push(...(await decideAll(em, found, { actor: workerId, fence: 'take', decide })));
        if (found.length < atOnce) break;
      }
      return written;
    });
    return claimed.map(told);
  };
  const change: JobRepository['change'] = async (id, by, decide) => {
    const [written] = await transact(async (em) => decideAll(em, [await lockJob(em, id, by.fence)], { ...by, decide }));
    const job = written ? told(written) : null;
    if (job && by.fence === 'take') tell({ kind: 'control', jobId: id });
    return job;
  };
  const ids = async (sql: string, params: readonly unknown[] = []) => {
    const rows = await fork().execute<{ id: string }[]>(sql, [...params]);
    return rows.map(({ id }) => id);
  };

  return {
    async insert(row) {
      if (!(await insertJob(row))) {
        const { tenant, idempotencyKey } = row;
        return { job: await fork().findOneOrFail(JobEntity, { tenant, idempotencyKey }), isNew: false };
      }
      if (row.status === 'pending') tellPending(row);
      return { job: row, isNew: true };
    },
    async get(id) {
      const [job] = await jobTables.jobs.select(fork(), { sql: 'where t.id = $1', params: [id] });
      return job ?? null;
    },
    change,
    changeTogether: createChangeTogether({ context, change, told }),
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
    standings: (ids) =>
      query<JobStanding>(
        fork(),
        'select id, tenant, status, event_seq as "eventSeq" from gh_automation_jobs where id = any($1::uuid[])',
        [ids],
      ),
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
  // Along the index, which has the order, however the table looked when it was last counted: a backlog must not be sorted for each claim.
  await query(em, `select set_config('enable_sort', 'off', true)`, []);
  const sql = `where t.status = 'pending' and (t.run_at is null or t.run_at <= $1)
      and (t.target_worker_id is null or t.target_worker_id = $2) and (t.lane is null or t.lane <> all ($3::text[]))
    order by t.priority desc, t.created_at, t.id limit $4 for update skip locked`;
  return jobTables.jobs.select(em, { sql, params: [now, workerId, full, limit] });
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
