import { type FormField, faultsOf } from '../site/site-posting.ts';
import { fieldsOfCard, type LeverCard, type LeverPosting } from './lever-posting.ts';

const standard: readonly FormField[] = [
  { name: 'resume', label: 'Resume/CV', kind: 'file', required: true },
  { name: 'name', label: 'Full name', kind: 'text', required: true },
  { name: 'email', label: 'Email', kind: 'email', required: true },
  { name: 'phone', label: 'Phone', kind: 'tel', required: true },
  { name: 'location', label: 'Current location', kind: 'place', required: true },
  { name: 'org', label: 'Current company', kind: 'text', required: true },
];

const links: readonly FormField[] = [
  { name: 'urls[LinkedIn]', label: 'LinkedIn URL', kind: 'text', required: true },
  { name: 'urls[GitHub]', label: 'GitHub URL', kind: 'text' },
  { name: 'urls[Portfolio]', label: 'Portfolio URL', kind: 'text' },
];

const eeo: readonly FormField[] = [
  {
    name: 'eeo[gender]',
    label: 'Gender',
    kind: 'select',
    options: ['Male', 'Female', 'Decline to self-identify'],
  },
  {
    name: 'eeo[race]',
    label: 'Race',
    kind: 'select',
    options: [
      'Hispanic or Latino',
      'White (Not Hispanic or Latino)',
      'Black or African American (Not Hispanic or Latino)',
      'Asian (Not Hispanic or Latino)',
      'Two or More Races (Not Hispanic or Latino)',
      'Decline to self-identify',
    ],
  },
  {
    name: 'eeo[veteran]',
    label: 'Veteran status',
    kind: 'select',
    options: ['I am a veteran', 'I am not a veteran', 'Decline to self-identify'],
  },
];

interface Draft {
  readonly key: LeverPosting['key'];
  readonly company: string;
  readonly title: string;
  readonly about: string;
  readonly cards: readonly LeverCard[];
  readonly hasEeo?: boolean;
  readonly hasConsent?: boolean;
  readonly parseOverwrites?: LeverPosting['parseOverwrites'];
}

function posting({ hasEeo = false, hasConsent = false, parseOverwrites = 'untouched', ...draft }: Draft): LeverPosting {
  const consent: FormField = {
    name: 'consent[marketing]',
    label: `Yes, ${draft.company} can contact me about future job opportunities`,
    kind: 'tick',
    options: ['1', '0'],
  };
  return {
    ...draft,
    site: 'lever',
    accountId: `acc-${draft.key.board}`,
    path: `/${draft.key.board}/${draft.key.job}/apply`,
    hasEeo,
    parseOverwrites,
    parsed: { name: 'ROBIN S.', email: 'old.address@example.org', phone: '', position: 'Freelance' },
    fields: [
      ...standard,
      ...links,
      ...draft.cards.flatMap(fieldsOfCard),
      ...(hasEeo ? eeo : []),
      ...(hasConsent ? [consent] : []),
    ],
    faults: faultsOf({ duplicates: 'refuse' }),
  };
}

/** The postings of the boards like Lever's; companies are fiction. */
export const leverPostings: readonly LeverPosting[] = [
  posting({
    key: { board: 'lanternworks', job: '6d0f2a31-8c47-4e59-9b1e-3f7a2c5d8e01' },
    company: 'Lantern Works',
    title: 'Beacon Software Engineer',
    about: 'Lever: name, place, links, one card, EEO selects and a consent box',
    hasEeo: true,
    hasConsent: true,
    cards: [
      {
        id: 'a3f1c0de-5b7e-4c11-8a90-0d4e6b2f7711',
        title: 'Work eligibility',
        questions: [
          {
            type: 'multiple-choice',
            text: 'Are you legally authorized to work in the United States?',
            required: true,
            options: ['Yes', 'No'],
          },
          {
            type: 'multiple-choice',
            text: 'Will you now or in the future require sponsorship for employment visa status?',
            required: true,
            options: ['Yes ', 'No '],
          },
        ],
      },
    ],
  }),
  posting({
    key: { board: 'lanternworks', job: '0b9e4d52-71aa-4f0c-8d36-5a1c9e7b2f02' },
    company: 'Lantern Works',
    title: 'Harbour Data Analyst',
    about: 'Lever: cards of every type; the parsed résumé writes over what was typed',
    parseOverwrites: 'all',
    cards: [
      {
        id: 'f00dcafe-1d2c-4b3a-9e8f-7a6b5c4d3e22',
        title: 'About your work',
        questions: [
          {
            type: 'multiple-select',
            text: 'Which of these languages have you used at work?',
            required: true,
            options: ['TypeScript', 'Rust', 'Python', 'COBOL'],
          },
          { type: 'dropdown', text: 'Do you hold a valid driver’s license?', required: true, options: ['Yes', 'No'] },
          { type: 'text', text: 'When could you start?', required: true },
          { type: 'text', text: 'What are your salary expectations (USD per year)?', required: true },
        ],
      },
      {
        id: 'beefbeef-2222-4b3a-9e8f-7a6b5c4d3e33',
        title: 'Anything else',
        questions: [{ type: 'textarea', text: 'Is there anything else we should know?' }],
      },
    ],
  }),
  posting({
    key: { board: 'knotandsail', job: 'c4a7e9b0-2f15-4d68-8e3a-6b0d1f9c7a03' },
    company: 'Knot & Sail',
    title: 'Rigging Tools Developer',
    about: 'Lever: a required question that no profile answers',
    cards: [
      {
        id: 'decade00-3333-4b3a-9e8f-7a6b5c4d3e44',
        title: 'One question',
        questions: [{ type: 'textarea', text: 'Which knot would you tie first, and why?', required: true }],
      },
    ],
  }),
];
