// Made from the OpenAPI document of the host by `npm run generate`. Edit the endpoint or its schema, not this file.

export type Platform =
  'greenhouse' | 'workday' | 'linkedin' | 'lever' | 'icims' | 'taleo' | 'smartrecruiters' | 'other';
export type ApplicationLine = string;
export type ApplicationUrl = string;
export type ApplicationText = string;
/**
 * YYYY, YYYY-MM or YYYY-MM-DD.
 */
export type ApplicationMonth = string;
export type Quality = 'speed' | 'balanced' | 'quality';
export type ExecutionMode = 'auto' | 'ai_only' | 'cookbook_only';
export type ApplicationMode = 'copilot' | 'autopilot';
export type JobStatus = 'pending' | 'running' | 'paused' | 'completed' | 'failed' | 'cancelled' | 'expired';
export type ApplyRequestValetTaskId = string;
export type ApplyRequestValetUserId = string;
/**
 * What a generic task is for: to read data, to fill a form without sending it, or anything else that is no application.
 */
export type TaskType = 'scrape' | 'fill' | 'custom';
export type ApplyRequestTargetUrl = string;
export type ApplyRequestCallbackUrl = string;
export type Quality1 = 'speed' | 'balanced' | 'quality';
export type ApplyRequestPriority = number;
export type ApplyRequestTimeoutSeconds = number;
export type ApplyRequestHitlTimeoutSeconds = number;
export type ApplyRequestIdempotencyKey = string;
export type ApplyRequestTargetWorkerId = string;
export type BrowserMode = 'server' | 'operator';
export type FinalMode = 'cookbook' | 'magnitude' | 'hybrid' | null;
export type Verdict = 'submitted_verified' | 'submitted_unverified' | 'not_submitted';
export type EvidenceKind = 'network' | 'url' | 'dom' | 'api' | 'mail' | 'fuse' | 'page';
export type EvidenceSupports = 'submitted' | 'not_submitted' | 'unknown';
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
export type JobType = 'apply' | 'scrape' | 'fill' | 'custom';
export type ExecutionMode1 = 'auto' | 'ai_only' | 'cookbook_only';
export type BrowserMode1 = 'server' | 'operator';
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
export type CallbackStatus = 'running' | 'completed' | 'failed' | 'needs_human' | 'resumed' | 'cancelled';
/**
 * `parked`: given up, until it is redelivered.
 */
export type CallbackState = 'pending' | 'delivered' | 'parked';
export type ManualTask = 'apply' | 'scrape' | 'fill' | 'custom';
/**
 * How wide a manual holds; a narrower one inherits and overrides by `extends`.
 */
export type ManualLevel = 'platform' | 'company' | 'posting';
/**
 * Counts from 1 among the manuals for the same form.
 */
export type ManualEntryVersion = number;
/**
 * Id of the version that this one was made from.
 */
export type ManualEntryPredecessor = string | null;
/**
 * How the version was made; `shipped`: it came with Valet or a plugin.
 */
export type ManualOrigin = 'exploration' | 'person' | 'import' | 'shipped';
/**
 * `candidate`: made, never replayed. `shadow`: replayed to a verified submission. `promoted`: proven often enough, or promoted by a person. `retired`: not used; the version before it is.
 */
export type ManualStatus = 'candidate' | 'shadow' | 'promoted' | 'retired';
/**
 * How the newest runs went.
 */
export type ManualEntryHealth = number;
export type ManualTask1 = 'apply' | 'scrape' | 'fill' | 'custom';
/**
 * How wide a manual holds; a narrower one inherits and overrides by `extends`.
 */
export type ManualLevel1 = 'platform' | 'company' | 'posting';
export type ParameterType = 'text' | 'choice' | 'yesno' | 'date' | 'number' | 'file';
/**
 * `none`: says nothing about a person. `personal`: does. The others are sensitive: answered from the profile, the answers or by a person only.
 */
export type ParameterSensitivity =
  'none' | 'personal' | 'legal' | 'demographic' | 'work_authorisation' | 'salary' | 'consent';
/**
 * Print of one field: its label, kind and the shape of its options.
 */
