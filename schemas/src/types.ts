// Made from schemas/*.schema.json by `npm run generate`. Edit the schema, not this file.

export type Platform =
  'greenhouse' | 'workday' | 'linkedin' | 'lever' | 'icims' | 'taleo' | 'smartrecruiters' | 'other';
export type Quality = 'speed' | 'balanced' | 'quality';
export type ExecutionMode = 'auto' | 'ai_only' | 'cookbook_only';
export type ApplicationMode = 'copilot' | 'autopilot';
export type JobStatus = 'pending' | 'running' | 'paused' | 'completed' | 'failed' | 'cancelled' | 'expired';
export type CallbackStatus = 'running' | 'completed' | 'failed' | 'needs_human' | 'resumed' | 'cancelled';
export type InteractionType = 'captcha' | '2fa' | 'login' | 'bot_check' | 'review' | 'question' | 'unknown';
export type FieldKind =
  | 'text'
  | 'longtext'
  | 'email'
  | 'tel'
  | 'url'
  | 'number'
  | 'date'
  | 'select'
  | 'multiselect'
  | 'combobox'
  | 'radio'
  | 'checkbox'
  | 'checkboxes'
  | 'file'
  | 'password'
  | 'other';
/**
 * Where a value comes from, never the value. Spellings: docs/reference/value-refs.md.
 */
export type ValueRef = FactRef | AnswerRef | LiteralRef | AskRef;
export type AnswerSource = 'profile' | 'resume' | 'qa_bank' | 'rule' | 'llm' | 'human' | 'default';
export type AnswerOutcome = 'planned' | 'filled' | 'unfilled' | 'skipped' | 'unanswered';
export type FinalMode = 'cookbook' | 'magnitude' | 'hybrid' | null;
export type Verdict = 'submitted_verified' | 'submitted_unverified' | 'not_submitted';
export type EvidenceKind = 'network' | 'url' | 'dom' | 'api' | 'mail' | 'fuse' | 'page';
export type EvidenceSupports = 'submitted' | 'not_submitted' | 'unknown';
/**
 * `parked`: given up, until it is redelivered.
 */
export type CallbackState = 'pending' | 'delivered' | 'parked';
/**
 * Which driver fills the control.
 */
export type Widget =
  | 'plain'
  | 'native-select'
  | 'react-select'
  | 'typeahead'
  | 'aria-combobox'
  | 'listbox-button'
  | 'radio-group'
  | 'checkbox'
  | 'checkbox-group'
  | 'button-group'
  | 'segmented-date'
  | 'date-picker'
  | 'file'
  | 'rich-text'
  | 'code-boxes';
/**
 * One way to find a control again. `by` tells which, most stable first in a list of locators.
 */
export type Locator = RoleLocator | LabelLocator | AttributeLocator | CssLocator | TextLocator;
export type ButtonRole =
  'apply' | 'next' | 'review' | 'back' | 'save' | 'submit' | 'add' | 'upload' | 'consent' | 'other';
export type ObstacleKind =
  | 'captcha'
  | 'login'
  | '2fa'
  | 'email_code'
  | 'bot_check'
  | 'rate_limit'
  | 'error_page'
  | 'job_closed'
  | 'already_applied'
  | 'unknown';
export type EventType =
  | 'job_started'
  | 'mode_selected'
  | 'manual_found'
  | 'mode_switched'
  | 'step_started'
  | 'step_completed'
  | 'step_failed'
  | 'manual_created'
  | 'step_healed'
  | 'manual_changed'
  | 'hitl_paused'
  | 'hitl_resumed'
  | 'hitl_timeout'
  | 'browser_crash_detected'
  | 'browser_crash_recovered'
  | 'session_restored'
  | 'session_saved'
  | 'session_failed'
  | 'budget_preflight_failed'
  | 'job_completed'
  | 'job_failed'
  | 'state_changed'
  | 'platform_detected'
  | 'form_read'
  | 'plan_made'
  | 'model_asked'
  | 'fields_filled'
  | 'gate_checked'
  | 'submit_armed'
  | 'submit_released'
  | 'submit_settled'
  | 'request_cut'
  | 'obstacle_detected'
  | 'pace_waiting'
  | 'job_retried'
  | 'job_cancelled'
  | 'job_expired';
export type RunPhase =
  | 'provisioning'
  | 'navigating'
  | 'analyzing'
  | 'working'
  | 'filling'
  | 'reviewing'
  | 'submitting'
  | 'verifying'
  | 'waiting_human'
  | 'completed'
  | 'failed';
/**
 * What happened, discriminated by event_type; the log adds id, seq, actor and time.
 */
export type RunEvent =
  | JobStartedEvent
  | ModeSelectedEvent
  | ManualFoundEvent
  | ModeSwitchedEvent
  | StepStartedEvent
  | StepCompletedEvent
  | StepFailedEvent
  | ManualCreatedEvent
  | StepHealedEvent
  | ManualChangedEvent
  | HitlPausedEvent
  | HitlResumedEvent
  | HitlTimeoutEvent
  | BrowserCrashDetectedEvent
  | BrowserCrashRecoveredEvent
  | SessionRestoredEvent
  | SessionSavedEvent
  | SessionFailedEvent
  | BudgetPreflightFailedEvent
  | JobCompletedEvent
  | JobFailedEvent
  | StateChangedEvent
  | PlatformDetectedEvent
  | FormReadEvent
  | PlanMadeEvent
  | ModelAskedEvent
  | FieldsFilledEvent
  | GateCheckedEvent
  | SubmitArmedEvent
  | SubmitReleasedEvent
  | SubmitSettledEvent
  | RequestCutEvent
  | ObstacleDetectedEvent
  | PaceWaitingEvent
  | JobRetriedEvent
  | JobCancelledEvent
  | JobExpiredEvent;
export type IntentState = 'armed' | 'clicked' | 'confirmed' | 'rejected' | 'unknown';
export type BrowserMode = 'server' | 'operator';
export type JobType = 'apply' | 'scrape' | 'fill' | 'custom';
/**
 * What a generic task is for: to read data, to fill a form without sending it, or anything else that is no application.
 */
export type TaskType = 'scrape' | 'fill' | 'custom';
export type ManualTask = 'apply' | 'scrape' | 'fill' | 'custom';
/**
 * How wide a manual holds; a narrower one inherits and overrides by `extends`.
 */
export type ManualLevel = 'platform' | 'company' | 'posting';
/**
 * How the version was made; `shipped`: it came with Valet or a plugin.
 */
export type ManualOrigin = 'exploration' | 'person' | 'import' | 'shipped';
/**
 * `candidate`: made, never replayed. `shadow`: replayed to a verified submission. `promoted`: proven often enough, or promoted by a person. `retired`: not used; the version before it is.
 */
export type ManualStatus = 'candidate' | 'shadow' | 'promoted' | 'retired';
export type ParameterType = 'text' | 'choice' | 'yesno' | 'date' | 'number' | 'file';
/**
 * `none`: says nothing about a person. `personal`: does. The others are sensitive: answered from the profile, the answers or by a person only.
 */
export type ParameterSensitivity =
  'none' | 'personal' | 'legal' | 'demographic' | 'work_authorisation' | 'salary' | 'consent';
export type ManualStep =
  | NavigateStep
  | FillStep
  | ChooseStep
  | CheckStep
  | UploadStep
  | ClickStep
  | PressStep
  | WaitStep
  | AssertStep
  | ExtractStep
  | AskStep
  | SubmitStep
  | BranchStep
  | RepeatStep;
/**
 * Where a value comes from, never the value. Spellings: docs/reference/value-refs.md.
 */
export type ValueRef1 = FactRef | AnswerRef | LiteralRef | AskRef;
/**
 * What to do when a step fails: mend it in place, ask a person, pass it over, or end the run.
 */
export type OnFail = 'heal' | 'ask' | 'skip' | 'fail';
/**
 * `text`: what the element shows. `value`: what the control holds. `link`: the address that it leads to. `list`: every element that the locators lead to.
 */
export type ExtractWhat = 'text' | 'value' | 'link' | 'list';
export type ExtractPartWhat = 'text' | 'value' | 'link';
export type RepeatOver = 'profile.education' | 'profile.work_history';
export type HealthStatus = 'healthy' | 'degraded' | 'unhealthy';
export type AlertType =
  'stuck_jobs' | 'stale_workers' | 'submit_unknown' | 'double_submit' | 'callbacks_parked' | 'queue_full';
/**
 * valet.plugin.json of a plugin package. One package, one kind.
 */
export type PluginManifest = AtsManifest | TierManifest | ManualsManifest;
export type ResponseOutcome =
  'accepted' | 'rejected' | 'email_code' | 'already_applied' | 'job_closed' | 'rate_limit' | 'captcha' | 'unknown';
export type ConfirmationNeed = 'network' | 'url' | 'dom';
/**
 * What the ATS does with a second application by the same person.
 */
export type DuplicatePolicy = 'refused' | 'accepted' | 'unknown';
export type DriverFeature =
  | 'dom'
  | 'upload'
  | 'intercept'
  | 'screenshot'
  | 'storage-state'
  | 'cdp'
  | 'live-view'
  | 'persistent-profile'
  | 'proxy';
export type PracticePresence = 'required' | 'optional' | 'hidden';
/**
 * One of the employer's own questions; its control's id is question_<id>.
 */
export type PracticeQuestion = PracticeTextQuestion | PracticeYesNoQuestion | PracticeChoiceQuestion;
/**
 * Where a request can be kept: page (a form page), geocoder, upload, submit (before anything is recorded), answer (after it is recorded), confirmation.
 */
export type PracticeStage = 'page' | 'geocoder' | 'upload' | 'submit' | 'answer' | 'confirmation';
export type TaskOutcome = 'done' | 'failed';

