import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { Clock } from '@valet/core';
import { errorTable, isValetError } from '@valet/core';
import type { Answer, JobEvent, RunReport } from '@valet/schemas';
import t from 'tap';
import { answersTable } from '../../../host/src/cli/answers-table.ts';
import { describeInterruption } from '../../../host/src/cli/describe-interruption.ts';
import { exitCodeOf } from '../../../host/src/cli/exit-code.ts';
import { createProgressView } from '../../../host/src/cli/progress-view.ts';
import { elideMiddle, formatDuration, wrapText } from '../../../host/src/cli/readable.ts';
import { compareRecord } from '../../../host/src/cli/recorded-view.ts';
import { openTerminal, type Terminal } from '../../../host/src/cli/terminal.ts';
import { createTerminalHuman } from '../../../host/src/cli/terminal-human.ts';
import { verdictView } from '../../../host/src/cli/verdict-view.ts';

interface FakeTerminal {
  readonly terminal: Terminal;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Types a line as soon as the terminal shows a question that ends so. */
  type(line: string, question: string): Promise<void>;
}

/** A terminal of 80 columns whose output can be read and at which a test can type. */
function fakeTerminal({ json = false, isTTY = false } = {}): FakeTerminal {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const written = { stdout: '', stderr: '' };
  stdout.on('data', (chunk) => (written.stdout += chunk));
  stderr.on('data', (chunk) => (written.stderr += chunk));
  for (const stream of [stdin, stdout, stderr]) Object.assign(stream, { isTTY, columns: 80, setRawMode: () => stream });
  const streams = { stdin, stdout, stderr } as unknown as NonNullable<Parameters<typeof openTerminal>[0]['streams']>;
  return {
    terminal: openTerminal({ json, streams }),
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    async type(line, question) {
      while (!stripVTControlCharacters(written.stdout).trimEnd().endsWith(question)) await once(stdout, 'data');
      written.stdout = '';
      stdin.write(`${line}\n`);
    },
  };
}

const answer: Answer = {
  field_id: 'first-name',
  label: 'First Name',
  kind: 'text',
  required: true,
  value: 'Robin',
  ref: { ref: 'profile.first_name' },
  source: 'profile',
  confidence: 1,
  sensitive: false,
  outcome: 'filled',
};

const report: RunReport = {
  verdict: 'submitted_verified',
  evidence: [{ kind: 'network', supports: 'submitted', detail: 'the site answered with HTTP 200' }],
  error: null,
  url: 'https://example.com/1',
  platform: 'greenhouse',
  posting: 'greenhouse:1',
  final_mode: 'magnitude',
  answers: [answer],
  cost: {
    total_cost_usd: 0,
    action_count: 3,
    total_tokens: 0,
    cookbook_steps: 0,
    magnitude_steps: 3,
    cookbook_cost_usd: 0,
    magnitude_cost_usd: 0,
  },
  timings: {},
  screenshots: ['/pictures/1.png', '/pictures/2.png'],
  submit: { intent: 'confirmed', released: 1, cut: 0 },
};

t.test('the exit code is 0 only for a verified submission and a clean dry run', async (t) => {
  const failed = (code: string): RunReport => ({ ...report, verdict: 'not_submitted', error: { code, message: '' } });
  t.equal(exitCodeOf(report), 0);
  t.equal(exitCodeOf({ ...report, verdict: 'not_submitted', dry_run: true }), 0);
  t.equal(exitCodeOf({ ...failed('gate_failed'), dry_run: true }), errorTable.gate_failed.exitCode);
  t.equal(exitCodeOf({ ...report, verdict: 'submitted_unverified' }), errorTable.submit_unconfirmed.exitCode);
  t.equal(exitCodeOf({ ...report, verdict: 'not_submitted' }), 1);
  t.equal(exitCodeOf({ ...report, verdict: 'not_submitted', dry_run: false }), 1);
  for (const [code, { exitCode }] of Object.entries(errorTable)) t.equal(exitCodeOf(failed(code)), exitCode, code);
});

