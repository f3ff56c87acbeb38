import type { PracticeDrift, PracticePresence } from '@valet/schemas';

/** Kinds of form fields as the Job Board API names them (docs: job-board, "Retrieve a job"). */
export type JobFieldType =
  | 'input_text'
  | 'input_file'
  | 'textarea'
  | 'multi_value_single_select'
  | 'multi_value_multi_select';

/** One option of a choice; booleans are 1 and 0. */
export interface JobOption {
  value: number | string;
  label: string;
}

/** One control of a question; a question may hold two alternatives, as a file or its text. */
export interface JobField {
  name: string;
  type: JobFieldType;
  values?: JobOption[];
  max_length?: number;
}

/** A question of the form, in the shape that hosted pages carry. */
export interface JobQuestion {
  required: boolean;
  label: string;
  description: string | null;
  fields: JobField[];
  /** How a multi-select is drawn. */
  multi_select_style: 'checkbox' | 'dropdown';
}

/** A part of the equal-opportunity survey; `description` is HTML. */
export interface EeocSection {
  description: string | null;
  questions: JobQuestion[];
}

/** A question of the employer's own demographic survey. */
export interface DemographicQuestion {
  id: string;
  name: string;
  required: boolean;
  answer_type: { key: 'SINGLE_SELECT' | 'MULTI_SELECT' };
  answer_options: { id: number; name: string }[];
}

/** Which parts of the education block are shown. */
export interface EducationConfig {
  school_name: PracticePresence;
  degree: PracticePresence;
  discipline: PracticePresence;
  start_month: PracticePresence;
  start_year: PracticePresence;
  end_month: PracticePresence;
  end_year: PracticePresence;
}

/** Which consents the page asks for. */
export interface DataCompliance {
  type: 'gdpr';
  requires_processing_consent: boolean;
  requires_retention_consent: boolean;
  retention_period: number | null;
  demographic_data_consent_applies: boolean;
}

/** `loaderData[...].jobPost` of a hosted page; shape observed on saved pages, undocumented. */
export interface JobPost {
  post_type: 'job_post';
  language: 'en';
  title: string;
  content: string;
  job_post_location: string;
  public_url: string;
  company_name: string;
  confirmation_message: string;
  published_at: string;
  employment: PracticePresence;
  education_config: EducationConfig;
  enable_eeoc: boolean;
  fingerprint: string;
  questions: JobQuestion[];
  eeoc_sections: EeocSection[];
  demographic_questions?: { title: string; description: string; questions: DemographicQuestion[] };
  data_compliance?: DataCompliance;
}

/** All that the page's script knows: the loader data of the posting's route. */
export interface JobPage {
  jobPost: JobPost;
  jobPostId: string;
  urlToken: string;
  submitPath: string;
  confirmationPath: string;
  quickApply: { active: boolean; url: string };
  /** Of the practice site alone. */
  practice: {
    embedded: boolean;
    entry: 'inline' | 'apply-button';
    confirmation: 'page' | 'in-page';
    noForm: boolean;
    doubleSubmit: boolean;
    buttonShape: 'rounded' | 'pill';
    boardPath: string;
    drift?: PracticeDrift;
  };
}

/** Endpoints that the page's script calls besides `submitPath`; on `window.ENV`. */
export interface PageEnv {
  JBEN_URL: string;
  LOCATION_CONTROL_PROVIDER: 'pelias';
  LOCATION_CONTROL_BASE_URL: string;
  JOB_BOARDS_API_URL: string;
  JOB_SEEKERS_URL: string;
  GOOGLE_RECAPTCHA_INVISIBLE_KEY: string;
}
