import type { PracticeFile } from '@valet/schemas';
import type { Bucket } from './bucket.ts';
import type { EducationCatalogue } from './education.ts';
import { allControls, type Control, type FormModel, isShown, makeFormModel } from './form-model.ts';
import type { JobPost } from './job-post.ts';

/** A submit request, understood: what each control was given, in readable words. */
export interface ReadApplication {
  email: string;
  /** Readable value by control id; only what was given. */
  answers: Record<string, string>;
  /** The same by label. */
  fields: Record<string, string>;
  files: PracticeFile[];
  /** Control ids whose value names an option or file that does not exist. */
  unknown: string[];
  /** The controls that this application was to answer. */
  controls: Control[];
}

type Json = Record<string, unknown>;

/** What reading needs beside the body. */
export interface ReadingDeps {
  post: JobPost;
  bucket: Bucket;
  education: EducationCatalogue;
}

/** Reads a submit body of any quality; never throws. */
export function readApplication(body: unknown, { post, bucket, education }: ReadingDeps): ReadApplication {
  const application = object(object(body)['job_application']);
  const educations = list(application['educations']);
  const employments = list(application['employments']);
  const model = makeFormModel(post, {
    educations: Math.max(1, educations.length),
    employments: Math.max(1, employments.length),
  });
  const notes: Notes = { answers: {}, unknown: [], files: [] };
  readStandard(application, model, notes, bucket);
  readCustom(object(application['answers_attributes']), model, notes);
  educations.forEach((entry, index) => {
    readEducation(object(entry), index, notes, education);
  });
  employments.forEach((entry, index) => {
    readEmployment(object(entry), index, notes);
  });
  readSurveys(application, model, notes);
  const hispanic = notes.answers['hispanic_ethnicity'];
  const controls = allControls(model).filter((control) => isShown(control, hispanic));
  return {
    email: text(application['email']),
    answers: notes.answers,
    fields: byLabel(controls, notes.answers),
    files: notes.files.map((file) => ({
      ...file,
      label: controls.find(({ id }) => id === file.field)?.label ?? file.field,
    })),
    unknown: notes.unknown,
    controls,
  };
}

interface Notes {
  answers: Record<string, string>;
  unknown: string[];
  files: Omit<PracticeFile, 'label'>[];
}

function readStandard(application: Json, model: FormModel, notes: Notes, bucket: Bucket): void {
  for (const { id, kind, textId } of model.standard) {
    if (kind === 'file') readFile(application, id, textId ?? `${id}_text`, { notes, bucket });
    else if (kind === 'place') readPlace(application, notes);
    else if (kind !== 'phone-country') put(notes, id, text(application[id]));
  }
}

interface FileDeps {
  notes: Notes;
  bucket: Bucket;
}

function readFile(application: Json, id: string, textId: string, { notes, bucket }: FileDeps): void {
  const url = text(application[`${id}_url`]);
  const name = text(application[`${id}_url_filename`]);
  const stored = url === '' ? undefined : bucket.find(url);
  if (url !== '' && !stored) notes.unknown.push(id);
  if (stored) {
    notes.files.push({ field: id, name, sizeBytes: stored.sizeBytes, sha256: stored.sha256 });
    put(notes, id, name);
  } else put(notes, id, text(application[textId]));
}

/** A place is kept only when all its parts came. */
function readPlace(application: Json, notes: Notes): void {
  const parts = ['location', 'latitude', 'longitude'].map((key) => text(application[key]));
  if (parts.every((part) => part !== '')) put(notes, 'candidate-location', parts[0] ?? '');
  else if (parts.some((part) => part !== '')) notes.unknown.push('candidate-location');
}

function readCustom(attributes: Json, model: FormModel, notes: Notes): void {
  for (const control of model.custom) {
    const answer = object(attributes[control.id.replace(/^question_/, '').replace('[]', '')]);
    if (typeof answer['boolean_value'] === 'number') {
      putOptions(notes, control, [String(answer['boolean_value'])]);
      continue;
    }
    const options = Object.values(object(answer['answer_selected_options_attributes']));
    if (options.length > 0) {
      putOptions(
        notes,
        control,
        options.map((option) => String(object(option)['question_option_id'])),
      );
    } else put(notes, control.id, text(answer['text_value']));
  }
}

function readEducation(entry: Json, index: number, notes: Notes, education: EducationCatalogue): void {
  const pairs = [
    ['school', 'schools', entry['school_name_id']],
    ['degree', 'degrees', entry['degree_id']],
    ['discipline', 'disciplines', entry['discipline_id']],
  ] as const;
  for (const [name, kind, id] of pairs) {
    if (id === undefined || id === null) continue;
    const label = education.label(kind, Number(id));
    if (label === undefined) notes.unknown.push(`${name}--${index}`);
    else put(notes, `${name}--${index}`, label);
  }
  putDate(notes, entry['start_date'], [`start-month--${index}`, `start-year--${index}`]);
  putDate(notes, entry['end_date'], [`end-month--${index}`, `end-year--${index}`]);
}

function readEmployment(entry: Json, index: number, notes: Notes): void {
  put(notes, `company-name-${index}`, text(entry['company_name']));
  put(notes, `title-${index}`, text(entry['title']));
  putDate(notes, entry['start_date'], [`start-date-month-${index}`, `start-date-year-${index}`]);
  putDate(notes, entry['end_date'], [`end-date-month-${index}`, `end-date-year-${index}`]);
  if (entry['current'] === true) put(notes, `current-role-${index}`, 'Yes');
}

function putDate(notes: Notes, date: unknown, [monthId, yearId]: readonly [string, string]): void {
  const { month, year } = object(date);
  if (month !== undefined && month !== null) {
    const name = new Date(Date.UTC(2000, Number(month) - 1)).toLocaleString('en', { month: 'long', timeZone: 'UTC' });
    put(notes, monthId, name);
  }
  put(notes, yearId, text(year));
}

function readSurveys(application: Json, model: FormModel, notes: Notes): void {
  for (const control of model.eeoc.flatMap(({ controls }) => controls)) {
    const value = application[control.id];
    if (value !== undefined && value !== null) putOptions(notes, control, [String(value)]);
  }
  for (const answer of list(application['demographic_answers']).map(object)) {
    const control = model.demographic.find(({ id }) => id === String(answer['question_id']));
    if (!control) notes.unknown.push(String(answer['question_id']));
    else
      putOptions(
        notes,
        control,
        list(answer['answer_options']).map((option) => String(object(option)['answer_option_id'])),
      );
  }
  const consents = object(application['data_compliance']);
  for (const { id } of model.consents) if (consents[id] === true) put(notes, id, 'Yes');
}

function putOptions(notes: Notes, control: Control, ids: string[]): void {
  const labels = ids.map((id) => control.options?.find(({ value }) => value === id)?.label);
  if (labels.some((label) => label === undefined)) notes.unknown.push(control.id);
  put(notes, control.id, labels.filter((label) => label !== undefined).join('; '));
}

function put(notes: Notes, id: string, value: string): void {
  if (value !== '') notes.answers[id] = value;
}

/** Labels in the page's order; one that is used again gets a number. */
function byLabel(controls: Control[], answers: Record<string, string>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { id, label } of controls) {
    const value = answers[id];
    if (value === undefined) continue;
    let name = label;
    for (let count = 2; name in fields; count += 1) name = `${label} (${count})`;
    fields[name] = value;
  }
  return fields;
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}
