import type { Manual } from '@valet/schemas';
import { diffManuals, type ManualDiff, type ManualDifference, type StepMention } from '../../manual/diff-manual.ts';
import { elideMiddle, oneLine } from '../readable.ts';
import { openTerminal, type Terminal } from '../terminal.ts';
import { findManual } from './find-manual.ts';
import { readManualFile } from './read-manual-file.ts';
import { withManuals } from './with-manuals.ts';

/** One side of a comparison. */
interface Side {
  /** How a person finds it again. */
  readonly name: string;
  readonly manual: Manual;
}

/**
 * Prints what changed from one manual to another; each is an id, the beginning of one, or a file (a name with a dot or a slash).
 * Errors: `not_found`, those of the files.
 */
export async function diff(
  before: string,
  after: string,
  { data, json = false }: { data?: string; json?: boolean },
): Promise<number> {
  const [from, to] = await openSides([before, after], data);
  const found = diffManuals(from.manual, to.manual);
  const terminal = openTerminal({ json });
  terminal.print(json ? JSON.stringify(found, null, 2) : diffText(found, { from, to, terminal }));
  return 0;
}

async function openSides(names: readonly [string, string], data: string | undefined): Promise<[Side, Side]> {
  const [before, after] = names;
  if (isFile(before) && isFile(after)) return [await fromFile(before), await fromFile(after)];
  return withManuals(data, async (manuals, tenant) => {
    const open = async (name: string): Promise<Side> => {
      if (isFile(name)) return fromFile(name);
      const { id, manual, version } = await findManual(manuals, tenant, name);
      return { name: `${manual.id} ${id.slice(0, 8)} version ${version}`, manual };
    };
    return [await open(before), await open(after)];
  });
}

/** Ids have neither dots nor slashes. */
const isFile = (name: string): boolean => /[./\\]/.test(name);

async function fromFile(name: string): Promise<Side> {
  return { name, manual: await readManualFile(name) };
}

function diffText(found: ManualDiff, { from, to, terminal }: { from: Side; to: Side; terminal: Terminal }): string {
  const { bold, dim, green, red, yellow } = terminal.colors;
  const { manual, added, removed, changed } = found;
  const head = `  ${bold(from.name)} ${dim('→')} ${bold(to.name)}`;
  if (manual.length + added.length + removed.length + changed.length === 0) return `${head}\n  They say the same.`;
  return [
    head,
    ...manual.map((one) => `  ${yellow('~')} ${differenceText(one, terminal)}`),
    ...removed.map((step) => `  ${red('-')} ${stepText(step, terminal)}`),
    ...added.map((step) => `  ${green('+')} ${stepText(step, terminal)}`),
    ...changed.flatMap(({ moved, changes, ...step }) => [
      `  ${yellow('~')} ${stepText(step, terminal)}${moved ? yellow(' (moved)') : ''}`,
      ...changes.map((one) => `      ${differenceText(one, terminal)}`),
    ]),
    '',
    `  ${added.length} added, ${removed.length} removed, ${changed.length} changed`,
  ].join('\n');
}

function stepText({ id, type, page, intention }: StepMention, { colors }: Terminal): string {
  return `${type} ${colors.bold(id)} ${colors.dim(`page ${page}: ${oneLine(intention)}`)}`;
}

function differenceText({ property, before, after }: ManualDifference, { colors, width }: Terminal): string {
  const room = Math.max(20, Math.floor((width - property.length - 12) / 2));
  const show = (value: unknown) => (value === undefined ? '(nothing)' : elideMiddle(JSON.stringify(value), room));
  return `${oneLine(property)} ${colors.red(show(before))} ${colors.dim('→')} ${colors.green(show(after))}`;
}
