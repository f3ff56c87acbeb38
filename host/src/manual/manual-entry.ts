import type { ManualVersion, StoredManual } from '@valet/core';
import type { ManualEntry, ManualHistoryVersion } from '@valet/schemas';

/** A stored manual as lists show it, without the document itself. */
export function toManualEntry(stored: StoredManual): ManualEntry {
  const { id, manual, version, predecessor, origin, state, health, createdAt, updatedAt } = stored;
  const { task, platform, level, company, posting } = manual;
  return {
    id,
    name: manual.id,
    task,
    platform,
    level,
    ...(company !== undefined && { company }),
    ...(posting !== undefined && { posting }),
    url_pattern: manual.urlPattern,
    steps: countSteps(manual),
    version,
    predecessor,
    origin,
    status: state,
    health,
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

/** Steps of all pages, those inside others not counted. */
export function countSteps({ pages }: StoredManual['manual']): number {
  return pages.reduce((sum, { steps }) => sum + steps.length, 0);
}

const made: Readonly<Record<StoredManual['origin'], string>> = {
  exploration: 'a verified run made it',
  person: 'a person made it of the version before',
  import: 'it was imported',
  shipped: 'it came with a plugin',
};

/** A version with why and since when it stands where it stands. */
export function toHistoryVersion({ stored, moves }: ManualVersion): ManualHistoryVersion {
  const { id, version, predecessor, origin, state, health, createdAt } = stored;
  const last = moves.at(-1);
  // What moved before moves were kept has none; what is shipped never was a candidate here.
  const isNew = state === 'candidate' || (origin === 'shipped' && state === 'promoted');
  return {
    id,
    version,
    predecessor,
    origin,
    status: state,
    health,
    reason: last?.reason ?? (isNew ? made[origin] : null),
    since: last?.at ?? (isNew ? createdAt : null),
    created_at: createdAt,
    moves: moves.map(({ from, to, reason, by, at }) => ({ from, to, reason, by, at })),
  };
}
