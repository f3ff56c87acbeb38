import { defaultTenant } from '../../job/accept-job.ts';
import { makeServiceKey } from '../../key/service-key.ts';
import { openTerminal } from '../terminal.ts';
import { withKeys } from './with-keys.ts';

/** What `valet key create` takes. */
export interface CreateKeyOptions {
  readonly tenant?: string;
  readonly days?: number;
  readonly data?: string;
  readonly json?: boolean;
}

/** Makes a key and prints it: the only time that it is seen. */
export async function create({ tenant = defaultTenant, days, data, json = false }: CreateKeyOptions): Promise<number> {
  const now = new Date();
  const expiresAt = days === undefined ? null : new Date(now.getTime() + days * 86_400_000);
  const { key, row } = makeServiceKey({ tenant, now, expiresAt });
  await withKeys(data, (keys) => keys.add(row));
  const terminal = openTerminal({ json });
  if (json) terminal.print(JSON.stringify({ id: row.id, tenant, key, expires_at: expiresAt?.toISOString() ?? null }));
  else {
    terminal.print(key);
    terminal.print(`Key ${row.id} of tenant ${tenant}. It is shown only now; the store keeps its hash.`);
  }
  return 0;
}
