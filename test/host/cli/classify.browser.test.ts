import path from 'node:path';
import { errorTable } from '@valet/core';
import { createPracticeServer } from '@valet/practice';
import { checkShape, type ObstacleReport } from '@valet/schemas';
import t, { type Test } from 'tap';
import { runValet } from './run-valet.ts';

const practice = await createPracticeServer({ port: 0 });
t.teardown(() => practice.close());
const posting = practice.postings.find(({ title }) => title === 'Barrel Maker');
if (!posting) throw new Error('no practice posting "Barrel Maker"');

async function classify(t: Test, page: string): Promise<ObstacleReport> {
  const { exitCode, stdout, stderr } = await runValet(['classify', page, '--json']);
  t.equal(exitCode, 0, stderr);
  const checked = checkShape<ObstacleReport>('form.schema.json#/$defs/obstacleReport', JSON.parse(stdout || '{}'));
  if (checked.ok) return checked.value;
  t.fail('stdout is no obstacle report', checked);
  throw new Error('no report');
}

t.test('a page that can be used is none', async (t) => {
  t.match(await classify(t, posting.url), { obstacle: null, confidence: 0, form: true, status: 200, evidence: [] });
});

t.test('a wall is told with confidence and evidence, as one document after its schema', async (t) => {
  practice.setFault(posting, { obstacle: 'captcha' });
  const report = await classify(t, posting.url);
  practice.resetFaults();
  t.match(report, { obstacle: 'captcha', form: false, status: 200, platform: 'generic' });
  t.ok(report.confidence >= 0.9 && report.confidence < 1);
  t.ok(report.evidence.some(({ where, seen }) => where === 'head' && seen.includes('confirm that you are human')));
});

t.test('a saved page is classified with the network cut', async (t) => {
  const folder = t.testdir({ 'saved.html': '<title>Gone</title><h1>This job is no longer available</h1>' });
  const { exitCode, stdout } = await runValet(['classify', path.join(folder, 'saved.html')]);
  t.equal(exitCode, 0);
  t.match(stdout, /job_closed, \d+ % sure/);
  t.match(stdout.replace(/\s+/g, ' '), /This job is no longer available/);
});

t.test('a page that is not there is said to be so', async (t) => {
  const { exitCode, stderr } = await runValet(['classify', 'nowhere.html']);
  t.equal(exitCode, errorTable.file_not_found.exitCode);
  t.match(stderr, /The page nowhere\.html/);
});