export interface AllSchemas {
  'application.schema.json'?: Application;
  'application.schema.json#profile'?: Profile;
  'application.schema.json#location'?: Location;
  'application.schema.json#education'?: Education;
  'application.schema.json#workHistory'?: WorkHistory;
  'application.schema.json#eeo'?: EeoAnswers;
  'application.schema.json#document'?: DocumentFile;
  'application.schema.json#qaAnswers'?: QaAnswers;
  'apply-request.schema.json'?: ApplyRequest;
  'apply-request.schema.json#platform'?: Platform;
  'apply-response.schema.json'?: ApplyResponse;
  'apply-response.schema.json#jobStatus'?: JobStatus;
  'apply-response.schema.json#duplicate'?: DuplicateResponse;
  'callback.schema.json'?: Callback;
  'callbacks.schema.json'?: CallbackList;
  'callbacks.schema.json#callbackRecord'?: CallbackRecord;
  'callbacks.schema.json#callbackAttempt'?: CallbackAttempt;
  'form.schema.json'?: Form;
  'form.schema.json#progress'?: FormProgress;
  'form.schema.json#fieldGroup'?: FieldGroup;
  'form.schema.json#fieldKind'?: FieldKind;
  'form.schema.json#widget'?: Widget;
  'form.schema.json#locator'?: Locator;
  'form.schema.json#option'?: FieldOption;
  'form.schema.json#constraints'?: FieldConstraints;
  'form.schema.json#field'?: Field;
  'form.schema.json#buttonRole'?: ButtonRole;
  'form.schema.json#button'?: FormButton;
  'form.schema.json#valueRef'?: ValueRef;
  'form.schema.json#inspectReport'?: InspectReport;
  'form.schema.json#obstacleReport'?: ObstacleReport;
  'form.schema.json#obstacleEvidence'?: SeenEvidence;
  'form.schema.json#inspectedField'?: InspectedField;
  'job-event.schema.json'?: JobEvent;
  'job-event.schema.json#eventType'?: EventType;
  'job-event.schema.json#runPhase'?: RunPhase;
  'job-event.schema.json#obstacleKind'?: ObstacleKind;
  'job-event.schema.json#runEvent'?: RunEvent;
  'job-status.schema.json'?: JobStatusResponse;
  'job-status.schema.json#manualUse'?: ManualUse;
  'job-status.schema.json#progress'?: JobProgress;
  'job-status.schema.json#result'?: JobResult;
  'job-status.schema.json#jobError'?: JobError;
  'job-status.schema.json#interactionType'?: InteractionType;
  'job-status.schema.json#interaction'?: Interaction;
  'job-status.schema.json#reviewRequest'?: ReviewRequest;
  'job-status.schema.json#resumeRequest'?: ResumeRequest;
  'job-status.schema.json#resumeResponse'?: ResumeResponse;
  'jobs.schema.json'?: JobList;
  'jobs.schema.json#killRequest'?: KillRequest;
  'jobs.schema.json#killResponse'?: KillResponse;
  'jobs.schema.json#jobSummary'?: JobSummary;
  'jobs.schema.json#jobType'?: JobType;
  'jobs.schema.json#cancelResponse'?: CancelResponse;
  'jobs.schema.json#retryResponse'?: RetryResponse;
  'jobs.schema.json#batchRequest'?: BatchRequest;
  'jobs.schema.json#batchEnvelope'?: BatchEnvelope;
  'jobs.schema.json#batchResponse'?: BatchResponse;
  'jobs.schema.json#batchResult'?: BatchResult;
  'manual-entry.schema.json'?: ManualEntry;
  'manual-entry.schema.json#status'?: ManualStatus;
  'manual-entry.schema.json#origin'?: ManualOrigin;
  'manual-entry.schema.json#move'?: ManualMoveEntry;
  'manual-entry.schema.json#history'?: ManualHistory;
  'manual-entry.schema.json#historyVersion'?: ManualHistoryVersion;
  'manual.schema.json'?: Manual;
  'manual.schema.json#sensitivity'?: ParameterSensitivity;
  'manual.schema.json#parameter'?: ManualParameter;
  'manual.schema.json#policy'?: ManualPolicy;
  'manual.schema.json#page'?: ManualPage;
  'manual.schema.json#condition'?: ManualCondition;
  'manual.schema.json#case'?: BranchCase;
  'manual.schema.json#extractPart'?: ExtractPart;
  'manual.schema.json#step'?: ManualStep;
  'manual.schema.json#onFail'?: OnFail;
  'monitoring.schema.json'?: MonitoringDashboard;
  'monitoring.schema.json#healthStatus'?: HealthStatus;
  'monitoring.schema.json#health'?: MonitoringHealth;
  'monitoring.schema.json#metrics'?: MonitoringMetrics;
  'monitoring.schema.json#alert'?: Alert;
  'monitoring.schema.json#alerts'?: MonitoringAlerts;
  'plugin.schema.json'?: PluginManifest;
  'plugin.schema.json#urlMatch'?: UrlMatch;
  'plugin.schema.json#urlExample'?: UrlExample;
  'plugin.schema.json#match'?: PluginMatch;
  'plugin.schema.json#entry'?: FormEntry;
  'plugin.schema.json#flow'?: FormFlow;
  'plugin.schema.json#requestMatch'?: RequestMatch;
  'plugin.schema.json#responseOutcome'?: ResponseOutcome;
  'plugin.schema.json#responseRule'?: ResponseRule;
  'plugin.schema.json#submit'?: SubmitRules;
  'plugin.schema.json#fieldRule'?: FieldRule;
  'plugin.schema.json#obstacleRule'?: ObstacleRule;
  'plugin.schema.json#pace'?: Pace;
  'plugin.schema.json#requires'?: PluginRequires;
  'plugin.schema.json#driverFeature'?: DriverFeature;
  'plugin.schema.json#atsManifest'?: AtsManifest;
  'plugin.schema.json#tierManifest'?: TierManifest;
  'plugin.schema.json#manualsManifest'?: ManualsManifest;
  'plugin.schema.json#engines'?: PluginEngines;
  'plugin.schema.json#network'?: PluginNetwork;
  'plugin.schema.json#pathMatch'?: PathMatch;
  'practice-scenario.schema.json'?: PracticeScenario;
  'practice-scenario.schema.json#presence'?: PracticePresence;
  'practice-scenario.schema.json#board'?: PracticeBoard;
  'practice-scenario.schema.json#posting'?: PracticePosting;
  'practice-scenario.schema.json#presentation'?: PracticePresentation;
  'practice-scenario.schema.json#form'?: PracticeForm;
  'practice-scenario.schema.json#option'?: PracticeOption;
  'practice-scenario.schema.json#question'?: PracticeQuestion;
  'practice-scenario.schema.json#textQuestion'?: PracticeTextQuestion;
  'practice-scenario.schema.json#yesNoQuestion'?: PracticeYesNoQuestion;
  'practice-scenario.schema.json#choiceQuestion'?: PracticeChoiceQuestion;
  'practice-scenario.schema.json#educationParts'?: PracticeEducationParts;
  'practice-scenario.schema.json#demographic'?: PracticeDemographic;
  'practice-scenario.schema.json#consent'?: PracticeConsent;
  'practice-scenario.schema.json#stage'?: PracticeStage;
  'practice-scenario.schema.json#drift'?: PracticeDrift;
  'practice-scenario.schema.json#faults'?: PracticeFaults;
  'practice-scenario.schema.json#file'?: PracticeFile;
  'practice-scenario.schema.json#submission'?: PracticeSubmission;
  'practice-scenario.schema.json#mail'?: PracticeMail;
  'practice-scenario.schema.json#hold'?: PracticeHold;
  'practice-scenario.schema.json#requestCount'?: PracticeRequestCount;
  'problem.schema.json'?: Problem;
  'problem.schema.json#shapeError'?: ShapeError;
  'run-report.schema.json'?: RunReport;
  'run-report.schema.json#verdict'?: Verdict;
  'run-report.schema.json#finalMode'?: FinalMode;
  'run-report.schema.json#evidence'?: Evidence;
  'run-report.schema.json#runError'?: RunError;
  'run-report.schema.json#answerSource'?: AnswerSource;
  'run-report.schema.json#answerOutcome'?: AnswerOutcome;
  'run-report.schema.json#answer'?: Answer;
  'run-report.schema.json#cost'?: CostBreakdown;
  'run-report.schema.json#intentState'?: IntentState;
  'run-report.schema.json#submitSummary'?: SubmitSummary;
  'task-report.schema.json'?: TaskReport;
  'task-report.schema.json#taskType'?: TaskType;
  'task-report.schema.json#failedStep'?: FailedStep;
  'task-report.schema.json#taskError'?: TaskError;
  'task-request.schema.json'?: TaskRequest;
  'task-request.schema.json#taskInput'?: TaskInput;
}
/**
 * What is sent to the employer for one posting: profile, résumé and answers.
 */
export interface Application {
  profile: Profile;
  resume?: DocumentFile;
  cover_letter?: DocumentFile;
  qa_answers?: QaAnswers;
}
/**
 * The candidate, as in the HTTP contract §4.1, plus what application forms ask beyond it.
 */
