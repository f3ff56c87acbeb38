import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createPracticeServer, loadScenarios, parseScenario } from '@valet/practice';
import t from 'tap';

const serve = path.join(import.meta.dirname, 'practice/src/serve.ts');

function run(...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--conditions=valet-src', serve, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function outcomeOf(child: ChildProcess): Promise<{ code: number | null; lines: string[] }> {
  const lines: string[] = [];
  if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
  const [code] = await once(child, 'close');
  return { code, lines };
}

t.test('serve lists the postings, answers, and stops on SIGTERM', async (test) => {
  const child = run('--port', '0');
  const closed = once(child, 'close');
  test.teardown(() => child.kill('SIGKILL'));
  if (!child.stdout) throw new Error('No output');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const printed: string[] = [];
  while (!printed.at(-1)?.startsWith('Stop with')) printed.push((await lines.next()).value ?? 'Stop with');
  const [url = ''] = /http:\S+\/tinkettle\/jobs\/4100101/.exec(printed.join('\n')) ?? [];
  const listed = printed.filter((line) => line.startsWith('  http'));
  test.equal(listed.filter((line) => / {2}Lever: /.test(line)).length, 3);
  test.equal(listed.filter((line) => / {2}Company site: /.test(line)).length, 9);
  test.equal(listed.filter((line) => / {2}Ashby: /.test(line)).length, 2);
  test.equal(listed.filter((line) => /\/jobs\/|gh_jid/.test(line)).length, (await loadScenarios()).length);
  test.equal((await fetch(url)).status, 200);
  child.kill('SIGTERM');
  test.same(await closed, [0, null]);
});

t.test('serve says in one line that a port is taken or an argument is wrong', async (test) => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  test.teardown(() => holder.close());
  const address = holder.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  const [taken, wrong] = await Promise.all([outcomeOf(run('--port', port)), outcomeOf(run('--port', 'tcp'))]);
  test.same(taken, { code: 1, lines: [`Port ${port} on 127.0.0.1 is taken. Choose another one with --port.`] });
  test.match(wrong, { code: 2, lines: ['tcp is no port.', /^Usage: /] });
});

t.test('every shipped scenario is valid and no id is used twice', async (test) => {
  const scenarios = await loadScenarios();
  test.ok(scenarios.length >= 8);
  const ids = scenarios.flatMap(({ form }) => [
    ...form.questions.flatMap((question) => [
      question.id,
      ...('options' in question ? question.options.map(({ id }) => `${id}`) : []),
    ]),
  ]);
  test.same(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  );
  test.throws(
    () => parseScenario('mine', { ...scenarios[0], bord: {} }),
    /Scenario mine is not valid:\n\/bord is not a known property; did you mean "board"\?/,
  );
});

t.test('two scenarios of one posting are refused', async (test) => {
  const [first] = await loadScenarios();
  if (!first) throw new Error('No scenario');
  await test.rejects(
    createPracticeServer({ port: 0, scenarios: [first, first] }),
    /Two scenarios describe tinkettle\/4100101/,
  );
});

t.test("a posting of one's own is served in place of the shipped ones", async (test) => {
  const [first] = await loadScenarios();
  if (!first) throw new Error('No scenario');
  const mine = { ...first, posting: { ...first.posting, id: '9000001', title: '</script><b>Tester</b>' } };
  const site = await createPracticeServer({ port: 0, scenarios: [mine] });
  test.teardown(() => site.close());
  test.same(
    site.postings.map(({ url }) => url),
    [`${site.url}/tinkettle/jobs/9000001`],
  );
  const html = await (await fetch(`${site.url}/tinkettle/jobs/9000001`)).text();
  test.notMatch(html, '</script><b>', "a title cannot end the page's script");
  test.equal((await fetch(`${site.url}/tinkettle/jobs/4100101`)).status, 404);
});

t.test('a mailed code arrives, expires and runs out by the clock', async (test) => {
  let now = Date.parse('2026-11-20T12:00:00Z');
  const key = { board: 'hexorchard', job: '4200202' };
  const site = await createPracticeServer({ port: 0, clock: { now: () => now } });
  test.teardown(() => site.close());
  site.setFault(key, { codeMailDelayMs: 6_000 });
  const url = `${site.url}/hexorchard/jobs/4200202`;
  const fingerprint = /"fingerprint":"([0-9a-f]{40})"/.exec(await (await fetch(url)).text())?.[1];
  const answers_attributes = { 5200301: { question_id: '5200301', boolean_value: 1 } };
  const job_application = {
    first_name: 'Ada',
    last_name: 'Ray',
    email: 'ada@example.com',
    phone: '+1 555 010 0199',
    resume_text: 'Ada',
    answers_attributes,
  };
  const send = async (security_code?: string) => {
    const body = JSON.stringify({ job_application, fingerprint, security_code });
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return { ...(await answer.json()), status: answer.status };
  };
  const newest = () => site.outbox().at(-1)?.code ?? '';

  test.match(await send(), { status: 428, code: 'captcha-failed', security_code_recipient: 'ada@example.com' });
  test.same(site.outbox(), [], 'the mail is still on its way');
  now += 6_000;
  test.same(site.outbox({ to: 'ADA@example.com' }).length, 1);
  now += 16 * 60_000;
  test.match(await send(newest()), { status: 428, code: 'invalid-security-code', message: /expired/ });
  await send();
  now += 6_000;
  for (let attempt = 1; attempt <= 5; attempt += 1) test.match(await send('AAAAAAAA'), { message: /Incorrect/ });
  test.match(await send(newest()), { message: /Too many/ });
  await send();
  now += 6_000;
  test.match(await send(newest().toLowerCase()), { status: 200 });
  test.match(await send(newest()), { message: /expired/ }, 'a code works once');
  test.equal(site.requests(key), 12);
});
