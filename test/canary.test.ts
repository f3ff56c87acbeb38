import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t, { type Test } from 'tap';
import { canariesOf, findCanaries } from './support/canary.ts';
import { candidates, sampleProfile } from './support/candidates.ts';
import { searchTraces } from './support/search-traces.ts';
import { traceKinds } from './support/traces.ts';

const clean = { event_type: 'form_read', metadata: { page_url: 'http://127.0.0.1:4010/jobs/1', fields: 12 } };

/** A folder as a test run leaves it: one harmless trace of each kind, and the given lines in one more event file. */
function folderWith(t: Test, lines: readonly string[]): string {
  const folder = t.testdir({});
  for (const kind of traceKinds) {
    mkdirSync(path.join(folder, kind));
    writeFileSync(path.join(folder, kind, 'one.jsonl'), `${JSON.stringify(clean)}\n`);
  }
  writeFileSync(path.join(folder, 'event', 'two.jsonl'), lines.map((line) => `${line}\n`).join(''));
  return folder;
}

t.test('each value that tells who a candidate is is found, however it is written', async (t) => {
  for (const profile of candidates) {
    const canaries = canariesOf(profile);
    t.ok(canaries.length >= 3);
    for (const { key, words: small, isWord } of canaries) {
      const words = isWord ? small.replace(/./, (letter) => letter.toUpperCase()) : small;
      const written = [
        words,
        words.toUpperCase(),
        `x/${words.replaceAll(' ', '-')}/y`,
        `“${words.replaceAll(' ', '_')}”`,
      ];
      for (const text of written) t.ok(findCanaries(text, canaries).includes(key), `${key} of ${profile.email.length}`);
    }
  }
  const phone = '2025550142';
  for (const text of [phone, '+1-202-555-0142', '(202) 555 0142', `tel:+1${phone}`, '1.202.555.0142']) {
    t.ok(findCanaries(text, canariesOf(sampleProfile)).includes('phone'), text);
  }
});

t.test('what only looks like a candidate is not taken for one', async (t) => {
  const canaries = candidates.flatMap(canariesOf);
  const harmless = [
    'robins and resampled things, a sample candidate',
    'Portland, Oregon, United States',
    '202-555-0199',
    'malice',
    'p-12-x',
  ];
  for (const text of harmless) t.same(findCanaries(text, canaries), [], text);
});

t.test('a candidate in any trace is told by place and key, never by value', async (t) => {
  const deep = { metadata: { list: [{ detail: `typed "${sampleProfile.email}"\n${sampleProfile.first_name}` }] } };
  const { counts, findings } = searchTraces(folderWith(t, [JSON.stringify(deep), `plain ${sampleProfile.phone}`]));
  t.same(counts, { event: 3, manual: 1, log: 1, row: 1, artifact: 1 });
  t.match(findings.join('\n'), /event\/two\.jsonl:1 \/metadata\/list\/0\/detail holds the email of a candidate/);
  t.match(findings.join('\n'), /event\/two\.jsonl:1 \/metadata\/list\/0\/detail holds the first_name of a candidate/);
  t.match(findings.join('\n'), /event\/two\.jsonl:2 holds the phone of a candidate/);
  t.same(findCanaries(findings.join('\n'), canariesOf(sampleProfile)), []);
});

t.test('a test run fails for a candidate in a trace, and for a kind of trace that is no longer kept', async (t) => {
  const script = path.join(import.meta.dirname, 'support/search-traces.ts');
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--conditions=valet-src', script, ...args], { encoding: 'utf8' });
  const good = run('--whole', folderWith(t, []));
  t.match(good, { status: 0, stdout: /1 events, 1 manuals, 1 logs, 1 rows, 1 artifacts; found 0/ });
  t.match(run('--whole', folderWith(t, [JSON.stringify({ name: sampleProfile.last_name })])), {
    status: 1,
    stdout: /two\.jsonl:1 \/name/,
  });
  t.match(run('--whole', t.testdir({})), { status: 1, stdout: /there is no manual/ });
  t.match(run(t.testdir({})), { status: 0 });
});
