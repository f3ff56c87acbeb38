import type { HumanPort } from '@valet/core';
import { checkShape, type PracticeSubmission, type RunReport } from '@valet/schemas';
import t, { type Test } from 'tap';
import { runsAtOnce, sampleApplication, sampleProfile } from '../support/engine.ts';
import { startPracticeRuns } from '../support/practice-run.ts';

const openSites = startPracticeRuns(t);

/** Every value the site recorded must come from the sample application: nothing invented. */
function inventedValues(submission: PracticeSubmission, report: RunReport): string[] {
  const told = new Set(report.answers.filter(({ outcome }) => outcome === 'filled').map(({ value }) => value));
  const recorded = Object.values(submission.fields).filter((value) => value !== '');
  return told.size === 0 ? recorded : recorded.filter((value) => !isTold(value, told));
}

function isTold(value: string, told: ReadonlySet<string | null>): boolean {
  const fold = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return [...told].some(
    (text) => text !== null && (fold(text).includes(fold(value)) || fold(value).includes(fold(text))),
  );
}

t.test('autopilot with the sample candidate on each ordinary posting', async (t) => {
  t.jobs = runsAtOnce;
  const ordinary = [
    'support engineer',
    'frontend engineer',
    'backend engineer',
    'senior platform engineer',
    'station host',
    'sleeping car designer',
    'night assistant',
    'public program coordinator',
  ];
  for (const name of ordinary) {
    t.test(`${name}: the site recorded what was sent, once`, async (t) => {
      const { practice, posting, accepted, fresh } = await openSites(t);
      const target = posting(name);
      const { report } = await fresh().apply(target.url);
      t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
      t.ok(checkShape('run-report.schema.json', report).ok, 'the report keeps its schema');
      const [record, ...more] = accepted(target);
      t.equal(more.length, 0);
      t.equal(practice.requests(target), 1, 'one request reached the site');
      t.match(record, { email: sampleProfile.email, files: [{ name: 'resume.pdf' }] });
      if (record) t.same(inventedValues(record, report), [], 'nothing invented');
      const open = report.answers.filter(({ required, outcome }) => required && outcome !== 'filled');
      t.same(open, [], 'every required field is filled');
      t.match(report.cost, { total_cost_usd: 0, total_tokens: 0 });
    });
  }
});

t.test('a required question that nobody answered', async (t) => {
  const { practice, posting, accepted, fresh } = await openSites(t);
  const target = posting('cryptography engineer');

  t.test('is named, and nothing is sent', async (t) => {
    const { report } = await fresh().apply(target.url);
    t.match(report, { verdict: 'not_submitted', error: { code: 'question_unanswered' }, submit: { released: 0 } });
    t.match(report.error?.questions, [
      'What is your favourite hash function and why?',
      'Which leg would you repair first?',
    ]);
    t.equal(practice.requests(target), 0);
  });

  t.test('is asked of a person in copilot, who also approves', async (t) => {
    const asked: string[] = [];
    const human: HumanPort = {
      async ask({ type, questions, answers }) {
        asked.push(type);
        if (type === 'question') {
          return {
            resolvedBy: 'tester',
            answers: Object.fromEntries(
              (questions ?? []).map((question) => [
                question,
                question.includes('leg') ? 'Rear left' : 'BLAKE3, for its tree',
              ]),
            ),
          };
        }
        t.ok(
          answers?.some(({ value }) => value === 'BLAKE3, for its tree'),
          'the reviewer sees the answers',
        );
        return { resolvedBy: 'tester', approved: true };
      },
    };
    const { report } = await fresh(human).apply(target.url, { mode: 'copilot' });
    t.same(asked, ['question', 'review']);
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.match(accepted(target)[0]?.fields, {
      'What is your favourite hash function and why?': 'BLAKE3, for its tree',
      'Which leg would you repair first?': 'Rear left',
    });
  });
});

