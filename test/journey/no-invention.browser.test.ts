import type { HumanPort } from '@valet/core';
import createTier from '@valet/tier-local';
import t from 'tap';
import { plainProfile } from '../support/candidates.ts';
import { createEngine, sampleApplication, sampleProfile } from '../support/engine.ts';
import { flowPage, flowPlugin, startFlowSite } from '../support/flow-site.ts';
import { fieldsOf, lettersOf, openModels } from '../support/model/open-models.ts';

/** Questions that no profile answers; every second is required. */
const texts = [
  'What is your favourite harbour?',
  'Name a book that changed your mind',
  'Describe a time when you disagreed with your manager',
  'Which of our lighthouses would you visit first?',
  'What would your first week look like?',
  'How many lamps have you mended?',
  'Tell us about your greatest weakness',
  'What is the last thing you learned by accident?',
  'Why should we not hire you?',
  'Boat licence number',
  'Emergency contact',
  'What do you think of our website?',
];
const choices = [
  'Do you own a boat?',
  'Do you have experience with COBOL?',
  'Do you have 10 years of experience with TypeScript?',
  'Have you led a team of more than five people?',
  'Are you afraid of heights?',
  'Do you own a car?',
  'Would you work on Christmas Eve?',
  'Have you ever applied here before?',
  'Do you know anybody who works here?',
  'Do you smoke?',
  'Can you swim 500 metres?',
  'Do you get seasick?',
];
const lists = ['Favourite season', 'Preferred watch', 'Shoe size', 'Team you would join'];
const sensitive = [
  'Have you ever been convicted of a crime?',
  'Gender',
  'Race or ethnicity',
  'Do you have a disability?',
  'Are you a protected veteran?',
  'Date of birth',
  'What is your current salary?',
  'Nationality',
  'Geschlecht',
  'Staatsangehörigkeit',
  'Religion',
  'Social security number',
];
const consents = ['I agree to the terms of service', 'I consent to text messages'];
const all = [...texts, ...choices, ...lists, ...sensitive];

const required = (at: number) => (at % 2 === 0 ? 'required' : '');
const select = (at: number, options: readonly string[]) =>
  `<select id="q${at}" ${required(at)}><option value=""></option>${options.map((one) => `<option>${one}</option>`).join('')}</select>`;
const control = (label: string, at: number) => {
  if (choices.includes(label)) return select(at, ['Yes', 'No']);
  return lists.includes(label) ? select(at, ['One', 'Two', 'Three']) : `<input id="q${at}" ${required(at)}>`;
};
const form = [
  '<p><label for="first">First name</label> <input id="first" required></p>',
  '<p><label for="email">Email</label> <input id="email" type="email" required></p>',
  ...all.map((label, at) => `<p><label for="q${at}">${label}</label> ${control(label, at)}</p>`),
  ...consents.map((label, at) => `<p><label><input type="checkbox" id="c${at}"> ${label}</label></p>`),
  '<button type="button" id="send">Submit application</button>',
].join('');

const site = await startFlowSite();
const tier = createTier({});
const artifactFolder = t.testdir({});
/** A model that knows everything better: it answers each field in every way that it can, and is sure. */
const opened = await openModels({
  answer: ({ text }) => ({
    answers: fieldsOf(text).flatMap(({ name }) =>
      (['options', 'text', 'key'] as const).map((use) => ({
        ...{ field: name, use, basis: lettersOf(text, ['skills']), confidence: 0.99 },
        value: { options: '0', text: 'Yes, very much so.', key: 'years_of_experience' }[use],
      })),
    ),
  }),
});
t.teardown(async () => {
  await tier.close();
  await site.close();
  await opened.close();
});
const profiles = { 'a full profile': sampleProfile, 'next to nothing': plainProfile };

/** The sample candidate's own answers to demographic questions; they are the profile's. */
const declined = [
  'Gender',
  'Race or ethnicity',
  'Do you have a disability?',
  'Are you a protected veteran?',
  'Geschlecht',
];

for (const [name, profile] of Object.entries(profiles)) {
  t.test(`forty questions that the profile cannot answer: ${name}`, async (t) => {
    const page = name.replaceAll(' ', '-');
    site.serve(`/jobs/${page}`, flowPage(page, { body: form, script: "on('send', () => site.send());" }));
    const { qa_answers: _, ...application } = sampleApplication;
    const asked: string[] = [];
    const human: HumanPort = {
      async ask({ type, questions = [] }) {
        if (type === 'question') asked.push(...questions);
        return { resolvedBy: 'tester', approved: true, answers: {} };
      },
    };
    const engine = createEngine({ artifactFolder, tier, human, plugins: [flowPlugin()], models: opened.models });
    const run = (mode: 'copilot' | 'autopilot') =>
      engine.apply(site.url(page), { mode, quality: 'quality', application: { ...application, profile } });
    const { report } = await run('copilot');
    t.match(report, { verdict: 'not_submitted', error: { code: 'question_unanswered' } });
    t.same(site.applications(page), [], 'nothing was sent');
    const known = report.answers.filter(({ value }) => value !== null).map(({ label }) => label);
    const open = all.filter((label) => !known.includes(label));
    t.same(
      open.filter((_, at) => required(all.indexOf(open[at] ?? '')) !== '').sort(),
      [...asked].sort(),
      'each required one was asked',
    );
    t.notOk(
      report.answers.some(({ source }) => source === 'llm'),
      'none was answered by the model',
    );
    t.same(
      known.filter((label) => all.includes(label)),
      name === 'a full profile' ? declined : [],
      'what the candidate declines to answer is all that was known',
    );
    t.match((await run('autopilot')).report, { verdict: 'not_submitted', error: { code: 'question_unanswered' } });
  });
}

t.test('what the model was sent', async (t) => {
  const log = opened.standIn.requests.map(({ body }) => body).join('\n');
  t.ok(opened.standIn.callCount > 0, `${opened.standIn.callCount} calls`);
  for (const label of [...sensitive, ...consents]) t.notOk(log.includes(label), `nothing of "${label}"`);
  const { email, phone = '', full_name = '' } = sampleProfile;
  for (const value of [email, phone, full_name, plainProfile.last_name])
    t.notOk(log.includes(value), 'no value of the candidate’s that is not for a question');
});
