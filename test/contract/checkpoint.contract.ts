import { randomUUID } from 'node:crypto';
import type { Checkpoint, CheckpointStore } from '@valet/core';
import type { Test } from 'tap';
import type { JobSubject } from './job-subject.ts';

/** A checkpoint store under test. */
export interface CheckpointSubject extends JobSubject {
  readonly checkpoints: CheckpointStore;
}

const checkpointOf = (jobId: string, change: Partial<Checkpoint> = {}): Checkpoint => ({
  jobId,
  attempt: 1,
  phase: 'filling',
  returnTo: null,
  pageUrl: 'https://ats.example.com/jobs/1',
  posting: 'ats:1',
  platform: null,
  intentId: null,
  answers: [
    {
      field_id: 'f1',
      label: 'Größe "L" \\ 💼 & <b>',
      kind: 'text',
      required: true,
      value: "a 'quoted' ? value",
      ref: { ref: 'profile.first_name' },
      source: 'profile',
      confidence: 0.5,
      sensitive: false,
      outcome: 'filled',
    },
  ],
  savedAt: '2026-02-16T12:00:00.123Z',
  ...change,
});

/** What every {@link CheckpointStore} must do. */
export function checkpointContract(t: Test, subject: CheckpointSubject): void {
  const { checkpoints } = subject;

  t.test('knows nothing of a job without a checkpoint', async (t) => {
    t.equal(await checkpoints.load(randomUUID()), null);
  });

  t.test('gives back the newest checkpoint as it was saved', async (t) => {
    const { jobId, fence } = await subject.newJob();
    await checkpoints.save(checkpointOf(jobId), fence);
    t.strictSame(await checkpoints.load(jobId), checkpointOf(jobId));
    const newer = checkpointOf(jobId, { phase: 'waiting_human', returnTo: 'filling', answers: [] });
    await checkpoints.save(newer, fence);
    t.strictSame(await checkpoints.load(jobId), newer);
  });

  t.test('keeps jobs apart', async (t) => {
    const [one, other] = [await subject.newJob(), await subject.newJob()];
    await checkpoints.save(checkpointOf(one.jobId, { pageUrl: 'https://one.example.com/' }), one.fence);
    await checkpoints.save(checkpointOf(other.jobId, { pageUrl: 'https://other.example.com/' }), other.fence);
    t.equal((await checkpoints.load(one.jobId))?.pageUrl, 'https://one.example.com/');
  });

  t.test('a worker that lost its job saves nothing', async (t) => {
    const { jobId, fence } = await subject.newJob();
    const newer = await subject.takeOver(jobId);
    await checkpoints.save(checkpointOf(jobId, { attempt: 2 }), newer);
    const late = checkpoints.save(checkpointOf(jobId), fence);
    await t.rejects(late, { code: 'fenced' });
    t.equal((await checkpoints.load(jobId))?.attempt, 2);
  });
}