export interface Profile {
  first_name: string;
  middle_name?: string;
  last_name: string;
  full_name?: string;
  preferred_name?: string;
  honorific?: string;
  pronouns?: string;
  email: string;
  /**
   * With country code, e.g. +1-555-0100.
   */
  phone?: string;
  /**
   * Dial code (+49) or ISO 3166-1 alpha-2 country.
   */
  phone_country_code?: string;
  phone_national?: string;
  phone_extension?: string;
  location?: Location;
  linkedin_url?: string;
  github_url?: string;
  portfolio_url?: string;
  website_url?: string;
  twitter_url?: string;
  facebook_url?: string;
  other_url?: string;
  headline?: string;
  summary?: string;
  additional_info?: string;
  work_authorization?: string;
  requires_sponsorship?: boolean;
  willing_to_relocate?: boolean;
  salary_expectation?: string;
  salary_current?: string;
  years_of_experience?: number;
  notice_period?: string;
  start_date?: string;
  date_of_birth?: string;
  username?: string;
  how_heard?: string;
  referral?: string;
  clearance?: string;
  /**
   * @maxItems 50
   */
  education?: Education[];
  /**
   * @maxItems 100
   */
  work_history?: WorkHistory[];
  /**
   * @maxItems 500
   */
  skills?: string[];
  /**
   * @maxItems 50
   */
  languages?: string[];
  /**
   * @maxItems 100
   */
  certifications?: string[];
  eeo?: EeoAnswers;
}
export interface Location {
  display?: string;
  address?: string;
  address_line1?: string;
  address_line2?: string;
  address_line3?: string;
  street_name?: string;
  house_number?: string;
  city?: string;
  district?: string;
  state?: string;
  country?: string;
  zip?: string;
}
export interface Education {
  institution: string;
  degree?: string;
  field?: string;
  /**
   * YYYY, YYYY-MM or YYYY-MM-DD.
   */
  start_date?: string;
  /**
   * YYYY, YYYY-MM or YYYY-MM-DD.
   */
  end_date?: string;
  graduation_year?: number;
  gpa?: string;
}
export interface WorkHistory {
  company: string;
  title: string;
  location?: string;
  /**
   * YYYY, YYYY-MM or YYYY-MM-DD.
   */
  start_date?: string;
  /**
   * YYYY, YYYY-MM or YYYY-MM-DD.
   */
  end_date?: string;
  description?: string;
}
/**
 * Demographic answers in the candidate's own words. Sent only where a form asks, never guessed.
 */
export interface EeoAnswers {
  gender?: string;
  race?: string;
  hispanic?: string;
  veteran?: string;
  disability?: string;
}
/**
 * A file to attach. `storage_path` is a path under the host's artifact store; the command line also takes a path on this machine.
 */
export interface DocumentFile {
  storage_path: string;
}
/**
 * Screening questions in the employer's words, answered by the candidate.
 */
export interface QaAnswers {
  [k: string]: string;
}
/**
 * Body of POST /api/v1/gh/valet/apply (HTTP contract §4.1).
 */
export interface ApplyRequest {
  valet_task_id: string;
  valet_user_id: string;
  target_url: string;
  platform?: Platform;
  callback_url?: string;
  profile: Profile;
  resume?: DocumentFile;
  cover_letter?: DocumentFile;
  qa_answers?: QaAnswers;
  quality?: Quality;
  priority?: number;
  timeout_seconds?: number;
  hitl_timeout_seconds?: number;
  execution_mode?: ExecutionMode;
  application_mode?: ApplicationMode;
  idempotency_key?: string;
  target_worker_id?: string;
  metadata?: Metadata;
}
export interface Metadata {
  [k: string]: unknown;
}
/**
 * Answer 201 to an accepted job (HTTP contract §4.1).
 */
export interface ApplyResponse {
  job_id: string;
  valet_task_id: string;
  status: JobStatus;
  created_at: string;
}
/**
 * Answer 409 to an idempotency key that was used before.
 */
export interface DuplicateResponse {
  job_id: string;
  valet_task_id: string;
  status: JobStatus;
  duplicate: true;
}
/**
 * What the host POSTs to callback_url on a status change (HTTP contract §5).
 */
export interface Callback {
  job_id: string;
  valet_task_id: string;
  status: CallbackStatus;
  completed_at: string;
  timestamp: string;
  result_data?: {
    [k: string]: unknown;
  };
  result_summary?: string;
  screenshot_url?: string | null;
  error_code?: string;
  error_message?: string;
  interaction?: Interaction;
  cost?: CallbackCost;
  execution_mode?: string;
  browser_mode?: string;
  final_mode?: FinalMode;
  manual?: ManualUse | null;
  cost_breakdown?: CostBreakdown;
  verdict?: Verdict;
  evidence?: Evidence[];
}
export interface Interaction {
  type: InteractionType;
  screenshot_url: string | null;
  page_url: string;
  timeout_seconds: number;
  message?: string;
  questions?: string[];
  /**
   * For a review: every answer as it stands in the form. In the status only, never in a callback.
   */
  fields?: Answer[];
  /**
   * When the time for an answer is over.
   */
  expires_at?: string;
  /**
   * Until then, as of this answer.
   */
  seconds_left?: number;
}
/**
 * One field of the form with the value that was resolved for it.
 */
export interface Answer {
  field_id: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  value: string | null;
  ref: ValueRef | null;
  source: AnswerSource | null;
  confidence: number;
  sensitive: boolean;
  outcome: AnswerOutcome;
  detail?: string;
}
export interface FactRef {
  ref: string;
}
export interface AnswerRef {
  answer: string;
}
export interface LiteralRef {
  literal: string;
}
export interface AskRef {
  ask: string;
}
export interface CallbackCost {
  total_cost_usd: number;
  action_count: number;
  total_tokens: number;
}
export interface ManualUse {
  id: string | null;
  status: 'cookbook_success' | 'cookbook_failed_fallback' | 'no_manual_available' | 'ai_only';
  health_score: number | null;
  fallback_reason: string | null;
}
/**
 * HTTP contract §8.3.
 */
export interface CostBreakdown {
  total_cost_usd: number;
  action_count: number;
  total_tokens: number;
  cookbook_steps: number;
  magnitude_steps: number;
  cookbook_cost_usd: number;
  magnitude_cost_usd: number;
  /**
   * What the actions would have cost had a model done each of them (HTTP contract §8.3). Told outside only.
   */
  estimated_full_ai_cost_usd?: number;
  /**
   * Share of that estimate that was not spent, in percent; below 0 where more was. Told outside only.
   */
  savings_pct?: number;
}
/**
 * One observation about the outcome of a submission.
 */
export interface Evidence {
  kind: EvidenceKind;
  supports: EvidenceSupports;
  /**
   * What was seen, in words; holds no candidate data.
   */
  detail: string;
}
/**
 * Answer of GET /api/v1/gh/jobs/{id}/callbacks: the callbacks of a job, in the order in which they are sent.
 */
export interface CallbackList {
  callbacks: CallbackRecord[];
}
/**
 * One callback: what it tells, and what became of it.
 */
export interface CallbackRecord {
  /**
   * Also its webhook-id.
   */
  id: string;
  status: CallbackStatus;
  state: CallbackState;
  created_at: string;
  delivered_at: string | null;
  /**
   * When it is tried next; null when it waits for nothing.
   */
  next_attempt_at: string | null;
  last_error: string | null;
  attempts: CallbackAttempt[];
}
/**
 * One try to deliver a callback.
 */
export interface CallbackAttempt {
  at: string;
  duration_ms: number;
  /**
   * Null when no answer came.
   */
  http_status: number | null;
  /**
   * Null when it was taken.
   */
  error: string | null;
}
/**
 * A page's form as Valet reads it.
 */
export interface Form {
  url: string;
  title: string;
  /**
   * What the page that holds the form calls itself: its visible headings and its place in the flow.
   */
  name?: string;
  /**
   * Hash of the ordered (normalised label, kind, options shape) of all fields; equal for two postings with the same form.
   */
  signature: string;
  fields: Field[];
  buttons: FormButton[];
  progress?: FormProgress;
  /**
   * Messages of the page that belong to no field; absent when there are none.
   */
  errors?: string[];
}
export interface Field {
  /**
   * Unique within the form as read; the handle for planning and filling.
   */
  id: string;
  label: string;
  kind: FieldKind;
  widget: Widget;
  required: boolean;
  options: FieldOption[];
  /**
   * The control has options that are rendered only when it is opened or typed into.
   */
  lazyOptions: boolean;
  /**
   * Nearest heading or legend above the field, else empty.
   */
  section: string;
  help?: string;
  placeholder?: string;
  autocomplete?: string;
  /**
   * Id of the frame that holds the field; `main` for the top frame.
   */
  frame: string;
  sensitive: boolean;
  constraints?: FieldConstraints;
  /**
   * Value the page already holds, if any.
   */
  current?: string;
  /**
   * Validation message the page shows for the field, if any.
   */
  error?: string;
  /**
   * True when the page marks what the field holds as invalid.
   */
  invalid?: boolean;
  group?: FieldGroup;
  locators: Locator[];
  domId: string | null;
  domName: string | null;
}
export interface FieldOption {
  label: string;
  value?: string;
}
export interface FieldConstraints {
  maxLength?: number;
  minLength?: number;
  pattern?: string;
  accept?: string;
  min?: string;
  max?: string;
  multiple?: boolean;
}
/**
 * A repeating part of the form (schools, employers) and which of its rows, counted from 0, a field stands in.
 */
export interface FieldGroup {
  name: string;
  row: number;
}
export interface RoleLocator {
  by: 'role';
  role: string;
  name: string;
}
export interface LabelLocator {
  by: 'label';
  label: string;
}
export interface AttributeLocator {
  by: 'attribute';
  name: string;
  value: string;
}
export interface CssLocator {
  by: 'css';
  css: string;
}
export interface TextLocator {
  by: 'text';
  text: string;
}
export interface FormButton {
  label: string;
  role: ButtonRole;
  frame: string;
  disabled: boolean;
  /**
   * Of a button with role `add`: name of the group that gets a row.
   */
  group?: string;
  locators: Locator[];
}
/**
 * Where one stands in a form of several pages or in a dialog, as far as the page says so.
 */
export interface FormProgress {
  /**
   * Name of the step that is shown.
   */
  label?: string;
  percent?: number;
  step?: number;
  steps?: number;
}
/**
 * Output of `valet inspect --json`.
 */
