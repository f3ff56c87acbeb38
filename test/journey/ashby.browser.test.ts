import t from 'tap';
import { runsAtOnce, sampleApplication, sampleProfile } from '../support/engine.ts';
import { answeringHuman, startPracticeRuns } from '../support/practice-run.ts';

const openSites = startPracticeRuns(t);
const declined = 'Decline to self-identify';

t.test('autopilot: every kind of field arrives as it was answered, once', async (t) => {
  const { practice, posting, accepted, fresh } = await openSites(t);
  const target = posting('night mail engineer');
  const { report } = await fresh().apply(target.url);
  t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
  t.equal(report.platform, 'ashby');
  const [record, ...more] = accepted(target);
  t.equal(more.length, 0);
  t.equal(practice.requests(target), 1, 'one request reached the site');
  t.same(record?.fields, {
    Name: 'Robin Sample',
    Email: sampleProfile.email,
    Location: 'Portland, Oregon, United States',
    'Phone Number': '+1-202-555-0142',
    'LinkedIn Profile': sampleProfile.linkedin_url,
    'Are you legally authorized to work in the United States?': 'Yes',
    'Will you now or in the future require sponsorship for employment visa status?': 'No',
    'How did you hear about us?': 'Company website',
    'Which of these languages have you used at work?': 'TypeScript; Python',
    'What is your earliest start date?': '2027-03-01',
    'Is there anything else we should know?': sampleApplication.qa_answers?.['Is there anything else we should know?'],
    Gender: declined,
    Race: declined,
    'Veteran Status': declined,
  });
  t.match(record?.files, [{ field: '_systemfield_resume', name: 'resume.pdf' }]);
  t.equal(record?.files.length, 1, 'nothing went into the autofill pane');
  t.match(report.cost, { total_cost_usd: 0, total_tokens: 0 });
});

t.test('a required yes or no that nobody answered', async (t) => {
  const { practice, posting, accepted, fresh } = await openSites(t);
  const target = posting('folding machine programmer');
  const question = 'Have you ever folded a map back correctly at the first try?';

  t.test('is named, and nothing is sent', async (t) => {
    const { report } = await fresh().apply(target.url);
    t.match(report, { verdict: 'not_submitted', error: { code: 'question_unanswered' }, submit: { released: 0 } });
    t.same(report.error?.questions, [question]);
    t.equal(practice.requests(target), 0);
  });

  t.test('is asked of a person, whose No arrives as No', async (t) => {
    const asked: string[] = [];
    const { report } = await fresh(answeringHuman({ 'folded a map': 'No' }, asked)).apply(target.url, {
      mode: 'copilot',
    });
    t.same(asked, ['question', 'review']);
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.match(accepted(target)[0]?.fields, { [question]: 'No' });
  });
});

t.test('endings that are no success', async (t) => {
  t.jobs = runsAtOnce;
  const cases = [
    ['a submit that answers 200 and refuses', { submit: 'invalid' }, 'not_submitted', 'submit_rejected'],
    ['a failed check for robots', { submit: 'captcha-retry' }, 'not_submitted', 'captcha_blocked'],
    ['a 500', { submit: 'error-recorded' }, 'submitted_unverified', 'submit_unknown'],
    ['a lost answer', { submit: 'response-lost' }, 'submitted_unverified', 'submit_unknown'],
    ['a success that the page does not show', { hideConfirmation: true }, 'submitted_unverified', 'submit_unconfirmed'],
    ['a closed posting', { closed: 'gone' }, 'not_submitted', 'job_closed'],
  ] as const;
  for (const [name, faults, verdict, code] of cases) {
    t.test(name, async (t) => {
      const { practice, posting, fresh, withFaults } = await openSites(t);
      const target = posting('night mail engineer');
      await withFaults(target, faults, async () => {
        const { report } = await fresh().apply(target.url, code === 'job_closed' ? { platform: 'ashby' } : {});
        t.match(report, { verdict, error: { code } });
        t.equal(practice.requests(target), code === 'job_closed' ? 0 : 1);
      });
    });
  }
});
