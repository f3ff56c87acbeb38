import type { StoredManual } from '@valet/core';
import { countSteps, toManualEntry } from '../../manual/manual-entry.ts';
import { plainTable } from '../plain-table.ts';
import { openTerminal, type Terminal } from '../terminal.ts';
import { withManuals } from './with-manuals.ts';

/** Prints all manuals, last changed first. */
export async function list({ data, json = false }: { data?: string; json?: boolean }): Promise<number> {
  const all = await withManuals(data, (manuals, tenant) => manuals.list(tenant));
  const terminal = openTerminal({ json });
  terminal.print(json ? JSON.stringify(all.map(toManualEntry), null, 2) : listText(all, terminal));
  return 0;
}

function listText(all: readonly StoredManual[], terminal: Terminal): string {
  if (all.length === 0) return '  There are no manuals yet: a verified application leaves one.';
  const columns = [
    { head: 'Id', width: 8 },
    { head: 'Platform', width: 10 },
    { head: 'Holds' },
    { head: 'Origin', width: 11 },
    { head: 'Steps', width: 5 },
    { head: 'Ver', width: 3 },
    { head: 'State', width: 9 },
    { head: 'Health', width: 6 },
  ];
  const rows = all.map(({ id, manual, origin, version, state, health }) => [
    id.slice(0, 8),
    manual.platform,
    manual.posting ?? manual.company ?? 'everywhere',
    origin,
    String(countSteps(manual)),
    String(version),
    state,
    String(health),
  ]);
  return plainTable(columns, rows, terminal);
}