export interface InspectReport {
  url: string;
  platform: string | null;
  signature: string;
  fields: InspectedField[];
  buttons?: FormButton[];
}
export interface InspectedField {
  id: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  options: string[];
  section: string;
  frame: string;
  sensitive: boolean;
  value: ValueRef | null;
  confidence: number;
  /**
   * Name of the matching rule that fired.
   */
  rule?: string;
  locators: Locator[];
  domId: string | null;
  domName: string | null;
}
/**
 * Output of `valet classify --json`.
 */
export interface ObstacleReport {
  url: string;
  title: string;
  /**
   * HTTP status of the page's own answer.
   */
  status: number | null;
  platform: string | null;
  /**
   * Whether it shows a form to apply with.
   */
  form: boolean;
  /**
   * Null where nothing blocks the page.
   */
  obstacle: ObstacleKind | null;
  confidence: number;
  evidence: SeenEvidence[];
}
/**
 * Something that was seen and speaks for a kind of obstacle.
 */
export interface SeenEvidence {
  kind: ObstacleKind;
  weight: number;
  where: string;
  seen: string;
}
/**
 * One entry of a job's event log (HTTP contract §6.4 and §12.3). `seq` counts from 1 per job without gaps.
 */
export interface JobEvent {
  id: string;
  job_id: string;
  seq: number;
  event_type: EventType;
  metadata: {
    [k: string]: unknown;
  };
  actor: string;
  created_at: string;
}
/**
 * Worker picked up the job.
 */
export interface JobStartedEvent {
  event_type: 'job_started';
  metadata: {
    worker_id: string;
    quality_preset: string;
    task_budget: number;
    attempt?: number;
  };
}
/**
 * The engine chose how to run.
 */
export interface ModeSelectedEvent {
  event_type: 'mode_selected';
  metadata: {
    mode: 'cookbook' | 'magnitude';
    manual_id?: string;
    reason: 'manual_found' | 'no_manual_found' | 'health_too_low';
  };
}
/**
 * A manual matched.
 */
export interface ManualFoundEvent {
  event_type: 'manual_found';
  metadata: {
    manual_id: string;
    health_score: number;
    url_pattern: string;
  };
}
/**
 * Replay gave way to exploring.
 */
export interface ModeSwitchedEvent {
  event_type: 'mode_switched';
  metadata: {
    from_mode: string;
    to_mode: string;
    reason: string;
  };
}
/**
 * An action is being executed.
 */
export interface StepStartedEvent {
  event_type: 'step_started';
  metadata: {
    action: string;
    action_count: number;
    /**
     * Of a manual's step: its id.
     */
    step_id?: string;
  };
}
/**
 * An action finished.
 */
export interface StepCompletedEvent {
  event_type: 'step_completed';
  metadata: {
    action: string;
    action_count: number;
    duration_ms?: number;
    outcome?: string;
    /**
     * Of a manual's step: its id.
     */
    step_id?: string;
  };
}
/**
 * An action could not be done, or not be proven. Holds no value of a person.
 */
export interface StepFailedEvent {
  event_type: 'step_failed';
  metadata: {
    action: string;
    action_count: number;
    duration_ms?: number;
    /**
     * Of a manual's step: its id.
     */
    step_id?: string;
    expected: string;
    found: string;
    /**
     * What the run does about it.
     */
    on_fail: 'fail' | 'skip' | 'ask';
  };
}
/**
 * A manual was saved from a run.
 */
export interface ManualCreatedEvent {
  event_type: 'manual_created';
  metadata: {
    steps: number;
    url_pattern: string;
  };
}
/**
 * The field of a manual's step was found again on a page that has changed.
 */
export interface StepHealedEvent {
  event_type: 'step_healed';
  metadata: {
    manual_id: string;
    step_id: string;
    /**
     * `locators`: two of the step's own lead to this field alone. `reading`: no other field asks for the step's value. `advice`: an advisor named it, of those that the rules read so.
     */
    rung: 'locators' | 'reading' | 'advice';
  };
}
/**
 * A manual was trusted more, or less.
 */
export interface ManualChangedEvent {
  event_type: 'manual_changed';
  metadata: {
    manual_id: string;
    from: string;
    to: string;
    reason: string;
    health_score: number;
  };
}
/**
 * The run waits for a person.
 */
export interface HitlPausedEvent {
  event_type: 'hitl_paused';
  metadata: {
    blocker_type: string;
    confidence: number;
    page_url: string;
  };
}
/**
 * The run goes on after a person acted.
 */
export interface HitlResumedEvent {
  event_type: 'hitl_resumed';
  metadata: {
    resolved_by?: string;
  };
}
/**
 * No person answered in time.
 */
export interface HitlTimeoutEvent {
  event_type: 'hitl_timeout';
  metadata: {
    timeout_seconds: number;
  };
}
/**
 * The browser died.
 */
export interface BrowserCrashDetectedEvent {
  event_type: 'browser_crash_detected';
  metadata: {
    attempt: number;
    error_message: string;
  };
}
/**
 * A new browser took over.
 */
export interface BrowserCrashRecoveredEvent {
  event_type: 'browser_crash_recovered';
  metadata: {
    attempt: number;
  };
}
/**
 * A saved session was loaded.
 */
export interface SessionRestoredEvent {
  event_type: 'session_restored';
  metadata: {
    domain: string;
  };
}
/**
 * The session was saved.
 */
export interface SessionSavedEvent {
  event_type: 'session_saved';
  metadata: {
    domain: string;
  };
}
/**
 * A saved session could not be loaded, or the session could not be saved; the run goes on without.
 */
export interface SessionFailedEvent {
  event_type: 'session_failed';
  metadata: {
    domain: string;
    action: 'restore' | 'save';
    error_code: string;
    error_message: string;
  };
}
/**
 * The user is over budget.
 */
export interface BudgetPreflightFailedEvent {
  event_type: 'budget_preflight_failed';
  metadata: {
    reason: string;
    remaining_budget: number;
  };
}
/**
 * The job finished successfully.
 */
export interface JobCompletedEvent {
  event_type: 'job_completed';
  metadata: {
    handler: string;
    result_summary: string;
    action_count: number;
    cost_cents: number;
    final_mode: string | null;
    verdict?: Verdict;
  };
}
/**
 * The job failed.
 */
export interface JobFailedEvent {
  event_type: 'job_failed';
  metadata: {
    error_code: string;
    error_message: string;
    action_count: number;
    verdict?: Verdict;
  };
}
/**
 * The run entered another phase.
 */
export interface StateChangedEvent {
  event_type: 'state_changed';
  metadata: {
    from: RunPhase;
    to: RunPhase;
  };
}
/**
 * Which ATS the posting belongs to.
 */
export interface PlatformDetectedEvent {
  event_type: 'platform_detected';
  metadata: {
    platform: string | null;
    plugin: string | null;
    how: 'requested' | 'url' | 'dom' | 'none';
    posting: string | null;
  };
}
/**
 * A form was read.
 */
export interface FormReadEvent {
  event_type: 'form_read';
  metadata: {
    page_url: string;
    signature: string;
    fields: number;
    required: number;
  };
}
/**
 * Fields were paired with value refs; unanswered lists labels.
 */
export interface PlanMadeEvent {
  event_type: 'plan_made';
  metadata: {
    fields: number;
    answered: number;
    unanswered: string[];
  };
}
/**
 * A language model was asked about the fields that the rules leave open. Holds nothing that was said.
 */
export interface ModelAskedEvent {
  event_type: 'model_asked';
  metadata: {
    task: string;
    provider: string;
    model: string;
    /**
     * Fields that it was asked about.
     */
    fields: number;
    /**
     * Answers that held.
     */
    accepted: number;
    /**
     * Why answers were dropped.
     */
    refused: string[];
    cost_usd: number;
    tokens: number;
    cached: boolean;
  };
}
/**
 * Values were committed and read back.
 */
export interface FieldsFilledEvent {
  event_type: 'fields_filled';
  metadata: {
    filled: number;
    unfilled: string[];
    duration_ms: number;
  };
}
/**
 * The quality gates were asked.
 */
export interface GateCheckedEvent {
  event_type: 'gate_checked';
  metadata: {
    passed: boolean;
    failures: string[];
  };
}
/**
 * The intent to submit is durable; one request may leave.
 */
export interface SubmitArmedEvent {
  event_type: 'submit_armed';
  metadata: {
    intent_id: string;
  };
}
/**
 * The fuse let the submitting request out.
 */
export interface SubmitReleasedEvent {
  event_type: 'submit_released';
  metadata: {
    intent_id: string;
    method: string;
    url: string;
  };
}
/**
 * The intent has an outcome.
 */
export interface SubmitSettledEvent {
  event_type: 'submit_settled';
  metadata: {
    intent_id: string;
    state: IntentState;
  };
}
/**
 * The guard stopped a request.
 */
export interface RequestCutEvent {
  event_type: 'request_cut';
  metadata: {
    method: string;
    url: string;
    reason: 'not_armed' | 'already_released' | 'fenced' | 'foreign_host';
  };
}
/**
 * Something blocks the run.
 */
export interface ObstacleDetectedEvent {
  event_type: 'obstacle_detected';
  metadata: {
    obstacle: ObstacleKind;
    confidence: number;
    detail: string;
    page_url: string;
  };
}
/**
 * The run waits, because the platform's pace lets no application start yet.
 */
export interface PaceWaitingEvent {
  event_type: 'pace_waiting';
  metadata: {
    platform: string;
    wait_ms: number;
    reason: 'gap' | 'hour';
  };
}
/**
 * The job went back to the queue.
 */
export interface JobRetriedEvent {
  event_type: 'job_retried';
  metadata: {
    error_code: string;
    retry_count: number;
    delay_ms: number;
  };
}
/**
 * Somebody cancelled the job; nothing was sent.
 */
export interface JobCancelledEvent {
  event_type: 'job_cancelled';
  metadata: {
    from_status: JobStatus;
  };
}
/**
 * No worker took the job in time.
 */
