import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import {
  decideManual,
  formKey,
  healthOf,
  healthWindow,
  isSetAside,
  type ManualMove,
  type ManualPlacing,
  type ManualRun,
  type ManualStore,
  mostNear,
  type NewManual,
  nextState,
  numberRevision,
  placeManual,
  type StoredManual,
  ValetError,
} from '@valet/core';
import type { Manual } from '@valet/schemas';
import { ActionManualEntity, type ActionManualRow } from './entity/action-manual.ts';
import { ManualMoveEntity, type ManualMoveRow } from './entity/manual-move.ts';
import { ManualRunEntity, type ManualRunRow } from './entity/manual-run.ts';
import { storable } from './storable.ts';
import type { StoreContext, StoreOptions } from './store-context.ts';

const newestFirst = { updatedAt: 'desc', id: 'asc' } as const;

/** A {@link ManualStore} in the store. Versions of one form are made one after another, and so are the runs of a manual counted. */
export function createManualStore(
  { fork, transact, now }: StoreContext,
  { promoteAfter }: Required<Pick<StoreOptions, 'promoteAfter'>>,
): ManualStore {
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
        const versions = await lockVersions(em, tenant, manual);
        const placed = placeManual(versions.map(toStored), { manual, origin });
        if ('same' in placed) return { stored: placed.same, isNew: false };
        return keep(em, { tenant, manual, origin }, { ...placed, at: now() });
      }),
    revise: (tenant, id, given) =>
      transact(async (em) => {
        const manual = storable(given);
        const found = await findRow(em, tenant, id);
        const versions = (await lockVersions(em, tenant, found.manual)).map(toStored);
        const read = versions.find((one) => one.id === id) ?? toStored(found);
        const version = numberRevision(versions, { read, manual });
        if (version === null) return { stored: read, isNew: false };
        return keep(
          em,
          { tenant, manual, origin: 'person' },
          { version, predecessor: id, state: 'candidate', at: now() },
        );
      }),
    async versions(tenant, id) {
      const em = fork();
      const row = await em.findOne(ActionManualEntity, { tenant, id });
      if (!row) return [];
      const rows = await em.find(
        ActionManualEntity,
        { tenant, formKey: row.formKey },
        { orderBy: { version: 'desc' } },
      );
      const ids = rows.map((one) => one.id);
      const moves = await em.find(ManualMoveEntity, { manualId: { $in: ids } }, { orderBy: { seq: 'asc' } });
      const movesOf = (version: string) => moves.filter(({ manualId }) => manualId === version).map(toMove);
      return rows.map((one) => ({ stored: toStored(one), moves: movesOf(one.id) }));
    },
    count: (tenant, id, run) =>
      transact(async (em) => {
        const row = await findRow(em, tenant, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
        const { jobId, attempt } = run;
        if (await em.findOne(ManualRunEntity, { manualId: id, jobId, attempt })) {
          return { stored: toStored(row), change: null };
        }
        await em.insert(ManualRunEntity, { ...storable(run), tenant, manualId: id, createdAt: now() });
        const runs = await newestRuns(em, id);
        const change = isSetAside(await newestMove(em, id)) ? null : nextState(row, runs, promoteAfter);
        row.state = change?.to ?? row.state;
        row.healthScore = healthOf(row.origin, runs);
        row.updatedAt = now();
        await em.flush();
        if (change) await insertMove(em, row, { ...change, by: 'runs', at: now().toISOString() });
        return { stored: toStored(row), change };
      }),
    decide: (tenant, id, order) =>
      transact(async (em) => {
        const { predecessor } = await findRow(em, tenant, id);
        const rows = await em.find(
          ActionManualEntity,
          { tenant, id: { $in: predecessor ? [id, predecessor] : [id] } },
          { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
        );
        const known = new Map(rows.map((row) => [row.id, row]));
        const storedOf = (one: string) => {
          const row = known.get(one);
          return row ? toStored(row) : null;
        };
        const stored = storedOf(id);
        if (!stored) throw new ValetError('not_found', `There is no manual ${id}.`);
        const before = predecessor ? storedOf(predecessor) : null;
        const moved = [];
        for (const { id: one, change } of decideManual({ stored, predecessor: before }, order)) {
          const row = known.get(one);
          if (!row) continue;
          row.state = change.to;
          row.updatedAt = now();
          await em.flush();
          await insertMove(em, row, { ...change, by: 'person', at: now().toISOString() });
          moved.push({ stored: toStored(row), change });
        }
        return moved;
      }),
    async runs(tenant, id) {
      const em = fork();
      return (await em.findOne(ActionManualEntity, { tenant, id })) ? newestRuns(em, id) : [];
    },
  };
}

/** The manual, by default unlocked. Error: `not_found`. */
async function findRow(
  em: SqlEntityManager,
  tenant: string,
  id: string,
  options: { lockMode?: LockMode } = {},
): Promise<ActionManualRow> {
  const row = await em.findOne(ActionManualEntity, { tenant, id }, options);
  if (row) return row;
  throw new ValetError('not_found', `There is no manual ${id}.`);
}

/** The versions for the form of a manual, newest first; nobody else makes one until the transaction ends. */
async function lockVersions(em: SqlEntityManager, tenant: string, manual: Manual): Promise<readonly ActionManualRow[]> {
  const key = formKey(manual);
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`manual ${tenant} ${key}`]);
  const options = { orderBy: { version: 'desc' }, refresh: true } as const;
  return em.find(ActionManualEntity, { tenant, formKey: key }, options);
}

/** Stores a new version. */
async function keep(
  em: SqlEntityManager,
  { tenant, manual, origin }: NewManual,
  { version, predecessor, state, at }: ManualPlacing & { readonly at: Date },
): Promise<{ readonly stored: StoredManual; readonly isNew: boolean }> {
  const row = em.create(ActionManualEntity, {
    id: randomUUID(),
    tenant,
    formKey: formKey(manual),
    name: manual.id,
    task: manual.task,
    platform: manual.platform,
    level: manual.level,
    urlPattern: manual.urlPattern,
    signatures: manual.pages.map((page) => page.signature),
    manual,
    origin,
    state,
    version,
    predecessor,
    healthScore: healthOf(origin, []),
    createdAt: at,
    updatedAt: at,
  });
  await em.persist(row).flush();
  return { stored: toStored(row), isNew: true };
}

async function newestMove(em: SqlEntityManager, manualId: string): Promise<readonly ManualMove[]> {
  const rows = await em.find(ManualMoveEntity, { manualId }, { orderBy: { seq: 'desc' }, limit: 1 });
  return rows.map(toMove);
}

async function insertMove(em: SqlEntityManager, { id, tenant }: ActionManualRow, move: ManualMove): Promise<void> {
  const { from, to, reason, by, at } = move;
  await em.insert(ManualMoveEntity, {
    tenant,
    manualId: id,
    fromState: from,
    toState: to,
    reason: storable(reason),
    mover: by,
    createdAt: new Date(at),
  });
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

function toMove({ fromState, toState, reason, mover, createdAt }: ManualMoveRow): ManualMove {
  return { from: fromState, to: toState, reason, by: mover, at: createdAt.toISOString() };
}

function toRun({ jobId, attempt, outcome, failedSteps, detail, createdAt }: ManualRunRow): ManualRun {
  return { jobId, attempt, outcome, failedSteps, detail, at: createdAt.toISOString() };
}