export type ManualShape = string;
export type ManualStepId = string;
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
 * One way to find a control again. `by` tells which, most stable first in a list of locators.
 */
export type Locator = RoleLocator | LabelLocator | AttributeLocator | CssLocator | TextLocator;
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
export type CallbackStatus1 = 'running' | 'completed' | 'failed' | 'needs_human' | 'resumed' | 'cancelled';

export interface ApiSchemas {
  operations: ApiOperations;
  schemas: ApiComponents;
}
export interface ApiOperations {
  /**
   * Apply to a job
   */
  applyToJob: {
    request: {
      body: ApplyRequest;
    };
    answer:
      | {
          status: 201;
          body: ApplyResponse;
        }
      | {
          status: 409;
          body: DuplicateResponse;
        };
  };
  /**
   * Read data, fill a form, or do something else by a manual
   */
  createTask: {
    request: {
      body: TaskRequest;
    };
    answer:
      | {
          status: 201;
          body: ApplyResponse;
        }
      | {
          status: 409;
          body: DuplicateResponse;
        };
  };
  /**
   * Status of a job
   */
  getJobStatus: {
    request: {
      params: {
        /**
         * Id of the job.
         */
        jobId: string;
      };
    };
    answer: {
      status: 200;
      body: JobStatusResponse;
    };
  };
  /**
   * Resume a paused job
   */
  resumeJob: {
    request: {
      params: {
        /**
         * Id of the job.
         */
        jobId: string;
      };
      body?: ResumeRequest;
    };
    answer: {
      status: 200;
      body: ResumeResponse;
    };
  };
  /**
   * List the browser sessions of a user
   */
  listSessions: {
    request: {
      params: {
        /**
         * Id of the user, as valet_user_id of the jobs.
         */
        userId: string;
      };
    };
    answer: {
      status: 200;
      body: {
        user_id: string;
        sessions: {
          domain: string;
          last_used_at: string;
          created_at: string;
          updated_at: string;
          expires_at: string | null;
        }[];
        count: number;
      };
    };
  };
  /**
   * Clear all browser sessions of a user
   */
  clearSessions: {
    request: {
      params: {
        /**
         * Id of the user, as valet_user_id of the jobs.
         */
        userId: string;
      };
    };
    answer: {
      status: 200;
      body: {
        user_id: string;
        deleted_count: number;
      };
    };
  };
  /**
   * Clear one browser session of a user
   */
  clearSession: {
    request: {
      params: {
        /**
         * Id of the user, as valet_user_id of the jobs.
         */
        userId: string;
        /**
         * Domain of the session, as the list names it.
         */
        domain: string;
      };
    };
    answer: {
      status: 200;
      body: {
        user_id: string;
        domain: string;
        deleted: boolean;
      };
    };
  };
  /**
   * Clear the kept answers of a user
   */
  clearAnswers: {
    request: {
      params: {
        /**
         * Id of the user, as valet_user_id of the jobs.
         */
        userId: string;
      };
    };
    answer: {
      status: 200;
      body: {
        user_id: string;
        deleted_count: number;
      };
    };
  };
  /**
   * List the jobs
   */
  listJobs: {
    request: {
      query?: {
        /**
         * Only jobs in these states; repeated, or between commas.
         */
        status?: ('pending' | 'running' | 'paused' | 'completed' | 'failed' | 'cancelled' | 'expired' | 'queued')[];
        job_type?: JobType;
        /**
         * Most jobs to return.
         */
        limit?: number;
        /**
         * Jobs to leave out from the start.
         */
        offset?: number;
        /**
         * What to sort by; `-` in front turns it round.
         */
        sort?:
          | 'created_at'
          | '-created_at'
          | 'updated_at'
          | '-updated_at'
          | 'started_at'
          | '-started_at'
          | 'completed_at'
          | '-completed_at'
          | 'priority'
          | '-priority'
          | 'status'
          | '-status';
      };
    };
    answer: {
      status: 200;
      body: JobList;
    };
  };
  /**
   * Create several jobs
   */
  createJobs: {
    request: {
      body: BatchRequest;
    };
    answer: {
      status: 207;
      body: BatchResponse;
    };
  };
  /**
   * Events of a job
   */
  getJobEvents: {
    request: {
      params: {
        /**
         * Id of the job.
         */
        id: string;
      };
      query?: {
        /**
         * Most events to return.
         */
        limit?: number;
        /**
         * Events to leave out from the start.
         */
        offset?: number;
        event_type?: EventType;
      };
    };
    answer: {
      status: 200;
      body: {
        events: JobEvent[];
        /**
         * Events of the job (of this type) in all.
         */
        total: number;
        limit: number;
        offset: number;
      };
    };
  };
  /**
   * Cancel a job
   */
  cancelJob: {
    request: {
      params: {
        /**
         * Id of the job.
         */
        id: string;
      };
    };
    answer: {
      status: 200;
      body: CancelResponse;
    };
  };
  /**
   * Retry a job
   */
  retryJob: {
    request: {
      params: {
        /**
         * Id of the job.
         */
        id: string;
      };
    };
    answer: {
      status: 200;
      body: RetryResponse;
    };
  };
  /**
   * Approve or reject a filled form
   */
  reviewJob: {
    request: {
      params: {
        /**
         * Id of the job.
         */
        id: string;
      };
      body: ReviewRequest;
    };
    answer: {
      status: 200;
      body: ResumeResponse;
    };
  };
  /**
   * Stop automation at once
   */
  killJobs: {
    request: {
      body: KillRequest;
    };
    answer: {
      status: 200;
      body: KillResponse;
    };
  };
  /**
   * Callbacks of a job
   */
  listCallbacks: {
    request: {
      params: {
        /**
         * Id of the job.
         */
        id: string;
      };
    };
    answer: {
      status: 200;
      body: CallbackList;
    };
  };
  /**
   * Send a callback again
   */
  redeliverCallback: {
    request: {
      params: {
        /**
         * Id of the job.
         */
        id: string;
        /**
         * Id of the callback.
         */
        callbackId: string;
      };
    };
    answer: {
      status: 202;
      body: CallbackRecord;
    };
  };
  /**
   * List the manuals
   */
  listManuals: {
    request: {
      query?: {
        /**
         * Only those of this platform.
         */
        platform?: string;
        /**
         * Only those that stand so.
         */
        status?: 'candidate' | 'shadow' | 'promoted' | 'retired';
        /**
         * Only those for this task.
         */
        task?: 'apply' | 'scrape' | 'fill' | 'custom';
      };
    };
    answer: {
      status: 200;
      body: {
        manuals: ManualEntry[];
      };
    };
  };
  /**
   * One manual
   */
  getManual: {
    request: {
      params: {
        /**
         * Id of one version of a manual.
         */
        id: string;
      };
    };
    answer: {
      status: 200;
      body: ManualEntry;
    };
  };
  /**
   * Edit a manual
   */
  editManual: {
    request: {
      params: {
        /**
         * Id of one version of a manual.
         */
        id: string;
      };
      headers: {
        /**
         * ETag of the version that was read.
         */
        'If-Match': string;
      };
      body: Manual;
    };
    answer:
      | {
          status: 200;
          body: ManualEntry;
        }
      | {
          status: 201;
          body: ManualEntry;
        };
  };
  /**
   * History of a manual
   */
  getManualHistory: {
    request: {
      params: {
        /**
         * Id of one version of a manual.
         */
        id: string;
      };
    };
    answer: {
      status: 200;
      body: ManualHistory;
    };
  };
  /**
   * Is the service up?
   */
  getHealth: {
    request: {};
    answer: {
      status: 200;
      body: {
        status: 'ok';
        service: 'ghosthands';
        version: string;
        timestamp: string;
      };
    };
  };
  /**
   * Is the service up?
   */
  getApiHealth: {
    request: {};
    answer: {
      status: 200;
      body: {
        status: 'ok';
        service: 'ghosthands';
        version: string;
        timestamp: string;
      };
    };
  };
  /**
   * Can it serve requests?
   */
  getReadiness: {
    request: {};
    answer:
      | {
          status: 200;
          body: {
            status: 'ready' | 'not_ready';
          };
        }
      | {
          status: 503;
          body: {
            status: 'ready' | 'not_ready';
          };
        };
  };
  /**
   * Health of the parts
   */
  getMonitoringHealth: {
    request: {};
    answer:
      | {
          status: 200;
          body: MonitoringHealth;
        }
      | {
          status: 503;
          body: MonitoringHealth;
        };
  };
  /**
   * Metrics for Prometheus
   */
  getMetricsText: {
    request: {};
    answer: {
      status: 200;
      body: string;
    };
  };
  /**
   * Metrics
   */
  getMetrics: {
    request: {};
    answer: {
      status: 200;
      body: MonitoringMetrics;
    };
  };
  /**
   * Alerts
   */
  getAlerts: {
    request: {};
    answer: {
      status: 200;
      body: MonitoringAlerts;
    };
  };
  /**
   * Health, metrics and alerts
   */
  getDashboard: {
    request: {};
    answer: {
      status: 200;
      body: MonitoringDashboard;
    };
  };
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
  metadata?: {
    [k: string]: unknown;
  };
}
/**
 * The candidate, as in the HTTP contract §4.1, plus what application forms ask beyond it.
 */
