import { type ManualMove, type ManualRun, type StoredManual, stepHealth } from '@valet/core';
import type { ManualStep, ValueRef } from '@valet/schemas';
import { plainTable } from '../plain-table.ts';
import { openTerminal, type Terminal } from '../terminal.ts';
import { findManual } from './find-manual.ts';
import { withManuals } from './with-manuals.ts';

/** Prints one manual. Errors: `not_found` when none, or more than one, has such an id. */
export async function show(id: string, { data, json = false }: { data?: string; json?: boolean }): Promise<number> {
  const { stored, ...past } = await withManuals(data, async (manuals, tenant) => {
    const found = await findManual(manuals, tenant, id);
    const versions = await manuals.versions(tenant, found.id);
    const moves = versions.find((one) => one.stored.id === found.id)?.moves ?? [];
    return { stored: found, runs: await manuals.runs(tenant, found.id), moves };
  });
  const terminal = openTerminal({ json });
  terminal.print(json ? JSON.stringify(stored.manual, null, 2) : showText(stored, past, terminal));
  return 0;
}

/** What became of a manual so far, oldest first. */
interface Past {
  readonly runs: readonly ManualRun[];
  readonly moves: readonly ManualMove[];
}

function showText(stored: StoredManual, { runs, moves }: Past, terminal: Terminal): string {
  const { dim, bold } = terminal.colors;
  const { manual, state, version, health, origin } = stored;
  const holds = manual.posting ?? manual.company ?? 'all companies';
  const head = [
    `  ${bold(manual.id)} ${dim(stored.id)}`,
    `  ${manual.platform}, ${holds}; ${state}, version ${version}, health ${health}, made by ${origin}`,
  ];
  const pages = manual.pages.map(({ signature, steps }, at) => {
    const rows = steps.map((step) => [step.type, labelOf(step), sourceOf(step), String(stepHealth(step.id, runs))]);
    const columns = [
      { head: 'Step', width: 8 },
      { head: 'Field' },
      { head: 'Value', width: 30 },
      { head: 'Health', width: 6 },
    ];
    return `  ${bold(`Page ${at + 1}`)} ${dim(signature.slice(0, 12))}\n${plainTable(columns, rows, terminal)}`;
  });
  return [head.join('\n'), ...pages, runsText(runs, terminal), ...movesText(moves, terminal)].join('\n\n');
}

function labelOf(step: ManualStep): string {
  return 'label' in step ? step.label : step.intention;
}

function sourceOf(step: ManualStep): string {
  return 'value' in step ? describe(step.value) : '';
}

function describe(value: ValueRef): string {
  if ('ref' in value) return value.ref;
  if ('answer' in value) return 'the answer to it';
  return 'ask' in value ? 'a person' : 'a fixed text';
}

function runsText(runs: readonly ManualRun[], terminal: Terminal): string {
  if (runs.length === 0) return '  No run has used it yet.';
  const columns = [{ head: 'Run', width: 20 }, { head: 'Outcome', width: 12 }, { head: 'Why' }];
  const rows = runs.map(({ at, outcome, detail }) => [momentOf(at), outcome, detail]);
  return plainTable(columns, rows, terminal);
}

function movesText(moves: readonly ManualMove[], terminal: Terminal): readonly string[] {
  if (moves.length === 0) return [];
  const columns = [{ head: 'Moved', width: 20 }, { head: 'To', width: 12 }, { head: 'By', width: 6 }, { head: 'Why' }];
  const rows = moves.map(({ at, to, by, reason }) => [momentOf(at), to, by, reason]);
  return [plainTable(columns, rows, terminal)];
}

function momentOf(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}
