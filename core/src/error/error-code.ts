/** What the caller of a failed operation should do next. */
export type NextAction = 'retry' | 'fail' | 'ask-human' | 'stop';

/** One row of the error table. */
export interface ErrorRow {
  /** What it means, for a reader who has never seen it. */
  readonly meaning: string;
  /** What the reader can do about it. */
  readonly mend: string;
  /** Whether another attempt of the same job may be made without a person. */
  readonly retryable: boolean;
  readonly next: NextAction;
  /** Exit code of the `valet` command. */
  readonly exitCode: number;
}

const row = (exitCode: number, next: NextAction, meaning: string, mend: string): ErrorRow => ({
  exitCode,
  next,
  meaning,
  mend,
  retryable: next === 'retry',
});

/**
 * Every error code of Valet, once: HTTP contract §15 and what came after it.
 * `docs/reference/errors.md` is proved against this table.
 */
export const errorTable = {
  // HTTP contract §15
  budget_exceeded: row(20, 'stop', "The user's budget is used up.", 'Raise the budget or wait for the next period.'),
  action_limit_exceeded: row(
    21,
    'stop',
    'The job needs more actions than it may take.',
    'Look at the URL: it may be no application form.',
  ),
  captcha_blocked: row(
    22,
    'retry',
    'A CAPTCHA blocks the form and no person solved it.',
    'Solve it in the browser and resume, or try later.',
  ),
  login_required: row(
    23,
    'retry',
    'The site asks for a login.',
    'Log in once by hand so that the session can be kept.',
  ),
  timeout: row(
    24,
    'retry',
    'The job took longer than its time limit.',
    'Raise timeout_seconds, or look at why the site is slow.',
  ),
  rate_limited: row(
    25,
    'retry',
    'The site turned the request away as too frequent.',
    'Wait; the retry backs off by itself.',
  ),
  element_not_found: row(
    26,
    'retry',
    'Something the run expected on the page is missing.',
    'Open the screenshot: the page may have changed.',
  ),
  network_error: row(27, 'retry', 'The page could not be reached.', 'Check the address and the connection.'),
  browser_crashed: row(
    28,
    'retry',
    'The browser died during the run.',
    'Run it again; jobs of the API are tried again by themselves unless they may have submitted.',
  ),
  hitl_timeout: row(
    29,
    'stop',
    'The run waited for a person and nobody came in time.',
    'Retry when somebody is there, or raise hitl_timeout_seconds.',
  ),
  validation_error: row(2, 'fail', 'The input is not valid.', 'Correct what the message names.'),
  internal_error: row(
    1,
    'retry',
    'Something unexpected happened inside Valet.',
    'Run again with --debug and report what it prints.',
  ),
  // The application
  question_unanswered: row(
    10,
    'ask-human',
    'A required question has no answer in the profile or the answers.',
    'Add the named questions to qa_answers.',
  ),
  gate_failed: row(
    11,
    'ask-human',
    'A quality gate refused to submit.',
    'Look at the named fields; correct the profile or review by hand.',
  ),
  review_rejected: row(
    12,
    'stop',
    'The reviewer said no.',
    'Nothing was sent. Start again when the answers are right.',
  ),
  job_closed: row(13, 'stop', 'The posting takes no more applications.', 'Nothing was sent. Choose another posting.'),
  already_applied: row(
    14,
    'stop',
    'The site says that this person has applied already.',
    'Nothing new was recorded. No second application is needed.',
  ),
  duplicate_application: row(
    15,
    'stop',
    'Valet has sent, or may have sent, this application before.',
    'Look at the named earlier job; it is never sent twice.',
  ),
  submit_unknown: row(
    16,
    'ask-human',
    'The application left, and it is not known whether the site recorded it.',
    'Check with the employer or the mailbox. Valet will not send it again.',
  ),
  submit_unconfirmed: row(
    17,
    'ask-human',
    'The site accepted the request but shows no confirmation.',
    'Check the mailbox for a receipt. Valet will not send it again.',
  ),
  submit_rejected: row(
    18,
    'ask-human',
    'The site refused the application, and said so.',
    'Nothing was recorded. Correct what the message names.',
  ),
  human_required: row(
    19,
    'ask-human',
    'A step that only a person may do, and there is no person here.',
    'Run it where somebody can answer, or through the API with a callback.',
  ),
  form_not_found: row(30, 'fail', 'The page has no application form.', 'Use the address of the posting itself.'),
  cancelled: row(31, 'stop', 'The job was cancelled.', 'Start it again when wanted.'),
  fenced: row(32, 'stop', 'Another worker has taken over this job.', 'Nothing: the other worker goes on.'),
  manual_required: row(
    33,
    'stop',
    'The job needs a manual, and none fits it.',
    'Nothing was sent. Apply once with execution_mode auto: a verified run leaves a manual. For a generic task keep one with `valet manual add`.',
  ),
  // Generic tasks
  step_failed: row(
    34,
    'fail',
    'A step of a manual could not be done, or what it was to lead to did not come.',
    'The message names the step, what was expected and what was found; mend the manual, or its values.',
  ),
  submit_refused: row(
    35,
    'stop',
    'A generic task would have sent an application, which only the task apply may.',
    'Nothing was sent. Use POST /valet/apply or `valet apply`.',
  ),
  result_invalid: row(
    36,
    'fail',
    'The data that a task has read does not fit the schema it was to fit.',
    'The message names each place; mend the extract steps, or the schema.',
  ),
  address_refused: row(
    37,
    'fail',
    'The page or the callback leads to an address inside a network, not to the public internet.',
    'Nothing was connected to. Where that host is meant, name it in VALET_ALLOW_HOSTS.',
  ),
  // The machine
  invalid_url: row(
    40,
    'fail',
    'The address is not an http or https URL.',
    'Give a full address such as https://job-boards.greenhouse.io/acme/jobs/123.',
  ),
  file_not_found: row(41, 'fail', 'A file that was named is missing, unreadable or a folder.', 'Check the path.'),
  browser_missing: row(
    42,
    'fail',
    'No browser was found.',
    'Run `npm run setup`, or set VALET_BROWSER to a Chrome or Chromium.',
  ),
  port_in_use: row(43, 'fail', 'The port is taken by another program.', 'Choose another with --port.'),
  data_corrupt: row(
    44,
    'fail',
    'The data folder cannot be read.',
    'Restore a copy, or name another folder with --data; nothing in it was changed.',
  ),
  data_locked: row(45, 'fail', 'Another Valet owns the data folder.', 'Stop it, or name another folder with --data.'),
  config_invalid: row(46, 'fail', 'A setting is not valid.', 'Correct the named variable.'),
  plugin_invalid: row(
    47,
    'fail',
    'A plugin cannot be used.',
    'Correct what the message names; `valet plugin check <folder>` tells more.',
  ),
  plugin_tie: row(
    48,
    'fail',
    'Two plugins claim the same address equally well.',
    'Disable one of the two that the message names.',
  ),
  session_unreadable: row(
    64,
    'fail',
    'A kept browser session cannot be opened: it was changed or moved, or its key is not configured.',
    'Put the key that the message names back (VALET_OLD_CREDENTIAL_KEYS), or clear the session; runs go on without it.',
  ),
  model_unavailable: row(
    65,
    'ask-human',
    'No language model could be asked: none is configured, or none answered.',
    'Answer the named questions, or look at the models under /monitoring/health.',
  ),
  unsupported: row(49, 'fail', 'The chosen browser cannot do what the job needs.', 'Choose another tier.'),
  // HTTP only
  unauthorized: row(50, 'fail', 'The service key is missing or wrong.', 'Send X-GH-Service-Key.'),
  not_found: row(51, 'fail', 'There is no such job or manual.', 'Check the id.'),
  conflict: row(52, 'fail', 'The job is not in a state that allows this.', 'Read its status first.'),
  precondition_failed: row(
    53,
    'fail',
    'What was read has changed since, or another version stands.',
    'Read it again and repeat the change on what is there now.',
  ),
  precondition_required: row(
    54,
    'fail',
    'A change must say which version it was made on.',
    'Read it first and send its ETag as If-Match.',
  ),
  idempotency_mismatch: row(
    55,
    'fail',
    'The idempotency key was used before, for another request.',
    'Send the same request again, or a new key for a new one.',
  ),
  too_many_requests: row(
    56,
    'retry',
    'The service key sends more requests than it may.',
    'Wait as long as Retry-After says; VALET_RATE_LIMIT sets the limit.',
  ),
  queue_full: row(
    57,
    'retry',
    'More jobs wait than the queue takes.',
    'Wait as long as Retry-After says; VALET_MAX_QUEUE sets the limit.',
  ),
} as const satisfies Record<string, ErrorRow>;

/** A code of the error table. */
export type ErrorCode = keyof typeof errorTable;

/** True when the text is a code of the table. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorTable, text);
}
