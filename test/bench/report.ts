import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One measured figure with what it should be. */
export interface BenchMetric {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly op: '>=' | '<=' | '==';
  readonly target: number;
  readonly ok: boolean;
}

/** A run of one benchmark, as written to `bench-results/<name>.json`. */
export interface BenchRun {
  readonly name: string;
  readonly seed: number | null;
  readonly rounds: number;
  readonly metrics: readonly BenchMetric[];
}

/** A figure held against its target. */
export function metric({ name, value, unit, op, target }: Omit<BenchMetric, 'ok'>): BenchMetric {
  const ok = op === '>=' ? value >= target : op === '<=' ? value <= target : value === target;
  return { name, value: Math.round(value * 1000) / 1000, unit, op, target, ok };
}

/** Rows as aligned columns; the first row is the head. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map(String));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  const [head = [], ...body] = cells;
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(line)].join('\n');
}

/** Prints the targets, writes `bench-results/<name>.json` and sets exit code 1 when one is missed. */
export function finish(run: BenchRun): void {
  const folder = path.resolve(import.meta.dirname, '../../bench-results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${run.name}.json`);
  writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`);
  const rows = run.metrics.map(({ name, value, unit, op, target, ok }) => [
    name,
    `${value} ${unit}`.trim(),
    `${op} ${target}`,
    ok ? 'ok' : 'MISSED',
  ]);
  console.log(
    `\n${table([['target', 'measured', 'wanted', ''], ...rows])}\n\nwritten to ${path.relative(process.cwd(), file)}`,
  );
  if (run.metrics.some(({ ok }) => !ok)) process.exitCode = 1;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The items in an order that the seed decides. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
