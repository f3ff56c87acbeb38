import { findLike } from './like-question.ts';
import { normaliseQuestion } from './normalise-text.ts';

/** What the bank says about a question. */
export type BankEntry =
  | { readonly kind: 'answer'; readonly key: string; readonly text: string; readonly confidence: number }
  /** Two wordings of the question are the same after normalising, and their answers differ. */
  | { readonly kind: 'contradiction' };

/** Answers by normalised question. */
export type QuestionBank = ReadonlyMap<string, BankEntry>;

/** Makes a bank of answers by question (`qa_answers`, or what a person said during the run). */
export function createQuestionBank(answers: Readonly<Record<string, string>> = {}): QuestionBank {
  const bank = new Map<string, BankEntry>();
  for (const [question, text] of Object.entries(answers)) {
    const key = normaliseQuestion(question);
    const other = bank.get(key);
    if (!other) bank.set(key, { kind: 'answer', key, text, confidence: 1 });
    else if (other.kind === 'answer' && other.text.trim() !== text.trim()) bank.set(key, { kind: 'contradiction' });
  }
  return bank;
}

/** An answer of an earlier application. */
export interface KeptAnswer {
  /** The question in the words of a form. */
  readonly question: string;
  readonly answer: string;
  /** 0..1. */
  readonly confidence: number;
}

/** The bank with what earlier applications answered; what it says itself wins. */
export function withKept(bank: QuestionBank, kept: readonly KeptAnswer[]): QuestionBank {
  const entries = kept.map(({ question, answer, confidence }): [string, BankEntry] => {
    const key = normaliseQuestion(question);
    return [key, { kind: 'answer', key, text: answer, confidence }];
  });
  return new Map([...entries, ...bank]);
}

/** What the bank says about a question in the words of a form; undefined when it does not know it. */
export function askBank(bank: QuestionBank, question: string): BankEntry | undefined {
  const key = normaliseQuestion(question);
  return key === '' ? undefined : bank.get(key);
}

/** The bank's answer to the one question that is worded like this one; undefined when there is none, or more than one. */
export function askBankLike(bank: QuestionBank, question: string): BankEntry | undefined {
  const key = findLike(normaliseQuestion(question), [...bank.keys()]);
  return key === null ? undefined : bank.get(key);
}
