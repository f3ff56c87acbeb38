import { randomUUID } from 'node:crypto';
import type { Manual, ManualEntry, ManualHistory, Problem } from '@valet/schemas';
import { checkShape } from '@valet/schemas';
import t from 'tap';
import { readConfig } from '../../host/src/config.ts';
import { startHost } from '../../host/src/main.ts';
import { openEmbeddedStore } from '../../host/src/store/open-embedded.ts';
import { makeForm, recordForm } from '../support/record-form.ts';
import { dataFolder } from './temp-folder.ts';

const serviceKey = 'a-key-of-twenty-four-chars';
const dataDir = await dataFolder(t);

/** A manual of its own form in the store of the host; with runs that promote it where wanted. */
const forms = ['Read', 'Race', 'Lint', 'History', 'Same', 'Other'];
const given = forms.map((name) =>
  recordForm(makeForm([`${name}: first name`, { label: 'Why us?', kind: 'longtext' }])),
);
const store = await openEmbeddedStore(dataDir);
const ids: string[] = [];
for (const manual of given) {
  const { stored } = await store.manuals.add({ tenant: 'default', manual, origin: 'exploration' });
  ids.push(stored.id);
}
const idOf = (name: string): string => ids[forms.indexOf(name)] ?? '';
for (let round = 0; round < 3; round++) {
  const run = { jobId: `job-${round}`, attempt: 1, outcome: 'replayed', failedSteps: [], detail: '' } as const;
  await store.manuals.count('default', idOf('History'), run);
}
await store.close();

const config = readConfig({ dataDir, port: 0, serviceKey, logLevel: 'silent', shippedManuals: false }, {});
const host = await startHost(config, { runnerUrl: new URL('./fake-runner.ts', import.meta.url).href });
t.teardown(() => host.close());

interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

