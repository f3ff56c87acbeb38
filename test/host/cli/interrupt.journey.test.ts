import { errorTable } from '@valet/core';
import { createPracticeServer, type PostingKey } from '@valet/practice';
import type { PracticeFaults } from '@valet/schemas';
import t from 'tap';
import { dataFolder } from '../temp-folder.ts';
import { runValet, sampleArgs, type ValetOptions, type ValetResult } from './run-valet.ts';

const practice = await createPracticeServer({ port: 0 });
const data = await dataFolder(t);
t.teardown(() => practice.close());

const refusing = { board: 'mossgate', job: '4400402' };

/** Applies with the sample candidate; every run of this file shares one data folder, as a person's would. */
function apply(key: PostingKey, args: readonly string[] = [], options: ValetOptions = {}): Promise<ValetResult> {
  const url = practice.postings.find(({ board, job }) => board === key.board && job === key.job)?.url ?? '';
  return runValet(['apply', url, ...sampleArgs, '--data', data, ...args], options);
}

async function withFault(key: PostingKey, patch: Partial<PracticeFaults>, work: () => Promise<void>): Promise<void> {
  practice.setFault(key, patch);
  try {
    await work();
  } finally {
    practice.holds.release();
    practice.resetFaults();
  }
}

t.test('Ctrl-C while the browser is starting ends with 130, without a stack', async (t) => {
  const { promise: when, resolve } = Promise.withResolvers<void>();
  const result = await apply(refusing, [], {
    onOutput: (text) => text.includes('Open the store') && resolve(),
    killWhen: { signal: 'SIGINT', when },
  });
  t.equal(result.exitCode, 130);
  t.equal(result.stderr, '');
  t.match(result.stdout, /Interrupted\.\n\s+Nothing was submitted\./);
});

t.test('Ctrl-C before the submit ends with 130 and says that nothing was submitted', async (t) => {
  await withFault(refusing, { hold: ['page'] }, async () => {
    const when = practice.holds.whenHeld({ ...refusing, stage: 'page' });
    const result = await apply(refusing, ['--json'], { killWhen: { signal: 'SIGINT', when } });
    t.equal(result.exitCode, 130);
    t.strictSame(JSON.parse(result.stdout), { error: 'cancelled', message: 'Nothing was submitted.' });
  });
  t.equal(practice.requests(refusing), 0);
});

t.test(
  'Ctrl-C after the request has left says that it may have been submitted, and it is not sent again',
  async (t) => {
    await withFault(refusing, { hold: ['answer'] }, async () => {
      const when = practice.holds.whenHeld({ ...refusing, stage: 'answer' });
      const result = await apply(refusing, [], { killWhen: { signal: 'SIGTERM', when } });
      t.equal(result.exitCode, 143);
      t.match(
        result.stdout.replaceAll(/\s+/g, ' '),
        /Interrupted\. The application may have been submitted: .*will not send it again/,
      );
    });
    t.equal(practice.submissions(refusing).length, 1);
    const again = await apply(refusing);
    t.equal(again.exitCode, errorTable.duplicate_application.exitCode);
    t.equal(practice.requests(refusing), 1);
  },
);
