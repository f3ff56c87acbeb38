import type { Control, FormModel } from '../form-model.ts';
import type { JobPage } from '../job-post.ts';
import { choiceOf, choicesOf, fileOf, placeOf, shownControls, textOf, type Values } from './form-values.ts';
import type { UploadedFile } from './upload.ts';

/** Body of the submit request; keys as observed on hosted pages, undocumented. */
export interface ApplicationBody {
  job_application: Record<string, unknown>;
  fingerprint: string;
  'g-recaptcha-enterprise-token'?: string;
  security_code?: string;
}

/** Everything that one application sends. */
export interface ApplicationParts {
  page: JobPage;
  model: FormModel;
  values: Values;
  uploads: readonly UploadedFile[];
}

/** Puts the values into the shape of the submit request. */
export function makeApplicationBody({ page, model, values, uploads }: ApplicationParts): ApplicationBody {
  const place = placeOf(values, 'candidate-location');
  const shown = shownControls(model, values);
  return {
    job_application: {
      ...Object.fromEntries(
        ['first_name', 'last_name', 'preferred_name', 'email'].map((id) => [id, textOf(values, id)]),
      ),
      phone: phoneNumber(values),
      ...(place && {
        location: place.label,
        latitude: place.latitude,
        longitude: place.longitude,
        country_short_name: place.countryCode,
      }),
      ...Object.fromEntries(uploads.flatMap(uploadKeys)),
      resume_text: fileOf(values, 'resume') ? '' : textOf(values, 'resume_text'),
      cover_letter_text: fileOf(values, 'cover_letter') ? '' : textOf(values, 'cover_letter_text'),
      from_job_board_renderer: true,
      answers_attributes: Object.fromEntries(
        model.custom
          .filter(({ isExtra }) => !isExtra)
          .flatMap((control, priority) => answer(control, priority, values)),
      ),
      attachments: {},
      demographic_answers: model.demographic.flatMap((control) => demographicAnswer(control, values)),
      data_compliance: Object.fromEntries(model.consents.map(({ id }) => [id, values[id] === true])),
      employments: model.employments.flatMap((controls, index) => employment(controls, index, values)),
      educations: model.educations.flatMap((controls, index) => education(controls, index, values)),
      ...Object.fromEntries(
        shown
          .filter(({ id }) => model.eeoc.some(({ controls }) => controls.some((control) => control.id === id)))
          .flatMap(({ id }) => {
            const choice = choiceOf(values, id);
            return choice ? [[id, id === 'hispanic_ethnicity' ? choice.value : Number(choice.value)]] : [];
          }),
      ),
    },
    fingerprint: page.jobPost.fingerprint,
    'g-recaptcha-enterprise-token': '',
  };
}

/** `+<dial code> <number>`; a number that has its own plus is left as it is. */
function phoneNumber(values: Values): string {
  const number = textOf(values, 'phone');
  const dialCode = choiceOf(values, 'country')?.value.split(' ')[1];
  return number === '' || number.startsWith('+') || dialCode === undefined ? number : `${dialCode} ${number}`;
}

function uploadKeys({ field, url, filename }: UploadedFile): [string, string][] {
  return [
    [`${field}_url`, url],
    [`${field}_url_filename`, filename],
  ];
}

function answer(control: Control, priority: number, values: Values): [string, object][] {
  const id = control.id.replace(/^question_/, '').replace('[]', '');
  const base = { question_id: id, priority };
  if (control.kind === 'text' || control.kind === 'textarea') {
    return [[id, { ...base, text_value: textOf(values, control.id) }]];
  }
  const single = choiceOf(values, control.id);
  const picked = single ? [single] : choicesOf(values, control.id);
  if (picked.length === 0) return [];
  const isBoolean = control.options?.every(({ value }) => value === '0' || value === '1') && control.kind === 'select';
  if (isBoolean) return [[id, { ...base, boolean_value: Number(picked[0]?.value) }]];
  const options = picked.map(({ value }, index) => [index, { question_option_id: Number(value) }]);
  return [[id, { ...base, answer_selected_options_attributes: Object.fromEntries(options) }]];
}

function demographicAnswer({ id }: Control, values: Values): object[] {
  const single = choiceOf(values, id);
  const picked = single ? [single] : choicesOf(values, id);
  if (picked.length === 0) return [];
  return [{ question_id: id, answer_options: picked.map(({ value }) => ({ answer_option_id: Number(value) })) }];
}

function education(controls: Control[], index: number, values: Values): object[] {
  const entry = {
    school_name_id: choiceOf(values, `school--${index}`)?.value,
    degree_id: choiceOf(values, `degree--${index}`)?.value,
    discipline_id: choiceOf(values, `discipline--${index}`)?.value,
    start_date: date(values, `start-month--${index}`, `start-year--${index}`),
    end_date: date(values, `end-month--${index}`, `end-year--${index}`),
  };
  return isTouched(controls, values) ? [entry] : [];
}

function employment(controls: Control[], index: number, values: Values): object[] {
  const entry = {
    company_name: textOf(values, `company-name-${index}`),
    title: textOf(values, `title-${index}`),
    start_date: date(values, `start-date-month-${index}`, `start-date-year-${index}`),
    end_date: date(values, `end-date-month-${index}`, `end-date-year-${index}`),
    current: values[`current-role-${index}`] === true,
  };
  return isTouched(controls, values) ? [entry] : [];
}

function date(values: Values, monthId: string, yearId: string): { month: string | undefined; year: string } {
  return { month: choiceOf(values, monthId)?.value, year: textOf(values, yearId) };
}

function isTouched(controls: Control[], values: Values): boolean {
  return controls.some(({ id }) => Boolean(values[id]));
}
