import type { Application } from '@valet/schemas';
import type { DocumentSource } from '../run/document-source.ts';
import type { QuestionBank } from './question-bank.ts';

/** Answers that the operator's configuration allows where nobody gave one. All off unless set. */
export interface AnswerDefaults {
  /** Choose "decline to self-identify" where a demographic question offers it and the candidate said nothing. */
  readonly declineToSelfIdentify?: boolean;
}

/** What every answer of one form is made from. */
export interface AnswerContext {
  readonly application: Application;
  readonly documents: DocumentSource;
  readonly defaults: AnswerDefaults;
  /** `qa_answers`, and what earlier applications answered. */
  readonly bank: QuestionBank;
  /** What a person said during the run. */
  readonly said: QuestionBank;
  /** ISO 3166-1 alpha-2 of the candidate's country. */
  readonly country: string | null;
  readonly hispanic: boolean | null;
  /** The form asks for the country of the phone number in a field of its own. */
  readonly hasDialPicker: boolean;
}