export interface JobExpiredEvent {
  event_type: 'job_expired';
  metadata: {
    queue_seconds: number;
  };
}
/**
 * Answer of GET /api/v1/gh/valet/status/:jobId (HTTP contract §4.3).
 */
export interface JobStatusResponse {
  job_id: string;
  valet_task_id: string;
  status: JobStatus;
  status_message: string | null;
  execution_mode: 'auto' | 'ai_only' | 'cookbook_only';
  browser_mode: BrowserMode;
  final_mode: FinalMode;
  manual: ManualUse | null;
  cost_breakdown: CostBreakdown | null;
  progress: JobProgress | null;
  result: JobResult | null;
  error: JobError | null;
  interaction: Interaction | null;
  timestamps: JobTimestamps;
}
export interface JobProgress {
  step: string;
  progress_pct: number;
  description: string;
  action_index: number;
  total_actions_estimate: number | null;
  current_action: string | null;
  started_at: string | null;
  elapsed_ms: number;
  eta_ms: number | null;
  execution_mode: 'cookbook' | 'magnitude' | null;
  manual_id: string | null;
}
export interface JobResult {
  data: JobResultData;
  summary: string;
  screenshots: string[];
}
export interface JobResultData {
  submitted: boolean;
  confirmation_number?: string;
  data?: TaskData;
  verdict?: Verdict;
  evidence?: Evidence[];
  [k: string]: unknown;
}
/**
 * What the extract steps have read, by their `into`; of a failed task, as far as it went.
 */
export interface TaskData {
  [k: string]: unknown;
}
export interface JobError {
  code: string;
  message: string;
  verdict?: Verdict;
  evidence?: Evidence[];
  questions?: string[];
  step?: FailedStep;
}
/**
 * The step that a task ended at. Holds no value of a person.
 */
export interface FailedStep {
  id: string;
  type: string;
  expected: string;
  found: string;
}
export interface JobTimestamps {
  created_at: string;
  started_at: string | null;
  completed_at: string | null;
}
/**
 * Body of POST /api/v1/gh/jobs/:id/review.
 */
export interface ReviewRequest {
  approved: boolean;
  edits?: QaAnswers1;
  reviewed_by?: string;
}
/**
 * Screening questions in the employer's words, answered by the candidate.
 */
export interface QaAnswers1 {
  [k: string]: string;
}
/**
 * Body of POST /api/v1/gh/valet/resume/:jobId (HTTP contract §4.4).
 */
export interface ResumeRequest {
  resolved_by?: string;
  resolution_notes?: string;
  resolution_data?: ResolutionData;
}
export interface ResolutionData {
  code?: string;
  answers?: QaAnswers;
  approved?: boolean;
  edits?: QaAnswers;
}
export interface ResumeResponse {
  job_id: string;
  status: JobStatus;
  resolved_by: string;
}
/**
 * Answer of GET /api/v1/gh/jobs (HTTP contract §12.4).
 */
export interface JobList {
  jobs: JobSummary[];
  /**
   * Jobs that fit the filters in all.
   */
  total: number;
  limit: number;
  offset: number;
}
/**
 * One job of a list: where it stands. The status endpoint tells the rest.
 */
export interface JobSummary {
  id: string;
  valet_task_id: string;
  user_id: string | null;
  job_type: JobType;
  status: JobStatus;
  status_message: string | null;
  target_url: string;
  platform: string | null;
  priority: number;
  execution_mode: ExecutionMode;
  browser_mode: BrowserMode;
  final_mode: FinalMode;
  target_worker_id: string | null;
  worker_id: string | null;
  retry_count: number;
  max_retries: number;
  error_code: string | null;
  created_at: string;
  started_at: string | null;
  completed_at: string | null;
  updated_at: string;
}
/**
 * Body of POST /api/v1/gh/kill: whose jobs are stopped.
 */
export interface KillRequest {
  scope: 'all' | 'user' | 'job';
  /**
   * For the scope `user`.
   */
  user_id?: string;
  /**
   * For the scope `job`.
   */
  job_id?: string;
  reason?: string;
}
/**
 * Every job that was stopped, as it stands now.
 */
export interface KillResponse {
  stopped: number;
  jobs: {
    id: string;
    status: JobStatus;
  }[];
}
/**
 * Answer of POST /api/v1/gh/jobs/:id/cancel (HTTP contract §12.1).
 */
export interface CancelResponse {
  id: string;
  status: 'cancelled';
  completed_at: string;
}
/**
 * Answer of POST /api/v1/gh/jobs/:id/retry (HTTP contract §12.2).
 */
export interface RetryResponse {
  id: string;
  status: 'pending';
  retry_count: number;
}
/**
 * Body of POST /api/v1/gh/jobs/batch (HTTP contract §12.5): each item is what POST /valet/apply or, with a job_type, POST /valet/task takes.
 */
export interface BatchRequest {
  /**
   * @minItems 1
   * @maxItems 100
   */
  jobs: [ApplyRequest | TaskRequest, ...(ApplyRequest | TaskRequest)[]];
}
/**
 * Body of POST /api/v1/gh/valet/task (HTTP contract §4.2).
 */
export interface TaskRequest {
  valet_task_id: string;
  valet_user_id: string;
  job_type: TaskType;
  target_url: string;
  task_description?: string;
  input_data?: TaskInput;
  callback_url?: string;
  quality?: Quality;
  priority?: number;
  timeout_seconds?: number;
  hitl_timeout_seconds?: number;
  idempotency_key?: string;
  target_worker_id?: string;
  metadata?: Metadata;
}
/**
 * What the task is done by and with.
 */
export interface TaskInput {
  /**
   * Id or name of a manual; without it whichever fits the task and the address.
   */
  manual_id?: string;
  values?: TaskValues;
  schema?: TaskDataSchema;
  profile?: Profile;
  resume?: DocumentFile;
  cover_letter?: DocumentFile;
}
/**
 * The manual's values by how it names them: a fact such as `profile.email`, or the words of an answer.
 */
export interface TaskValues {
  [k: string]: string | number | boolean;
}
/**
 * JSON Schema (2020-12) that the data must fit; a task whose data does not has failed.
 */
export interface TaskDataSchema {
  [k: string]: unknown;
}
/**
 * A batch before its items are looked at: each is checked by itself.
 */
export interface BatchEnvelope {
  /**
   * @minItems 1
   * @maxItems 100
   */
  jobs: [unknown, ...unknown[]];
}
/**
 * What became of each item of a batch, in its order.
 */
export interface BatchResponse {
  results: BatchResult[];
  accepted: number;
  duplicates: number;
  rejected: number;
}
/**
 * The answer that the item would have had alone.
 */
export interface BatchResult {
  index: number;
  /**
   * HTTP status: 201, 409, 422, 429 or 500.
   */
  status: number;
  job: ApplyResponse | DuplicateResponse | null;
  error: Problem | null;
}
/**
 * Body of every HTTP answer that is an error.
 */
export interface Problem {
  /**
   * A code of the error table.
   */
  error: string;
  message: string;
  details?: ShapeError[];
}
/**
 * One mistake in a document: where it is (RFC 6901 JSON pointer) and what was expected.
 */
export interface ShapeError {
  pointer: string;
  message: string;
}
/**
 * One version of a manual as the store keeps it: what it is for, and where it stands.
 */
export interface ManualEntry {
  id: string;
  /**
   * The manual's own id, by which others extend it.
   */
  name: string;
  task: ManualTask;
  platform: string;
  level: ManualLevel;
  company?: string;
  posting?: string;
  url_pattern: string;
  /**
   * Steps of all pages, those inside others not counted.
   */
  steps: number;
  /**
   * Counts from 1 among the manuals for the same form.
   */
  version: number;
  /**
   * Id of the version that this one was made from.
   */
  predecessor: string | null;
  origin: ManualOrigin;
  status: ManualStatus;
  /**
   * How the newest runs went.
   */
  health: number;
  created_at: string;
  updated_at: string;
  manual?: Manual;
}
/**
 * A plan that has been proven: parameterised, schema-checked steps. Holds no person's data, and nothing about its own standing: state and health are the store's.
 */
export interface Manual {
  schemaVersion: 1;
  id: string;
  task: ManualTask;
  /**
   * Id of the ATS plugin.
   */
  platform: string;
  level: ManualLevel;
  /**
   * Of the levels company and posting: the host, or the name that the ATS gives the company.
   */
  company?: string;
  /**
   * Of the level posting: the canonical posting.
   */
  posting?: string;
  /**
   * Id of the wider manual that this one is laid over.
   */
  extends?: string;
  /**
   * URLPattern (WHATWG) of the pages it holds for, `*` for all of the platform.
   */
  urlPattern: string;
  /**
   * @maxItems 200
   */
  parameters: ManualParameter[];
  policy: ManualPolicy;
  /**
   * @minItems 1
   */
  pages: [ManualPage, ...ManualPage[]];
}
/**
 * A value that the steps need, by its ref, with what kind of thing it is.
 */
export interface ManualParameter {
  value: ValueRef;
  type: ParameterType;
  sensitivity: ParameterSensitivity;
}
/**
 * Caps for mending the manual during one run.
 */
export interface ManualPolicy {
  heals: number;
  healMs: number;
  healUsd: number;
}
export interface ManualPage {
  /**
   * Signature of the form that is expected on entry.
   */
  signature: string;
  /**
   * Shapes of the form's fields on entry, in order: tells how far another form is from this one.
   *
   * @maxItems 500
   *
   * Items: Print of one field: its label, kind and the shape of its options.
   */
  fields: string[];
  /**
   * Steps of the wider manual's page that do not hold here.
   *
   * @maxItems 500
   */
  remove?: string[];
  /**
   * @minItems 1
   * @maxItems 500
   */
  steps: [ManualStep, ...ManualStep[]];
}
/**
 * Opens an address.
 */