export interface Profile {
  first_name: ApplicationLine;
  middle_name?: ApplicationLine;
  last_name: ApplicationLine;
  full_name?: ApplicationLine;
  preferred_name?: ApplicationLine;
  honorific?: ApplicationLine;
  pronouns?: ApplicationLine;
  email: string;
  /**
   * With country code, e.g. +1-555-0100.
   */
  phone?: string;
  /**
   * Dial code (+49) or ISO 3166-1 alpha-2 country.
   */
  phone_country_code?: string;
  phone_national?: ApplicationLine;
  phone_extension?: ApplicationLine;
  location?: Location;
  linkedin_url?: ApplicationUrl;
  github_url?: ApplicationUrl;
  portfolio_url?: ApplicationUrl;
  website_url?: ApplicationUrl;
  twitter_url?: ApplicationUrl;
  facebook_url?: ApplicationUrl;
  other_url?: ApplicationUrl;
  headline?: ApplicationLine;
  summary?: ApplicationText;
  additional_info?: ApplicationText;
  work_authorization?: ApplicationLine;
  requires_sponsorship?: boolean;
  willing_to_relocate?: boolean;
  salary_expectation?: ApplicationLine;
  salary_current?: ApplicationLine;
  years_of_experience?: number;
  notice_period?: ApplicationLine;
  start_date?: ApplicationLine;
  date_of_birth?: string;
  username?: ApplicationLine;
  how_heard?: ApplicationLine;
  referral?: ApplicationLine;
  clearance?: ApplicationLine;
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
  skills?: ApplicationLine[];
  /**
   * @maxItems 50
   */
  languages?: ApplicationLine[];
  /**
   * @maxItems 100
   */
  certifications?: ApplicationLine[];
  eeo?: EeoAnswers;
}
export interface Location {
  display?: ApplicationLine;
  address?: ApplicationLine;
  address_line1?: ApplicationLine;
  address_line2?: ApplicationLine;
  address_line3?: ApplicationLine;
  street_name?: ApplicationLine;
  house_number?: ApplicationLine;
  city?: ApplicationLine;
  district?: ApplicationLine;
  state?: ApplicationLine;
  country?: ApplicationLine;
  zip?: ApplicationLine;
}
export interface Education {
  institution: ApplicationLine;
  degree?: ApplicationLine;
  field?: ApplicationLine;
  start_date?: ApplicationMonth;
  end_date?: ApplicationMonth;
  graduation_year?: number;
  gpa?: ApplicationLine;
}
export interface WorkHistory {
  company: ApplicationLine;
  title: ApplicationLine;
  location?: ApplicationLine;
  start_date?: ApplicationMonth;
  /**
   * YYYY, YYYY-MM or YYYY-MM-DD.
   */
  end_date?: string;
  description?: ApplicationText;
}
/**
 * Demographic answers in the candidate's own words. Sent only where a form asks, never guessed.
 */