t.test('a reviewer puts other answers in the place of those that are shown', async (t) => {
  const { practice, posting, accepted, fresh } = await openSites(t);
  const target = posting('support engineer');
  const asked: string[] = [];
  const human: HumanPort = {
    async ask({ type, message, answers }) {
      asked.push(`${type}: ${message}`);
      if (asked.length > 1) return { resolvedBy: 'tester', approved: true };
      t.ok(answers?.some(({ label }) => label === 'First Name'));
      return { resolvedBy: 'tester', approved: true, edits: { 'First Name': 'Edited', 'No such field': 'x' } };
    },
  };
  const { report } = await fresh(human).apply(target.url, { mode: 'copilot' });
  t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
  t.equal(asked.length, 2, 'an edit that the form has no field for brings it back to review');
  t.match(asked[1], /Not taken by the form: No such field/);
  t.equal(practice.requests(target), 1);
  t.match(accepted(target)[0]?.fields, { 'First Name': 'Edited' });
  t.match(
    report.answers.find(({ label }) => label === 'First Name'),
    { value: 'Edited', source: 'human', outcome: 'filled' },
  );
});

/** Sites of its own for a test, and the plainest posting on them. */
async function openPlain(t: Test) {
  const sites = await openSites(t);
  return { ...sites, plain: sites.posting('support engineer') };
}

t.test('endings that are no success', async (t) => {
  t.jobs = runsAtOnce;

  t.test('the mailed code: waits for a person, then submits with it', async (t) => {
    const { practice, posting, accepted, fresh } = await openSites(t);
    const target = posting('robotics technician');
    const nobody = await fresh().apply(target.url);
    t.match(nobody.report, { verdict: 'not_submitted', error: { code: 'human_required' } });
    t.equal(accepted(target).length, 0);

    const human: HumanPort = {
      async ask({ type }) {
        const mail = practice.outbox(target).at(-1);
        return type === '2fa'
          ? { resolvedBy: 'tester', code: mail?.code ?? '' }
          : { resolvedBy: 'tester', approved: true };
      },
    };
    const { report, events } = await fresh(human).apply(target.url);
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.equal(accepted(target).length, 1);
    t.equal(
      events.filter(({ event_type }) => event_type === 'submit_armed').length,
      2,
      'each submit has its own intent',
    );
  });

  t.test('a closed posting', async (t) => {
    const { posting, plain, fresh, withFaults } = await openPlain(t);
    const target = posting('timetable planner');
    const { report } = await fresh().apply(target.url);
    t.match(report, { verdict: 'not_submitted', error: { code: 'job_closed' } });
    const gone = await withFaults(plain, { closed: 'redirect' }, () => fresh().apply(plain.url));
    t.match(gone.report, { verdict: 'not_submitted', error: { code: 'job_closed' } });
  });

  t.test('a duplicate that the site refuses', async (t) => {
    const { posting, accepted, fresh } = await openSites(t);
    const target = posting('night assistant');
    // Another ledger each, as if the first had been sent by hand.
    t.equal((await fresh().apply(target.url)).report.verdict, 'submitted_verified');
    const { report } = await fresh().apply(target.url);
    t.match(report, { verdict: 'not_submitted', error: { code: 'already_applied' } });
    t.equal(accepted(target).length, 1);
  });

  t.test('a 500 on submit is unknown, recorded or not', async (t) => {
    const { practice, plain, accepted, fresh, withFaults } = await openPlain(t);
    for (const [submit, count] of [
      ['error-recorded', 1],
      ['error-refused', 0],
    ] as const) {
      await withFaults(plain, { submit }, async () => {
        const { report } = await fresh().apply(plain.url);
        t.match(
          report,
          {
            verdict: 'submitted_unverified',
            error: { code: 'submit_unknown' },
            submit: { intent: 'unknown', released: 1 },
          },
          submit,
        );
        t.equal(accepted(plain).length, count, submit);
        t.equal(practice.requests(plain), 1, 'one request');
      });
    }
  });

  t.test('a 200 without a confirmation is unverified', async (t) => {
    const { practice, plain, fresh, withFaults } = await openPlain(t);
    await withFaults(plain, { hideConfirmation: true }, async () => {
      const { report } = await fresh().apply(plain.url);
      t.match(report, { verdict: 'submitted_unverified', error: { code: 'submit_unconfirmed' } });
      t.equal(practice.requests(plain), 1);
    });
  });

  t.test('a lost answer is unknown, and the application is never sent again', async (t) => {
    const { practice, plain, accepted, fresh, withFaults } = await openPlain(t);
    await withFaults(plain, { submit: 'response-lost' }, async () => {
      const engine = fresh();
      const first = await engine.apply(plain.url);
      t.match(first.report, { verdict: 'submitted_unverified', error: { code: 'submit_unknown' } });
      practice.resetFaults();
      const second = await engine.apply(plain.url);
      t.match(second.report, { verdict: 'not_submitted', error: { code: 'duplicate_application' } });
      const retried = await engine.apply(plain.url, { jobId: first.jobId, attempt: 2, fence: 2 });
      t.match(retried.report, { verdict: 'submitted_unverified', error: { code: 'submit_unknown' } });
      t.equal(practice.requests(plain), 1, 'one request in three runs');
      t.equal(accepted(plain).length, 1);
    });
  });

  t.test(
    'a lost answer on a kept connection, which a browser sends again by itself, reaches the site once',
    async (t) => {
      const { practice, plain, fresh, withFaults } = await openPlain(t);
      for (let round = 0; round < 3; round++) {
        await withFaults(plain, { submit: 'response-lost', keepAlive: true }, async () => {
          const { report } = await fresh().apply(plain.url);
          t.match(report, { verdict: 'submitted_unverified', error: { code: 'submit_unknown' } });
          t.equal(practice.requests(plain), 1, 'one request');
        });
      }
    },
  );

  t.test('refusals each keep their name', async (t) => {
    const { plain, fresh, withFaults } = await openPlain(t);
    const cases = [
      ['invalid', 'submit_rejected'],
      ['rate-limited', 'rate_limited'],
      ['blocked', 'rate_limited'],
      ['captcha-retry', 'captcha_blocked'],
    ] as const;
    for (const [submit, code] of cases) {
      await withFaults(plain, { submit }, async () => {
        const { report } = await fresh().apply(plain.url);
        t.match(report, { verdict: 'not_submitted', error: { code }, submit: { intent: 'rejected' } }, submit);
      });
    }
  });

  t.test('a page without a form, and one that answers 500', async (t) => {
    const { plain, fresh, withFaults } = await openPlain(t);
    const bare = await withFaults(plain, { noForm: true }, () => fresh().apply(plain.url));
    t.match(bare.report, { verdict: 'not_submitted', error: { code: 'form_not_found' } });
    const broken = await withFaults(plain, { pageErrors: 5 }, () => fresh().apply(plain.url));
    t.match(broken.report, { verdict: 'not_submitted', error: { code: 'network_error' } });
  });
});