t.test('a table of answers fits the terminal and says what is missing', async (t) => {
  const { terminal } = fakeTerminal();
  const long = 'Do you now, or will you in the future, require sponsorship for employment visa status (e.g. H-1B)?';
  const text = answersTable(
    [
      answer,
      { ...answer, label: long, value: 'x'.repeat(500), source: 'qa_bank', confidence: 0.954 },
      { ...answer, label: 'Prime number', value: null, ref: null, source: null, confidence: 0, outcome: 'unanswered' },
      {
        ...answer,
        label: 'Website',
        required: false,
        value: null,
        source: null,
        outcome: 'skipped',
        detail: 'not told',
      },
      { ...answer, label: 'City', value: 'Portland', outcome: 'unfilled', detail: 'the menu has no such option' },
    ],
    terminal,
  );
  t.ok(
    text.split('\n').every((line) => line.length <= 80),
    'no line is longer than the terminal',
  );
  t.match(text, /First Name \*\s+Robin\s+profile\s+100 %/);
  t.match(text, /answers\s+95 %/);
  t.match(text, 'x…x', 'a long word loses its middle');
  t.match(text, /Prime number \*\s+✗ no answer/);
  t.match(text, /Website\s+left empty: not told/);
  t.match(text, /City \*\s+✗ Portland: the menu has no\s/);
  t.notMatch(text, '\x1b', 'there is no colour off a terminal');
});

t.test('the verdict comes with evidence, error, what to do, cost and the last picture', async (t) => {
  const { terminal } = fakeTerminal();
  const good = verdictView(report, { terminal, elapsedMs: 7200 });
  t.match(good, /✓ Submitted and verified \[submitted_verified\]\n {4}\+ network {2}the site answered with HTTP 200/);
  t.match(good, /Sent {5}one submitting request\n/);
  t.match(
    good,
    /Cost {5}\$0\.00, no model used, 3 actions\n {2}Time {5}7\.2 s\n {2}Picture .*2\.png \(1 more beside it\)/,
  );
  const error = { code: 'question_unanswered', message: 'Two are open.', questions: ['Why?', 'Which?'] };
  const bad = verdictView(
    { ...report, verdict: 'not_submitted', error, submit: { intent: null, released: 0, cut: 2 } },
    { terminal, elapsedMs: 1 },
  );
  t.match(
    bad,
    /✗ Not submitted.*\n {4}Two are open\. \[question_unanswered\]\n {4}· Why\?\n {4}· Which\?\n {4}Add the named/,
  );
  t.match(bad, 'no submitting requests; 2 more cut on the wire');
  t.match(
    verdictView({ ...report, verdict: 'submitted_unverified' }, { terminal, elapsedMs: 1 }),
    'not sent again'.slice(0, 3),
  );
  t.match(
    verdictView({ ...report, verdict: 'not_submitted', dry_run: true }, { terminal, elapsedMs: 1 }),
    'nothing sent',
  );
});

t.test('what was sent is compared with the record field for field', async (t) => {
  const sent: Answer[] = [
    answer,
    { ...answer, label: 'Country', value: 'United States +1', ref: { ref: 'profile.phone_country_code' } },
    { ...answer, label: 'Phone', kind: 'tel', value: '2025550142' },
    { ...answer, label: 'Start', value: 'May' },
    { ...answer, label: 'Start', value: 'June' },
    { ...answer, label: 'Resume *', kind: 'file', value: 'cv.pdf' },
    { ...answer, label: 'Empty', value: null, outcome: 'skipped' },
    { ...answer, label: 'Lost', value: 'here' },
  ];
  const file = { field: 'resume', label: 'Resume', name: 'cv.pdf', sizeBytes: 1, sha256: '' };
  const fields = { 'First Name': 'Robyn', Phone: '+1 2025550142', Start: 'May', 'Start (2)': 'June', Extra: 'new' };
  t.strictSame(compareRecord(sent, { fields, files: [file] }), [
    { label: 'First Name', sent: 'Robin', recorded: 'Robyn', isSame: false },
    { label: 'Phone', sent: '+1 2025550142', recorded: '+1 2025550142', isSame: true },
    { label: 'Start', sent: 'May', recorded: 'May', isSame: true },
    { label: 'Start (2)', sent: 'June', recorded: 'June', isSame: true },
    { label: 'Resume', sent: 'cv.pdf', recorded: 'cv.pdf', isSame: true },
    { label: 'Lost', sent: 'here', recorded: null, isSame: false },
    { label: 'Extra', sent: null, recorded: 'new', isSame: false },
  ]);
});

