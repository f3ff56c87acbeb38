import type { FastifyReply } from 'fastify';
import { findPlaces } from '../greenhouse/geocoder.ts';
import { type Intake, loseAnswer, takeApplication } from '../site/intake.ts';
import type { SiteDeps } from '../site-deps.ts';
import type { DraftBook } from './draft-book.ts';
import type { AshbyPosting } from './postings.ts';

/** Variables of an operation; each uses some. */
export interface Variables {
  readonly formId?: string;
  readonly path?: string;
  readonly values?: readonly string[];
  readonly filename?: string;
  readonly handle?: string;
  readonly query?: string;
}

/** One call of the GraphQL endpoint. */
export interface Call {
  readonly op: string;
  readonly variables: Variables;
  /** The posting that the form is of; undefined for an unknown form. */
  readonly posting: AshbyPosting | undefined;
  readonly reply: FastifyReply;
}

/** The operations of the form; unknown ones answer an error, as GraphQL does, with status 200. */
export function createOperations(deps: SiteDeps, drafts: DraftBook) {
  const submit = async ({ variables, posting, reply }: Call): Promise<void> => {
    if (!posting) {
      reply.send({ errors: [{ message: 'No such form' }] });
      return;
    }
    const received = drafts.read(variables.formId ?? '');
    const intake = await takeApplication(deps, { posting, received, emailName: '_systemfield_email' });
    answer(reply, intake);
  };
  const operations: Readonly<Record<string, (call: Call) => unknown>> = {
    ApiSetFormValue({ variables: { formId = '', path = '', values = [] }, reply }) {
      drafts.setValue(formId, path, values);
      return reply.send({ data: { setFormValue: { __typename: 'FormRender' } } });
    },
    ApiCreateFileUploadHandle({ variables: { filename = 'file' }, reply }) {
      const handle = drafts.createHandle(filename);
      return reply.send({ data: { fileUploadHandle: { handle, url: `/ashby-store/${handle}` } } });
    },
    async ApiSetFormValueToFile({ variables: { formId = '', path = '', handle = '' }, posting, reply }) {
      if (posting && deps.faults.of(posting.key).hold.includes('upload')) await deps.holds.keep('upload', posting.key);
      const isSet = drafts.setFile(formId, path, handle);
      return reply.send(isSet ? { data: { setFormValueToFile: {} } } : { errors: [{ message: 'No such file' }] });
    },
    ApiAutocompleteGeoLocation({ variables: { query = '' }, reply }) {
      const locations = findPlaces(query).map(({ properties }) => ({ label: properties.label }));
      return reply.send({ data: { autocompleteGeoLocation: locations } });
    },
    ApiSubmitSingleApplicationFormAction: submit,
    ApiSubmitMultipleFormsAction: submit,
  };
  return async (call: Call): Promise<void> => {
    const run = operations[call.op];
    if (run) await run(call);
    else call.reply.send({ errors: [{ message: `Unknown operation ${call.op}` }] });
  };
}

function answer(reply: FastifyReply, intake: Intake): void {
  if (intake.kind === 'lost') {
    loseAnswer(reply);
    return;
  }
  const { status, body } = answerTo(intake);
  reply.code(status).send(body);
}

function answerTo(intake: Exclude<Intake, { kind: 'lost' }>): { status: number; body: object } {
  const error = (status: number, message: string) => ({ status, body: { errors: [{ message }] } });
  if (intake.kind === 'broken') return error(500, 'Internal server error');
  if (intake.kind === 'accepted') {
    const result = { applicationFormResult: { __typename: 'FormSubmitSuccess' } };
    return { status: 200, body: { data: { submitApplicationForm: { ...result, isShown: intake.isConfirmed } } } };
  }
  const { status, why, message } = intake.refusal;
  if (status >= 429 || why === 'blocked') return error(status, message);
  const said = why === 'captcha' ? 'RECAPTCHA_SCORE_BELOW_THRESHOLD' : message;
  const result = { applicationFormResult: { __typename: 'FormRender', errorMessages: [said] } };
  return { status: 200, body: { data: { submitApplicationForm: result } } };
}
