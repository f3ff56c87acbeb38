import Table from 'cli-table3';
import type { Terminal } from './terminal.ts';

/** One column: its heading, and its width in characters; the one without a width takes what is left. */
export interface Column {
  readonly head: string;
  readonly width?: number;
}

const noBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};

const indent = 2;
const gap = 2;

/** Width of each column's text on this terminal. */
export function textWidths(columns: readonly Column[], terminal: Terminal): readonly number[] {
  const fixed = columns.reduce((sum, { width = 0 }) => sum + width, 0) + gap * (columns.length - 1) + indent;
  return columns.map(({ width }) => width ?? Math.max(10, terminal.width - fixed));
}

/** A table of aligned columns without lines; cells wrap on words. */
export function plainTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  terminal: Terminal,
): string {
  const { dim } = terminal.colors;
  const widths = textWidths(columns, terminal);
  const table = new Table({
    chars: noBorders,
    colWidths: widths.map((width, index) => width + (index === 0 ? indent : gap)),
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    wordWrap: true,
  });
  const cells = (texts: readonly string[]) =>
    texts.map((content, index) => ({ content, style: { 'padding-left': index === 0 ? indent : gap } }));
  table.push(cells(columns.map(({ head }) => dim(head))), ...rows.map(cells));
  return trimLines(table.toString());
}

function trimLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
