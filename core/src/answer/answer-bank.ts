import type { Answer } from '@valet/schemas';

/** Whose answers. */
export interface AnswerOwner {
  readonly tenant: string;
  /** Stable id of the candidate; see ApplicationKey. */
  readonly candidate: string;
}

/** An answer that is worth keeping. */
export interface NewBankAnswer {
  /** As the form worded it. */
  readonly question: string;
  readonly answer: string;
  readonly source: Answer['source'];
  /** Kind of question; null where none was told. */
  readonly category: string | null;
}

/** A kept answer. */
export interface BankAnswer extends NewBankAnswer {
  /** The question reduced to its words (`normaliseQuestion`): a candidate has one answer to each. */
  readonly key: string;
  /** ISO 8601. */
  readonly savedAt: string;
}

/** Keeps what candidates answered, from one application to the next. What is worth keeping, and what fits a question, is decided elsewhere. */
export interface AnswerBank {
  /** Everything that is kept for a candidate, the newest first. */
  find(owner: AnswerOwner): Promise<readonly BankAnswer[]>;
  /** Keeps each in place of an earlier one to the same question; of several, the last. Questions without words are passed over. */
  save(owner: AnswerOwner, answers: readonly NewBankAnswer[]): Promise<void>;
}
