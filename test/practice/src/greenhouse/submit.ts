import { randomUUID } from 'node:crypto';
import type { PracticeFaults, PracticeScenario, PracticeSubmission } from '@valet/schemas';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isoTime } from '../clock.ts';
import { keyOf } from '../posting-key.ts';
import type { SiteDeps } from '../site-deps.ts';
import type { Bucket } from './bucket.ts';
import { checkApplication } from './check-application.ts';
import type { EducationCatalogue } from './education.ts';
import { makeJobPost } from './make-job-post.ts';
import { type ReadApplication, readApplication } from './read-application.ts';
import type { SecurityCodes } from './security-codes.ts';

/** What the submit endpoint needs beside the site's own. */
export interface SubmitDeps extends SiteDeps {
  bucket: Bucket;
  education: EducationCatalogue;
  codes: SecurityCodes;
}

/** A submit request and where its application is confirmed. */
export interface Arrival {
  scenario: PracticeScenario;
  request: FastifyRequest;
  reply: FastifyReply;
  confirmationPath: string;
}

/** One answer to a submit request: `why` goes into the record, `status` and `body` to the page. */
interface Refusal {
  why: string;
  status: number;
  body: { code: string; message: string; security_code_recipient?: string };
}

/** Takes a submit request: counts it, judges it, records it, and only then answers as the posting's faults say. */
export function createSubmitHandler(deps: SubmitDeps) {
  return async ({ scenario, request, reply, confirmationPath }: Arrival): Promise<void> => {
    const key = { board: scenario.board.token, job: scenario.posting.id };
    deps.ledger.countRequest(key);
    const receivedAt = isoTime(deps.clock);
    if (deps.faults.of(key).hold.includes('submit')) await deps.holds.keep('submit', key);
    const faults = deps.faults.of(key);
    const post = makeJobPost(scenario, '');
    const application = readApplication(request.body, { post, bucket: deps.bucket, education: deps.education });
    const person = `${keyOf(key)} ${application.email.toLowerCase()}`;
    const refusal = judge({ deps, scenario, faults, application, body: request.body, person });
    if (!refusal) deps.ledger.noteApplicant(key, application.email);
    await deps.ledger.record(makeRecord({ scenario, receivedAt, refusal, application, body: request.body }));
    if (faults.hold.includes('answer')) await deps.holds.keep('answer', key);
    await deps.pause(faults.answerDelayMs);
    answer({ reply, refusal, scenario, faults, confirmationPath });
  };
}

interface Case {
  deps: SubmitDeps;
  scenario: PracticeScenario;
  faults: PracticeFaults;
  application: ReadApplication;
  body: unknown;
  /** Posting and mail address, as one string. */
  person: string;
}

const faultRefusals: Partial<Record<PracticeFaults['submit'], Refusal>> = {
  'error-refused': {
    why: 'server-error',
    status: 500,
    body: { code: 'internal-error', message: 'An unexpected error occurred.' },
  },
  invalid: {
    why: 'invalid-attributes',
    status: 422,
    body: {
      code: 'invalid-attributes',
      message: 'There was a problem with your application. Please check your answers.',
    },
  },
  'rate-limited': {
    why: 'rate-limited',
    status: 429,
    body: { code: 'rate-limited', message: 'Too many requests. Please wait a while and try again.' },
  },
  blocked: { why: 'blocked', status: 403, body: { code: 'forbidden', message: 'Your request was blocked.' } },
  'captcha-retry': {
    why: 'captcha',
    status: 428,
    body: { code: 'captcha-retry', message: 'We could not verify this request. Please try again.' },
  },
};

