import { createMemoryCheckpoints, createMemoryEventLog } from '@valet/core';
import t from 'tap';
import { createJournal } from '../../../core/src/run/run-journal.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

function journalOf(actionLimit?: number) {
  const clock = createFakeClock();
  const events = createMemoryEventLog(clock);
  const request = { jobId: 'job', attempt: 1, fence: 1, actor: 'w', ...(actionLimit !== undefined && { actionLimit }) };
  return { journal: createJournal(request, { checkpoints: createMemoryCheckpoints(), events, clock }), events };
}

t.test('an attempt takes as many actions as it may, and not one more is begun', async (t) => {
  const { journal, events } = journalOf(3);
  let done = 0;
  const act = () => journal.act('fill', async () => ++done);
  for (let at = 1; at <= 2; at++) t.equal(await act(), at);
  await (await journal.begin('click')).complete();
  await t.rejects(act(), { code: 'action_limit_exceeded', message: /has taken 3 actions.*"fill"/ });
  await t.rejects(journal.begin('click'), { code: 'action_limit_exceeded' });
  t.equal(done, 2);
  t.equal(journal.actionCount, 3);
  t.equal((await events.read('job')).filter(({ event_type }) => event_type === 'step_started').length, 3);
});

t.test('without a limit there is none', async (t) => {
  const { journal } = journalOf();
  for (let at = 0; at < 1000; at++) await journal.act('fill', async () => at);
  t.equal(journal.actionCount, 1000);
});
