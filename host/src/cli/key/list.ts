import { keyState } from '../../key/service-key.ts';
import { plainTable } from '../plain-table.ts';
import { openTerminal } from '../terminal.ts';
import { withKeys } from './with-keys.ts';

/** Prints the keys of a tenant, or of all, oldest first; never the keys themselves. */
export async function list({
  tenant,
  data,
  json = false,
}: {
  tenant?: string;
  data?: string;
  json?: boolean;
}): Promise<number> {
  const all = await withKeys(data, (keys) => keys.list(tenant ?? null));
  const now = new Date();
  const rows = all.map((row) => ({
    id: row.id,
    tenant: row.tenant,
    state: keyState(row, now),
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt?.toISOString() ?? null,
    revoked_at: row.revokedAt?.toISOString() ?? null,
  }));
  const terminal = openTerminal({ json });
  if (json) terminal.print(JSON.stringify(rows, null, 2));
  else if (rows.length === 0) terminal.print('  There are no keys beside the configured one.');
  else {
    const columns = [
      { head: 'Id', width: 36 },
      { head: 'Tenant', width: 12 },
      { head: 'State', width: 7 },
      { head: 'Made', width: 20 },
      { head: 'Expires', width: 20 },
    ];
    const short = (time: string | null) => time?.replace(/\.\d+/, '') ?? '';
    const cells = rows.map((row) => [row.id, row.tenant, row.state, short(row.created_at), short(row.expires_at)]);
    terminal.print(plainTable(columns, cells, terminal));
  }
  return 0;
}
