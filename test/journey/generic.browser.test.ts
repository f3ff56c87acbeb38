import t from 'tap';
import { runsAtOnce, sampleApplication, sampleProfile } from '../support/engine.ts';
import { answeringHuman, startPracticeRuns } from '../support/practice-run.ts';

const openSites = startPracticeRuns(t);

const person = {
  'First name': 'Robin',
  'Last name': 'Sample',
  'Email address': sampleProfile.email,
  'Phone number': '+1-202-555-0142',
};
const authorized = { 'Are you legally authorized to work in the United States?': 'Yes' };
const more = {
  'Will you now or in the future require sponsorship for employment visa status?': 'No',
  'Is there anything else we should know?': sampleApplication.qa_answers?.['Is there anything else we should know?'],
};

t.test('autopilot on sites that no plugin knows', async (t) => {
  t.jobs = runsAtOnce;
  const german = {
    Vorname: 'Robin',
    Nachname: 'Sample',
    'E-Mail-Adresse': sampleProfile.email,
    Telefonnummer: '+1-202-555-0142',
  };
  const sites = [
    ['a plain form', 'barrel maker', { ...person, ...authorized, ...more }],
    ['a form in a frame of another origin', 'oven keeper', { ...person, ...authorized }],
    ['web components with shadow roots', 'lens grinder', { ...person, ...authorized }],
    [
      'three steps and a review, with a phone number that is mended at the first',
      'ferry timetable clerk',
      { ...person, 'Phone number': '2025550142', ...authorized, ...more },
    ],
    ['a form in German', 'uhrmacher', german],
  ] as const;
  for (const [name, title, fields] of sites) {
    t.test(`${name}: the site recorded what was sent, field for field, once`, async (t) => {
      const { practice, posting, accepted, fresh } = await openSites(t);
      const target = posting(title);
      const { report } = await fresh().apply(target.url);
      t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
      t.equal(report.platform, 'generic');
      const [record, ...others] = accepted(target);
      t.equal(others.length, 0);
      t.equal(practice.requests(target), 1, 'one request reached the site');
      t.same(record?.fields, fields);
      t.match(record?.files, [{ name: 'resume.pdf' }]);
      t.equal(record?.files.length, 1);
      t.match(report.submit, { released: 1 });
      t.notOk(
        report.answers.some(({ label }) => /newsletter/i.test(label)),
        'the newsletter box is left alone',
      );
      t.match(report.cost, { total_cost_usd: 0, total_tokens: 0 });
    });
  }
});

t.test('a required question that nobody answered', async (t) => {
  const { practice, posting, accepted, fresh } = await openSites(t);
  const target = posting('hoop binder');
  const nobody = await fresh().apply(target.url);
  t.match(nobody.report, { verdict: 'not_submitted', error: { code: 'question_unanswered' } });
  t.same(nobody.report.error?.questions, ['How hot must the iron be?']);
  t.equal(practice.requests(target), 0);

  const { report } = await fresh(answeringHuman({ 'how hot': 'Cherry red' })).apply(target.url, { mode: 'copilot' });
  t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
  t.same(accepted(target)[0]?.fields, { ...person, 'How hot must the iron be?': 'Cherry red' });
});

t.test('what is no success is not called one', async (t) => {
  t.jobs = runsAtOnce;
  const cases = [
    ['200 with the form and its errors again', { submit: 'invalid' }, 'submitted_unverified', 'submit_unconfirmed'],
    ['200 with a page that says nothing', { hideConfirmation: true }, 'submitted_unverified', 'submit_unconfirmed'],
    ['a 500', { submit: 'error-recorded' }, 'submitted_unverified', 'submit_unknown'],
    ['a lost answer', { submit: 'response-lost' }, 'submitted_unverified', 'submit_unknown'],
    ['a closed posting', { closed: 'gone' }, 'not_submitted', 'job_closed'],
    ['a page whose only form is a newsletter', { noForm: true }, 'not_submitted', 'form_not_found'],
  ] as const;
  for (const [name, faults, verdict, code] of cases) {
    t.test(name, async (t) => {
      const { practice, posting, fresh, withFaults } = await openSites(t);
      const target = posting('barrel maker');
      await withFaults(target, faults, async () => {
        const { report } = await fresh().apply(target.url);
        t.match(report, { verdict, error: { code } });
        t.equal(practice.requests(target), verdict === 'not_submitted' ? 0 : 1);
      });
    });
  }

  t.test('an application is never sent twice, whatever the address says of where one came from', async (t) => {
    const { practice, posting, fresh } = await openSites(t);
    const target = posting('barrel maker');
    const engine = fresh();
    t.equal((await engine.apply(target.url)).report.verdict, 'submitted_verified');
    const again = await engine.apply(`${target.url}?utm_source=letter#apply`);
    t.match(again.report, { verdict: 'not_submitted', error: { code: 'duplicate_application' } });
    t.equal(practice.requests(target), 1);
  });
});

t.test('a form whose last Next sends the application is not said to be unsent, and not sent again', async (t) => {
  const { practice, posting, accepted, fresh } = await openSites(t);
  const target = posting('rope walker');
  const engine = fresh();
  const { report } = await engine.apply(target.url);
  t.match(report, { verdict: 'submitted_unverified', error: { code: 'submit_unknown' } });
  t.equal(accepted(target).length, 1);
  const again = await engine.apply(target.url);
  t.match(again.report, { verdict: 'not_submitted', error: { code: 'duplicate_application' } });
  t.equal(practice.requests(target), 1);
});
