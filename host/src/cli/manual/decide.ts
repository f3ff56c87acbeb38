import type { ManualDecision, MovedManual } from '@valet/core';
import { openTerminal, type Terminal } from '../terminal.ts';
import { findManual } from './find-manual.ts';
import { withManuals } from './with-manuals.ts';

interface DecideOptions {
  readonly decision: ManualDecision;
  readonly reason: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** Promotes a manual or rolls it back, as a person decided, and prints what moved. Errors: `not_found`, `conflict`, `validation_error`. */
export async function decide(id: string, { decision, reason, data, json = false }: DecideOptions): Promise<number> {
  const moved = await withManuals(data, async (manuals, tenant) => {
    const found = await findManual(manuals, tenant, id);
    return manuals.decide(tenant, found.id, { decision, reason });
  });
  const terminal = openTerminal({ json });
  const text = () => moved.map((one) => lineOf(one, terminal)).join('\n');
  terminal.print(json ? JSON.stringify(moved.map(describe), null, 2) : text());
  return 0;
}

function describe({ stored, change }: MovedManual) {
  const { id, manual, version, health } = stored;
  return { id, name: manual.id, version, health, ...change };
}

function lineOf({ stored, change }: MovedManual, { colors }: Terminal): string {
  const { id, manual, version } = stored;
  const mark = change.to === 'retired' ? colors.yellow('↓') : colors.green('↑');
  const name = `${colors.bold(manual.id)} ${colors.dim(id.slice(0, 8))} version ${version}`;
  return `  ${mark} ${name}: ${change.from} → ${colors.bold(change.to)}, ${change.reason}`;
}
