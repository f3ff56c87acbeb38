import { randomUUID } from 'node:crypto';
import { createMemoryEventLog, systemClock } from '@valet/core';
import { checkShape, type JobEvent, type JobStatus } from '@valet/schemas';
import t, { type Test } from 'tap';
import { WebSocket } from 'undici';
import { readConfig } from '../../host/src/config.ts';
import { startHost } from '../../host/src/main.ts';
import type { EventFrame } from '../../host/src/realtime/event-frame.ts';
import { EventHub } from '../../host/src/realtime/event-hub.ts';
import { JobFeed } from '../../host/src/realtime/job-feed.ts';
import type { EndReason, Listener } from '../../host/src/realtime/listener.ts';
import { createLocalSignals } from '../../host/src/signal/signals.ts';
import { openSse } from '../support/sse-client.ts';
import { createClient, serviceKey } from './host-process.ts';
import { dataFolder } from './temp-folder.ts';

const runnerUrl = new URL('./fake-runner.ts', import.meta.url).href;
const config = readConfig(
  { dataDir: await dataFolder(t), port: 0, serviceKey, logLevel: 'silent', maxConcurrentJobs: 4 },
  {},
);
const host = await startHost(config, { runnerUrl });
t.teardown(() => host.close());
const client = createClient(host.url);
const headers = { 'x-gh-service-key': serviceKey };
const fake = (steps: string) => `https://fake.test/${steps}?${randomUUID()}`;
const streamOf = (jobId: string) => `${host.url}/api/v1/gh/jobs/${jobId}/stream`;
const isDone = ({ status }: { status: JobStatus }) => status === 'completed';

async function logOf(jobId: string): Promise<JobEvent[]> {
  const response = await fetch(`${host.url}/api/v1/gh/jobs/${jobId}/events?limit=1000`, { headers });
  return ((await response.json()) as { events: JobEvent[] }).events;
}

/** Everything that comes until the stream is over. */
async function hear(jobId: string, more: Record<string, string> = {}, query = '') {
  const events: JobEvent[] = [];
  const ids: number[] = [];
  const connection = openSse(`${streamOf(jobId)}${query}`, {
    headers: { ...headers, ...more },
    onMessage({ id, data }) {
      ids.push(id);
      events.push(JSON.parse(data));
    },
  });
  const status = await connection.status;
  const isInOrder = await connection.over;
  return { status, events, ids, isInOrder };
}

/** Steps with pauses between them, so that a job is followed while it runs. */
const slowly = `${Array.from({ length: 12 }, () => 'event/sleep:40').join('/')}/ok`;

t.test('streams a job from its first event to its last, and ends', async (t) => {
  const jobId = await client.apply({ target_url: fake(slowly) });
  const { status, events, ids, isInOrder } = await hear(jobId);
  t.equal(status, 200);
  t.ok(isInOrder, 'ended by the host');
  const log = await logOf(jobId);
  t.strictSame(events, log);
  t.equal(events.at(-1)?.event_type, 'job_completed');
  t.strictSame(
    ids,
    log.map(({ seq }) => seq),
  );
  for (const event of events) t.ok(checkShape('job-event.schema.json', event).ok);
});

