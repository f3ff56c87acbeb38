import { type FormField, faultsOf, type SitePosting } from '../site/site-posting.ts';
import { longDescription, longForm, oddForm } from './long-form.ts';

/** How a company's own page is built. */
export type GenericForm = 'plain' | 'framed' | 'shadow' | 'steps';

/** A posting on a company's own site. */
export interface GenericPosting extends SitePosting {
  readonly site: 'generic';
  readonly form: GenericForm;
  readonly language: 'en' | 'de';
  /** The last step sends the application itself, without review and without a button that says so. */
  readonly isHasty?: boolean;
  /** Paragraphs above the form. */
  readonly description?: readonly string[];
}

const english: readonly FormField[] = [
  { name: 'first', label: 'First name', kind: 'text', required: true, section: 'About you' },
  { name: 'last', label: 'Last name', kind: 'text', required: true, section: 'About you' },
  { name: 'mail', label: 'Email address', kind: 'email', required: true, section: 'About you' },
  { name: 'tel', label: 'Phone number', kind: 'tel', required: true, section: 'About you' },
  { name: 'cv', label: 'Resume / CV', kind: 'file', required: true, section: 'Your documents' },
];

const authorized: FormField = {
  name: 'authorized',
  label: 'Are you legally authorized to work in the United States?',
  kind: 'radios',
  required: true,
  options: ['Yes', 'No'],
  section: 'Questions',
};

const sponsorship: FormField = {
  name: 'sponsorship',
  label: 'Will you now or in the future require sponsorship for employment visa status?',
  kind: 'select',
  required: true,
  options: ['Yes', 'No'],
  section: 'Questions',
};

const anythingElse: FormField = {
  name: 'else',
  label: 'Is there anything else we should know?',
  kind: 'textarea',
  section: 'Questions',
};

const german: readonly FormField[] = [
  { name: 'vorname', label: 'Vorname', kind: 'text', required: true },
  { name: 'nachname', label: 'Nachname', kind: 'text', required: true },
  { name: 'email', label: 'E-Mail-Adresse', kind: 'email', required: true },
  { name: 'telefon', label: 'Telefonnummer', kind: 'tel', required: true },
  { name: 'lebenslauf', label: 'Lebenslauf', kind: 'file', required: true },
];

/** A phone number that must be written in one way. */
function tenDigits(field: FormField): FormField {
  return field.kind === 'tel' ? { ...field, pattern: '^\\d{10}$', help: 'Enter 10 digits, numbers only' } : field;
}

type Draft = Pick<
  GenericPosting,
  'key' | 'company' | 'title' | 'about' | 'form' | 'fields' | 'isHasty' | 'description'
> & {
  language?: 'de';
};

function posting({ language, ...draft }: Draft): GenericPosting {
  return {
    ...draft,
    site: 'generic',
    language: language ?? 'en',
    path: `/sites/${draft.key.board}/${draft.key.job}`,
    faults: faultsOf({ duplicates: 'refuse' }),
  };
}

/** The postings on companies' own sites; companies are fiction. */
export const genericPostings: readonly GenericPosting[] = [
  posting({
    key: { board: 'cooperage', job: 'barrel-maker' },
    company: 'Cooperage & Daughters',
    title: 'Barrel Maker',
    about: 'Company site: one plain HTML form; what is wrong is answered by 200 and the form again',
    form: 'plain',
    fields: [...english, authorized, sponsorship, anythingElse],
  }),
  posting({
    key: { board: 'nightbakery', job: 'oven-keeper' },
    company: 'Night Bakery',
    title: 'Oven Keeper',
    about: 'Company site: the form stands in a frame of another origin',
    form: 'framed',
    fields: [...english, authorized],
  }),
  posting({
    key: { board: 'glassworks', job: 'lens-grinder' },
    company: 'Shadow Glassworks',
    title: 'Lens Grinder',
    about: 'Company site: web components with shadow roots, sent by script',
    form: 'shadow',
    fields: [...english, authorized],
  }),
  posting({
    key: { board: 'ferryline', job: 'timetable-clerk' },
    company: 'Four Piers Ferry Line',
    title: 'Ferry Timetable Clerk',
    about: 'Company site: three steps and a review, each step checked before the next',
    form: 'steps',
    fields: [...english.map(tenDigits), authorized, sponsorship, anythingElse],
  }),
  posting({
    key: { board: 'uhrwerk', job: 'uhrmacher' },
    company: 'Uhrwerk Nord GmbH',
    title: 'Uhrmacher (m/w/d)',
    about: 'Company site: a form in German',
    form: 'plain',
    language: 'de',
    fields: german,
  }),
  posting({
    key: { board: 'cooperage', job: 'hoop-binder' },
    company: 'Cooperage & Daughters',
    title: 'Hoop Binder',
    about: 'Company site: a required question that no profile answers',
    form: 'plain',
    fields: [
      ...english,
      { name: 'iron', label: 'How hot must the iron be?', kind: 'text', required: true, section: 'Questions' },
    ],
  }),
  posting({
    key: { board: 'ferryline', job: 'rope-walker' },
    company: 'Four Piers Ferry Line',
    title: 'Rope Walker',
    about: 'Company site: three steps, and the last Next sends the application without saying so',
    form: 'steps',
    fields: [...english, authorized],
    isHasty: true,
  }),
  posting({
    key: { board: 'outerholm', job: 'lamp-engineer' },
    company: 'Outer Holm Light',
    title: 'Lamp Engineer',
    about: 'Company site: a form of 25 fields below a long description',
    form: 'plain',
    description: longDescription,
    fields: [...english, ...longForm, authorized, sponsorship, anythingElse],
  }),
  posting({
    key: { board: 'outerholm', job: 'lens-keeper' },
    company: 'Outer Holm Light',
    title: 'Lens Keeper',
    about: 'Company site: a form of 25 fields, half of them worded as nobody else words them',
    form: 'plain',
    description: longDescription,
    fields: [...english, ...oddForm, authorized, sponsorship, anythingElse],
  }),
];
