import { ValetError } from '@valet/core';
import { openTerminal } from '../terminal.ts';
import { withKeys } from './with-keys.ts';

/** Revokes the key whose id begins so. Errors: `not_found`, `conflict` (it is revoked already, or several begin so). */
export async function revoke(id: string, { tenant, data }: { tenant?: string; data?: string }): Promise<number> {
  const revoked = await withKeys(data, async (keys) => {
    const found = (await keys.list(tenant ?? null)).filter((row) => row.id.startsWith(id.toLowerCase()));
    const [row] = found;
    if (!row) throw new ValetError('not_found', `There is no key ${id}; \`valet key list\` shows what there is.`);
    if (found.length > 1)
      throw new ValetError('conflict', `${found.length} keys begin with ${id}; give more of the id.`);
    if (!(await keys.revoke(row.id))) throw new ValetError('conflict', `Key ${row.id} is revoked already.`);
    return row;
  });
  openTerminal({ json: false }).print(`Key ${revoked.id} of tenant ${revoked.tenant} is revoked.`);
  return 0;
}
