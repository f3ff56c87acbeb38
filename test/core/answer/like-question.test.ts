import { createFolderDocuments } from '@valet/core';
import { matchFields, resolveAnswers } from '@valet/core/engine';
import type { Application, Form } from '@valet/schemas';
import t from 'tap';
import { plainProfile } from '../../support/candidates.ts';
import { makeField } from '../../support/make-field.ts';

/** What a form that asks this gets from a bank that knows that. */
async function answerOf(asked: string, known: Readonly<Record<string, string>>) {
  const application: Application = { profile: plainProfile, qa_answers: { ...known } };
  const form = { url: 'https://jobs.example.test/', title: '', buttons: [], fields: [makeField({ label: asked })] };
  const documents = createFolderDocuments('.', { confined: false });
  const { answers } = await resolveAnswers(matchFields(form as unknown as Form), application, { documents });
  return answers[0];
}

t.test('a question worded much like one of the bank is answered from it', async (t) => {
  const same = [
    ['Which editor do you prefer?', 'Which editor do you prefer'],
    ['Please enter your preferred editor', 'Preferred editor'],
    ['What is your preferred programming editor?', 'Preferred programing editor'],
    ['Tell us your preferred meeting language', 'Preferred meeting languag'],
  ] as const;
  for (const [asked, known] of same) {
    t.match(await answerOf(asked, { [known]: 'Ed' }), { value: 'Ed', source: 'qa_bank' }, `${asked} / ${known}`);
  }
  const like = await answerOf('What is your preferred programming editor?', { 'Preferred programing editor': 'Ed' });
  t.equal(like?.confidence, 0.92, 'less sure than word for word');
});

t.test('what asks something else is not', async (t) => {
  const other = [
    ['Have you ever worked on a ferry?', 'Have you never worked on a ferry?'],
    ['Would you work nights in Austria?', 'Would you work nights in Australia?'],
    ['Would you work nights in Iran?', 'Would you work nights in Iraq?'],
    ['Ferry experience over 5 years', 'Ferry experience over 15 years'],
    ['Preferred editor on Windows', 'Preferred editor on Linux'],
    ['Why this ferry line?', 'When this ferry line?'],
    ['Describe ferry A before ferry B', 'Describe ferry B before ferry A'],
    ['Editor', 'Editors'],
    ['Are you authorized to work in Canada?', 'Are you authorised to work in Canada?'],
    ['What is your desired annual salary today?', 'What is your desired annnual salary today?'],
    ['I acknowledge the handbook of employees', 'I acknowledge the handbook of employes'],
  ] as const;
  for (const [asked, known] of other) {
    t.match(await answerOf(asked, { [known]: 'Ed' }), { value: null }, `${asked} / ${known}`);
  }
  const two = { 'Preferred programing editor': 'Ed', 'Preferred programmng editor': 'Vi' };
  t.match(await answerOf('Preferred programming editor', two), { value: null }, 'two are alike');
});