export interface NavigateStep {
  type: 'navigate';
  id: string;
  /**
   * What the step is for, in words.
   */
  intention: string;
  when?: ManualCondition;
  onFail: OnFail;
  /**
   * Milliseconds until the step has failed.
   */
  timeoutMs?: number;
  /**
   * Absolute, or with the parameters of the manual's address pattern.
   */
  url: string;
  post: ManualCondition;
}
/**
 * True when every given part holds.
 */
export interface ManualCondition {
  visible?: Locator;
  /**
   * The control holds the resolved value.
   */
  committed?: boolean;
  /**
   * URLPattern of the address.
   */
  url?: string;
  /**
   * The page that is shown has this signature.
   */
  signature?: string;
  /**
   * Another page than before is shown.
   */
  left?: boolean;
  known?: ValueRef1;
  is?: ValueCondition;
  /**
   * The site has confirmed the application.
   */
  submitted?: boolean;
}
/**
 * The value is one of these, letter case aside.
 */
export interface ValueCondition {
  value: ValueRef;
  /**
   * @minItems 1
   */
  oneOf: [string, ...string[]];
}
/**
 * Writes into a text field.
 */
export interface FillStep {
  type: 'fill';
  id: string;
  /**
   * What the step is for, in words.
   */
  intention: string;
  when?: ManualCondition;
  onFail: OnFail;
  /**
   * Milliseconds until the step has failed.
   */
  timeoutMs?: number;
  /**
   * Id of the field as the reader names it: its label's words, numbered where several are alike.
   */
  field: string;
  label: string;
  kind: FieldKind;
  section?: string;
  /**
   * Print of one field: its label, kind and the shape of its options.
   */
  shape: string;
  /**
   * @minItems 2
   */
  locators: [Locator, Locator, ...Locator[]];
  value: ValueRef;
  /**
   * How sure the pairing was when it was recorded; an answer is never surer.
   */
  confidence: number;
  post: ManualCondition;
}
/**
 * Picks one or several options.
 */
export interface ChooseStep {
  type: 'choose';
  id: string;
  /**
   * What the step is for, in words.
   */
  intention: string;
  when?: ManualCondition;
  onFail: OnFail;
  /**
   * Milliseconds until the step has failed.
   */
  timeoutMs?: number;
  /**
   * Id of the field as the reader names it: its label's words, numbered where several are alike.
   */
  field: string;
  label: string;
  kind: FieldKind;
  section?: string;
  /**
   * Print of one field: its label, kind and the shape of its options.
   */
  shape: string;
  /**
   * @minItems 2
   */
  locators: [Locator, Locator, ...Locator[]];
  value: ValueRef;
  /**
   * How sure the pairing was when it was recorded; an answer is never surer.
   */
  confidence: number;
  post: ManualCondition;
}
/**
 * Sets a box.
 */
export interface CheckStep {
  type: 'check';
  id: string;
  /**
   * What the step is for, in words.
   */
  intention: string;
  when?: ManualCondition;
  onFail: OnFail;
  /**
   * Milliseconds until the step has failed.
   */
  timeoutMs?: number;
  /**
   * Id of the field as the reader names it: its label's words, numbered where several are alike.
   */
  field: string;
  label: string;
  kind: FieldKind;
  section?: string;
  /**
   * Print of one field: its label, kind and the shape of its options.
   */
  shape: string;
  /**
   * @minItems 2
   */
  locators: [Locator, Locator, ...Locator[]];
  value: ValueRef;
  /**
   * How sure the pairing was when it was recorded; an answer is never surer.
   */
  confidence: number;
  post: ManualCondition;
}
/**
 * Attaches a document.
 */
export interface UploadStep {
  type: 'upload';
  id: string;
  /**
   * What the step is for, in words.
   */
  intention: string;
  when?: ManualCondition;
  onFail: OnFail;
  /**
   * Milliseconds until the step has failed.
   */
  timeoutMs?: number;
  /**
   * Id of the field as the reader names it: its label's words, numbered where several are alike.
   */
  field: string;
  label: string;
  kind: FieldKind;
  section?: string;
  /**
   * Print of one field: its label, kind and the shape of its options.
   */
  shape: string;
  /**
   * @minItems 2
   */
  locators: [Locator, Locator, ...Locator[]];
  value: ValueRef;
  /**
   * How sure the pairing was when it was recorded; an answer is never surer.
   */
  confidence: number;
  post: ManualCondition;
}
/**
 * Presses a button or a link.
 */
export interface ClickStep {
  type: 'click';
  id: string;
  /**
   * What the step is for, in words.
   */
  intention: string;
  when?: ManualCondition;
  onFail: OnFail;
  /**
   * Milliseconds until the step has failed.
   */
  timeoutMs?: number;
  /**
   * @minItems 2
   */
  locators: [Locator, Locator, ...Locator[]];
  post: ManualCondition;
}
/**
 * Presses a key.
 */
export interface PressStep {
  type: 'press';
  id: string;
  /**
   * What the step is for, in words.
   */
  intention: string;
  when?: ManualCondition;
  onFail: OnFail;
  /**
   * Milliseconds until the step has failed.
   */
  timeoutMs?: number;
  key: string;
  /**
   * @minItems 2
   */
  locators: [Locator, Locator, ...Locator[]];
  post: ManualCondition;
}
/**
 * Waits until something holds; never for a recorded time.
 */
export interface WaitStep {
  type: 'wait';
  id: string;
  /**
   * What the step is for, in words.
   */
  intention: string;
  when?: ManualCondition;
  onFail: OnFail;
  /**
   * Milliseconds until the step has failed.
   */
  timeoutMs: number;
  until: ManualCondition;
}
/**
 * Goes on only where something holds.
 */
export interface AssertStep {
  type: 'assert';
  id: string;
  /**
   * What the step is for, in words.
   */
  intention: string;
  when?: ManualCondition;
  onFail: OnFail;
  /**
   * Milliseconds until the step has failed.
   */
  timeoutMs?: number;
  that: ManualCondition;
}
/**
 * Reads data off the page.
 */
export interface ExtractStep {
  type: 'extract';
  id: string;
  /**
   * What the step is for, in words.
   */
  intention: string;
  when?: ManualCondition;
  onFail: OnFail;
  /**
   * Milliseconds until the step has failed.
   */
  timeoutMs?: number;
  into: string;
  read: ExtractWhat;
  /**
   * Of a list: what is read of each element, as an object. Without it each element is its text.
   *
   * @minItems 1
   * @maxItems 40
   */
  each?: [ExtractPart, ...ExtractPart[]];
  /**
   * @minItems 2
   */
  locators: [Locator, Locator, ...Locator[]];
}
/**
 * One part of each element of a list.
 */
export interface ExtractPart {
  into: string;
  /**
   * Below the element; null where there is none.
   */
  css: string;
  read: ExtractPartWhat;
}
/**
 * Asks a person.
 */
export interface AskStep {
  type: 'ask';
  id: string;
  /**
   * What the step is for, in words.
   */
  intention: string;
  when?: ManualCondition;
  onFail?: OnFail;
  /**
   * Milliseconds until the step has failed.
   */
  timeoutMs?: number;
  question: string;
  sensitivity?: ParameterSensitivity;
}
/**
 * Sends the application: the run arms its intent first, and the fuse lets one request out.
 */
export interface SubmitStep {
  type: 'submit';
  id: string;
  /**
   * What the step is for, in words.
   */
  intention: string;
  when?: ManualCondition;
  onFail: OnFail;
  /**
   * Milliseconds until the step has failed.
   */
  timeoutMs?: number;
  /**
   * @minItems 2
   */
  locators: [Locator, Locator, ...Locator[]];
  post: ManualCondition;
}
/**
 * Goes one of several ways, by the page that is shown or by a value.
 */
export interface BranchStep {
  type: 'branch';
  id: string;
  /**
   * What the step is for, in words.
   */
  intention: string;
  when?: ManualCondition;
  onFail?: OnFail;
  /**
   * Milliseconds until the step has failed.
   */
  timeoutMs?: number;
  /**
   * @minItems 1
   */
  cases: [BranchCase, ...BranchCase[]];
  /**
   * @minItems 1
   * @maxItems 500
   */
  otherwise?: [ManualStep, ...ManualStep[]];
}
export interface BranchCase {
  when: ManualCondition;
  /**
   * @minItems 1
   * @maxItems 500
   */
  steps: [ManualStep, ...ManualStep[]];
}
/**
 * Does its steps once for each entry of a list (`.0.` in a value ref stands for the entry's number), or again and again while something holds.
 */
export interface RepeatStep {
  type: 'repeat';
  id: string;
  /**
   * What the step is for, in words.
   */
  intention: string;
  when?: ManualCondition;
  onFail?: OnFail;
  /**
   * Milliseconds until the step has failed.
   */
  timeoutMs?: number;
  over?: RepeatOver;
  while?: ManualCondition1;
  /**
   * So many entries at most. A condition that still holds after so many rounds is a failure.
   */
  most: number;
  /**
   * The button that adds a row.
   *
   * @minItems 2
   */
  add?: [Locator, Locator, ...Locator[]];
  /**
   * @minItems 1
   * @maxItems 500
   */
  steps: [ManualStep, ...ManualStep[]];
}
/**
 * True when every given part holds.
 */
export interface ManualCondition1 {
  visible?: Locator;
  /**
   * The control holds the resolved value.
   */
  committed?: boolean;
  /**
   * URLPattern of the address.
   */
  url?: string;
  /**
   * The page that is shown has this signature.
   */
  signature?: string;
  /**
   * Another page than before is shown.
   */
  left?: boolean;
  known?: ValueRef1;
  is?: ValueCondition;
  /**
   * The site has confirmed the application.
   */
  submitted?: boolean;
}
/**
 * A change of status with its reason.
 */
