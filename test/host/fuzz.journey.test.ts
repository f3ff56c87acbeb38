import { randomInt, randomUUID } from 'node:crypto';
import type { Problem } from '@valet/schemas';
import t from 'tap';
import { Pool } from 'undici';
import { readConfig } from '../../host/src/config.ts';
import { startHost } from '../../host/src/main.ts';
import { seededRandom } from '../bench/report.ts';
import { sampleProfile } from '../support/candidates.ts';
import { garble, mutate, pick } from '../support/mutate.ts';
import { createOpenApiCheck, type OpenApiDocument } from '../support/openapi-check.ts';
import { listingSteps, taskManual } from '../support/task-manual.ts';
import { dataFolder } from './temp-folder.ts';

t.setTimeout(1_800_000);

const requests = 10_000;
const atOnce = 16;
const seed = Number(process.env['VALET_TEST_SEED'] || randomInt(2 ** 31));
const random = seededRandom(seed);
/** Woven into everything that is sent in a body, a query or a header: found nowhere else. */
const markOf = (index: number) => `fz${index}qcanaryq`;
const markPattern = /fz\d+qcanaryq/i;

const serviceKey = 'a-key-of-twenty-four-chars';
const limits = { rateLimit: 100_000_000, maxQueue: 100_000_000 };
const config = readConfig(
  { ...limits, dataDir: await dataFolder(t), port: 0, serviceKey, logLevel: 'debug', allowHosts: ['127.0.0.1'] },
  {},
);
/** What is written to the log. Tap's own capture keeps a stack for each line, a tenth of the time of this file. */
const log: string[] = [];
const { write } = process.stderr;
process.stderr.write = (text: string | Uint8Array) => log.push(String(text)) > 0;
const restoreLog = () => {
  process.stderr.write = write;
};
t.teardown(restoreLog);
const host = await startHost(config, { withWorker: false });
t.teardown(() => host.close());

const client = new Pool(host.url, { connections: atOnce });
t.teardown(() => client.close());

const apply = {
  valet_task_id: 'task-001',
  valet_user_id: '00000000-0000-0000-0000-000000000001',
  target_url: 'https://127.0.0.1/jobs/1',
  callback_url: 'https://127.0.0.1/hook',
  profile: sampleProfile,
  resume: { storage_path: 'resume.pdf' },
  qa_answers: { 'Why us?': 'Because' },
  platform: 'greenhouse',
  quality: 'balanced',
  priority: 5,
  timeout_seconds: 300,
  hitl_timeout_seconds: 300,
  execution_mode: 'auto',
  application_mode: 'autopilot',
  metadata: { a: { b: ['c'] } },
};
const task = {
  valet_task_id: 'task-002',
  valet_user_id: apply.valet_user_id,
  job_type: 'scrape',
  target_url: apply.target_url,
  task_description: 'Read it',
  input_data: { manual_id: 'm', values: { a: 'b' }, schema: { type: 'object', properties: { a: { type: 'string' } } } },
};
const resume = {
  resolved_by: 'human',
  resolution_notes: 'x',
  resolution_data: { code: '1', answers: { a: 'b' }, approved: true },
};
/** What the bodies of an endpoint are made from; now and then of another's. */
const documents: Readonly<Record<string, unknown>> = {
  '/valet/apply': apply,
  '/valet/task': task,
  '/jobs/batch': { jobs: [apply, task] },
  '/valet/resume/{jobId}': resume,
  '/manuals/{id}': taskManual(apply.target_url, listingSteps()),
  '/review': { decision: 'approve', edits: [{ field: 'a', value: 'b' }], reason: 'x' },
  '/kill': { scope: 'user', user_id: apply.valet_user_id, job_id: randomUUID() },
};

function documentFor(path: string): unknown {
  const own = Object.entries(documents).find(([end]) => path.endsWith(end));
  return own && random() < 0.8 ? own[1] : pick(random, Object.values(documents));
}

const queries = ['limit', 'offset', 'status', 'status[]', 'sort', 'job_type', 'event_type', 'platform', 'task', 'x'];

interface Endpoint {
  readonly method: string;
  readonly path: string;
}

function endpointsOf({ paths }: OpenApiDocument): readonly Endpoint[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { responses }]) =>
      // A stream has no end to wait for.
      Object.keys(responses['200']?.content ?? {}).includes('text/event-stream')
        ? []
        : [{ method: method.toUpperCase(), path }],
    ),
  );
}

