import { createFolderDocuments } from '@valet/core';
import { resolveAnswers } from '@valet/core/engine';
import type { Application, Profile, ValueRef } from '@valet/schemas';
import t from 'tap';
import { makeField } from '../../support/make-field.ts';

const documents = createFolderDocuments(t.testdir({}), { confined: true });
const person = { first_name: 'Ada', last_name: 'Sample', email: 'ada@example.test' };

interface Case {
  readonly label: string;
  readonly profile: Partial<Profile>;
  /** Null: nothing may be sent. */
  readonly value: string | null;
  readonly options?: readonly string[];
  readonly ref?: ValueRef;
}

async function answerTo({ label, profile, options = ['Yes', 'No'], ref }: Case) {
  const field = makeField({
    label,
    kind: 'radio',
    widget: 'radio-group',
    options: options.map((option) => ({ label: option })),
  });
  const application: Application = { profile: { ...person, ...profile } };
  const plan = [{ field, value: ref ?? { ref: 'profile.work_authorization' }, confidence: 0.9, rule: 'test' }];
  const { answers, orders } = await resolveAnswers(plan, application, { documents });
  const [order] = orders;
  return { answer: answers[0], sent: order?.value.kind === 'options' ? order.value.options.join() : null };
}

const citizen: Partial<Profile> = { work_authorization: 'US Citizen' };

