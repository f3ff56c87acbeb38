import type { HumanPort } from '@valet/core';
import type { PostingKey } from '@valet/practice';
import { checkShape } from '@valet/schemas';
import t, { type Test } from 'tap';
import { runsAtOnce, sampleApplication, sampleProfile } from '../support/engine.ts';
import { answeringHuman, startPracticeRuns } from '../support/practice-run.ts';

const openSites = startPracticeRuns(t);

const keyOf = ({ board, job }: PostingKey) => ({ board, job });

/** What every posting asks, as the sample candidate answers it. */
const standard = {
  'Full name': 'Robin Sample',
  Email: sampleProfile.email,
  Phone: '+1-202-555-0142',
  'Current location': 'Portland, OR, USA',
  'Current company': 'Example Waterworks',
  'LinkedIn URL': sampleProfile.linkedin_url,
  'GitHub URL': sampleProfile.github_url,
  'Portfolio URL': sampleProfile.portfolio_url,
};

t.test('autopilot with the sample candidate', async (t) => {
  t.jobs = runsAtOnce;
  const expected = [
    [
      'beacon software engineer',
      {
        ...standard,
        'Are you legally authorized to work in the United States?': 'Yes',
        'Will you now or in the future require sponsorship for employment visa status?': 'No',
        Gender: 'Decline to self-identify',
        Race: 'Decline to self-identify',
        'Veteran status': 'Decline to self-identify',
        'Yes, Lantern Works can contact me about future job opportunities': '0',
      },
    ],
    [
      'harbour data analyst',
      {
        ...standard,
        'Which of these languages have you used at work?': 'TypeScript; Python',
        'Do you hold a valid driver’s license?': 'Yes',
        'When could you start?': '1 March 2027',
        'What are your salary expectations (USD per year)?': '155000',
        'Is there anything else we should know?':
          sampleApplication.qa_answers?.['Is there anything else we should know?'],
      },
    ],
  ] as const;
  for (const [name, fields] of expected) {
    t.test(`${name}: the site recorded what was sent, field for field, once`, async (t) => {
      const { practice, posting, accepted, fresh } = await openSites(t);
      const target = posting(name);
      const { report } = await fresh().apply(target.url);
      t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
      t.ok(checkShape('run-report.schema.json', report).ok, 'the report keeps its schema');
      const [record, ...more] = accepted(target);
      t.equal(more.length, 0);
      t.equal(practice.requests(target), 1, 'one request reached the site');
      t.same(record?.fields, fields);
      t.match(record?.files, [{ field: 'resume', name: 'resume.pdf' }]);
      t.equal(record?.files.length, 1);
      t.match(report.cost, { total_cost_usd: 0, total_tokens: 0 });
      t.match(report.platform, 'lever');
    });
  }
});

t.test('a required question that nobody answered', async (t) => {
  const { practice, posting, accepted, fresh } = await openSites(t);
  const target = posting('rigging tools developer');
  const question = 'Which knot would you tie first, and why?';

  t.test('is named, and nothing is sent', async (t) => {
    const { report } = await fresh().apply(target.url);
    t.match(report, { verdict: 'not_submitted', error: { code: 'question_unanswered' }, submit: { released: 0 } });
    t.same(report.error?.questions, [question]);
    t.equal(practice.requests(target), 0);
  });

  t.test('is asked of a person in copilot, who also approves', async (t) => {
    const asked: string[] = [];
    const human = answeringHuman({ 'which knot': 'A bowline: it holds, and it lets go' }, asked);
    const { report } = await fresh(human).apply(target.url, { mode: 'copilot' });
    t.same(asked, ['question', 'review']);
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.same(accepted(target)[0]?.fields, { ...standard, [question]: 'A bowline: it holds, and it lets go' });
  });
});