export interface ManualMoveEntry {
  from: ManualStatus;
  to: ManualStatus;
  reason: string;
  /**
   * What its runs showed, or a person who decided.
   */
  by: 'runs' | 'person';
  at: string;
}
/**
 * All versions for one form, newest first.
 */
export interface ManualHistory {
  versions: ManualHistoryVersion[];
}
/**
 * How one version came to stand where it stands.
 */
export interface ManualHistoryVersion {
  id: string;
  /**
   * Counts from 1 among the manuals for the same form.
   */
  version: number;
  /**
   * Id of the version that this one was made from.
   */
  predecessor: string | null;
  origin: ManualOrigin;
  status: ManualStatus;
  /**
   * How the newest runs went.
   */
  health: number;
  /**
   * Why it has this status; null where that was not written down.
   */
  reason: string | null;
  /**
   * Since when; null where that was not written down.
   */
  since: string | null;
  created_at: string;
  /**
   * Oldest first.
   */
  moves: ManualMoveEntry[];
}
/**
 * Answer of GET /api/v1/gh/monitoring/dashboard (HTTP contract §13.6).
 */
export interface MonitoringDashboard {
  health: MonitoringHealth;
  metrics: MonitoringMetrics;
  activeAlerts: Alert[];
  timestamp: string;
}
/**
 * Answer of GET /api/v1/gh/monitoring/health (HTTP contract §13.2).
 */
export interface MonitoringHealth {
  status: HealthStatus;
  checks: HealthChecks;
  timestamp: string;
}
export interface HealthChecks {
  database: DatabaseCheck;
  worker_heartbeat: WorkerHeartbeatCheck;
  llm_provider: LlmProviderCheck;
  storage: StorageCheck;
}
export interface DatabaseCheck {
  status: HealthStatus;
  /**
   * Null when it did not answer.
   */
  latency_ms: number | null;
}
export interface WorkerHeartbeatCheck {
  status: HealthStatus;
  active_workers: number;
  stale_workers: number;
}
export interface LlmProviderCheck {
  status: HealthStatus;
  /**
   * `none` where no model is set up: none is needed.
   */
  provider: string;
  error_rate: number;
}
export interface StorageCheck {
  status: HealthStatus;
  bucket: string;
}
/**
 * Answer of GET /api/v1/gh/monitoring/metrics/json (HTTP contract §13.4).
 */
export interface MonitoringMetrics {
  jobs: JobMetrics;
  workers: WorkerMetrics;
  llm: LlmMetrics;
  api: ApiMetrics;
  submits: SubmitMetrics;
  callbacks: CallbackMetrics;
}
export interface JobMetrics {
  created: number;
  completed: number;
  failed: number;
  retried: number;
  cancelled: number;
  expired: number;
}
export interface WorkerMetrics {
  active_jobs: number;
  max_concurrent: number;
  queue_depth: number;
}
export interface LlmMetrics {
  total_calls: number;
  total_tokens: number;
  /**
   * What the jobs of the last hour cost.
   */
  cost_per_hour_usd: number;
}
/**
 * Of the process that answers.
 */
export interface ApiMetrics {
  total_requests: number;
  /**
   * Share of the answers from 500 on.
   */
  error_rate: number;
}
export interface SubmitMetrics {
  /**
   * Applications of which nobody knows whether they arrived.
   */
  unknown: number;
  /**
   * Applications that left more than once.
   */
  double: number;
}
export interface CallbackMetrics {
  pending: number;
  parked: number;
}
export interface Alert {
  type: AlertType;
  severity: 'warning' | 'critical';
  message: string;
  /**
   * At most 100 ids.
   */
  jobs: string[];
  detected_at: string;
}
/**
 * Answer of GET /api/v1/gh/monitoring/alerts (HTTP contract §13.5).
 */
export interface MonitoringAlerts {
  count: number;
  alerts: Alert[];
  checkedAt: string;
}
export interface AtsManifest {
  $schema?: string;
  apiVersion: 1;
  /**
   * Short name: the platform of an ATS, the name of a tier.
   */
  id: string;
  displayName: string;
  description: string;
  engines: PluginEngines;
  kind: 'ats';
  /**
   * Module whose default export implements the plugin; absent where the manifest says all.
   */
  main?: string;
  match: PluginMatch;
  entry?: FormEntry;
  flow?: FormFlow;
  submit: SubmitRules;
  fields?: FieldRule[];
  obstacles?: ObstacleRule[];
  pace?: Pace;
  network?: PluginNetwork;
  /**
   * JSON Schema of the plugin's configuration; a property with `secret: true` is kept in the vault.
   */
  config?: {
    [k: string]: unknown;
  };
  manuals?: string[];
  requires?: PluginRequires;
}
export interface PluginEngines {
  valet: string;
}
export interface PluginMatch {
  /**
   * @minItems 1
   */
  urls: [UrlMatch, ...UrlMatch[]];
  /**
   * Selectors of which any one present says the page belongs to this ATS.
   */
  dom?: string[];
  /**
   * Tried for the posting when only the page told the ATS.
   */
  pathPostings?: PathMatch[];
  /**
   * For sites of no ATS: asked last, when no other plugin knows the page by its address or by itself, and only for forms that look like an application.
   */
  fallback?: boolean;
  examples: UrlExamples;
}
/**
 * A URLPattern (WHATWG) with named captures for the address up to its query, and a pattern for each query parameter that must be there, e.g. `{"gh_jid": ":job(\\d+)"}`. `posting` makes the canonical posting from the captures, e.g. `{job}`.
 */
export interface UrlMatch {
  pattern: string;
  posting?: string;
  query?: {
    [k: string]: string;
  };
}
/**
 * Like a URL match without the host; tried for the posting when only the page told the ATS.
 */
export interface PathMatch {
  path: string;
  query?: {
    [k: string]: string;
  };
  posting?: string;
}
/**
 * The examples are tests: every `yes` must match, every `no` must not.
 */
export interface UrlExamples {
  /**
   * @minItems 1
   */
  yes: [UrlExample, ...UrlExample[]];
  /**
   * @minItems 1
   */
  no: [string, ...string[]];
}
export interface UrlExample {
  url: string;
  captures?: {
    [k: string]: string;
  };
  posting?: string;
}
/**
 * From posting to first form page.
 */
export interface FormEntry {
  /**
   * Selectors of the form; reading is limited to them when present.
   */
  form?: string[];
  /**
   * What opens the form, whatever it says: the first that is there is pressed where there is no form yet.
   */
  open?: Locator[];
}
/**
 * Buttons that no list of words would know. Of each kind that is named the first that is there counts, and no other button is of that kind, whatever it says.
 */
export interface FormFlow {
  /**
   * Leads to the next page of the form.
   */
  next?: Locator[];
  /**
   * Sends the application.
   */
  submit?: Locator[];
}
/**
 * Which requests submit the application, and what their answers mean.
 */
export interface SubmitRules {
  /**
   * @minItems 1
   */
  requests: [RequestMatch, ...RequestMatch[]];
  responses?: ResponseRule[];
  confirmation: Confirmation;
  duplicates: DuplicatePolicy;
}
/**
 * Method and URLPattern path of a request, with a pattern for each query parameter that must be there; any host unless `hosts` names some.
 */
export interface RequestMatch {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  path: string;
  /**
   * The path says nothing of its own: the first such request after the armed click is the application, and before it only what the page's scripts send passes, never a form that the browser posts.
   */
  armed?: boolean;
  query?: {
    [k: string]: string;
  };
  hosts?: string[];
}
/**
 * What an answer to the submitting request means; the first rule that fits decides, none means unknown.
 */
export interface ResponseRule {
  status: string;
  /**
   * Text the body must contain.
   */
  body?: string;
  /**
   * URLPattern path that a redirect must lead to.
   */
  location?: string;
  means: ResponseOutcome;
}
/**
 * `submitted_verified` needs an accepted answer and every kind listed in `needs`.
 */
export interface Confirmation {
  /**
   * @minItems 1
   */
  needs: [ConfirmationNeed, ...ConfirmationNeed[]];
  url?: string[];
  /**
   * What the page shows counts only once the form that was sent is no longer on it.
   */
  formGone?: boolean;
  dom?: string[];
  text?: string[];
  timeoutMs?: number;
}
/**
 * A control whose meaning the ATS fixes. Any given property must match; `*` is a wildcard.
 */
export interface FieldRule {
  id?: string;
  name?: string;
  label?: string;
  ref?: string;
  literal?: string;
  ignore?: boolean;
  kind?: FieldKind;
  widget?: Widget;
  sensitive?: boolean;
}
/**
 * Rendered and blocking, not merely mentioned: the selector must be visible; text is looked for inside it.
 */
export interface ObstacleRule {
  kind: ObstacleKind;
  selector?: string;
  text?: string[];
  status?: number;
  /**
   * Selector of the box that takes the person's code.
   */
  input?: string;
}
export interface Pace {
  typing?: 'instant' | 'human';
  /**
   * Least time between the starts of two applications.
   */
  minGapMs?: number;
  /**
   * Share of minGapMs that is added at random at most.
   */
  jitter?: number;
  /**
   * Most starts of applications within any hour.
   */
  perHour?: number;
}
/**
 * Hosts beside the job's own that values may be sent to.
 */
