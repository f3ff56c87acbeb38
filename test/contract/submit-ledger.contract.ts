import { randomUUID } from 'node:crypto';
import type { SubmitLedger } from '@valet/core';
import type { Test } from 'tap';
import type { JobSubject } from './job-subject.ts';

/** A ledger under test. */
export interface LedgerSubject extends JobSubject {
  readonly ledger: SubmitLedger;
}

const sent = { method: 'POST', url: 'https://ats.example.com/apply' };
const newKey = () => ({ tenant: 'default', posting: `ats:${randomUUID()}`, candidate: 'candidate-1' });

/** What every {@link SubmitLedger} must do. */
export function submitLedgerContract(t: Test, subject: LedgerSubject): void {
  const { ledger } = subject;
  const arm = async (key = newKey()) => {
    const job = await subject.newJob();
    const result = await ledger.arm({ key, ...job, attempt: 1, contentHash: 'hash' });
    return { key, job, result };
  };
  const armed = async () => {
    const { key, job, result } = await arm();
    if (!result.ok) throw new Error(`not armed: ${result.reason}`);
    return { key, job, intent: result.intent };
  };
  const stateOf = async (id: string, jobId: string) =>
    (await ledger.findByJob(jobId)).find((intent) => intent.id === id)?.state;

  t.test('arms an application once and remembers it', async (t) => {
    const { key, job, intent } = await armed();
    t.match(intent, { key, ...job, attempt: 1, contentHash: 'hash', state: 'armed', released: null, settledAt: null });
    t.strictSame(await ledger.find(key), [intent]);
    t.strictSame(await ledger.findByJob(job.jobId), [intent]);
    t.strictSame(await ledger.find(newKey()), []);
  });

  t.test('refuses a second intent while the first one is armed, clicked or unknown', async (t) => {
    const { key, job, intent } = await armed();
    const refused = async () => {
      const { result } = await arm(key);
      return result.ok ? 'armed' : `${result.reason} by ${result.earlier?.id === intent.id}`;
    };
    t.equal(await refused(), 'in_doubt by true');
    await ledger.release(intent.id, job.fence, sent);
    t.equal(await refused(), 'in_doubt by true');
    await ledger.settle(intent.id, job.fence, 'unknown', 'no answer');
    t.equal(await refused(), 'in_doubt by true');
  });

  t.test('refuses an application that was confirmed, for good', async (t) => {
    const { key, job, intent } = await armed();
    await ledger.release(intent.id, job.fence, sent);
    await ledger.settle(intent.id, job.fence, 'confirmed', 'thank you page');
    const { result } = await arm(key);
    t.match(result, { ok: false, reason: 'already_submitted', earlier: { id: intent.id, state: 'confirmed' } });
  });

  t.test('arms again after a rejection, which proves that nothing was sent', async (t) => {
    const { key, job, intent } = await armed();
    await ledger.settle(intent.id, job.fence, 'rejected', 'nothing left the browser');
    const { result } = await arm(key);
    t.equal(result.ok, true);
    t.equal((await ledger.find(key)).length, 2);
  });

  t.test('of many who arm one application at once, one succeeds', async (t) => {
    const key = newKey();
    const results = await Promise.all(Array.from({ length: 10 }, () => arm(key)));
    t.equal(results.filter(({ result }) => result.ok).length, 1);
    t.equal((await ledger.find(key)).length, 1);
  });

  t.test('tells tenants, postings and candidates apart', async (t) => {
    const { key } = await armed();
    for (const other of [
      { ...key, tenant: 'other' },
      { ...key, candidate: 'candidate-2' },
      { ...key, posting: `${key.posting}-else` },
    ]) {
      t.equal((await arm(other)).result.ok, true);
    }
  });

  t.test('lets exactly one request out per intent', async (t) => {
    const { job, intent } = await armed();
    const outs = await Promise.all(Array.from({ length: 10 }, () => ledger.release(intent.id, job.fence, sent)));
    t.equal(outs.filter(Boolean).length, 1);
    t.match(await ledger.findByJob(job.jobId), [{ state: 'clicked', released: sent }]);
    t.equal(await ledger.release(intent.id, job.fence, sent), false);
    t.equal(await ledger.release(randomUUID(), job.fence, sent), false);
  });

  t.test('lets nothing out after the outcome', async (t) => {
    const { job, intent } = await armed();
    await ledger.settle(intent.id, job.fence, 'rejected', 'taken back');
    t.equal(await ledger.release(intent.id, job.fence, sent), false);
  });

  t.test('keeps the first outcome; only an unknown one may still be proven', async (t) => {
    const { job, intent } = await armed();
    await ledger.settle(intent.id, job.fence, 'unknown', 'no answer');
    await ledger.settle(intent.id, job.fence, 'confirmed', 'a receipt by mail');
    t.match(await ledger.findByJob(job.jobId), [{ state: 'confirmed', note: 'a receipt by mail', settledAt: String }]);
    await ledger.settle(intent.id, job.fence, 'rejected', 'never');
    await ledger.settle(intent.id, job.fence, 'unknown', 'never');
    t.equal(await stateOf(intent.id, job.jobId), 'confirmed');
  });

  t.test('a worker that lost its job can neither arm nor release nor settle', async (t) => {
    const { job, intent } = await armed();
    const fence = await subject.takeOver(job.jobId);
    t.ok(fence > job.fence);
    const again = await ledger.arm({ key: newKey(), ...job, attempt: 1, contentHash: 'hash' });
    t.match(again, { ok: false, reason: 'fenced', earlier: null });
    t.equal(await ledger.release(intent.id, job.fence, sent), false);
    await t.rejects(ledger.settle(intent.id, job.fence, 'confirmed', 'zombie'), { code: 'fenced' });
    t.equal(await stateOf(intent.id, job.jobId), 'armed');
    await ledger.settle(intent.id, fence, 'unknown', 'the worker was lost');
    t.equal(await stateOf(intent.id, job.jobId), 'unknown');
  });

  t.test('the next holder of a job does not inherit the right to click', async (t) => {
    const { job, intent } = await armed();
    const fence = await subject.takeOver(job.jobId);
    t.equal(await ledger.release(intent.id, fence, sent), false);
  });
}