t.test('says how it is to be taken', async (t) => {
  const jobId = await client.apply({ target_url: fake('event/ok') });
  const response = await fetch(streamOf(jobId), { headers });
  t.match(Object.fromEntries(response.headers), { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  t.match(await response.text(), /^retry: 1000\n\nid: 1\ndata: \{.*\}\n\n/);
});

t.test('goes on after the event that the client has, by header or by query; 204 when it has all', async (t) => {
  const jobId = await client.apply({ target_url: fake('event/event/event/ok') });
  await client.until(jobId, isDone);
  const log = await logOf(jobId);
  t.strictSame((await hear(jobId)).events, log, 'also when it is over already');
  t.strictSame((await hear(jobId, { 'last-event-id': '2' })).events, log.slice(2));
  t.strictSame((await hear(jobId, {}, '?after=3')).events, log.slice(3));
  t.strictSame((await hear(jobId, { 'last-event-id': '4' }, '?after=1')).events, log.slice(4), 'the header wins');
  t.match(await hear(jobId, { 'last-event-id': String(log.length) }), { status: 204, events: [] });
  t.match(await hear(jobId, { 'last-event-id': '999999' }), { status: 204 }, 'whatever it says it has');
});

t.test('refuses as every endpoint does', async (t) => {
  const jobId = await client.apply({ target_url: fake('ok') });
  t.equal((await fetch(streamOf(jobId))).status, 401);
  t.equal((await fetch(streamOf(randomUUID()), { headers })).status, 404);
  for (const after of ['-1', 'x', '1.5', '9999999999']) {
    const refused = await fetch(`${streamOf(jobId)}?after=${after}`, { headers });
    t.match(await refused.json(), { error: 'validation_error', details: [{ pointer: '/after' }] });
  }
});

t.test('loses nothing and repeats nothing, however often the line is cut', async (t) => {
  const jobId = await client.apply({ target_url: fake(slowly) });
  const follow = async (listener: number) => {
    const ids: number[] = [];
    for (let isOver = false; !isOver; ) {
      const connection = openSse(streamOf(jobId), {
        headers: { ...headers, 'last-event-id': String(ids.at(-1) ?? 0) },
        onMessage({ id }) {
          ids.push(id);
          if ((id * 7 + listener) % 5 === 0) connection.cut();
        },
      });
      isOver = (await connection.status) === 204 || (await connection.over);
    }
    return ids;
  };
  const heard = await Promise.all(Array.from({ length: 20 }, (_, listener) => follow(listener)));
  const wanted = (await logOf(jobId)).map(({ seq }) => seq);
  for (const ids of heard) t.strictSame(ids, wanted);
});

/** Everything that a WebSocket gets until it is closed. */
async function hearSocket(jobId: string, query = '', key = serviceKey) {
  const socket = new WebSocket(`${streamOf(jobId).replace('http', 'ws')}${query}`, {
    headers: { 'x-gh-service-key': key },
  });
  const events: JobEvent[] = [];
  const over = Promise.withResolvers<number>();
  socket.addEventListener('message', ({ data }) => events.push(JSON.parse(String(data))));
  socket.addEventListener('close', ({ code }) => over.resolve(code));
  socket.addEventListener('error', () => over.resolve(0));
  return { code: await over.promise, events };
}

t.test('a WebSocket at the same address gets the same events', async (t) => {
  const jobId = await client.apply({ target_url: fake(slowly) });
  const { code, events } = await hearSocket(jobId);
  t.equal(code, 1000);
  const log = await logOf(jobId);
  t.strictSame(events, log);
  t.strictSame((await hearSocket(jobId, '?after=5')).events, log.slice(5));
  t.strictSame(await hearSocket(jobId, `?after=${log.length}`), { code: 1000, events: [] });
  t.not((await hearSocket(jobId, '', 'a-key-that-is-not-the-key')).code, 1000, 'not without the key');
  t.not((await hearSocket(randomUUID())).code, 1000, 'nor of a job that is not there');
});

t.test('who follows when the host stops is let go, and goes on at the next one', async (t) => {
  const dataDir = await dataFolder(t);
  const open = () => startHost({ ...config, dataDir, leaseSeconds: 30 }, { runnerUrl });
  let own = await open();
  t.teardown(() => own.close());
  const jobId = await createClient(own.url).apply({ target_url: fake('event/event/hang1/ok') });
  const ids: number[] = [];
  const connect = () =>
    openSse(`${own.url}/api/v1/gh/jobs/${jobId}/stream`, {
      headers: { ...headers, 'last-event-id': String(ids.at(-1) ?? 0) },
      onMessage: ({ id }) => ids.push(id),
    });
  const first = connect();
  while (ids.length < 3) await systemClock.wait(5);
  await own.close();
  await first.over;
  own = await open();
  await connect().over;
  t.strictSame(
    ids,
    ids.map((_, index) => index + 1),
  );
});

t.test('the document tells of it', async (t) => {
  const { paths } = (await (await fetch(`${host.url}/openapi.json`)).json()) as { paths: Record<string, unknown> };
  t.match(paths['/api/v1/gh/jobs/{id}/stream'], {
    get: {
      operationId: 'streamJobEvents',
      responses: { 200: { content: { 'text/event-stream': {} } }, 204: { description: String } },
    },
  });
});

interface Heard extends Listener {
  readonly seqs: number[];
  ended: EndReason | null;
  bufferedBytes: number;
}

function listener(): Heard {
  const heard: Heard = {
    seqs: [],
    ended: null,
    bufferedBytes: 0,
    write: (frames: readonly EventFrame[]) => void heard.seqs.push(...frames.map(({ seq }) => seq)),
    drained: async () => undefined,
    beat: () => undefined,
    end: (why) => {
      heard.ended = why;
    },
  };
  return heard;
}

/** A hub over a log in memory, of which every read is counted. */
function openHub(t: Test, { withSignals }: { withSignals: boolean }) {
  const log = createMemoryEventLog(systemClock);
  const signals = createLocalSignals();
  const job = { id: randomUUID(), tenant: 'default', status: 'running' as JobStatus, eventSeq: 0 };
  const counts = { reads: 0, looks: 0 };
  const hub = new EventHub({
    jobs: {
      async standings() {
        counts.looks += 1;
        return [{ ...job }];
      },
    },
    events: {
      async read(jobId, page) {
        counts.reads += 1;
        return log.read(jobId, page);
      },
    },
    signals,
    clock: systemClock,
    log: { error: () => undefined } as never,
  });
  hub.start();
  t.teardown(() => hub.stop());
  const append = async () => {
    const event = { event_type: 'state_changed', metadata: { from: 'filling', to: 'filling' } } as const;
    const { seq } = await log.append(job.id, event, { actor: 'w', fence: 0 });
    job.eventSeq = seq;
    if (withSignals) signals.tell({ kind: 'events', jobId: job.id, seq });
  };
  return { hub, job, counts, append };
}

t.test('many listeners of a job share its reads', async (t) => {
  const { hub, job, counts, append } = openHub(t, { withSignals: true });
  const listeners = Array.from({ length: 300 }, listener);
  for (const one of listeners) hub.follow({ jobId: job.id, afterSeq: 0 }, one);
  for (let count = 0; count < 50; count += 1) await append();
  while (listeners.some(({ seqs }) => seqs.length < 50)) await systemClock.wait(1);
  const wanted = Array.from({ length: 50 }, (_, index) => index + 1);
  for (const { seqs } of listeners) t.strictSame(seqs, wanted);
  t.ok(counts.reads <= 101, `${counts.reads} reads`);
  const late = listener();
  const before = counts.reads;
  hub.follow({ jobId: job.id, afterSeq: 20 }, late);
  while (late.seqs.length < 30) await systemClock.wait(1);
  t.strictSame(late.seqs, wanted.slice(20));
  t.equal(counts.reads, before, 'who comes a little later is served from what is kept');
});

t.test('a signal that is lost is made good by looking', async (t) => {
  const { hub, job, append } = openHub(t, { withSignals: false });
  const one = listener();
  hub.follow({ jobId: job.id, afterSeq: 0 }, one);
  await append();
  await append();
  while (one.seqs.length < 2) await systemClock.wait(10);
  t.strictSame(one.seqs, [1, 2]);
  job.status = 'expired';
  while (one.ended === null) await systemClock.wait(10);
  t.equal(one.ended, 'job_over', 'also where no event says so');
});

t.test('a listener that does not drain is dropped, the others are not', async (t) => {
  const log = createMemoryEventLog(systemClock);
  const feed = new JobFeed({ read: (page) => log.read('job', page), isOver: async () => false }, 0);
  const [slow, quick] = [listener(), listener()];
  feed.follow(slow, 0);
  feed.follow(quick, 0);
  const append = () =>
    log.append('job', { event_type: 'submit_armed', metadata: { intent_id: 'i' } }, { actor: 'w', fence: 0 });
  await append();
  await feed.refresh();
  slow.bufferedBytes = 2 * 1024 * 1024;
  await append();
  await feed.refresh();
  t.match([slow.ended, slow.seqs], ['slow', [1]]);
  t.match([quick.ended, quick.seqs], [null, [1, 2]]);
  const again = listener();
  feed.follow(again, 1);
  await feed.refresh();
  t.strictSame(again.seqs, [2], 'it comes again and goes on');
});

t.test('a long log is caught up with page by page while it grows', async (t) => {
  const { hub, job, append } = openHub(t, { withSignals: true });
  for (let count = 0; count < 2600; count += 1) await append();
  const [whole, part] = [listener(), listener()];
  hub.follow({ jobId: job.id, afterSeq: 2600 }, listener());
  hub.follow({ jobId: job.id, afterSeq: 0 }, whole);
  hub.follow({ jobId: job.id, afterSeq: 1200 }, part);
  for (let count = 0; count < 50; count += 1) await append();
  while (whole.seqs.length < 2650 || part.seqs.length < 1450) await systemClock.wait(1);
  t.ok(whole.seqs.every((seq, index) => seq === index + 1));
  t.ok(part.seqs.every((seq, index) => seq === index + 1201));
});
