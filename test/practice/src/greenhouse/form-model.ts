import type { PracticePresence } from '@valet/schemas';
import { hispanicQuestion } from './eeoc.ts';
import type { DataCompliance, JobPost, JobQuestion } from './job-post.ts';

/** How a control is drawn and what it holds. */
export type ControlKind =
  | 'text'
  | 'email'
  | 'tel'
  | 'number'
  | 'textarea'
  | 'select'
  | 'multiselect'
  | 'checkboxes'
  | 'consent'
  | 'phone-country'
  | 'place'
  | 'school'
  | 'degree'
  | 'discipline'
  | 'file';

/** An option as the form holds it. */
export interface Choice {
  value: string;
  label: string;
}

/** One control of the form; `id` is that of its element. */
export interface Control {
  id: string;
  kind: ControlKind;
  label: string;
  required: boolean;
  description?: string | null;
  options?: Choice[];
  maxLength?: number;
  autoComplete?: string;
  /** Of a file: the id of the box that takes its text instead. */
  textId?: string;
  /** A select that the browser draws. */
  isNative?: boolean;
  /** The site of today asks it; the posting does not know it, and no application holds it. */
  isExtra?: boolean;
}

/** The controls of a form, in the order of the page. */
export interface FormModel {
  standard: Control[];
  educations: Control[][];
  employments: Control[][];
  custom: Control[];
  eeoc: { html: string | null; controls: Control[] }[];
  demographic: Control[];
  consents: Control[];
}

/** How many education and employment entries the form shows. */
export interface EntryCounts {
  educations: number;
  employments: number;
}

/** Longest text of a one-line box, as on the real form. */
export const lineLength = 255;

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
].map((label, index) => ({ value: String(index + 1), label }));

/** Lays out the posting's controls. */
export function makeFormModel(post: JobPost, counts: EntryCounts): FormModel {
  const isCustom = ({ fields }: JobQuestion) => fields[0]?.name.startsWith('question_') ?? false;
  const hasEducation = Object.values(post.education_config).some((presence) => presence !== 'hidden');
  return {
    standard: post.questions.filter((question) => !isCustom(question)).flatMap(standardControls),
    educations: hasEducation ? entries(counts.educations, (index) => educationControls(post, index)) : [],
    employments:
      post.employment === 'hidden' ? [] : entries(counts.employments, (index) => employmentControls(post, index)),
    custom: post.questions.filter(isCustom).map(customControl),
    eeoc: post.eeoc_sections.map(({ description, questions }) => ({
      html: description,
      controls: questions.flatMap(eeocControls),
    })),
    demographic: demographicControls(post),
    consents: post.data_compliance ? consentControls(post.data_compliance, post.company_name) : [],
  };
}

/** All controls in one list. */
export function allControls(model: FormModel): Control[] {
  return [
    ...model.standard,
    ...model.educations.flat(),
    ...model.employments.flat(),
    ...model.custom,
    ...model.demographic,
    ...model.eeoc.flatMap(({ controls }) => controls),
    ...model.consents,
  ];
}

/** `race` is on the page only after "No" to the question before it; nothing else comes and goes. */
export function isShown(control: Control, hispanic: string | undefined): boolean {
  return control.id !== 'race' || hispanic === 'No';
}

function entries(count: number, make: (index: number) => Control[]): Control[][] {
  return Array.from({ length: count }, (_, index) => make(index));
}

const autoComplete: Record<string, string> = { first_name: 'given-name', last_name: 'family-name', email: 'email' };

function standardControls({ label, required, fields: [field] }: JobQuestion): Control[] {
  const name = field?.name ?? '';
  const line = { id: name, label, required, maxLength: lineLength };
  if (name === 'phone') {
    return [
      { id: 'country', kind: 'phone-country', label: 'Country', required },
      { ...line, kind: 'tel' },
    ];
  }
  if (name === 'candidate_location') return [{ id: 'candidate-location', kind: 'place', label, required }];
  if (field?.type === 'input_file') return [{ id: name, kind: 'file', label, required, textId: `${name}_text` }];
  const hint = autoComplete[name];
  return [{ ...line, kind: name === 'email' ? 'email' : 'text', ...(hint && { autoComplete: hint }) }];
}

