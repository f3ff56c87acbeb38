import { randomUUID } from 'node:crypto';
import type { Manual } from '@valet/schemas';
import type { Clock } from '../clock.ts';
import { ValetError } from '../error/valet-error.ts';
import { decideManual } from './decide-manual.ts';
import {
  healthOf,
  healthWindow,
  isSetAside,
  type ManualMove,
  type ManualRun,
  nextState,
  promoteAfter,
} from './manual-health.ts';
import { formKey } from './manual-key.ts';
import { type ManualStore, mostNear, type NewManual, type StoredManual } from './manual-store.ts';
import { type ManualPlacing, placeManual } from './place-manual.ts';
import { numberRevision } from './revise-manual.ts';

interface Row {
  readonly stored: StoredManual;
  readonly runs: readonly ManualRun[];
  readonly moves: readonly ManualMove[];
  /** Counts changes: two within one millisecond still have an order. */
  readonly changedAt: number;
}

/** A {@link ManualStore} that lives as long as the process. */
export function createMemoryManuals(clock: Clock, { needed = promoteAfter }: { needed?: number } = {}): ManualStore {
  const rows = new Map<string, Row>();
  let changes = 0;
  const now = () => new Date(clock.now()).toISOString();
  const save = ({ stored, runs, moves }: Omit<Row, 'changedAt'>) => {
    changes += 1;
    rows.set(stored.id, { stored: structuredClone(stored), runs, moves, changedAt: changes });
    return structuredClone(stored);
  };
  const ofTenant = (tenant: string) =>
    [...rows.values()]
      .filter(({ stored }) => stored.tenant === tenant)
      .sort((a, b) => b.changedAt - a.changedAt)
      .map(({ stored }) => structuredClone(stored));
  const rowOf = (tenant: string, id: string) => {
    const row = rows.get(id);
    return row?.stored.tenant === tenant ? row : null;
  };

  const versionsOf = (tenant: string, manual: Manual) =>
    ofTenant(tenant)
      .filter((one) => formKey(one.manual) === formKey(manual))
      .sort((a, b) => b.version - a.version);
  const keep = (entry: NewManual, place: ManualPlacing) => {
    const health = healthOf(entry.origin, []);
    const stored = { id: randomUUID(), ...entry, health, ...place, createdAt: now(), updatedAt: now() };
    return { stored: save({ stored, runs: [], moves: [] }), isNew: true };
  };

  return {
    async find({ tenant, task, platform, signature }) {
      const all = ofTenant(tenant);
      const usable = all.filter(
        ({ state, manual }) => state !== 'retired' && manual.task === task && manual.platform === platform,
      );
      const has = ({ manual }: StoredManual) => manual.pages.some((page) => page.signature === signature);
      const found = [...usable.filter(has), ...usable.filter((one) => !has(one)).slice(0, mostNear)];
      return withWider(found, all);
    },
    get: async (tenant, id) => structuredClone(rowOf(tenant, id)?.stored ?? null),
    list: async (tenant) => ofTenant(tenant),
    async add({ tenant, manual, origin }) {
      const placed = placeManual(versionsOf(tenant, manual), { manual, origin });
      return 'same' in placed ? { stored: placed.same, isNew: false } : keep({ tenant, manual, origin }, placed);
    },
    async revise(tenant, id, manual) {
      const read = rowOf(tenant, id)?.stored;
      if (!read) throw new ValetError('not_found', `There is no manual ${id}.`);
      const version = numberRevision(versionsOf(tenant, read.manual), { read, manual });
      if (version === null) return { stored: structuredClone(read), isNew: false };
      return keep({ tenant, manual, origin: 'person' }, { version, predecessor: id, state: 'candidate' });
    },
    async versions(tenant, id) {
      const row = rowOf(tenant, id);
      const versions = row ? versionsOf(tenant, row.stored.manual) : [];
      return versions.map((stored) => ({ stored, moves: structuredClone(rows.get(stored.id)?.moves ?? []) }));
    },
    async count(tenant, id, run) {
      const row = rowOf(tenant, id);
      if (!row) throw new ValetError('not_found', `There is no manual ${id}.`);
      const { stored } = row;
      const isKnown = row.runs.some(({ jobId, attempt }) => jobId === run.jobId && attempt === run.attempt);
      if (isKnown) return { stored: structuredClone(stored), change: null };
      const runs = [...row.runs, { ...run, at: now() }];
      const change = isSetAside(row.moves) ? null : nextState(stored, runs, needed);
      const next = { ...stored, state: change?.to ?? stored.state, health: healthOf(stored.origin, runs) };
      const moves = change ? [...row.moves, { ...change, by: 'runs' as const, at: now() }] : row.moves;
      return { stored: save({ stored: { ...next, updatedAt: now() }, runs, moves }), change };
    },
    async decide(tenant, id, order) {
      const row = rowOf(tenant, id);
      if (!row) throw new ValetError('not_found', `There is no manual ${id}.`);
      const predecessor = rowOf(tenant, row.stored.predecessor ?? '')?.stored ?? null;
      return decideManual({ stored: row.stored, predecessor }, order).flatMap(({ id, change }) => {
        const moved = rows.get(id);
        if (!moved) return [];
        const stored = { ...moved.stored, state: change.to, updatedAt: now() };
        const moves = [...moved.moves, { ...change, by: 'person' as const, at: now() }];
        return { stored: save({ ...moved, stored, moves }), change };
      });
    },
    runs: async (tenant, id) => structuredClone(rowOf(tenant, id)?.runs.slice(-healthWindow) ?? []),
  };
}

/** The manuals with those that they extend, each once. */
function withWider(found: readonly StoredManual[], all: readonly StoredManual[]): readonly StoredManual[] {
  const result = new Map(found.map((one) => [one.id, one]));
  for (const { manual } of result.values()) {
    const wider = all.filter(({ manual: { id } }) => id === manual.extends);
    for (const one of wider) result.set(one.id, one);
  }
  return [...result.values()];
}
