import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { ValetError } from '../error/valet-error.ts';
import { healthOf, healthWindow, type ManualRun, nextState, promoteAfter } from './manual-health.ts';
import { findSame, formKey } from './manual-key.ts';
import { type ManualStore, mostNear, type StoredManual } from './manual-store.ts';

interface Row {
  readonly stored: StoredManual;
  readonly runs: readonly ManualRun[];
  /** Counts changes: two within one millisecond still have an order. */
  readonly changedAt: number;
}

/** A {@link ManualStore} that lives as long as the process. */
export function createMemoryManuals(clock: Clock, { needed = promoteAfter }: { needed?: number } = {}): ManualStore {
  const rows = new Map<string, Row>();
  let changes = 0;
  const now = () => new Date(clock.now()).toISOString();
  const save = (stored: StoredManual, runs: readonly ManualRun[]) => {
    changes += 1;
    rows.set(stored.id, { stored: structuredClone(stored), runs, changedAt: changes });
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
      const all = ofTenant(tenant);
      const versions = all.filter((one) => formKey(one.manual) === formKey(manual));
      const same = findSame(versions, manual);
      if (same) return { stored: same, isNew: false };
      const last = versions.sort((a, b) => b.version - a.version)[0];
      const stored: StoredManual = {
        id: randomUUID(),
        tenant,
        manual,
        origin,
        state: 'candidate',
        version: (last?.version ?? 0) + 1,
        predecessor: last?.id ?? null,
        health: healthOf(origin, []),
        createdAt: now(),
        updatedAt: now(),
      };
      return { stored: save(stored, []), isNew: true };
    },
    async count(tenant, id, run) {
      const row = rowOf(tenant, id);
      if (!row) throw new ValetError('not_found', `There is no manual ${id}.`);
      const { stored } = row;
      const isKnown = row.runs.some(({ jobId, attempt }) => jobId === run.jobId && attempt === run.attempt);
      if (isKnown) return { stored: structuredClone(stored), change: null };
      const runs = [...row.runs, { ...run, at: now() }];
      const change = nextState(stored, runs, needed);
      const next = { ...stored, state: change?.to ?? stored.state, health: healthOf(stored.origin, runs) };
      return { stored: save({ ...next, updatedAt: now() }, runs), change };
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
