import { normaliseQuestion } from './normalise-text.ts';

/** What the bank says about a question. */
export type BankEntry =
  | { readonly kind: 'answer'; readonly key: string; readonly text: string }
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
    if (!other) bank.set(key, { kind: 'answer', key, text });
    else if (other.kind === 'answer' && other.text.trim() !== text.trim()) bank.set(key, { kind: 'contradiction' });
  }
  return bank;
}

/** What the bank says about a question in the words of a form; undefined when it does not know it. */
export function askBank(bank: QuestionBank, question: string): BankEntry | undefined {
  const key = normaliseQuestion(question);
  return key === '' ? undefined : bank.get(key);
}
