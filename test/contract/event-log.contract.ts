import { randomUUID } from 'node:crypto';
import type { EventLog } from '@valet/core';
import { checkShape, type RunEvent } from '@valet/schemas';
import type { Test } from 'tap';
import type { JobSubject } from './job-subject.ts';

/** An event log under test. */
export interface EventLogSubject extends JobSubject {
  readonly events: EventLog;
}

const step = (action: string): RunEvent => ({ event_type: 'step_started', metadata: { action, action_count: 1 } });
const actor = 'worker-1';

/** What every {@link EventLog} must do. */
export function eventLogContract(t: Test, subject: EventLogSubject): void {
  const { events } = subject;

  t.test('has no events of an unknown job', async (t) => {
    t.strictSame(await events.read(randomUUID()), []);
  });

  t.test('numbers the events of each job from 1 without gaps, in the order they came', async (t) => {
    const [one, other] = [await subject.newJob(), await subject.newJob()];
    for (const action of ['a', 'b']) await events.append(one.jobId, step(action), { actor, fence: one.fence });
    await events.append(other.jobId, step('c'), { actor, fence: other.fence });
    const read = await events.read(one.jobId);
    t.strictSame(
      read.map(({ seq, metadata }) => [seq, metadata['action']]),
      [
        [1, 'a'],
        [2, 'b'],
      ],
    );
    t.strictSame(
      (await events.read(other.jobId)).map(({ seq }) => seq),
      [1],
    );
  });

  t.test('numbers events that come at the same moment without gaps, too', async (t) => {
    const { jobId, fence } = await subject.newJob();
    await Promise.all(Array.from({ length: 20 }, (_, i) => events.append(jobId, step(`${i}`), { actor, fence })));
    t.strictSame(
      (await events.read(jobId)).map(({ seq }) => seq),
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
  });

  t.test('returns what it stored, in the shape of the schema', async (t) => {
    const { jobId, fence } = await subject.newJob();
    const stored = await events.append(jobId, step('click "Größe" 💼'), { actor, fence });
    t.match(stored, { job_id: jobId, seq: 1, event_type: 'step_started', actor });
    t.equal(checkShape('job-event.schema.json', stored).ok, true);
    t.strictSame(await events.read(jobId), [stored]);
  });

  t.test('reads on from a number, and no more than asked for', async (t) => {
    const { jobId, fence } = await subject.newJob();
    for (const action of ['a', 'b', 'c', 'd']) await events.append(jobId, step(action), { actor, fence });
    const seqs = async (options: { afterSeq?: number; limit?: number }) =>
      (await events.read(jobId, options)).map(({ seq }) => seq);
    t.strictSame(await seqs({ afterSeq: 2 }), [3, 4]);
    t.strictSame(await seqs({ limit: 2 }), [1, 2]);
    t.strictSame(await seqs({ afterSeq: 1, limit: 1 }), [2]);
    t.strictSame(await seqs({ afterSeq: 9 }), []);
  });

  t.test('a worker that lost its job appends nothing', async (t) => {
    const { jobId, fence } = await subject.newJob();
    await events.append(jobId, step('a'), { actor, fence });
    const newer = await subject.takeOver(jobId);
    const before = (await events.read(jobId)).length;
    await events.append(jobId, step('b'), { actor, fence: newer });
    const late = events.append(jobId, step('zombie'), { actor, fence });
    await t.rejects(late, { code: 'fenced' });
    t.equal((await events.read(jobId)).length, before + 1);
  });
}
