import type { Answer, PracticeSubmission } from '@valet/schemas';
import { type Column, plainTable, textWidths } from './plain-table.ts';
import { elideMiddle, oneLine } from './readable.ts';
import type { Terminal } from './terminal.ts';

/** One field on both sides. */
export interface ComparedField {
  readonly label: string;
  /** What Valet says it sent; null when it sent nothing under this label. */
  readonly sent: string | null;
  /** What the site wrote down; null when it has nothing under this label. */
  readonly recorded: string | null;
  readonly isSame: boolean;
}

/** Puts what was sent beside what the site recorded, field for field: by label, and by order where a label repeats. */
export function compareRecord(
  answers: readonly Answer[],
  { fields, files }: Pick<PracticeSubmission, 'fields' | 'files'>,
): readonly ComparedField[] {
  const recorded = new Map(Object.entries(fields).map(([label, value]) => [labelKey(label), { label, value }]));
  for (const { label, name } of files) recorded.set(labelKey(label), { label, value: name });
  const seen = new Map<string, number>();
  const both = sentFields(answers).map(({ label, value }) => {
    const count = (seen.get(labelKey(label)) ?? 0) + 1;
    seen.set(labelKey(label), count);
    const key = count === 1 ? labelKey(label) : `${labelKey(label)} (${count})`;
    const found = recorded.get(key);
    recorded.delete(key);
    return compareField(found?.label ?? label, value, found?.value ?? null);
  });
  const rest = [...recorded.values()].filter(({ value }) => value !== '');
  return [...both, ...rest.map(({ label, value }) => compareField(label, null, value))];
}

/** What was put into the form; the country beside a phone number is sent as the number's dial code, not by itself. */
function sentFields(answers: readonly Answer[]): { label: string; value: string }[] {
  const filled = answers.filter(({ outcome, value }) => outcome === 'filled' && value !== null && value !== '');
  const picker = filled.find(({ ref }) => ref && 'ref' in ref && ref.ref === 'profile.phone_country_code');
  const dialCode = /\+\d+/.exec(picker?.value ?? '')?.[0];
  return filled
    .filter((answer) => answer !== picker)
    .map(({ label, value, kind }) => ({
      label,
      value: kind === 'tel' && dialCode && !value?.startsWith('+') ? `${dialCode} ${value}` : (value ?? ''),
    }));
}

function compareField(label: string, sent: string | null, recorded: string | null): ComparedField {
  const isSame = sent !== null && recorded !== null && plainText(sent) === plainText(recorded);
  return { label, sent, recorded, isSame };
}

function labelKey(label: string): string {
  return oneLine(label)
    .replace(/\s*\*$/, '')
    .toLowerCase();
}

function plainText(text: string): string {
  return oneLine(text).toLowerCase();
}

/** The comparison as a table, with a closing line. */
export function recordedView(compared: readonly ComparedField[], terminal: Terminal): string {
  const { colors } = terminal;
  const columns: Column[] = [
    { head: ' ', width: 1 },
    { head: 'Field' },
    { head: 'Sent', width: Math.floor(terminal.width * 0.31) },
    { head: 'The site recorded', width: Math.floor(terminal.width * 0.31) },
  ];
  const widths = textWidths(columns, terminal);
  const cell = (text: string | null, column: number) =>
    text === null ? colors.dim('–') : elideMiddle(oneLine(text), widths[column] ?? 20);
  const rows = compared.map(({ label, sent, recorded, isSame }) => [
    isSame ? colors.green('=') : colors.red('≠'),
    cell(label, 1),
    cell(sent, 2),
    cell(recorded, 3),
  ]);
  return `${plainTable(columns, rows, terminal)}\n\n  ${closingLine(compared, terminal)}`;
}

function closingLine(compared: readonly ComparedField[], { colors }: Terminal): string {
  const same = compared.filter(({ isSame }) => isSame).length;
  if (same === compared.length) return colors.green(`All ${same} fields arrived as they were sent.`);
  return colors.red(`${same} of ${compared.length} fields arrived as they were sent.`);
}
