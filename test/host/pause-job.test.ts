import type { HumanRequest } from '@valet/core';
import t from 'tap';
import { newJobRow } from '../../host/src/job/new-job.ts';
import { openPause, repliedBefore } from '../../host/src/job/pause-job.ts';
import { plainProfile } from '../support/candidates.ts';

const at = new Date('2026-02-16T12:00:00.000Z');
const request = { valet_task_id: 't', target_url: 'https://jobs.example.com/1', profile: plainProfile };
const job = newJobRow({ request, origin: 'api', tenant: 'default', candidate: 'c', maxRetries: 0, now: at });
const review: HumanRequest = {
  ...{ jobId: job.id, fence: 1, type: 'review', message: 'Look.', pageUrl: 'https://jobs.example.com/1' },
  ...{ screenshot: null, timeoutMs: 1000, answers: [] },
};

t.test('a reply stands for the very same question in a later attempt, and for no other', async (t) => {
  const [asked] = openPause(job, review, at).change.pauses ?? [];
  const pauseOf = (approved: boolean) => [
    { ...asked, state: 'answered', answer: { resolvedBy: 'human', approved } } as never,
  ];
  t.match(repliedBefore(review, pauseOf(true)), { approved: true });
  t.equal(repliedBefore({ ...review, message: 'Look. Not taken by the form: City.' }, pauseOf(true)), null);
  t.equal(repliedBefore(review, pauseOf(false)), null, 'a rejected job that is tried again is shown again');
  t.equal(repliedBefore({ ...review, type: 'captcha' }, pauseOf(true)), null);
});

t.test('an answered question is not asked again because a model is silent for another reason', async (t) => {
  const question: HumanRequest = {
    ...review,
    type: 'question',
    questions: ['How hot?'],
    message: 'How hot? (no model)',
  };
  const [asked] = openPause(job, question, at).change.pauses ?? [];
  const pauses = [
    { ...asked, state: 'answered', answer: { resolvedBy: 'human', answers: { 'How hot?': 'Red' } } } as never,
  ];
  t.match(repliedBefore({ ...question, message: 'How hot? (no budget)' }, pauses), { answers: { 'How hot?': 'Red' } });
  t.equal(repliedBefore({ ...question, questions: ['How cold?'] }, pauses), null);
});
