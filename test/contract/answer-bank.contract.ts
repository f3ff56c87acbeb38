import { randomUUID } from 'node:crypto';
import type { AnswerBank, AnswerOwner, NewBankAnswer } from '@valet/core';
import type { Test } from 'tap';
import type { FakeClock } from '../support/fake-clock.ts';

/** A bank under test. */
export interface AnswerSubject {
  readonly answers: AnswerBank;
  readonly clock: FakeClock;
}

/** Whose answers: a stranger to all others but for what is given. */
export const ownerOf = (given: Partial<AnswerOwner> = {}): AnswerOwner => ({
  tenant: 'default',
  candidate: randomUUID(),
  ...given,
});

/** Something to keep. */
export const answerTo = (question: string, answer: string, change: Partial<NewBankAnswer> = {}): NewBankAnswer => ({
  question,
  answer,
  source: 'human',
  category: null,
  ...change,
});

/** What every {@link AnswerBank} must do. */
export function answerBankContract(t: Test, { answers, clock }: AnswerSubject): void {
  t.test('gives back what was kept, the newest first', async (t) => {
    const owner = ownerOf();
    t.same(await answers.find(owner), []);
    const savedAt = new Date(clock.now()).toISOString();
    const first = answerTo('How did you hear about us?', 'From a friend', { category: 'referral', source: 'llm' });
    await answers.save(owner, [first]);
    t.same(await answers.find(owner), [{ ...first, key: 'how did you hear about us', savedAt }]);
    clock.pass(1000);
    await answers.save(owner, [answerTo('Notice period?', 'Two months\nor less – “üblich”')]);
    t.match(await answers.find(owner), [
      { key: 'notice period', answer: 'Two months\nor less – “üblich”', category: null },
      { key: 'how did you hear about us', savedAt },
    ]);
    await answers.save(owner, []);
    t.equal((await answers.find(owner)).length, 2);
  });

  t.test('has one answer to each question, however it is worded: the last', async (t) => {
    const owner = ownerOf();
    await answers.save(owner, [answerTo('Notice period?', 'one'), answerTo('Salary?', 'x')]);
    clock.pass(1000);
    await answers.save(owner, [answerTo('NOTICE  PERIOD *', 'two'), answerTo('Notice period (required)', 'three')]);
    const kept = await answers.find(owner);
    t.match(kept, [{ question: 'Notice period (required)', answer: 'three' }, { answer: 'x' }]);
    t.equal(kept.length, 2);
    await answers.save(owner, [answerTo(' * ', 'nothing')]);
    t.equal((await answers.find(owner)).length, 2, 'a question without words is none');
  });

  t.test('keeps tenants and candidates apart', async (t) => {
    const owner = ownerOf();
    await answers.save(owner, [answerTo('Notice period?', 'mine')]);
    t.same(await answers.find({ ...owner, tenant: 'other' }), []);
    t.same(await answers.find(ownerOf()), []);
    await answers.save({ ...owner, tenant: 'other' }, [answerTo('Notice period?', 'theirs')]);
    t.match(await answers.find(owner), [{ answer: 'mine' }]);
  });

  t.test('of many that save at once, all is kept', async (t) => {
    const owner = ownerOf();
    const questions = Array.from({ length: 12 }, (_, at) => `Question ${at}`);
    const saves = questions.map((question) =>
      answers.save(owner, [answerTo(question, 'a'), answerTo('Same?', question)]),
    );
    await Promise.all(saves);
    t.equal((await answers.find(owner)).length, 13);
  });
}
