import type { Clock } from '../clock.ts';
import type { AnswerBank, AnswerOwner, BankAnswer } from './answer-bank.ts';
import { normaliseQuestion } from './normalise-text.ts';

/** An {@link AnswerBank} that lives as long as the process. */
export function createMemoryAnswers(clock: Clock): AnswerBank {
  const banks = new Map<string, Map<string, BankAnswer>>();
  return {
    async find(owner) {
      const kept = [...(banks.get(nameOf(owner))?.values() ?? [])];
      return kept.reverse().map((one) => ({ ...one }));
    },
    async save(owner, answers) {
      const bank = banks.get(nameOf(owner)) ?? new Map<string, BankAnswer>();
      banks.set(nameOf(owner), bank);
      const savedAt = new Date(clock.now()).toISOString();
      for (const { question, answer, source, category } of answers) {
        const key = normaliseQuestion(question);
        bank.delete(key); // to the end
        if (key !== '') bank.set(key, { key, question, answer, source, category, savedAt });
      }
    },
  };
}

function nameOf({ tenant, candidate }: AnswerOwner): string {
  return JSON.stringify([tenant, candidate]);
}