/** Why the application is not taken, or nothing; the first rule that fits decides. */
function judge(given: Case): Refusal | undefined {
  const { deps, faults, scenario, application, body } = given;
  const key = { board: scenario.board.token, job: scenario.posting.id };
  if (faults.closed !== 'no') {
    return refuse('closed', 410, 'job-closed', 'This job is no longer accepting applications.');
  }
  const ofFault = faultRefusals[faults.submit];
  if (ofFault) return ofFault;
  if (fingerprintIn(body) !== makeJobPost(scenario, '').fingerprint) {
    return refuse('fingerprint', 422, 'invalid-attributes', 'This page is out of date. Please reload it.');
  }
  const complaint = checkApplication(application);
  if (complaint) return refuse(complaint.why, 422, 'invalid-attributes', complaint.message);
  if (faults.duplicates === 'refuse' && deps.ledger.hasApplied(key, application.email)) {
    return refuse(
      'duplicate',
      422,
      'already-applied',
      'You have already applied for this job with this email address.',
    );
  }
  return faults.securityCode ? judgeCode(given) : undefined;
}

function judgeCode({ deps, scenario, faults, application, body, person }: Case): Refusal | undefined {
  const given = typeof body === 'object' && body !== null && 'security_code' in body ? body.security_code : undefined;
  if (typeof given !== 'string' || given === '') {
    mailCode({ deps, scenario, faults, application, person });
    return {
      why: 'code-wanted',
      status: 428,
      body: {
        code: 'captcha-failed',
        message: 'A security code was sent to your email address.',
        security_code_recipient: application.email,
      },
    };
  }
  const check = deps.codes.check(person, given);
  if (check === 'right') return undefined;
  const message = {
    wrong: 'Incorrect security code.',
    expired: 'This security code has expired. Please reload the page and submit again.',
    'too-many': 'Too many attempts. Please reload the page and submit again.',
  }[check];
  return refuse(`code-${check}`, 428, 'invalid-security-code', message);
}

function mailCode({ deps, scenario, faults, application, person }: Omit<Case, 'body'>): void {
  const code = deps.codes.issue(person);
  const { board, posting } = scenario;
  deps.outbox.send(
    {
      to: application.email,
      from: 'no-reply@mail.practice.test',
      subject: `Security code for your application to ${board.name}`,
      text: `Copy and paste this code into the security code field on your application:\n\n${code}\n\nAfter you enter the code, resubmit your application.`,
      code,
      board: board.token,
      job: posting.id,
    },
    faults.codeMailDelayMs,
  );
}

function refuse(why: string, status: number, code: string, message: string): Refusal {
  return { why, status, body: { code, message } };
}

function fingerprintIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'fingerprint' in body ? body.fingerprint : undefined;
}

interface RecordParts {
  scenario: PracticeScenario;
  receivedAt: string;
  refusal: Refusal | undefined;
  application: ReadApplication;
  body: unknown;
}

function makeRecord({ scenario, receivedAt, refusal, application, body }: RecordParts): PracticeSubmission {
  const { email, fields, answers, files } = application;
  return {
    id: randomUUID(),
    site: 'greenhouse',
    board: scenario.board.token,
    job: scenario.posting.id,
    title: scenario.posting.title,
    receivedAt,
    outcome: refusal ? `refused:${refusal.why}` : 'accepted',
    email,
    fields,
    answers,
    files,
    body: typeof body === 'object' && body !== null ? { ...body } : {},
  };
}

interface AnswerParts {
  reply: FastifyReply;
  refusal: Refusal | undefined;
  scenario: PracticeScenario;
  faults: PracticeFaults;
  confirmationPath: string;
}

function answer({ reply, refusal, scenario, faults, confirmationPath }: AnswerParts): void {
  if (faults.submit === 'response-lost' && !refusal) {
    reply.hijack();
    reply.raw.socket?.destroy();
    return;
  }
  if (refusal) {
    reply.code(refusal.status).send(refusal.body);
    return;
  }
  if (faults.submit === 'error-recorded') {
    reply.code(500).send({ code: 'internal-error', message: 'An unexpected error occurred.' });
    return;
  }
  if (faults.hideConfirmation) reply.header('x-practice-confirmation', 'none');
  else reply.header('x-practice-confirmation-delay-ms', faults.confirmationDelayMs);
  if (scenario.presentation.submitAnswer === 'redirect') reply.redirect(confirmationPath, 302);
  else reply.code(200).send({ status: 'ok' });
}
