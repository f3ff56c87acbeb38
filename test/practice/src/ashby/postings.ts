import { type FormField, faultsOf, type SitePosting } from '../site/site-posting.ts';

/** A posting on a board like Ashby's; a field's name is its path. */
export interface AshbyPosting extends SitePosting {
  readonly site: 'ashby';
  /** Voluntary questions, in a form of their own below. */
  readonly survey: readonly AshbyField[];
  readonly form: readonly AshbyField[];
}

/** A field as the page gets it: `type` is the vendor's. */
export interface AshbyField extends FormField {
  readonly type: 'String' | 'Email' | 'Phone' | 'LongText' | 'Boolean' | 'File' | 'Location' | 'Date' | ChoiceType;
}

type ChoiceType = 'ValueSelect' | 'MultiValueSelect';

const kinds: Readonly<Record<AshbyField['type'], FormField['kind']>> = {
  String: 'text',
  Email: 'email',
  Phone: 'tel',
  LongText: 'textarea',
  Boolean: 'radios',
  File: 'file',
  Location: 'place',
  Date: 'date',
  ValueSelect: 'radios',
  MultiValueSelect: 'checkboxes',
};

interface FieldDraft {
  readonly path: string;
  readonly title: string;
  readonly type: AshbyField['type'];
  readonly required?: boolean;
  readonly values?: readonly string[];
}

function field({ path, title, type, required, values }: FieldDraft): AshbyField {
  const options = type === 'Boolean' ? ['Yes', 'No'] : values;
  return {
    name: path,
    label: title,
    type,
    kind: kinds[type],
    ...(required && { required }),
    ...(options && { options }),
  };
}

const standard: readonly FieldDraft[] = [
  { path: '_systemfield_name', title: 'Name', type: 'String', required: true },
  { path: '_systemfield_email', title: 'Email', type: 'Email', required: true },
  { path: '_systemfield_resume', title: 'Resume', type: 'File', required: true },
];

const declined = 'Decline to self-identify';

const survey: readonly FieldDraft[] = [
  { path: '__systemfield_eeoc_gender', title: 'Gender', type: 'ValueSelect', values: ['Male', 'Female', declined] },
  {
    path: '__systemfield_eeoc_race',
    title: 'Race',
    type: 'ValueSelect',
    values: ['Hispanic or Latino', 'White (Not Hispanic or Latino)', 'Asian (Not Hispanic or Latino)', declined],
  },
  {
    path: '__systemfield_eeoc_veteran_status',
    title: 'Veteran Status',
    type: 'ValueSelect',
    values: ['I am a protected veteran', 'I am not a protected veteran', declined],
  },
];

interface Draft {
  readonly key: AshbyPosting['key'];
  readonly company: string;
  readonly title: string;
  readonly about: string;
  readonly questions: readonly FieldDraft[];
  readonly survey?: readonly FieldDraft[];
}

function posting({ questions, survey: asked = [], ...draft }: Draft): AshbyPosting {
  const form = [...standard, ...questions].map(field);
  const voluntary = asked.map(field);
  return {
    ...draft,
    site: 'ashby',
    path: `/${draft.key.board}/${draft.key.job}/application`,
    form,
    survey: voluntary,
    fields: [...form, ...voluntary],
    faults: faultsOf({ duplicates: 'refuse' }),
  };
}

/** The postings of the boards like Ashby's; companies are fiction. */
export const ashbyPostings: readonly AshbyPosting[] = [
  posting({
    key: { board: 'quillpost', job: '3c5e7a91-4b2d-4f60-8a1c-9d8e7f6a5b11' },
    company: 'Quill Post',
    title: 'Night Mail Engineer',
    about: 'Ashby: every kind of field, and a survey',
    survey,
    questions: [
      { path: '_systemfield_location', title: 'Location', type: 'Location', required: true },
      { path: 'b7a4c1d2-0001-4e5f-8a9b-0c1d2e3f4a01', title: 'Phone Number', type: 'Phone', required: true },
      { path: 'b7a4c1d2-0002-4e5f-8a9b-0c1d2e3f4a02', title: 'LinkedIn Profile', type: 'String' },
      {
        path: 'b7a4c1d2-0003-4e5f-8a9b-0c1d2e3f4a03',
        title: 'Are you legally authorized to work in the United States?',
        type: 'Boolean',
        required: true,
      },
      {
        path: 'b7a4c1d2-0004-4e5f-8a9b-0c1d2e3f4a04',
        title: 'Will you now or in the future require sponsorship for employment visa status?',
        type: 'Boolean',
        required: true,
      },
      {
        path: 'b7a4c1d2-0005-4e5f-8a9b-0c1d2e3f4a05',
        title: 'How did you hear about us?',
        type: 'ValueSelect',
        required: true,
        values: ['Company website', 'A friend', 'Job board'],
      },
      {
        path: 'b7a4c1d2-0006-4e5f-8a9b-0c1d2e3f4a06',
        title: 'Which of these languages have you used at work?',
        type: 'MultiValueSelect',
        required: true,
        values: ['TypeScript', 'Rust', 'Python'],
      },
      {
        path: 'b7a4c1d2-0007-4e5f-8a9b-0c1d2e3f4a07',
        title: 'What is your earliest start date?',
        type: 'Date',
        required: true,
      },
      {
        path: 'b7a4c1d2-0008-4e5f-8a9b-0c1d2e3f4a08',
        title: 'Is there anything else we should know?',
        type: 'LongText',
      },
    ],
  }),
  posting({
    key: { board: 'paperlantern', job: '9f1b3d5e-6a7c-4d8e-9b0a-1c2d3e4f5a22' },
    company: 'Paper Lantern Studio',
    title: 'Folding Machine Programmer',
    about: 'Ashby: a required question that no profile answers',
    questions: [
      {
        path: 'c8b5d2e3-0001-4e5f-8a9b-0c1d2e3f4b01',
        title: 'Have you ever folded a map back correctly at the first try?',
        type: 'Boolean',
        required: true,
      },
    ],
  }),
];
