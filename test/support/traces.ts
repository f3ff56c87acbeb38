import { appendFileSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import type { ArtifactStore, EventLog, ManualStore } from '@valet/core';

/** What a run leaves behind: events, manuals, lines of a log, rows of a store, and artifacts that are text. */
export const traceKinds = ['event', 'manual', 'log', 'row', 'artifact'] as const;
export type TraceKind = (typeof traceKinds)[number];

/** Folder in which a whole test run keeps its traces, to be searched when it is over; null where none are kept. */
const folder = process.env['VALET_TEST_TRACES'] || null;
const testName = path.basename(process.argv[1] ?? '', '.ts');
let logs = 0;

/** True where traces are kept. */
export const keepsTraces = folder !== null;

/** Keeps a trace as one line of JSON; each process has a file of its own for each kind. */
export function keepTrace(kind: TraceKind, trace: unknown): void {
  if (folder === null) return;
  mkdirSync(path.join(folder, kind), { recursive: true });
  appendFileSync(path.join(folder, kind, `${testName}-${process.pid}.jsonl`), `${JSON.stringify(trace)}\n`);
}

/** An open file that another process may write its log to; null where no traces are kept. */
export function openLogTrace(): number | null {
  if (folder === null) return null;
  mkdirSync(path.join(folder, 'log'), { recursive: true });
  logs += 1;
  return openSync(path.join(folder, 'log', `${testName}-${process.pid}-${logs}.log`), 'a');
}

/** An event log that keeps what is told it. */
export function keepingEvents<Log extends EventLog>(log: Log): Log {
  return {
    ...log,
    async append(...args: Parameters<EventLog['append']>) {
      const stored = await log.append(...args);
      keepTrace('event', stored);
      return stored;
    },
  };
}

/** A store of manuals that keeps what a run does to it. */
export function keepingManuals(store: ManualStore): ManualStore {
  const kept = <Args extends readonly unknown[], R>(work: (...args: Args) => Promise<R>) => {
    return async (...args: Args) => {
      const result = await work(...args);
      keepTrace('manual', { args, result });
      return result;
    };
  };
  return {
    find: (query) => store.find(query),
    get: (tenant, id) => store.get(tenant, id),
    list: (tenant) => store.list(tenant),
    versions: (tenant, id) => store.versions(tenant, id),
    runs: (tenant, id) => store.runs(tenant, id),
    add: kept((entry) => store.add(entry)),
    revise: kept((...args) => store.revise(...args)),
    count: kept((...args) => store.count(...args)),
    decide: kept((...args) => store.decide(...args)),
  };
}

/** A store of artifacts that keeps their names, and those that are text. */
export function keepingArtifacts(store: ArtifactStore): ArtifactStore {
  return {
    async put(name, bytes, options) {
      const isPicture = options.contentType.startsWith('image/');
      keepTrace('artifact', { name, text: isPicture ? null : Buffer.from(bytes).toString('utf8') });
      return store.put(name, bytes, options);
    },
  };
}
