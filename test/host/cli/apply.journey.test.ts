import { errorTable } from '@valet/core';
import { createPracticeServer, type PostingKey } from '@valet/practice';
import { checkShape, type RunReport } from '@valet/schemas';
import t, { type Test } from 'tap';
import { compareRecord } from '../../../host/src/cli/recorded-view.ts';
import { dataFolder } from '../temp-folder.ts';
import { runValet, sampleArgs, type ValetResult } from './run-valet.ts';

const practice = await createPracticeServer({ port: 0 });
const data = await dataFolder(t);
t.teardown(() => practice.close());

const longest = { board: 'tinkettle', job: '4100102' };
const plain = { board: 'tinkettle', job: '4100101' };
const unanswerable = { board: 'hexorchard', job: '4200201' };
const coded = { board: 'hexorchard', job: '4200202' };

/** Applies with the sample candidate; every run of this file shares one data folder, as a person's would. */
function apply(key: PostingKey, args: readonly string[] = []): Promise<ValetResult> {
  const url = practice.postings.find(({ board, job }) => board === key.board && job === key.job)?.url ?? '';
  return runValet(['apply', url, ...sampleArgs, '--data', data, ...args]);
}

/** The report on stdout, proved against its schema; nothing else may be there. */
function reportOf(t: Test, { stdout, stderr }: ValetResult): RunReport {
  const checked = checkShape<RunReport>('run-report.schema.json', JSON.parse(stdout || '{}'));
  if (checked.ok) return checked.value;
  t.fail('stdout is no report', { errors: checked.errors, stderr });
  throw new Error('no report');
}

t.test('the longest form is sent as the report says, and never a second time', async (t) => {
  const result = await apply(longest, ['--json']);
  t.equal(result.exitCode, 0, result.stderr);
  const report = reportOf(t, result);
  t.equal(report.verdict, 'submitted_verified');
  const record = practice.submissions(longest);
  t.equal(record.length, 1);
  if (record[0])
    t.strictSame(
      compareRecord(report.answers, record[0]).filter(({ isSame }) => !isSame),
      [],
    );
  t.match(result.stderr, /✓ Submit\s+POST/, 'progress goes to stderr');

  const again = await apply(longest);
  t.equal(again.exitCode, errorTable.duplicate_application.exitCode);
  t.match(again.stdout, /✗ Not submitted[\s\S]*\[duplicate_application\]/);
  t.equal(practice.submissions(longest).length, 1, 'the site got one');
});

t.test('a dry run fills everything, sends nothing, and leaves the way free', async (t) => {
  const result = await apply(plain, ['--dry-run']);
  t.equal(result.exitCode, 0, result.stderr);
  t.match(result.stdout, /Dry run: filled and checked, nothing sent/);
  t.match(result.stdout, /Email \*\s+robin\.sample@example\.com\s+profile\s+100 %/);
  t.equal(practice.requests(plain), 0);
  const real = await apply(plain);
  t.equal(real.exitCode, 0, real.stderr);
  t.match(real.stdout, /✓ Submitted and verified[\s\S]*Picture .*\.png/);
  t.equal(practice.submissions(plain).length, 1);
});

t.test('what nobody can answer is named, and nothing is sent', async (t) => {
  const result = await apply(unanswerable, ['--json']);
  t.equal(result.exitCode, errorTable.question_unanswered.exitCode);
  t.strictSame(reportOf(t, result).error?.questions, [
    'What is your favourite hash function and why?',
    'Which leg would you repair first?',
  ]);
  t.equal(practice.requests(unanswerable), 0);
});

t.test('without a terminal nobody can be asked for a code, and the run says so', async (t) => {
  const result = await apply(coded, ['--json']);
  t.equal(result.exitCode, errorTable.human_required.exitCode);
  t.equal(reportOf(t, result).verdict, 'not_submitted');
  t.equal(practice.submissions({ ...coded, outcome: 'accepted' }).length, 0);
});