interface Sent extends Endpoint {
  readonly url: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** One request, whose words are all its own. */
function draw({ method, path }: Endpoint, { index, ids }: { index: number; ids: readonly string[] }): Sent {
  const mark = markOf(index);
  const odd = [randomUUID(), 'x', '%00', '..%2f..', '%F0%9F%92%BC', "'%20or%201=1", '-1', 'a'.repeat(150)];
  const idOf = () => (random() < 0.15 ? pick(random, ids) : pick(random, odd));
  const search = new URLSearchParams();
  while (random() < 0.3)
    search.append(pick(random, queries), pick(random, [mark, '1', '-1', '', 'pending', '-created_at', '9'.repeat(30)]));
  const hasBody = method !== 'GET';
  const type =
    random() < 0.95
      ? 'application/json'
      : pick(random, ['text/plain', 'application/xml', 'multipart/form-data', `x/${mark}`]);
  const document = documentFor(path);
  const made = random() < 0.85 ? mutate(document, { random, mark }) : document;
  return {
    method,
    path,
    url: `${path.replaceAll(/\{\w+\}/g, idOf)}${search.size > 0 ? `?${search}` : ''}`,
    body: hasBody && random() < 0.97 ? garble(made, random) : undefined,
    headers: {
      'x-gh-service-key': random() < 0.98 ? serviceKey : mark,
      ...(hasBody && { 'content-type': type }),
      ...(random() < 0.3 && { 'if-match': pick(random, ['*', `"${mark}"`, 'W/"x"', '"']) }),
    },
  };
}

/** Whether an answer repeats what was sent, beside the names of places. What is wrong with a JSON Schema is told in its own words. */
function quotes(answer: string): boolean {
  const { message, details = [] }: Partial<Problem> = JSON.parse(answer);
  const told = details.filter(({ pointer }) => pointer !== '/input_data/schema').map((place) => place.message);
  return [message ?? '', ...told].some((text) => markPattern.test(text));
}

t.test(
  `${requests} random and mutated requests: no 500, no crash, no answer that is not documented, nothing of them in the log (seed ${seed})`,
  async (t) => {
    const document = (await (await fetch(`${host.url}/openapi.json`)).json()) as OpenApiDocument;
    const whatIsWrong = createOpenApiCheck(document);
    const all = endpointsOf(document);
    t.ok(all.length > 20, `${all.length} endpoints`);
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const body = JSON.stringify({ ...apply, target_worker_id: 'nobody' });
      const headers = { 'x-gh-service-key': serviceKey, 'content-type': 'application/json' };
      const answer = await fetch(`${host.url}/api/v1/gh/valet/apply`, { method: 'POST', headers, body });
      ids.push(((await answer.json()) as { job_id: string }).job_id);
    }
    t.ok(ids.every(Boolean), 'there are jobs to ask for');
    const counts = new Map<number, number>();
    const broken: string[] = [];
    // Endpoints with bodies have the most to get wrong.
    const weighted = all.flatMap((one) => (one.method === 'GET' ? [one] : Array<Endpoint>(6).fill(one)));
    let next = 0;
    const work = async () => {
      while (next < requests) {
        next += 1;
        const index = next;
        const sent = draw(pick(random, weighted), { index, ids });
        const { method, url, body, headers } = sent;
        const answer = await client.request({ method: method as 'GET', path: url, headers, body: body ?? null });
        const status = answer.statusCode;
        const text = await answer.body.text();
        counts.set(status, (counts.get(status) ?? 0) + 1);
        const isJson = String(answer.headers['content-type']).startsWith('application/json');
        const [address = ''] = url.split('?');
        const wrong = whatIsWrong({ method, path: address, status, body: isJson ? JSON.parse(text) : text });
        if (wrong) broken.push(`#${index} ${wrong}`);
        const isHealth = sent.path.endsWith('/monitoring/health');
        if (status >= 500 && !isHealth)
          broken.push(`${status} ${method} ${sent.path} #${index} ${body?.slice(0, 300)}`);
        if (status >= 400 && status < 500 && quotes(text)) {
          broken.push(`quoted ${status} ${method} ${sent.path} #${index} ${text.slice(0, 300)}`);
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    t.strictSame(broken.slice(0, 10), []);
    t.equal(
      [...counts.values()].reduce((sum, count) => sum + count, 0),
      requests,
    );
    const summary = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
    t.comment(`seed ${seed}; ${summary.join(', ')}`);
    t.ok((counts.get(201) ?? 0) > 50, 'some were good enough to be taken');
    t.equal((await fetch(`${host.url}/health`)).status, 200, 'it is still up');
    restoreLog();
    t.ok(log.length >= requests, `${log.length} lines of log`);
    t.strictSame(log.filter((line) => markPattern.test(line)).slice(0, 3), [], 'none of them in the log');
  },
);