function customControl({ label, required, description, fields: [field], multi_select_style }: JobQuestion): Control {
  const base = { id: field?.name ?? '', label, required, description };
  if (field?.type === 'textarea') {
    return { ...base, kind: 'textarea', ...(field.max_length !== undefined && { maxLength: field.max_length }) };
  }
  if (field?.type === 'input_text') return { ...base, kind: 'text', maxLength: field.max_length ?? lineLength };
  const options = (field?.values ?? []).map(({ value, label }) => ({ value: String(value), label }));
  if (field?.type === 'multi_value_single_select') return { ...base, kind: 'select', options };
  return { ...base, kind: multi_select_style === 'dropdown' ? 'multiselect' : 'checkboxes', options };
}

function eeocControls(question: JobQuestion): Control[] {
  const control = customControl(question);
  return control.id === 'race' ? [customControl(hispanicQuestion), control] : [control];
}

function demographicControls({ demographic_questions }: JobPost): Control[] {
  return (demographic_questions?.questions ?? []).map(({ id, name, required, answer_type, answer_options }) => ({
    id,
    kind: answer_type.key === 'MULTI_SELECT' ? 'multiselect' : 'select',
    label: name,
    required,
    options: answer_options.map((option) => ({ value: String(option.id), label: option.name })),
  }));
}

function educationControls({ education_config: config }: JobPost, index: number): Control[] {
  const rows: [PracticePresence, Omit<Control, 'required'>][] = [
    [config.school_name, { id: `school--${index}`, kind: 'school', label: 'School' }],
    [config.degree, { id: `degree--${index}`, kind: 'degree', label: 'Degree' }],
    [config.discipline, { id: `discipline--${index}`, kind: 'discipline', label: 'Discipline' }],
    [config.start_month, { id: `start-month--${index}`, kind: 'select', label: 'Start date month', options: months }],
    [config.start_year, { id: `start-year--${index}`, kind: 'number', label: 'Start date year' }],
    [config.end_month, { id: `end-month--${index}`, kind: 'select', label: 'End date month', options: months }],
    [config.end_year, { id: `end-year--${index}`, kind: 'number', label: 'End date year' }],
  ];
  return rows
    .filter(([presence]) => presence !== 'hidden')
    .map(([presence, control]) => ({ ...control, required: presence === 'required' }));
}

function employmentControls({ employment }: JobPost, index: number): Control[] {
  const required = employment === 'required';
  const line = { required, maxLength: lineLength };
  return [
    { ...line, id: `company-name-${index}`, kind: 'text', label: 'Company name' },
    { ...line, id: `title-${index}`, kind: 'text', label: 'Title' },
    { id: `start-date-month-${index}`, kind: 'select', label: 'Start date month', options: months, required },
    { id: `start-date-year-${index}`, kind: 'text', label: 'Start date year', maxLength: 4, required },
    { id: `end-date-month-${index}`, kind: 'select', label: 'End date month', options: months, required: false },
    { id: `end-date-year-${index}`, kind: 'text', label: 'End date year', maxLength: 4, required: false },
    { id: `current-role-${index}`, kind: 'consent', label: 'Current role', required: false },
  ];
}

function consentControls(compliance: DataCompliance, company: string): Control[] {
  const days = compliance.retention_period;
  const rows: [boolean, boolean, string, string][] = [
    [
      compliance.requires_processing_consent,
      true,
      'gdpr_processing_consent_given',
      `I agree that ${company} may process the data in this application to consider me for this job.`,
    ],
    [
      compliance.requires_retention_consent,
      false,
      'gdpr_retention_consent_given',
      `I agree that ${company} may keep my data${days === null ? '' : ` for ${days} days`} to consider me for later jobs.`,
    ],
    [
      compliance.demographic_data_consent_applies,
      false,
      'gdpr_demographic_data_consent_given',
      `I agree that ${company} may use my answers to the demographic questions for its statistics.`,
    ],
  ];
  return rows
    .filter(([isAsked]) => isAsked)
    .map(([, required, id, label]) => ({ id, kind: 'consent', label, required }));
}
