import countries from 'intl-tel-input/data';
import type { FormField } from '../site/site-posting.ts';

/** Every country, as most companies' forms list them. */
const names = new Intl.DisplayNames('en', { type: 'region' });
const listed = countries
  .map(({ iso2, dialCode }) => ({ name: names.of(iso2.toUpperCase()) ?? iso2, dialCode }))
  .sort((one, other) => one.name.localeCompare(other.name, 'en'));

const about = 'About you';
const work = 'Your work';
const light = 'You and the light';

const address: readonly FormField[] = [
  { name: 'street', label: 'Street address', kind: 'text', required: true, section: about },
  { name: 'city', label: 'City', kind: 'text', required: true, section: about },
  { name: 'zip', label: 'ZIP code', kind: 'text', required: true, section: about },
  {
    name: 'country',
    label: 'Country',
    kind: 'select',
    required: true,
    options: listed.map(({ name }) => name),
    section: about,
  },
  { name: 'linkedin', label: 'LinkedIn profile', kind: 'url', section: about },
  {
    name: 'dial',
    label: 'Phone country code',
    kind: 'select',
    required: true,
    options: listed.map(({ name, dialCode }) => `${name} (+${dialCode})`),
    section: about,
  },
];

const questions: readonly FormField[] = [
  {
    name: 'kubernetes',
    label: 'Do you have experience with Kubernetes?',
    kind: 'radios',
    required: true,
    options: ['Yes', 'No'],
    section: light,
  },
  {
    name: 'strongest',
    label: 'Your strongest technology of these',
    kind: 'select',
    required: true,
    options: ['COBOL', 'Kafka', 'Perl', 'Visual Basic'],
    section: light,
  },
  {
    name: 'sensors',
    label: 'Describe your experience with sensors and alarms',
    kind: 'textarea',
    required: true,
    section: light,
  },
];

/** The rest of a form of twenty-five fields, as many companies have it. */
export const longForm: readonly FormField[] = [
  ...address,
  { name: 'website', label: 'Website', kind: 'url', section: about },
  { name: 'employer', label: 'Current employer', kind: 'text', required: true, section: work },
  { name: 'title', label: 'Current job title', kind: 'text', required: true, section: work },
  { name: 'school', label: 'University', kind: 'text', required: true, section: work },
  { name: 'subject', label: 'Field of study', kind: 'text', section: work },
  { name: 'notice', label: 'Notice period', kind: 'text', required: true, section: work },
  { name: 'start', label: 'Earliest start date', kind: 'date', required: true, section: work },
  { name: 'heard', label: 'How did you hear about us?', kind: 'text', section: light },
  ...questions,
];

/** The same number of fields, half of them worded as nobody else words them. */
export const oddForm: readonly FormField[] = [
  ...address,
  { name: 'corner', label: 'Your own corner of the web', kind: 'url', required: true, section: about },
  { name: 'payer', label: 'Who pays you at the moment?', kind: 'text', required: true, section: work },
  { name: 'door', label: 'And what does your door there say?', kind: 'text', required: true, section: work },
  { name: 'school', label: 'Where did they last hand you a diploma?', kind: 'text', required: true, section: work },
  { name: 'subject', label: 'What was written on it?', kind: 'text', section: work },
  {
    name: 'bound',
    label: 'How long would they keep you after you say goodbye?',
    kind: 'text',
    required: true,
    section: work,
  },
  { name: 'free', label: 'Earliest day on the rock', kind: 'date', required: true, section: work },
  { name: 'notice', label: 'What brought this lamp to your notice?', kind: 'text', section: light },
  ...questions,
];

/** What stands above such a form on most companies' sites. */
export const longDescription: readonly string[] = [
  'The light on Outer Holm has burned since 1884 and has been without a keeper on the rock since 1991. It is watched from the shore: a hundred and forty instruments report on lamp, lens, batteries, weather and sea, and somebody has to make sure that what they report arrives, is kept, and is understood at three in the morning by whoever has the watch.',
  'You will own the path from instrument to alarm. Today that path is a radio link, a queue, a database and a great deal of care. You will make it need less care. You will write services that take in readings, keep them for as long as the harbour authority asks, and explain them to people who are tired and wet.',
  'You will work with two engineers, one former keeper and a boat. We look after each other’s hours. Watches are shared, alarms are counted, and an alarm that wakes somebody for nothing is treated as a defect and mended the same week.',
  'What we hope you bring: years with systems that must not lose data; an eye for what happens when the link is down for a week; plain writing. What we do not need: a degree from anywhere in particular, or an opinion on editors.',
  'What we offer: a salary within the published band of the harbour authority, thirty days of leave, a pension, a good kitchen on the shore, and the view. The post is permanent. Twice a year you go out to the rock, and if the sea gets up you stay there until it lies down.',
  'How we choose: somebody reads every application. We call within two weeks, we talk for an hour, we give you a small piece of our own code to read with us, and we tell you what we thought of it. We do not ask riddles.',
];