export interface EeoAnswers {
  gender?: ApplicationLine;
  race?: ApplicationLine;
  hispanic?: ApplicationLine;
  veteran?: ApplicationLine;
  disability?: ApplicationLine;
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
 * Body of POST /api/v1/gh/valet/task (HTTP contract §4.2).
 */
export interface TaskRequest {
  valet_task_id: ApplyRequestValetTaskId;
  valet_user_id: ApplyRequestValetUserId;
  job_type: TaskType;
  target_url: ApplyRequestTargetUrl;
  task_description?: string;
  input_data?: TaskInput;
  callback_url?: ApplyRequestCallbackUrl;
  quality?: Quality1;
  priority?: ApplyRequestPriority;
  timeout_seconds?: ApplyRequestTimeoutSeconds;
  hitl_timeout_seconds?: ApplyRequestHitlTimeoutSeconds;
  idempotency_key?: ApplyRequestIdempotencyKey;
  target_worker_id?: ApplyRequestTargetWorkerId;
  metadata?: ApplyRequestMetadata;
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
export interface ApplyRequestMetadata {
  [k: string]: unknown;
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
export interface JobTimestamps {
  created_at: string;
  started_at: string | null;
  completed_at: string | null;
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
  execution_mode: ExecutionMode1;
  browser_mode: BrowserMode1;
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
 * Body of POST /api/v1/gh/jobs/batch (HTTP contract §12.5): each item is what POST /valet/apply or, with a job_type, POST /valet/task takes.
 */
export interface BatchRequest {
  /**
   * @minItems 1
   * @maxItems 100
   */
  jobs: (ApplyRequest | TaskRequest)[];
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
  version: ManualEntryVersion;
  predecessor: ManualEntryPredecessor;
  origin: ManualOrigin;
  status: ManualStatus;
  health: ManualEntryHealth;
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
  task: ManualTask1;
  /**
   * Id of the ATS plugin.
   */
  platform: string;
  level: ManualLevel1;
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
  pages: ManualPage[];
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
   */
  fields: ManualShape[];
  /**
   * Steps of the wider manual's page that do not hold here.
   *
   * @maxItems 500
   */
  remove?: ManualStepId[];
  /**
   * @minItems 1
   * @maxItems 500
   */
  steps: ManualStep[];
}
/**
 * Opens an address.
 */
export interface NavigateStep {
  type: 'navigate';
  id: ManualStepId;
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
/**
 * The value is one of these, letter case aside.
 */
export interface ValueCondition {
  value: ValueRef;
  /**
   * @minItems 1
   */
  oneOf: string[];
}
/**
 * Writes into a text field.
 */
export interface FillStep {
  type: 'fill';
  id: ManualStepId;
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
  shape: ManualShape;
  /**
   * @minItems 2
   */
  locators: Locator[];
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
  id: ManualStepId;
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
  shape: ManualShape;
  /**
   * @minItems 2
   */
  locators: Locator[];
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
  id: ManualStepId;
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
  shape: ManualShape;
  /**
   * @minItems 2
   */
  locators: Locator[];
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
  id: ManualStepId;
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
  shape: ManualShape;
  /**
   * @minItems 2
   */
  locators: Locator[];
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
  id: ManualStepId;
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
  locators: Locator[];
  post: ManualCondition;
}
/**
 * Presses a key.
 */
export interface PressStep {
  type: 'press';
  id: ManualStepId;
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
  locators: Locator[];
  post: ManualCondition;
}
/**
 * Waits until something holds; never for a recorded time.
 */
export interface WaitStep {
  type: 'wait';
  id: ManualStepId;
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
  id: ManualStepId;
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
  id: ManualStepId;
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
  each?: ExtractPart[];
  /**
   * @minItems 2
   */
  locators: Locator[];
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
  id: ManualStepId;
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
  id: ManualStepId;
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
  locators: Locator[];
  post: ManualCondition;
}
/**
 * Goes one of several ways, by the page that is shown or by a value.
 */
export interface BranchStep {
  type: 'branch';
  id: ManualStepId;
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
  cases: BranchCase[];
  /**
   * @minItems 1
   * @maxItems 500
   */
  otherwise?: ManualStep[];
}
export interface BranchCase {
  when: ManualCondition;
  /**
   * @minItems 1
   * @maxItems 500
   */
  steps: ManualStep[];
}
/**
 * Does its steps once for each entry of a list (`.0.` in a value ref stands for the entry's number), or again and again while something holds.
 */
export interface RepeatStep {
  type: 'repeat';
  id: ManualStepId;
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
  add?: Locator[];
  /**
   * @minItems 1
   * @maxItems 500
   */
  steps: ManualStep[];
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
  version: ManualEntryVersion;
  predecessor: ManualEntryPredecessor;
  origin: ManualOrigin;
  status: ManualStatus;
  health: ManualEntryHealth;
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
/**
 * Answer of GET /api/v1/gh/monitoring/alerts (HTTP contract §13.5).
 */
export interface MonitoringAlerts {
  count: number;
  alerts: Alert[];
  checkedAt: string;
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
 * Answer of GET /api/v1/gh/monitoring/dashboard (HTTP contract §13.6).
 */
export interface MonitoringDashboard {
  health: MonitoringHealth;
  metrics: MonitoringMetrics;
  activeAlerts: Alert[];
  timestamp: string;
}
export interface ApiComponents {
  Alert: Alert;
  Answer: Answer;
  AnswerOutcome: AnswerOutcome;
  AnswerSource: AnswerSource;
  'application.line': ApplicationLine;
  'application.month': ApplicationMonth;
  'application.text': ApplicationText;
  'application.url': ApplicationUrl;
  'apply-request.callback_url': ApplyRequestCallbackUrl;
  'apply-request.hitl_timeout_seconds': ApplyRequestHitlTimeoutSeconds;
  'apply-request.idempotency_key': ApplyRequestIdempotencyKey;
  'apply-request.metadata': ApplyRequestMetadata;
  'apply-request.priority': ApplyRequestPriority;
  'apply-request.target_url': ApplyRequestTargetUrl;
  'apply-request.target_worker_id': ApplyRequestTargetWorkerId;
  'apply-request.timeout_seconds': ApplyRequestTimeoutSeconds;
  'apply-request.valet_task_id': ApplyRequestValetTaskId;
  'apply-request.valet_user_id': ApplyRequestValetUserId;
  ApplyRequest: ApplyRequest;
  ApplyResponse: ApplyResponse;
  BatchRequest: BatchRequest;
  BatchResponse: BatchResponse;
  BatchResult: BatchResult;
  BranchCase: BranchCase;
  BrowserMode: BrowserMode1;
  Callback: Callback;
  CallbackAttempt: CallbackAttempt;
  CallbackList: CallbackList;
  CallbackRecord: CallbackRecord;
  CallbackStatus: CallbackStatus;
  CancelResponse: CancelResponse;
  CostBreakdown: CostBreakdown;
  DocumentFile: DocumentFile;
  DuplicateResponse: DuplicateResponse;
  Education: Education;
  EeoAnswers: EeoAnswers;
  EventType: EventType;
  Evidence: Evidence;
  ExecutionMode: ExecutionMode1;
  ExtractPart: ExtractPart;
  FailedStep: FailedStep;
  FieldKind: FieldKind;
  FinalMode: FinalMode;
  HealthStatus: HealthStatus;
  Interaction: Interaction;
  InteractionType: InteractionType;
  JobError: JobError;
  JobEvent: JobEvent;
  JobList: JobList;
  JobProgress: JobProgress;
  JobResult: JobResult;
  JobStatus: JobStatus;
  JobStatusResponse: JobStatusResponse;
  JobSummary: JobSummary;
  JobType: JobType;
  KillRequest: KillRequest;
  KillResponse: KillResponse;
  Location: Location;
  Locator: Locator;
  Manual: Manual;
  'manual-entry.health': ManualEntryHealth;
  'manual-entry.predecessor': ManualEntryPredecessor;
  'manual-entry.version': ManualEntryVersion;
  'manual.shape': ManualShape;
  'manual.stepId': ManualStepId;
  ManualCondition: ManualCondition;
  ManualEntry: ManualEntry;
  ManualHistory: ManualHistory;
  ManualHistoryVersion: ManualHistoryVersion;
  ManualLevel: ManualLevel;
  ManualMoveEntry: ManualMoveEntry;
  ManualOrigin: ManualOrigin;
  ManualPage: ManualPage;
  ManualParameter: ManualParameter;
  ManualPolicy: ManualPolicy;
  ManualStatus: ManualStatus;
  ManualStep: ManualStep;
  ManualTask: ManualTask;
  ManualUse: ManualUse;
  MonitoringAlerts: MonitoringAlerts;
  MonitoringDashboard: MonitoringDashboard;
  MonitoringHealth: MonitoringHealth;
  MonitoringMetrics: MonitoringMetrics;
  OnFail: OnFail;
  ParameterSensitivity: ParameterSensitivity;
  Platform: Platform;
  Problem: Problem;
  Profile: Profile;
  QaAnswers: QaAnswers;
  Quality: Quality1;
  ResumeRequest: ResumeRequest;
  ResumeResponse: ResumeResponse;
  RetryResponse: RetryResponse;
  ReviewRequest: ReviewRequest;
  ShapeError: ShapeError;
  TaskData: TaskData;
  TaskInput: TaskInput;
  TaskRequest: TaskRequest;
  TaskType: TaskType;
  ValueRef: ValueRef;
  Verdict: Verdict;
  WorkHistory: WorkHistory;
}
/**
 * What the host POSTs to callback_url on a status change (HTTP contract §5).
 */
export interface Callback {
  job_id: string;
  valet_task_id: string;
  status: CallbackStatus1;
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
export interface CallbackCost {
  total_cost_usd: number;
  action_count: number;
  total_tokens: number;
}

/** Every endpoint: how and where it is asked. */
export const operations = {
  applyToJob: { method: 'POST', path: '/api/v1/gh/valet/apply' },
  createTask: { method: 'POST', path: '/api/v1/gh/valet/task' },
  getJobStatus: { method: 'GET', path: '/api/v1/gh/valet/status/{jobId}' },
  resumeJob: { method: 'POST', path: '/api/v1/gh/valet/resume/{jobId}' },
  listSessions: { method: 'GET', path: '/api/v1/gh/valet/sessions/{userId}' },
  clearSessions: { method: 'DELETE', path: '/api/v1/gh/valet/sessions/{userId}' },
  clearSession: { method: 'DELETE', path: '/api/v1/gh/valet/sessions/{userId}/{domain}' },
  clearAnswers: { method: 'DELETE', path: '/api/v1/gh/valet/answers/{userId}' },
  listJobs: { method: 'GET', path: '/api/v1/gh/jobs' },
  createJobs: { method: 'POST', path: '/api/v1/gh/jobs/batch' },
  getJobEvents: { method: 'GET', path: '/api/v1/gh/jobs/{id}/events' },
  cancelJob: { method: 'POST', path: '/api/v1/gh/jobs/{id}/cancel' },
  retryJob: { method: 'POST', path: '/api/v1/gh/jobs/{id}/retry' },
  reviewJob: { method: 'POST', path: '/api/v1/gh/jobs/{id}/review' },
  killJobs: { method: 'POST', path: '/api/v1/gh/kill' },
  listCallbacks: { method: 'GET', path: '/api/v1/gh/jobs/{id}/callbacks' },
  redeliverCallback: { method: 'POST', path: '/api/v1/gh/jobs/{id}/callbacks/{callbackId}/redeliver' },
  listManuals: { method: 'GET', path: '/api/v1/manuals' },
  getManual: { method: 'GET', path: '/api/v1/manuals/{id}' },
  editManual: { method: 'PUT', path: '/api/v1/manuals/{id}' },
  getManualHistory: { method: 'GET', path: '/api/v1/manuals/{id}/history' },
  getHealth: { method: 'GET', path: '/health' },
  getApiHealth: { method: 'GET', path: '/api/v1/gh/health' },
  getReadiness: { method: 'GET', path: '/ready' },
  getMonitoringHealth: { method: 'GET', path: '/api/v1/gh/monitoring/health' },
  getMetricsText: { method: 'GET', path: '/api/v1/gh/monitoring/metrics' },
  getMetrics: { method: 'GET', path: '/api/v1/gh/monitoring/metrics/json' },
  getAlerts: { method: 'GET', path: '/api/v1/gh/monitoring/alerts' },
  getDashboard: { method: 'GET', path: '/api/v1/gh/monitoring/dashboard' },
} as const satisfies Record<keyof ApiOperations, { readonly method: string; readonly path: string }>;