t.test('the fuse on the wire', async (t) => {
  t.jobs = runsAtOnce;

  t.test('cuts the second of two requests that the page sends by itself', async (t) => {
    const { practice, plain, accepted, fresh, withFaults } = await openPlain(t);
    await withFaults(plain, { doubleSubmit: true }, async () => {
      const { report, events } = await fresh().apply(plain.url);
      t.equal(practice.requests(plain), 1, 'one request reached the site');
      t.equal(accepted(plain).length, 1);
      t.match(report.submit, { released: 1, cut: 1 });
      t.ok(events.some(({ event_type }) => event_type === 'request_cut'));
    });
  });

  t.test('never arms on a dry run', async (t) => {
    const { practice, plain, fresh } = await openPlain(t);
    const { report, events } = await fresh().apply(plain.url, { dryRun: true });
    t.match(report, { verdict: 'not_submitted', error: null, dry_run: true });
    t.notOk(events.some(({ event_type }) => event_type === 'submit_armed'));
    t.equal(practice.requests(plain), 0);
  });
});

t.test('a missing résumé stops the run before anything is sent', async (t) => {
  const { practice, plain, fresh } = await openPlain(t);
  const { report } = await fresh().apply(plain.url, {
    application: { ...sampleApplication, resume: { storage_path: 'nowhere.pdf' } },
  });
  t.match(report, { verdict: 'not_submitted', error: { code: 'file_not_found' } });
  t.equal(practice.requests(plain), 0);
});