t.test('progress is one line a phase, on stderr where stdout carries JSON', async (t) => {
  let nowMs = 0;
  const clock: Clock = { now: () => nowMs, wait: async () => {} };
  const fake = fakeTerminal({ json: true });
  const view = createProgressView({ terminal: fake.terminal, clock });
  const tell = (event_type: JobEvent['event_type'], metadata: JobEvent['metadata'], tookMs = 0) => {
    nowMs += tookMs;
    view.onEvent({ id: '', job_id: '', seq: 1, actor: '', created_at: '', event_type, metadata });
  };
  view.enter('provisioning');
  tell('state_changed', { from: 'provisioning', to: 'navigating' }, 400);
  tell('platform_detected', { platform: 'greenhouse', plugin: 'x', how: 'url', posting: 'greenhouse:7' });
  tell('state_changed', { from: 'navigating', to: 'filling' }, 1500);
  tell('request_cut', { method: 'POST', url: 'https://spy.example/x', reason: 'foreign_host' });
  tell('state_changed', { from: 'filling', to: 'verifying' }, 20);
  tell('submit_settled', { intent_id: '', state: 'unknown' });
  tell('state_changed', { from: 'verifying', to: 'failed' }, 61_000);
  t.equal(fake.stdout(), '');
  const lines = fake.stderr().trimEnd().split('\n');
  t.equal(lines.length, 4);
  t.match(lines[0], /✓ Open a browser\s+0\.4 s/);
  t.match(lines[1], /✓ Open the posting {2}greenhouse:7\s+1\.5 s/);
  t.match(lines[2], /! Fill\s+cut POST spy\.example \(foreign host\)\s+20 ms/);
  t.match(lines[3], /✗ Verify\s+unknown\s+1 min 01 s/);
  t.ok(lines.every((line) => line.length <= 80));
});

t.test('a person at the terminal reviews, answers, gives a code, and may be too slow', async (t) => {
  const fake = fakeTerminal({ isTTY: true });
  const silent = { onEvent: () => {}, enter: () => {}, pause: () => {}, resume: () => {}, close: () => {} };
  const human = createTerminalHuman({ terminal: fake.terminal, progress: silent, headed: false });
  const never = new AbortController().signal;
  // A real keyboard keeps the process alive; a limit alone does not.
  const keyboard = setInterval(() => {}, 60_000);
  t.teardown(() => clearInterval(keyboard));
  const ask = (type: Parameters<typeof human.ask>[0]['type'], more: object = {}, signal = never) =>
    human.ask(
      { jobId: '', fence: 1, type, message: 'Look.', pageUrl: '', screenshot: null, timeoutMs: 60_000, ...more },
      signal,
    );

  const review = ask('review', { answers: [answer] });
  t.match(fake.stdout(), 'Robin', 'every answer is shown');
  await fake.type('what', '[y/n]');
  await fake.type('Y', '[y/n]');
  t.strictSame(await review, { resolvedBy: 'terminal', approved: true });

  const rejected = ask('review');
  await fake.type('no', '[y/n]');
  t.strictSame(await rejected, { resolvedBy: 'terminal', approved: false });

  const code = ask('2fa');
  await fake.type('', 'Code:');
  await fake.type(' AB12 ', 'Code:');
  t.strictSame(await code, { resolvedBy: 'terminal', code: 'AB12' });

  const question = ask('question', { questions: ['Why?'] });
  await fake.type('Because', 'Your answer:');
  t.strictSame(await question, { resolvedBy: 'terminal', answers: { 'Why?': 'Because' } });

  await t.rejects(
    ask('captcha'),
    { code: 'human_required', message: /--headed/ },
    'hands are of no use without a window',
  );
  await t.rejects(ask('review', { timeoutMs: 5 }), { code: 'hitl_timeout' });
  const controller = new AbortController();
  const aborted = ask('review', {}, controller.signal);
  const reason = new Error('stop');
  controller.abort(reason);
  await t.rejects(aborted, reason);
  t.ok(isValetError(await ask('login').catch((error: unknown) => error)));
});

t.test('an interruption says from the ledger whether anything was submitted', async (t) => {
  const say = (...states: string[]) =>
    describeInterruption({ findByJob: async () => states.map((state) => ({ state })) as never }, 'job');
  t.match(await say(), /^Nothing was submitted\.$/);
  t.match(await say('rejected'), /^Nothing was submitted:/);
  t.match(await say('rejected', 'clicked'), /may have been submitted.*will not send it again/);
  t.match(await say('unknown'), /may have been submitted/);
  t.match(await say('confirmed'), /was submitted, and the site confirmed/);
});

t.test('texts are made to fit', async (t) => {
  t.equal(elideMiddle('abcdefghij', 5), 'ab…ij');
  t.equal(elideMiddle('abc', 5), 'abc');
  t.equal(wrapText('one two three four', { width: 11, indent: '  ' }), '  one two\n  three\n  four');
  t.strictSame([40, 1400, 125_000].map(formatDuration), ['40 ms', '1.4 s', '2 min 05 s']);
});
