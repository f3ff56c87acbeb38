import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createPracticeServer } from '@valet/practice';
import t from 'tap';
import { sampleApplication, sampleProfile } from '../support/engine.ts';
import { awaitEnd, type HostProcess, jobFolder, postJob, startHostProcess } from '../support/host-process.ts';

const practice = await createPracticeServer({ port: 0 });
const dataDir = await jobFolder(t);
const start = (shipped = 'no') =>
  startHostProcess({ dataDir, killFile: path.join(dataDir, 'kill'), env: { VALET_SHIPPED_MANUALS: shipped } });
let host: HostProcess = await start();
t.teardown(async () => {
  await host.stop();
  await practice.close();
});

const posting = (title: string) => {
  const found = practice.postings.find((one) => one.title === title);
  if (!found) throw new Error(`no practice posting "${title}"`);
  return found;
};
/** Two postings of one form, whose questions have other ids. */
const twins = [posting('Frontend Engineer'), posting('Backend Engineer')] as const;
let people = 0;

/** Posts a job for another person. */
async function post({ url }: { url: string }, more: object = {}): Promise<{ jobId: string; email: string }> {
  people += 1;
  const email = `robin.manual.${people}@example.com`;
  const jobId = await postJob(host.url, {
    valet_task_id: `manual-${people}`,
    valet_user_id: randomUUID(),
    target_url: url,
    profile: { ...sampleProfile, email },
    qa_answers: sampleApplication.qa_answers,
    resume: { storage_path: 'resume.pdf' },
    ...more,
  });
  return { jobId, email };
}

const ending = ({ jobId }: { jobId: string }) => awaitEnd(() => host.url, jobId);

const received = (key: { board: string; job: string }, email: string) =>
  practice.submissions(key).filter((submission) => submission.email === email).length;

t.test('a job that may only replay sends nothing where there is no manual', async (t) => {
  const job = await post(twins[0], { execution_mode: 'cookbook_only' });
  const status = await ending(job);
  t.match(status, { status: 'failed', error: { code: 'manual_required', verdict: 'not_submitted' } });
  t.equal(received(twins[0], job.email), 0);
});

t.test('a job of a form that no job has met', async (t) => {
  const status = await ending(await post(twins[0]));
  t.match(status, { status: 'completed', final_mode: 'magnitude', manual: { status: 'no_manual_available' } });
});

t.test('the next job of that form is replayed, and its status says so', async (t) => {
  const job = await post(twins[1]);
  const status = await ending(job);
  t.match(status, {
    status: 'completed',
    final_mode: 'cookbook',
    manual: { id: String, status: 'cookbook_success', health_score: 100, fallback_reason: null },
  });
  const { action_count } = status.cost_breakdown ?? {};
  t.match(status.cost_breakdown, { cookbook_steps: action_count, magnitude_steps: 0, total_cost_usd: 0 });
  t.equal(received(twins[1], job.email), 1);
});

t.test('a job that may only replay is replayed', async (t) => {
  const job = await post(twins[1], { execution_mode: 'cookbook_only' });
  t.match(await ending(job), { status: 'completed', final_mode: 'cookbook' });
  t.equal(received(twins[1], job.email), 1);
});

t.test('a job that wants no manual has none', async (t) => {
  const status = await ending(await post(twins[1], { execution_mode: 'ai_only' }));
  t.match(status, { status: 'completed', final_mode: 'magnitude', manual: { status: 'ai_only' } });
});

t.test('a replay whose worker is killed while it fills the form is done again, and sent once', async (t) => {
  practice.setFault(twins[0], { hold: ['geocoder'] });
  const job = await post(twins[0]);
  await practice.holds.whenHeld({ stage: 'geocoder' });
  for (const pid of await host.workerPids()) process.kill(pid, 'SIGKILL');
  practice.resetFaults();
  practice.holds.release();
  t.match(await ending(job), { status: 'completed', final_mode: 'cookbook' });
  t.equal(received(twins[0], job.email), 1);
});

t.test('the manual outlives the host', async (t) => {
  await host.stop();
  host = await start();
  const job = await post(twins[0]);
  t.match(await ending(job), { status: 'completed', final_mode: 'cookbook' });
  t.equal(received(twins[0], job.email), 1);
});

t.test('a form that only a shipped manual knows is replayed at once', async (t) => {
  await host.stop();
  host = await start('yes');
  const other = posting('Station Host');
  const job = await post(other, { execution_mode: 'cookbook_only' });
  t.match(await ending(job), { status: 'completed', final_mode: 'cookbook', manual: { health_score: 100 } });
  t.equal(received(other, job.email), 1);
});
