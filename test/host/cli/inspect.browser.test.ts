import path from 'node:path';
import { errorTable } from '@valet/core';
import { createPracticeServer } from '@valet/practice';
import { checkShape, type InspectReport } from '@valet/schemas';
import t, { type Test } from 'tap';
import { runValet } from './run-valet.ts';

const sample = path.resolve(import.meta.dirname, '../../../host/sample');
const practice = await createPracticeServer({ port: 0 });
t.teardown(() => practice.close());
const urlOf = (job: string) => practice.postings.find((posting) => posting.job === job)?.url ?? '';

async function inspect(t: Test, page: string): Promise<InspectReport> {
  const { exitCode, stdout, stderr } = await runValet(['inspect', page, '--json']);
  t.equal(exitCode, 0, stderr);
  const checked = checkShape<InspectReport>('form.schema.json#/$defs/inspectReport', JSON.parse(stdout || '{}'));
  if (checked.ok) return checked.value;
  t.fail('stdout is no inspect report', checked);
  throw new Error('no report');
}

t.test('a posting is printed as one document after its schema, and nothing is sent', async (t) => {
  const report = await inspect(t, urlOf('4100102'));
  t.equal(report.platform, 'greenhouse');
  t.match(report.signature, /^[0-9a-f]{64}$/);
  const byId = (id: string) => report.fields.find((field) => field.domId === id);
  t.match(byId('first_name'), { required: true, kind: 'text', value: { ref: 'profile.first_name' }, frame: 'main' });
  t.match(byId('resume'), { kind: 'file', value: { ref: 'resume' } });
  t.match(byId('gender'), { sensitive: true, options: ['Male', 'Female', 'Decline To Self Identify'] });
  t.ok(report.fields.every(({ locators }) => locators.length > 0));
  t.equal(practice.requests({ board: 'tinkettle', job: '4100102' }), 0);
});

t.test('a form in an iframe and a form behind a button are found', async (t) => {
  const [framed, opened] = await Promise.all([inspect(t, urlOf('4300303')), inspect(t, urlOf('4300302'))]);
  t.ok(framed.fields.length > 5 && framed.fields.every(({ frame }) => frame !== 'main'));
  t.ok(opened.fields.length > 5);
});

t.test('with a profile the table shows the values, and fits the terminal', async (t) => {
  const file = (name: string) => path.join(sample, name);
  const args = ['inspect', urlOf('4100102'), '--profile', file('candidate.json'), '--answers', file('answers.json')];
  const { exitCode, stdout } = await runValet(args);
  t.equal(exitCode, 0);
  t.match(stdout, /Email \*\s+email\s+robin\.sample@example\.com\s+100 %/);
  t.match(stdout, /Degree \*\s+combobox 10\s+Bachelor's Degree\s+100 %/);
  t.ok(stdout.split('\n').every((line) => line.length <= 80 || line.includes('http')));
});

t.test('a saved page is read with the network cut', async (t) => {
  let asked = 0;
  const { createServer } = await import('node:http');
  const server = createServer((_request, response) => {
    asked += 1;
    response.end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  t.teardown(() => server.close());
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const folder = t.testdir({
    'a form.html': `<!doctype html><title>Saved</title><script src="${origin}/a.js"></script><img src="${origin}/i.png" alt="">
      <script>fetch('${origin}/fetch', { method: 'POST', body: 'x' }); new Image().src = '${origin}/late.png'</script>
      <form action="${origin}/send"><label>First name <input name="fn" required></label>
      <label>Colour <select name="c"><option>Red</option><option>Blue</option></select></label></form>`,
    'plain.html': '<h1>Nothing to fill in</h1>',
  });
  const report = await inspect(t, path.join(folder, 'a form.html'));
  t.match(report, { platform: null, url: /^file:.*a%20form\.html$/ });
  t.match(report.fields, [
    { label: 'First name', required: true, value: { ref: 'profile.first_name' }, domName: 'fn' },
    { label: 'Colour', kind: 'select', options: ['Red', 'Blue'] },
  ]);
  t.equal(asked, 0, 'no request left');

  const none = await runValet(['inspect', path.join(folder, 'plain.html')]);
  t.equal(none.exitCode, errorTable.form_not_found.exitCode);
  t.match(none.stderr, /plain\.html shows no field/);
});

t.test('a page that cannot be reached is a network error', async (t) => {
  const { exitCode, stderr } = await runValet(['inspect', 'http://127.0.0.1:9/jobs/1']);
  t.equal(exitCode, errorTable.network_error.exitCode);
  t.match(stderr, /^valet: .*127\.0\.0\.1:9.*\[network_error\]\n$/);
});