export interface PluginNetwork {
  hosts: string[];
}
export interface PluginRequires {
  driver: DriverFeature[];
}
export interface TierManifest {
  $schema?: string;
  apiVersion: 1;
  /**
   * Short name: the platform of an ATS, the name of a tier.
   */
  id: string;
  displayName: string;
  description: string;
  engines: PluginEngines;
  kind: 'tier';
  /**
   * Module whose default export implements the plugin; absent where the manifest says all.
   */
  main: string;
  provides: TierProvides;
  network?: PluginNetwork;
  /**
   * JSON Schema of the plugin's configuration; a property with `secret: true` is kept in the vault.
   */
  config?: {
    [k: string]: unknown;
  };
}
export interface TierProvides {
  driver: DriverFeature[];
  agent: string;
}
export interface ManualsManifest {
  $schema?: string;
  apiVersion: 1;
  /**
   * Short name: the platform of an ATS, the name of a tier.
   */
  id: string;
  displayName: string;
  description: string;
  engines: PluginEngines;
  kind: 'manuals';
  /**
   * @minItems 1
   */
  manuals: [string, ...string[]];
}
/**
 * One posting of a practice site: its board, what its form asks, how it confirms, and what goes wrong.
 */
export interface PracticeScenario {
  $schema?: string;
  site: 'greenhouse';
  /**
   * What this posting is good for, in one line.
   */
  about: string;
  board: PracticeBoard;
  posting: PracticePosting;
  presentation: PracticePresentation;
  form: PracticeForm;
  faults: PracticeFaults;
}
/**
 * A fictional company and its job board.
 */
export interface PracticeBoard {
  token: string;
  name: string;
  tagline: string;
  /**
   * Colour of buttons and links; dark enough for white text.
   */
  accent: string;
  buttonShape: 'rounded' | 'pill';
}
export interface PracticePosting {
  id: string;
  title: string;
  location: string;
  department: string;
  publishedAt: string;
  /**
   * Paragraphs of HTML.
   *
   * @minItems 1
   */
  description: [string, ...string[]];
}
/**
 * Where the form stands, what opens it and how success looks.
 */
export interface PracticePresentation {
  /**
   * company-page: the form stands in an iframe of the company's own page.
   */
  surface: 'hosted' | 'company-page';
  /**
   * apply-button: the form is not in the page until the button is pressed.
   */
  entry: 'inline' | 'apply-button';
  confirmation: 'page' | 'in-page';
  /**
   * 200, or 302 to the confirmation page.
   */
  submitAnswer: 'ok' | 'redirect';
  confirmationMessage: string;
}
export interface PracticeForm {
  preferredName: PracticePresence;
  phone: PracticePresence;
  location: PracticePresence;
  resume: PracticePresence;
  coverLetter: PracticePresence;
  questions: PracticeQuestion[];
  education?: PracticeEducationParts;
  employment: PracticePresence;
  eeoc: boolean;
  demographic?: PracticeDemographic;
  consent?: PracticeConsent;
}
export interface PracticeTextQuestion {
  kind: 'text' | 'textarea';
  id: string;
  label: string;
  description?: string;
  required: boolean;
  /**
   * Characters; 255 for text and none for textarea when absent.
   */
  maxLength?: number;
}
/**
 * A select of exactly Yes (1) and No (0), sent as boolean_value.
 */
export interface PracticeYesNoQuestion {
  kind: 'yes-no';
  id: string;
  label: string;
  description?: string;
  required: boolean;
}
export interface PracticeChoiceQuestion {
  /**
   * checkboxes and multiselect both take several options, as a fieldset or as a react-select.
   */
  kind: 'select' | 'checkboxes' | 'multiselect';
  id: string;
  label: string;
  description?: string;
  required: boolean;
  /**
   * @minItems 1
   */
  options: [PracticeOption, ...PracticeOption[]];
}
export interface PracticeOption {
  id: number;
  label: string;
}
export interface PracticeEducationParts {
  school: PracticePresence;
  degree: PracticePresence;
  discipline: PracticePresence;
  startMonth: PracticePresence;
  startYear: PracticePresence;
  endMonth: PracticePresence;
  endYear: PracticePresence;
}
/**
 * The employer's own demographic survey; a control's id is the bare question id.
 */
export interface PracticeDemographic {
  title: string;
  description: string;
  /**
   * @minItems 1
   */
  questions: [PracticeChoiceQuestion, ...PracticeChoiceQuestion[]];
}
export interface PracticeConsent {
  processing: boolean;
  retention: boolean;
  retentionDays?: number;
  demographic: boolean;
}
/**
 * What goes wrong on a posting. The defaults are an honest site.
 */
export interface PracticeFaults {
  drift?: PracticeDrift;
  /**
   * error-recorded: recorded, then 500. error-refused: 500, not recorded as accepted. response-lost: recorded, then the connection is destroyed. invalid: 422. rate-limited: 429. blocked: 403. captcha-retry: 428 without a recipient.
   */
  submit:
    | 'none'
    | 'error-recorded'
    | 'error-refused'
    | 'response-lost'
    | 'invalid'
    | 'rate-limited'
    | 'blocked'
    | 'captcha-retry';
  /**
   * 428 first; the code is mailed to the outbox.
   */
  securityCode: boolean;
  /**
   * refuse: 422 already-applied to the same mail address on the same posting.
   */
  duplicates: 'accept' | 'refuse';
  /**
   * gone: 410 page. redirect: 302 to the board with a notice. The submit answers 410 either way.
   */
  closed: 'no' | 'gone' | 'redirect';
  /**
   * The posting is shown without a form or a way to one.
   */
  noForm: boolean;
  /**
   * What stands in front of the form until it is lifted: by a person in the page, or by setting it to none.
   */
  obstacle:
    'none' | 'captcha' | 'login' | '2fa' | 'email_code' | 'bot_check' | 'job_closed' | 'already_applied' | 'unknown';
  /**
   * How many of the next loads of the posting answer 429 with Retry-After: 1.
   */
  rateLimits: number;
  /**
   * How many of the next loads of the posting answer 500.
   */
  pageErrors: number;
  /**
   * One press of the button is sent twice, by two handlers of the page.
   */
  doubleSubmit: boolean;
  /**
   * Recorded and answered 200, but the page shows nothing.
   */
  hideConfirmation: boolean;
  /**
   * Requests that wait here until released.
   */
  hold: PracticeStage[];
  /**
   * Connections stay open, as on real sites. A browser then sends a POST again by itself when its kept connection dies unanswered.
   */
  keepAlive: boolean;
  geocoderDelayMs: number;
  uploadDelayMs: number;
  /**
   * Between recording a submission and answering it.
   */
  answerDelayMs: number;
  /**
   * Before the confirmation shows, as a page or in the page.
   */
  confirmationDelayMs: number;
  /**
   * Between the 428 and the mail's arrival in the outbox, by the server's clock.
   */
  codeMailDelayMs: number;
}
/**
 * How the form differs from the one that its posting describes, as sites change from one day to the next. The same seed and strength give the same form.
 */
export interface PracticeDrift {
  seed: number;
  /**
   * weak: other ids, names, classes and wrappers, the submit button elsewhere. medium: also fields in another order, labels in other words, an optional field more or less. strong: more of all that, selects drawn by the browser, the form in two steps.
   */
  strength: 'weak' | 'medium' | 'strong';
}
export interface PracticeFile {
  field: string;
  label: string;
  name: string;
  sizeBytes: number;
  sha256: string;
}
/**
 * What a site received in one submit request.
 */
export interface PracticeSubmission {
  id: string;
  site: 'greenhouse' | 'lever' | 'ashby' | 'generic';
  board: string;
  job: string;
  title: string;
  receivedAt: string;
  outcome: string;
  /**
   * Empty when none was sent.
   */
  email: string;
  /**
   * Label to readable value; option labels, not ids. Several are joined by "; ", a label that is used twice gets " (2)".
   */
  fields: {
    [k: string]: string;
  };
  /**
   * The same values by control id.
   */
  answers: {
    [k: string]: string;
  };
  files: PracticeFile[];
  /**
   * The body as it arrived; empty when it was no object.
   */
  body: {
    [k: string]: unknown;
  };
}
/**
 * A mail that a site sent to the applicant.
 */
export interface PracticeMail {
  to: string;
  from: string;
  subject: string;
  text: string;
  code: string;
  board: string;
  job: string;
  arrivedAt: string;
}
/**
 * A request that waits to be released.
 */
export interface PracticeHold {
  stage: PracticeStage;
  board: string;
  job: string;
  since: string;
}
/**
 * Submit requests that reached one posting, whatever became of them.
 */
export interface PracticeRequestCount {
  board: string;
  job: string;
  received: number;
}
/**
 * What a run did, how it knows, and what it cost.
 */
export interface RunReport {
  verdict: Verdict;
  evidence: Evidence[];
  error: RunError | null;
  url: string;
  platform: string | null;
  /**
   * Canonical posting: the same for every URL of one vacancy.
   */
  posting: string | null;
  final_mode: FinalMode;
  answers: Answer[];
  cost: CostBreakdown;
  timings: RunTimings;
  screenshots: string[];
  submit: SubmitSummary;
  confirmation_number?: string;
  dry_run?: boolean;
}
export interface RunError {
  code: string;
  message: string;
  /**
   * Questions that a person has to answer.
   */
  questions?: string[];
}
/**
 * Milliseconds spent in each phase of the run.
 */
export interface RunTimings {
  [k: string]: number;
}
export interface SubmitSummary {
  intent: IntentState | null;
  /**
   * Submitting requests let out by the fuse.
   */
  released: number;
  /**
   * Submitting requests cut by the fuse.
   */
  cut: number;
}
/**
 * How a generic task ended: with data, or with the step that failed.
 */
export interface TaskReport {
  task: TaskType;
  outcome: TaskOutcome;
  error: TaskError | null;
  data: TaskData;
  /**
   * Address that the task was given.
   */
  url: string;
  /**
   * Id in the store, else the manual's own.
   */
  manual_id: string | null;
  final_mode: FinalMode;
  cost: CostBreakdown;
  timings: RunTimings;
  screenshots: string[];
  /**
   * Requests that might have sent an application, or a value to a foreign host.
   */
  requests_cut: number;
}
export interface TaskError {
  code: string;
  message: string;
  questions?: string[];
  step?: FailedStep;
}