async function send<T>(
  path: string,
  { method = 'GET', body, headers = {} }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
  const response = await fetch(`${host.url}/api/v1/manuals${path}`, {
    method,
    headers: {
      'x-gh-service-key': serviceKey,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as T, headers: response.headers };
}

const read = (name: string) => send<ManualEntry>(`/${idOf(name)}`);
const put = <T = ManualEntry>(id: string, body: unknown, tag?: string | null) =>
  send<T>(`/${id}`, { method: 'PUT', body, headers: tag ? { 'if-match': tag } : {} });
const documentOf = ({ body }: Answer<ManualEntry>): Manual => {
  if (!body.manual) throw new Error('the answer holds no manual');
  return body.manual;
};
/** The same manual, with another cap: another version of it. */
const withHeals = (manual: Manual, heals: number): Manual => ({ ...manual, policy: { ...manual.policy, heals } });

t.test('lists the manuals, narrowed by platform, status and task', async (t) => {
  const { status, body } = await send<{ manuals: ManualEntry[] }>('');
  t.equal(status, 200);
  t.same(body.manuals.map(({ id }) => id).sort(), [...ids].sort());
  t.ok(body.manuals.every((entry) => checkShape('manual-entry.schema.json', entry).ok && !entry.manual));
  const listed = async (query: string) => (await send<{ manuals: ManualEntry[] }>(`?${query}`)).body.manuals;
  t.match(await listed('status=promoted'), [{ id: idOf('History'), status: 'promoted', health: 100 }]);
  t.equal((await listed('platform=greenhouse&task=apply&status=candidate')).length, forms.length - 1);
  t.same(await listed('platform=lever'), []);
  t.same(await listed('task=scrape'), []);
  t.match(await send('?status=good&task=x&platform='), {
    status: 422,
    body: {
      error: 'validation_error',
      details: [
        { pointer: '/platform' },
        { pointer: '/status', message: 'must be one of candidate, shadow, promoted, retired' },
        { pointer: '/task' },
      ],
    },
  });
});

t.test('shows one manual with a strong tag that stays as long as the manual does', async (t) => {
  const answer = await read('Read');
  t.match(answer, { status: 200, body: { id: idOf('Read'), status: 'candidate', health: 100, version: 1 } });
  t.strictSame(documentOf(answer), given[0]);
  t.equal(checkShape('manual-entry.schema.json', answer.body).ok, true);
  t.match(answer.headers.get('etag'), /^"[!-~]+"$/);
  t.equal((await read('Read')).headers.get('etag'), answer.headers.get('etag'));
  t.not((await read('Race')).headers.get('etag'), answer.headers.get('etag'));
});

t.test('knows no other ids', async (t) => {
  for (const id of [randomUUID(), 'abc', idOf('Read').slice(0, 8)]) {
    t.match(await send(`/${id}`), { status: 404, body: { error: 'not_found' } });
    t.match(await send(`/${id}/history`), { status: 404, body: { error: 'not_found' } });
    t.match(await put(id, given[0], '*'), { status: 404, body: { error: 'not_found' } });
  }
});

t.test('wants the service key for each', async (t) => {
  const headers = { 'x-gh-service-key': 'wrong' };
  for (const path of ['', `/${idOf('Read')}`, `/${idOf('Read')}/history`]) {
    t.match(await send(path, { headers }), { status: 401, body: { error: 'unauthorized' } });
  }
  const answer = await send(`/${idOf('Read')}`, { method: 'PUT', body: given[0], headers });
  t.match(answer, { status: 401, body: { error: 'unauthorized' } });
});

t.test('an edit must say what it was made on', async (t) => {
  const answer = await read('Read');
  const edited = withHeals(documentOf(answer), 1);
  t.match(await put(idOf('Read'), edited), { status: 428, body: { error: 'precondition_required', message: /ETag/ } });
  const tag = answer.headers.get('etag');
  for (const wrong of ['"1-0000"', `W/${tag}`, 'nonsense', (await read('Race')).headers.get('etag')]) {
    t.match(await put(idOf('Read'), edited, wrong), {
      status: 412,
      body: { error: 'precondition_failed', message: /read the manual again/ },
    });
  }
  const history = await send<ManualHistory>(`/${idOf('Read')}/history`);
  t.equal(history.body.versions.length, 1, 'nothing was made');
});

t.test('of two edits of one version that come at once, one is taken', async (t) => {
  const answer = await read('Race');
  const tag = answer.headers.get('etag');
  const edits = [1, 2].map((heals) => put(idOf('Race'), withHeals(documentOf(answer), heals), tag));
  const answers = await Promise.all(edits);
  t.same(answers.map(({ status }) => status).sort(), [201, 412]);
  const made = answers.find(({ status }) => status === 201);
  t.match(made?.body, { version: 2, predecessor: idOf('Race'), status: 'candidate', health: 50, origin: 'person' });
  t.equal(made?.headers.get('location'), `/api/v1/manuals/${made?.body.id}`);
  t.not(made?.headers.get('etag'), tag);
  const refused = answers.find(({ status }) => status === 412);
  t.match(refused?.body, {
    error: 'precondition_failed',
    message: new RegExp(`version 2 stands; read ${made?.body.id}`),
  });

  t.strictSame(documentOf(await read('Race')), documentOf(answer), 'the version that was read says what it said');
  t.match(await put(idOf('Race'), withHeals(documentOf(answer), 5), '*'), { status: 412 }, 'whatever its tag');
  const next = await put(made?.body.id ?? '', withHeals(documentOf(answer), 5), made?.headers.get('etag'));
  t.match(next, { status: 201, body: { version: 3, predecessor: made?.body.id } });
});

t.test('takes no manual with mistakes or personal data, and names them all', async (t) => {
  const answer = await read('Lint');
  const manual = documentOf(answer);
  const tag = answer.headers.get('etag');
  const refuse = async (document: unknown) => (await put<Problem>(idOf('Lint'), document, tag)).body;
  const personal = structuredClone(manual);
  const [step] = personal.pages[0].steps;
  if (step?.type !== 'fill') throw new Error('the first step fills');
  step.value = { literal: 'robin.doe@mail.example' };
  personal.parameters = personal.parameters.slice(1);
  t.match(await refuse(personal), {
    error: 'validation_error',
    details: [{ pointer: '/pages/0/steps/0/value/literal', message: 'looks like a mail address' }],
  });
  t.notMatch(JSON.stringify(await refuse(personal)), /robin/, 'and does not repeat it');
  t.match(await refuse({ ...manual, levle: 1, task: 'aply' }), {
    error: 'validation_error',
    message: 'The manual has 2 mistakes; details name each.',
    details: [
      { pointer: String, message: String },
      { pointer: String, message: String },
    ],
  });
  t.match(await refuse({ ...manual, platform: 'a\0b' }), { details: [{ pointer: '/platform' }] });
  t.match(await refuse([]), { error: 'validation_error', details: [{ pointer: '' }] });
  t.equal((await put(idOf('Lint'), undefined, tag)).status, 422);
  t.match(await refuse({ ...manual, platform: 'lever' }), {
    details: [{ pointer: '/platform', message: /must stay/ }],
  });
  const [page] = manual.pages;
  t.match(await refuse({ ...manual, pages: [{ ...page, signature: 'a'.repeat(64) }] }), {
    details: [{ pointer: '/pages', message: /signatures/ }],
  });
  t.match(await refuse(withHeals(manual, 99)), { details: [{ pointer: '/policy/heals' }] });
  t.equal((await send<ManualHistory>(`/${idOf('Lint')}/history`)).body.versions.length, 1);
});

t.test('what says the same is no new version', async (t) => {
  const answer = await read('Same');
  const again = await put(idOf('Same'), documentOf(answer), answer.headers.get('etag'));
  t.match(again, { status: 200, body: { id: idOf('Same'), version: 1 } });
  t.equal(again.headers.get('etag'), answer.headers.get('etag'));
});

t.test('history tells of every version how it came to stand where it stands', async (t) => {
  const answer = await read('History');
  const { body: made } = await put(idOf('History'), withHeals(documentOf(answer), 1), answer.headers.get('etag'));
  const histories = await Promise.all([made.id, idOf('History')].map((id) => send<ManualHistory>(`/${id}/history`)));
  t.strictSame(histories[0]?.body, histories[1]?.body, 'the same for each version');
  t.equal(checkShape('manual-entry.schema.json#/$defs/history', histories[0]?.body).ok, true);
  t.match(histories[0]?.body.versions, [
    { id: made.id, version: 2, predecessor: idOf('History'), status: 'candidate', health: 50, moves: [] },
    {
      version: 1,
      predecessor: null,
      status: 'promoted',
      health: 100,
      reason: '3 replays were verified',
      since: /^\d{4}-.*Z$/,
      moves: [
        { from: 'candidate', to: 'shadow', reason: 'a replay was verified', by: 'runs' },
        { from: 'shadow', to: 'promoted', by: 'runs' },
      ],
    },
  ]);
  t.match(histories[0]?.body.versions[0]?.reason, /a person made it/);
});
