import { contentHash, createFolderDocuments, isValetError, type Plan, type PlanEntry } from '@valet/core';
import { resolveAnswers, unansweredQuestions } from '@valet/core/engine';
import type { Application, Field, ValueRef } from '@valet/schemas';
import t from 'tap';
import { makeField } from '../../support/make-field.ts';

const folder = t.testdir({ 'resume.pdf': 'pdf', 'resume.pages': 'pages', 'letter.docx': 'docx' });
const documents = createFolderDocuments(folder, { confined: true });

const application: Application = {
  profile: {
    first_name: 'Ada',
    last_name: 'Sample',
    email: 'ada@example.test',
    phone: '+1 415 555 0100',
    location: { city: 'San Francisco', state: 'CA', country: 'US', zip: '94102' },
    linkedin_url: 'https://linkedin.example/in/ada',
    work_authorization: 'US Citizen',
    salary_expectation: '$150,000-$180,000',
    years_of_experience: 8,
    skills: ['TypeScript', 'Go', 'Knitting'],
    education: [{ institution: 'Sample University', degree: 'BS', end_date: '2018-06' }],
    work_history: [{ company: 'Sample Works', title: 'Engineer', start_date: '2020-01' }],
    eeo: { gender: 'Female', race: 'White', hispanic: 'No', veteran: 'No', disability: 'No' },
  },
  resume: { storage_path: 'resume.pdf' },
  qa_answers: {
    'Are you authorized to work in the US?': 'Yes',
    'How many years of React experience?': '6',
    'Which tools have you used?': 'Git; Docker',
    'I agree to the privacy policy': 'Yes',
  },
};

type Part = Partial<Field> & { label: string };

const options = (...labels: string[]) => labels.map((label) => ({ label }));

function entry(part: Part, value: ValueRef | string | null, confidence = 0.95): PlanEntry {
  const ref = typeof value === 'string' ? { ref: value } : value;
  return { field: makeField({ id: part.label, ...part }), value: ref, confidence, rule: 'test' };
}

async function resolve(plan: Plan, changes: Partial<Application> = {}, extra: Record<string, string> = {}) {
  return resolveAnswers(plan, { ...application, ...changes }, { documents, extra });
}

async function one(part: Part, value: ValueRef | string | null, changes: Partial<Application> = {}) {
  const { answers, orders } = await resolve([entry(part, value)], changes);
  const [answer] = answers;
  if (!answer) throw new Error('no answer');
  return { answer, order: orders[0]?.value ?? null };
}

t.test('a plain form is answered in order, with source and order for each field', async (t) => {
  const { answers, orders } = await resolve([
    entry({ label: 'First Name' }, 'profile.first_name'),
    entry({ label: 'Full Name' }, 'profile.full_name'),
    entry({ label: 'Resume', kind: 'file', widget: 'file', constraints: { accept: '.pdf,.docx' } }, 'resume'),
    entry({ label: 'Middle Name', required: false }, 'profile.middle_name'),
    entry({ label: 'Favourite colour' }, null),
  ]);
  t.same(
    answers.map(({ label, value, source, outcome }) => [label, value, source, outcome]),
    [
      ['First Name', 'Ada', 'profile', 'planned'],
      ['Full Name', 'Ada Sample', 'rule', 'planned'],
      ['Resume', 'resume.pdf', 'resume', 'planned'],
      ['Middle Name', null, null, 'skipped'],
      ['Favourite colour', null, null, 'unanswered'],
    ],
  );
  t.same(
    orders.map(({ value }) => value.kind),
    ['text', 'text', 'files'],
  );
  t.same(unansweredQuestions(answers), ['Favourite colour']);
  t.ok(
    answers.every(({ outcome, detail }) => outcome === 'planned' || detail),
    'every missing answer says why',
  );
});

t.test('the words of the candidate for a question win over the profile', async (t) => {
  const asked: Part = {
    label: 'Are you  authorized to work in the U.S.? *',
    kind: 'radio',
    options: options('Yes', 'No'),
  };
  const yes = await one(asked, 'profile.work_authorization');
  t.match(yes.answer, { value: 'Yes', source: 'qa_bank', confidence: 1, sensitive: true });
  const no = await one(asked, 'profile.work_authorization', {
    qa_answers: { 'Are you authorized to work in the US?': 'No' },
  });
  t.match(no.answer, { value: 'No', source: 'qa_bank' }, 'even against the rule for citizens');
  const odd = await one(asked, 'profile.work_authorization', {
    qa_answers: { 'Are you authorized to work in the US?': 'Maybe' },
  });
  t.match(odd.answer, { outcome: 'unanswered' }, 'an answer that is no option is not replaced by the profile');
  const { answers } = await resolve([entry(asked, null)], {}, { 'Are you authorized to work in the US': 'No' });
  t.match(answers[0], { value: 'No', source: 'human' }, 'a person wins over the bank');
});

t.test('questions match by their words only', async (t) => {
  const cases: [string, string, boolean][] = [
    ['How many years of React experience?', 'How many years of React experience? (required)', true],
    ['Tell us about R&D', 'Tell us about R&amp;D*', true],
    ['Don’t you like it?', "Don't you like it", true],
    ['Do you know C++?', 'Do you know C#?', false],
    ['How many years of React experience?', 'How many years of Vue experience?', false],
    ['Do you have 5+ years?', 'Do you have 5 years?', false],
  ];
  for (const [key, label, matches] of cases) {
    const { answer } = await one({ label }, null, { qa_answers: { [key]: '6' } });
    t.equal(answer.outcome, matches ? 'planned' : 'unanswered', `${key} / ${label}`);
  }
  const both = await one({ label: 'Colour?' }, null, { qa_answers: { 'Colour?': 'red', 'colour *': 'blue' } });
  t.match(both.answer, { outcome: 'unanswered', detail: /contradict/ });
});

t.test('documents', async (t) => {
  const file: Part = {
    label: 'Resume',
    kind: 'file',
    widget: 'file',
    constraints: { accept: '.pdf, application/msword' },
  };
  const wrong = await one(file, 'resume', { resume: { storage_path: 'resume.pages' } });
  t.match(wrong.answer, { outcome: 'unanswered', detail: /\.pages.*\.pdf, application\/msword/ });
  t.match((await one({ ...file, label: 'Letter' }, 'cover_letter')).answer, {
    outcome: 'unanswered',
    detail: /no cover letter/,
  });
  const error = await one(file, 'resume', { resume: { storage_path: 'none.pdf' } }).catch((error: unknown) => error);
  t.ok(isValetError(error) && error.code === 'file_not_found');
  const mime = {
    ...file,
    constraints: { accept: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  };
  t.match((await one(mime, 'resume', { resume: { storage_path: 'letter.docx' } })).answer, { outcome: 'planned' });
});

t.test('the hash follows what is sent and nothing else', async (t) => {
  const { answers } = await resolve([
    entry({ label: 'First Name' }, 'profile.first_name'),
    entry({ label: 'Colour' }, null),
  ]);
  const same = answers.map((answer) => ({
    ...answer,
    confidence: 0.8,
    outcome: answer.value ? ('filled' as const) : answer.outcome,
  }));
  t.match(contentHash(answers), /^[0-9a-f]{64}$/);
  t.equal(contentHash(same), contentHash(answers));
  t.not(contentHash(answers.map((answer) => ({ ...answer, value: answer.value && 'Eve' }))), contentHash(answers));
});
