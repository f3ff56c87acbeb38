import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Canary, canariesOf, findCanaries } from './canary.ts';
import { candidates } from './candidates.ts';
import { type TraceKind, traceKinds } from './traces.ts';

/** What a search went through and what it found. */
export interface TraceSearch {
  /** Traces of each kind; a line of a log is one. */
  readonly counts: Readonly<Record<TraceKind, number>>;
  /** One line for each place that holds something of a candidate: the place and the key, never the value. */
  readonly findings: readonly string[];
}

/**
 * Searches all that the runs of a test run left behind for what tells who a candidate is. Searched are: the events and manuals
 * of engines in memory; the log (at level debug) of host processes and what commands write to stderr; the rows of all tables of
 * all stores in data folders, but for the columns below; artifacts that are text, and the names of all. Not searched, because they hold
 * values by their nature: the application that a job was given and what is told its owner (ownersColumns of keep-store), screenshots,
 * documents, what the practice sites recorded, the standard output of commands, and the output of the tests.
 */
export function searchTraces(folder: string): TraceSearch {
  const counts = Object.fromEntries(traceKinds.map((kind) => [kind, 0])) as Record<TraceKind, number>;
  const canaries = candidates.flatMap(canariesOf);
  const findings: string[] = [];
  for (const kind of traceKinds) {
    const inner = path.join(folder, kind);
    for (const name of existsSync(inner) ? readdirSync(inner).sort() : []) {
      const lines = readFileSync(path.join(inner, name), 'utf8').split('\n');
      for (const [at, line] of lines.entries()) {
        if (line === '') continue;
        counts[kind] += 1;
        for (const found of findIn(parse(line), canaries)) findings.push(`${kind}/${name}:${at + 1} ${found.trim()}`);
      }
    }
  }
  return { counts, findings };
}

/** A line of a log need not be JSON. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

function findIn(value: unknown, canaries: readonly Canary[], pointer = ''): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') {
    return findCanaries(String(value), canaries).map((key) => `${pointer} holds the ${key} of a candidate`);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...findCanaries(key, canaries).map((found) => `${pointer} has a key that holds the ${found} of a candidate`),
    ...findIn(inner, canaries, `${pointer}/${key}`),
  ]);
}

if (process.argv[1] === import.meta.filename) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { whole: { type: 'boolean' } } });
  const { counts, findings } = searchTraces(positionals[0] ?? '');
  const told = traceKinds.map((kind) => `${counts[kind]} ${kind}s`).join(', ');
  console.log(`# searched for candidates: ${told}; found ${findings.length}`);
  for (const finding of findings.slice(0, 50)) console.log(`#   ${finding}`);
  const empty = values.whole ? traceKinds.filter((kind) => counts[kind] === 0) : [];
  for (const kind of empty) console.log(`#   there is no ${kind}: the tests no longer keep what is to be searched`);
  process.exitCode = findings.length + empty.length > 0 ? 1 : 0;
}
