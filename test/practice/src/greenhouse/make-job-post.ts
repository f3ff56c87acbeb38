import { createHash } from 'node:crypto';
import type { PracticeForm, PracticePresence, PracticeQuestion, PracticeScenario } from '@valet/schemas';
import { eeocSections } from './eeoc.ts';
import type { DemographicQuestion, EducationConfig, JobField, JobPost, JobQuestion } from './job-post.ts';

/** The posting as its page carries it; `baseUrl` has no slash at its end. */
export function makeJobPost(scenario: PracticeScenario, baseUrl: string): JobPost {
  const { board, posting, form, presentation } = scenario;
  return {
    post_type: 'job_post',
    language: 'en',
    title: posting.title,
    content: posting.description.join('\n'),
    job_post_location: posting.location,
    public_url: `${baseUrl}/${board.token}/jobs/${posting.id}`,
    company_name: board.name,
    confirmation_message: presentation.confirmationMessage,
    published_at: posting.publishedAt,
    employment: form.employment,
    education_config: educationConfig(form),
    enable_eeoc: form.eeoc,
    fingerprint: fingerprintOf(scenario),
    questions: [...standardQuestions(form), ...form.questions.map(customQuestion)],
    eeoc_sections: form.eeoc ? eeocSections(board.name) : [],
    ...(form.demographic && { demographic_questions: demographicQuestions(form.demographic) }),
    ...(form.consent && {
      data_compliance: {
        type: 'gdpr',
        requires_processing_consent: form.consent.processing,
        requires_retention_consent: form.consent.retention,
        retention_period: form.consent.retentionDays ?? null,
        demographic_data_consent_applies: form.consent.demographic,
      },
    }),
  };
}

/** 40 hex digits that the page must send back unchanged; they change whenever the posting does. */
export function fingerprintOf({ board, posting, form }: PracticeScenario): string {
  return createHash('sha1')
    .update(JSON.stringify([board.token, posting, form]))
    .digest('hex');
}

function standardQuestions(form: PracticeForm): JobQuestion[] {
  const text = (name: string): JobField[] => [{ name, type: 'input_text' }];
  const file = (name: string): JobField[] => [
    { name, type: 'input_file' },
    { name: `${name}_text`, type: 'textarea' },
  ];
  const rows: [string, PracticePresence, JobField[]][] = [
    ['First Name', 'required', text('first_name')],
    ['Last Name', 'required', text('last_name')],
    ['Preferred First Name', form.preferredName, text('preferred_name')],
    ['Email', 'required', text('email')],
    ['Phone', form.phone, text('phone')],
    ['Location (City)', form.location, text('candidate_location')],
    ['Resume/CV', form.resume, file('resume')],
    ['Cover Letter', form.coverLetter, file('cover_letter')],
  ];
  return rows
    .filter(([, presence]) => presence !== 'hidden')
    .map(([label, presence, fields]) => ({
      required: presence === 'required',
      label,
      description: null,
      multi_select_style: 'checkbox',
      fields,
    }));
}

function customQuestion(question: PracticeQuestion): JobQuestion {
  return {
    required: question.required,
    label: question.label,
    description: question.description ?? null,
    multi_select_style: question.kind === 'multiselect' ? 'dropdown' : 'checkbox',
    fields: [customField(question)],
  };
}

const yesNo = [
  { value: 1, label: 'Yes' },
  { value: 0, label: 'No' },
];

function customField(question: PracticeQuestion): JobField {
  const name = `question_${question.id}`;
  if (question.kind === 'yes-no') return { name, type: 'multi_value_single_select', values: yesNo };
  if (!('options' in question)) {
    const type = question.kind === 'text' ? 'input_text' : 'textarea';
    return { name, type, ...(question.maxLength !== undefined && { max_length: question.maxLength }) };
  }
  const values = question.options.map(({ id, label }) => ({ value: id, label }));
  return question.kind === 'select'
    ? { name, type: 'multi_value_single_select', values }
    : { name: `${name}[]`, type: 'multi_value_multi_select', values };
}

function educationConfig({ education }: PracticeForm): EducationConfig {
  return {
    school_name: education?.school ?? 'hidden',
    degree: education?.degree ?? 'hidden',
    discipline: education?.discipline ?? 'hidden',
    start_month: education?.startMonth ?? 'hidden',
    start_year: education?.startYear ?? 'hidden',
    end_month: education?.endMonth ?? 'hidden',
    end_year: education?.endYear ?? 'hidden',
  };
}

function demographicQuestions(
  survey: NonNullable<PracticeForm['demographic']>,
): NonNullable<JobPost['demographic_questions']> {
  const questions = survey.questions.map(
    ({ id, label, required, kind, options }): DemographicQuestion => ({
      id,
      name: label,
      required,
      answer_type: { key: kind === 'select' ? 'SINGLE_SELECT' : 'MULTI_SELECT' },
      answer_options: options.map((option) => ({ id: option.id, name: option.label })),
    }),
  );
  return { title: survey.title, description: survey.description, questions };
}
