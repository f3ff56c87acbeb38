import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import {
  findSame,
  formKey,
  healthOf,
  healthWindow,
  type ManualRun,
  type ManualStore,
  mostNear,
  nextState,
  type StoredManual,
  ValetError,
} from '@valet/core';
import { ActionManualEntity, type ActionManualRow } from './entity/action-manual.ts';
import { ManualRunEntity, type ManualRunRow } from './entity/manual-run.ts';
import { storable } from './storable.ts';
import type { StoreContext } from './store-context.ts';

const newestFirst = { updatedAt: 'desc', id: 'asc' } as const;

/** A {@link ManualStore} in the store. Versions of one form are made one after another, and so are the runs of a manual counted. */
export function createManualStore({ fork, transact, now }: StoreContext): ManualStore {
  return {
    async find({ tenant, task, platform, signature }) {
      const em = fork();
      const usable = { tenant, task, platform, state: { $ne: 'retired' } } as const;
      const same = await em.find(
        ActionManualEntity,
        { ...usable, signatures: { $contains: [signature] } },
        { orderBy: newestFirst },
      );
      const near = await em.find(
        ActionManualEntity,
        { ...usable, id: { $nin: same.map(({ id }) => id) } },
        { orderBy: newestFirst, limit: mostNear },
      );
      return (await withWider(em, tenant, [...same, ...near])).map(toStored);
    },
    async get(tenant, id) {
      const row = await fork().findOne(ActionManualEntity, { tenant, id });
      return row ? toStored(row) : null;
    },
    async list(tenant) {
      return (await fork().find(ActionManualEntity, { tenant }, { orderBy: newestFirst })).map(toStored);
    },
    add: ({ tenant, manual: given, origin }) =>
      transact(async (em) => {
        const manual = storable(given);
        const key = formKey(manual);
        await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`manual ${tenant} ${key}`]);
        const where = { tenant, formKey: key };
        const versions = await em.find(ActionManualEntity, where, { orderBy: { version: 'desc' } });
        const same = findSame(versions.map(toStored), manual);
        if (same) return { stored: same, isNew: false };
        const [last] = versions;
        const row = em.create(ActionManualEntity, {
          id: randomUUID(),
          ...where,
          name: manual.id,
          task: manual.task,
          platform: manual.platform,
          level: manual.level,
          urlPattern: manual.urlPattern,
          signatures: manual.pages.map((page) => page.signature),
          manual,
          origin,
          state: 'candidate',
          version: (last?.version ?? 0) + 1,
          predecessor: last?.id ?? null,
          healthScore: healthOf(origin, []),
          createdAt: now(),
          updatedAt: now(),
        });
        await em.persist(row).flush();
        return { stored: toStored(row), isNew: true };
      }),
    count: (tenant, id, run) =>
      transact(async (em) => {
        const row = await em.findOne(ActionManualEntity, { tenant, id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
        if (!row) throw new ValetError('not_found', `There is no manual ${id}.`);
        const { jobId, attempt } = run;
        if (await em.findOne(ManualRunEntity, { manualId: id, jobId, attempt })) {
          return { stored: toStored(row), change: null };
        }
        await em.insert(ManualRunEntity, { ...storable(run), tenant, manualId: id, createdAt: now() });
        const runs = await newestRuns(em, id);
        const change = nextState(row, runs);
        row.state = change?.to ?? row.state;
        row.healthScore = healthOf(row.origin, runs);
        row.updatedAt = now();
        await em.flush();
        return { stored: toStored(row), change };
      }),
    async runs(tenant, id) {
      const em = fork();
      return (await em.findOne(ActionManualEntity, { tenant, id })) ? newestRuns(em, id) : [];
    },
  };
}

async function newestRuns(em: SqlEntityManager, manualId: string): Promise<readonly ManualRun[]> {
  const rows = await em.find(ManualRunEntity, { manualId }, { orderBy: { seq: 'desc' }, limit: healthWindow });
  return rows.reverse().map(toRun);
}

/** The manuals with those that they extend, and those that these extend. */
async function withWider(
  em: SqlEntityManager,
  tenant: string,
  rows: readonly ActionManualRow[],
): Promise<readonly ActionManualRow[]> {
  const known = new Set(rows.map(({ name }) => name));
  const names = rows.flatMap(({ manual }) => manual.extends ?? []).filter((name) => !known.has(name));
  if (names.length === 0) return rows;
  const wider = await em.find(ActionManualEntity, { tenant, name: { $in: names } }, { orderBy: newestFirst });
  return wider.length === 0 ? rows : withWider(em, tenant, [...rows, ...wider]);
}

function toStored(row: ActionManualRow): StoredManual {
  const { id, tenant, manual, origin, state, version, predecessor, healthScore } = row;
  return {
    id,
    tenant,
    manual,
    origin,
    state,
    version,
    predecessor: predecessor ?? null,
    health: healthScore,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function toRun({ jobId, attempt, outcome, failedSteps, detail, createdAt }: ManualRunRow): ManualRun {
  return { jobId, attempt, outcome, failedSteps, detail, at: createdAt.toISOString() };
}