t.test('a résumé that the site reads late writes over nothing that was typed', async (t) => {
  const { practice, posting, accepted, fresh, withFaults } = await openSites(t);
  const target = posting('beacon software engineer');
  await withFaults(target, { hold: ['upload'] }, async () => {
    const human: HumanPort = {
      async ask() {
        await practice.holds.whenHeld({ ...keyOf(target), stage: 'upload' });
        practice.holds.release(keyOf(target));
        return { resolvedBy: 'tester', approved: true };
      },
    };
    const { report } = await fresh(human).apply(target.url, { mode: 'copilot' });
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.match(accepted(target)[0]?.fields, standard);
  });
});

t.test('endings that are no success', async (t) => {
  t.jobs = runsAtOnce;
  const open = async (t: Test) => {
    const run = await openSites(t);
    return { ...run, target: run.posting('beacon software engineer') };
  };

  t.test('a closed posting', async (t) => {
    const { practice, target, fresh, withFaults } = await open(t);
    const { report } = await withFaults(target, { closed: 'gone' }, () => fresh().apply(target.url));
    t.match(report, { verdict: 'not_submitted', error: { code: 'job_closed' } });
    t.equal(practice.requests(target), 0);
  });

  t.test('a duplicate that the site refuses', async (t) => {
    const { target, accepted, fresh } = await open(t);
    t.equal((await fresh().apply(target.url)).report.verdict, 'submitted_verified');
    const { report } = await fresh().apply(target.url);
    t.match(report, { verdict: 'not_submitted', error: { code: 'already_applied' } });
    t.equal(accepted(target).length, 1);
  });

  t.test('a 500 on submit is unknown, recorded or not', async (t) => {
    const { practice, target, accepted, fresh, withFaults } = await open(t);
    for (const [submit, count] of [
      ['error-recorded', 1],
      ['error-refused', 0],
    ] as const) {
      await withFaults(target, { submit }, async () => {
        const { report } = await fresh().apply(target.url);
        const unknown = { verdict: 'submitted_unverified', error: { code: 'submit_unknown' } };
        t.match(report, { ...unknown, submit: { intent: 'unknown', released: 1 } }, submit);
        t.equal(accepted(target).length, count, submit);
        t.equal(practice.requests(target), 1, 'one request');
      });
    }
  });

  t.test('a lost answer is unknown, and the application is never sent again', async (t) => {
    const { practice, target, accepted, fresh, withFaults } = await open(t);
    await withFaults(target, { submit: 'response-lost', keepAlive: true }, async () => {
      const engine = fresh();
      const first = await engine.apply(target.url);
      t.match(first.report, { verdict: 'submitted_unverified', error: { code: 'submit_unknown' } });
      practice.resetFaults();
      const second = await engine.apply(target.url);
      t.match(second.report, { verdict: 'not_submitted', error: { code: 'duplicate_application' } });
      t.equal(practice.requests(target), 1, 'one request in two runs');
      t.equal(accepted(target).length, 1);
    });
  });

  t.test('a thanks page without its message is unverified', async (t) => {
    const { practice, target, fresh, withFaults } = await open(t);
    await withFaults(target, { hideConfirmation: true }, async () => {
      const { report } = await fresh().apply(target.url);
      t.match(report, { verdict: 'submitted_unverified', error: { code: 'submit_unconfirmed' } });
      t.equal(practice.requests(target), 1);
    });
  });

  t.test('refusals each keep their name', async (t) => {
    const { target, fresh, withFaults } = await open(t);
    for (const [submit, code] of [
      ['invalid', 'submit_rejected'],
      ['rate-limited', 'rate_limited'],
      ['captcha-retry', 'captcha_blocked'],
    ] as const) {
      await withFaults(target, { submit }, async () => {
        const { report } = await fresh().apply(target.url);
        t.match(report, { verdict: 'not_submitted', error: { code }, submit: { intent: 'rejected' } }, submit);
      });
    }
  });

  t.test('the thanks page, opened by itself, proves nothing', async (t) => {
    const { practice, target, fresh } = await open(t);
    const { report } = await fresh().apply(target.url.replace(/apply$/, 'thanks'), { platform: 'lever' });
    t.match(report, { verdict: 'not_submitted', error: { code: 'form_not_found' } });
    t.equal(practice.requests(target), 0);
  });
});