const cases: readonly Case[] = [
  // Certain, and the question names the country.
  { label: 'Are you legally authorized to work in the United States?', profile: citizen, value: 'Yes' },
  { label: 'Are you authorized to work in the U.S. for any employer?*', profile: citizen, value: 'Yes' },
  { label: 'Do you have the legal right to work in the USA?', profile: citizen, value: 'Yes' },
  { label: 'Are you currently eligible to work in the US without sponsorship?', profile: citizen, value: 'Yes' },
  {
    label:
      'Will you now or in the future require sponsorship for employment visa status (e.g., H-1B visa) in the United States?',
    profile: citizen,
    value: 'No',
  },
  {
    label: 'Will you require sponsorship to continue to work in the US, including but not limited to H-1B?',
    profile: citizen,
    value: 'No',
  },
  {
    label: 'Are you legally authorized to work in the United States?',
    profile: { work_authorization: 'Green Card Holder' },
    value: 'Yes',
  },
  {
    label: 'Do you have the right to work in the United Kingdom?',
    profile: { work_authorization: 'British citizen' },
    value: 'Yes',
  },
  {
    label: 'Are you legally authorised to work in Germany?',
    profile: { work_authorization: 'EU citizen' },
    value: 'Yes',
  },
  {
    label: 'Are you legally authorized to work in Canada?',
    profile: { work_authorization: 'Authorized to work in Canada' },
    value: 'Yes',
  },
  {
    label: 'Are you authorized to work in the US without sponsorship?',
    profile: { work_authorization: 'I am authorized to work in the US without sponsorship' },
    value: 'Yes',
  },
  { label: 'Will you require visa sponsorship?', profile: { requires_sponsorship: true }, value: 'Yes' },
  {
    label: 'Will you now or in the future require sponsorship?',
    profile: { requires_sponsorship: false },
    value: 'No',
  },
  {
    label: 'Are you legally authorized to work in the United States?',
    profile: citizen,
    options: ['Yes, I am authorized', 'No, I am not'],
    value: 'Yes, I am authorized',
  },
  // Certain, but the plan did not know the question.
  {
    label: 'Are you legally authorized to work in the United States?',
    profile: citizen,
    ref: { answer: 'are you legally authorized to work in the united states' },
    value: 'Yes',
  },
  // No country, another country, or several.
  { label: 'Are you legally authorized to work?', profile: citizen, value: null },
  { label: 'Are you legally authorized to work in the country of this job?', profile: citizen, value: null },
  { label: 'Are you legally authorized to work in Canada?', profile: citizen, value: null },
  { label: 'Are you legally authorized to work in the US or Canada?', profile: citizen, value: null },
  {
    label: 'Are you authorized to work in the United Kingdom?',
    profile: { work_authorization: 'EU citizen' },
    value: null,
  },
  {
    label: 'Will you require sponsorship to work in Germany?',
    profile: { ...citizen, requires_sponsorship: false },
    value: null,
  },
  {
    label: 'Will you require sponsorship to work in Germany?',
    profile: { requires_sponsorship: false, location: { country: 'US' } },
    value: null,
  },
  // Turned around, doubled, or about something else.
  { label: 'Are you not authorized to work in the United States?', profile: citizen, value: null },
  { label: 'Are you unable to work in the United States?', profile: citizen, value: null },
  { label: 'Are you authorized to work in the United States and are you over 18?', profile: citizen, value: null },
  { label: 'Are you authorized to work in the United States and willing to relocate?', profile: citizen, value: null },
  {
    label: 'Are you authorized to work in the United States, or do you require sponsorship?',
    profile: citizen,
    value: null,
  },
  { label: 'Are you authorized to work in the United States on an H-1B visa?', profile: citizen, value: null },
  {
    label: 'Are you authorized to work in the United States and have you five years of experience?',
    profile: citizen,
    value: null,
  },
  { label: 'Are you a US citizen?', profile: citizen, value: null },
  { label: 'Will you allow us to contact your employer about your right to work?', profile: citizen, value: null },
  // Statuses that settle nothing.
  {
    label: 'Are you legally authorized to work in the United States?',
    profile: { work_authorization: 'H-1B' },
    value: null,
  },
  { label: 'Will you require sponsorship in the United States?', profile: { work_authorization: 'H-1B' }, value: null },
  {
    label: 'Are you legally authorized to work in the United States?',
    profile: { work_authorization: 'Permanent Resident' },
    value: null,
  },
  {
    label: 'Are you legally authorized to work in the United States?',
    profile: { work_authorization: 'Yes' },
    value: null,
  },
  {
    label: 'Are you legally authorized to work in the United States?',
    profile: { location: { country: 'US' } },
    value: null,
  },
  {
    label: 'Are you authorized to work in the US without sponsorship?',
    profile: { work_authorization: 'Authorized to work in the US' },
    value: null,
  },
  {
    label: 'Will you require sponsorship in the US?',
    profile: { work_authorization: 'Authorized to work in the US' },
    value: null,
  },
  {
    label: 'Will you require sponsorship in the United States?',
    profile: { ...citizen, requires_sponsorship: true },
    value: null,
  },
  // A status where the options are statuses.
  {
    label: 'Work authorization',
    profile: citizen,
    options: ['U.S. Citizen', 'Green card holder', 'Visa'],
    value: 'U.S. Citizen',
  },
  {
    label: 'Work authorization',
    profile: citizen,
    options: ['US Citizen or Permanent Resident', 'Visa'],
    value: 'US Citizen or Permanent Resident',
  },
  {
    label: 'What is your work authorization status?',
    profile: { work_authorization: 'H1B' },
    options: ['U.S. Citizen', 'H-1B', 'Other'],
    value: 'H-1B',
  },
  {
    label: 'What is your work authorization status?',
    profile: { work_authorization: 'O-1' },
    options: ['U.S. Citizen', 'H-1B', 'Other'],
    value: null,
  },
];

t.test('the right to work is answered where it is certain, and nowhere else', async (t) => {
  for (const example of cases) {
    const { answer, sent } = await answerTo(example);
    t.equal(sent, example.value, `${example.label} | ${JSON.stringify(example.profile)} | ${answer?.detail}`);
    t.equal(answer?.sensitive, true, 'and is sensitive');
    if (sent === null) t.match(answer, { outcome: 'unanswered', value: null, confidence: 0, detail: String });
  }
});
