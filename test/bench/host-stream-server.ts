// A server of event streams in a process of its own, fed by messages: the host's own parts on PostgreSQL, or node:http alone.
import { randomUUID } from 'node:crypto';
import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '@valet/core';
import { readConfig } from '../../host/src/config.ts';
import { addRoutes, createServer, listen } from '../../host/src/http/server.ts';
import { eventStream } from '../../host/src/http/stream.ts';
import { newJobRow } from '../../host/src/job/new-job.ts';
import { EventHub } from '../../host/src/realtime/event-hub.ts';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import { plainProfile } from '../support/candidates.ts';

/** Order to emit one event. */
export interface FeedMessage {
  readonly job: number;
  /** When it was given, in the clock of who gave it. */
  readonly at: number;
}

/** What the server says when it serves. */
export interface ServerReady {
  /** Of each job's stream. */
  readonly urls: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

const eventOf = ({ at }: FeedMessage, count: number) =>
  ({ event_type: 'step_started', metadata: { action: String(at), action_count: count } }) as const;

async function serveHost(jobs: number, databaseUrl: string): Promise<ServerReady> {
  const config = readConfig({ port: 0, logLevel: 'silent' }, {});
  const store = await openPostgresStore(databaseUrl);
  const ids = await Promise.all(
    Array.from({ length: jobs }, async () => {
      const request = {
        valet_task_id: 'task-001',
        target_url: 'https://ats.example.com/jobs/1',
        profile: plainProfile,
      };
      const source = { origin: 'api', tenant: 'default', candidate: 'c', maxRetries: 0, now: new Date() } as const;
      const row = { ...newJobRow({ request, ...source }), status: 'running' as const };
      await store.jobs.insert(row);
      return row.id;
    }),
  );
  const server = createServer(config);
  const hub = new EventHub({ ...store, clock: systemClock, log: server.log });
  const streams = [eventStream({ jobs: store.jobs, hub })];
  await addRoutes(server, {
    routes: [],
    streams,
    checkServiceKey: async () => 'default',
    version: '0',
    rateLimit: 1e9,
  });
  const url = await listen(server, config);
  hub.start();
  let count = 0;
  process.on('message', (message: FeedMessage) => {
    count += 1;
    void store.events.append(ids[message.job] ?? '', eventOf(message, count), { actor: 'bench', fence: 0 });
  });
  return { urls: ids.map((id) => `${url}/api/v1/gh/jobs/${id}/stream`), headers: { 'x-gh-service-key': 'any' } };
}

async function serveBare(jobs: number): Promise<ServerReady> {
  const logs = Array.from({ length: jobs }, () => ({ frames: [] as string[], open: new Set<ServerResponse>() }));
  const server = createHttpServer((request, response) => {
    const log = logs[Number(request.url?.slice(1))];
    if (!log) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(log.frames.slice(Number(request.headers['last-event-id'] ?? 0)).join('') || ':\n\n');
    log.open.add(response);
    response.on('close', () => log.open.delete(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const jobIds = logs.map(() => randomUUID());
  process.on('message', (message: FeedMessage) => {
    const log = logs[message.job];
    if (!log) return;
    const seq = log.frames.length + 1;
    const event = {
      id: randomUUID(),
      job_id: jobIds[message.job],
      seq,
      ...eventOf(message, seq),
      actor: 'bench',
      created_at: new Date().toISOString(),
    };
    const frame = `id: ${seq}\ndata: ${JSON.stringify(event)}\n\n`;
    log.frames.push(frame);
    for (const response of log.open) response.write(frame);
  });
  const { port } = server.address() as AddressInfo;
  return { urls: logs.map((_, job) => `http://127.0.0.1:${port}/${job}`), headers: {} };
}

const [kind, jobs, databaseUrl = ''] = process.argv.slice(2);
const ready = kind === 'host' ? await serveHost(Number(jobs), databaseUrl) : await serveBare(Number(jobs));
process.on('disconnect', () => process.exit(0));
process.send?.(ready);
