import { ValetError } from '@valet/core';
import type { Command } from 'commander';
import type { WorkerRow } from '../store/entity/worker.ts';
import type { WorkerRepository } from '../store/store.ts';
import type { Perform } from './perform.ts';
import { plainTable } from './plain-table.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** A worker that has shown no life for so long is listed as gone. */
const goneMs = 30_000;

/** Adds `valet worker`. */
export function addWorker(program: Command, perform: Perform): void {
  const group = program.command('worker').description('look at the workers of a service, and let them end in order');
  group
    .command('list')
    .description('list the workers')
    .option('--json', 'print one JSON document')
    .action((options: { json?: boolean }) => perform(() => withWorkers((workers) => list(workers, options)), options));
  group
    .command('drain [id]')
    .description('ask a worker, or all, to take no more jobs and to end when the last one has')
    .action((id?: string) => perform(() => withWorkers((workers) => drain(workers, id ?? null))));
}

async function withWorkers(work: (workers: WorkerRepository) => Promise<number>): Promise<number> {
  const [{ readConfig }, { openStore }] = await Promise.all([import('../config.ts'), import('../store/open-store.ts')]);
  const config = readConfig();
  if (config.databaseUrl === null) {
    throw new ValetError(
      'config_invalid',
      'Workers are listed in DATABASE_URL (with REDIS_URL); a host without one is stopped by Ctrl-C.',
    );
  }
  const store = await openStore(config);
  try {
    return await work(store.workers);
  } finally {
    await store.close();
  }
}

async function list(workers: WorkerRepository, { json = false }: { json?: boolean }): Promise<number> {
  const rows = await workers.list();
  const terminal = openTerminal({ json });
  terminal.print(json ? JSON.stringify(rows.map(toDocument), null, 2) : listText(rows, terminal));
  return 0;
}

function toDocument({ id, hostname, pid, activeJobs, maxConcurrent, draining, startedAt, lastHeartbeat }: WorkerRow) {
  return {
    ...{ id, hostname, pid, draining },
    active_jobs: activeJobs,
    max_concurrent: maxConcurrent,
    started_at: startedAt.toISOString(),
    last_heartbeat: lastHeartbeat.toISOString(),
  };
}

function listText(rows: readonly WorkerRow[], terminal: Terminal): string {
  if (rows.length === 0) return '  No worker has shown itself.';
  const columns = [
    { head: 'Worker' },
    { head: 'Machine', width: 20 },
    { head: 'Process', width: 8 },
    { head: 'Jobs', width: 6 },
    { head: 'State', width: 9 },
    { head: 'Seen', width: 8 },
  ];
  const now = Date.now();
  const cells = rows.map((row) => {
    const silentMs = now - row.lastHeartbeat.getTime();
    const state = silentMs > goneMs ? 'gone' : row.draining ? 'draining' : 'working';
    const jobs = `${row.activeJobs}/${row.maxConcurrent}`;
    return [row.id, row.hostname, String(row.pid), jobs, state, `${Math.max(0, Math.round(silentMs / 1000))} s ago`];
  });
  return plainTable(columns, cells, terminal);
}

async function drain(workers: WorkerRepository, id: string | null): Promise<number> {
  const count = await workers.requestDrain(id);
  const terminal = openTerminal({ json: false });
  if (count === 0) throw new ValetError('not_found', id === null ? 'There is no worker.' : `There is no worker ${id}.`);
  terminal.print(`${count === 1 ? 'One worker takes' : `${count} workers take`} no more jobs.`);
  return 0;
}
