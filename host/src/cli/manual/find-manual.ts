import { type ManualStore, type StoredManual, ValetError } from '@valet/core';

/** The manual whose id begins so. Error: `not_found` when none, or more than one, has such an id. */
export async function findManual(manuals: ManualStore, tenant: string, id: string): Promise<StoredManual> {
  const [found, ...others] = (await manuals.list(tenant)).filter((one) => one.id.startsWith(id));
  if (!found) throw new ValetError('not_found', `No manual has an id that begins with "${id}"; see valet manual list.`);
  if (others.length === 0) return found;
  throw new ValetError(
    'not_found',
    `${others.length + 1} manuals have an id that begins with "${id}"; give more of it.`,
  );
}
