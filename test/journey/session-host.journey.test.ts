import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { JobStatusResponse } from '@valet/schemas';
import t from 'tap';
import { readConfig } from '../../host/src/config.ts';
import { startHost } from '../../host/src/main.ts';
import { createClient, serviceKey } from '../host/host-process.ts';
import { dataFolder } from '../host/temp-folder.ts';
import { plainProfile } from '../support/candidates.ts';
import { control, flowPage, startFlowSite } from '../support/flow-site.ts';

const user = '00000000-0000-0000-0000-000000000001';
/** What only the site and the candidate's browser may know. */
const secret = 'site-secret-4711';
const site = await startFlowSite();
const dataDir = await dataFolder(t);
t.teardown(() => site.close());

/** Serves a posting whose site knows its visitors by a cookie, and tells what came with the first request for it. */
function serve(page: string): { cookie: string | undefined } {
  const seen: { cookie: string | undefined } = { cookie: undefined };
  const fields = [control('email', 'Email', 'type="email" required'), control('first', 'First name', 'required')];
  site.serve(`/jobs/${page}`, (request, response) => {
    seen.cookie ??= request.headers.cookie ?? '';
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'set-cookie': `visitor=${secret}; Path=/; HttpOnly; Max-Age=3600`,
    });
    const body = `<form>${fields.join('')}${control('last', 'Last name', 'required')}
      <button type="button" id="send">Submit application</button></form>`;
    response.end(flowPage(page, { body, script: `on('send', () => site.send());` }));
  });
  return seen;
}

const start = () =>
  startHost(readConfig({ dataDir, port: 0, serviceKey, logLevel: 'silent', allowHosts: ['127.0.0.1'] }, {}));

async function send<T>(url: string, method: string, body?: object): Promise<T> {
  const headers = { 'x-gh-service-key': serviceKey, ...(body && { 'content-type': 'application/json' }) };
  const response = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  return (await response.json()) as T;
}

async function apply(hostUrl: string, page: string): Promise<JobStatusResponse & { readonly events: string[] }> {
  const client = createClient(hostUrl);
  const jobId = await client.apply({
    valet_task_id: page,
    valet_user_id: user,
    target_url: site.url(page),
    profile: plainProfile,
    application_mode: 'autopilot',
  });
  const status = await client.until(jobId, (now) => now.status === 'completed');
  return { ...status, events: await client.eventTypes(jobId) };
}

/** Files of the data folder that hold the text as it is. */
async function filesWith(text: string): Promise<readonly string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
  const found = await Promise.all(files.map(async (file) => ((await readFile(file)).includes(text) ? [file] : [])));
  return found.flat();
}

t.test('a site knows a user again after a restart of the host, until the session is cleared', async (t) => {
  const sessions = `/api/v1/gh/valet/sessions/${user}`;
  let host = await start();
  t.teardown(() => host.close());
  const first = serve('first');
  const one = await apply(host.url, 'first');
  t.equal(one.status, 'completed', JSON.stringify(one.error));
  t.equal(first.cookie, '');
  t.ok(one.events.includes('session_saved') && !one.events.includes('session_restored'));
  await host.close();
  t.same(await filesWith(secret), [], 'the state lies sealed in the data folder');
  t.ok((await filesWith('127.0.0.1')).length > 0, 'a search does find what is not sealed');

  host = await start();
  const second = serve('second');
  const two = await apply(host.url, 'second');
  t.equal(two.status, 'completed', JSON.stringify(two.error));
  t.equal(second.cookie, `visitor=${secret}`);
  t.ok(two.events.includes('session_restored'));
  t.match(await send(host.url + sessions, 'GET'), { user_id: user, count: 1, sessions: [{ domain: '127.0.0.1' }] });

  t.match(await send(host.url + sessions, 'DELETE'), { deleted_count: 1 });
  t.match(await send(host.url + sessions, 'GET'), { count: 0, sessions: [] });
  const third = serve('third');
  const three = await apply(host.url, 'third');
  t.equal(three.status, 'completed', JSON.stringify(three.error));
  t.equal(third.cookie, '');
  t.notOk(three.events.includes('session_restored'));
});
