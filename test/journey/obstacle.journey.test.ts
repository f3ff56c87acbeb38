import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createPracticeServer, type Wall, wallCode } from '@valet/practice';
import t, { type Test } from 'tap';
import { createClient } from '../host/host-process.ts';
import { sampleApplication, sampleProfile } from '../support/engine.ts';
import { awaitEnd, jobFolder, postJob, serviceKey, startHostProcess } from '../support/host-process.ts';

const practice = await createPracticeServer({ port: 0 });
const dataDir = await jobFolder(t);
const host = await startHostProcess({
  dataDir,
  killFile: path.join(dataDir, 'kill'),
  env: {
    VALET_RATE_LIMIT_WAITS: '0,1,1',
    VALET_RELOAD_WAITS: '0,0,1',
    VALET_BOT_CHECK_SECONDS: '0',
    VALET_MAX_RETRIES: '0',
  },
});
t.teardown(async () => {
  await host.stop();
  await practice.close();
});

const found = practice.postings.find(({ title }) => title === 'Barrel Maker');
if (!found) throw new Error('no practice posting "Barrel Maker"');
const posting = found;
const client = createClient(host.url, serviceKey);
let people = 0;

/** Applies as another person each time; the site answers with a wall. */
async function apply(faults: Parameters<typeof practice.setFault>[1]): Promise<{ jobId: string; email: string }> {
  practice.resetFaults();
  practice.setFault(posting, faults);
  people += 1;
  const email = `robin.wall.${people}@example.com`;
  const jobId = await postJob(host.url, {
    valet_task_id: `wall-${people}`,
    valet_user_id: randomUUID(),
    target_url: posting.url,
    profile: { ...sampleProfile, email },
    qa_answers: sampleApplication.qa_answers,
    resume: { storage_path: 'resume.pdf' },
    application_mode: 'autopilot',
  });
  return { jobId, email };
}

const received = (email: string) => practice.submissions(posting).filter((one) => one.email === email);

/** The outcome that a person's help led to: verified, and one application in the site's own record. */
async function endsWell(t: Test, { jobId, email }: { jobId: string; email: string }): Promise<void> {
  const status = await awaitEnd(() => host.url, jobId);
  t.match(
    status,
    { status: 'completed', result: { data: { verdict: 'submitted_verified' } } },
    JSON.stringify(status.error),
  );
  t.equal(received(email).length, 1);
}

/** What a person does in the page, and what the product asks it as. */
const lifted: Readonly<Partial<Record<Wall, string>>> = {
  captcha: 'captcha',
  login: 'login',
  bot_check: 'bot_check',
  unknown: 'unknown',
};

for (const [wall, type] of Object.entries(lifted) as [Wall, string][]) {
  t.test(`${wall}: a person lifts it in the page, and the job goes on`, async (t) => {
    const job = await apply({ obstacle: wall });
    const paused = await client.until(job.jobId, ({ interaction }) => Boolean(interaction));
    t.match(paused.interaction, { type, page_url: posting.url, screenshot_url: String, message: String });
    t.equal(received(job.email).length, 0);
    practice.setFault(posting, { obstacle: 'none' });
    t.equal(await client.resume(job.jobId, { resolved_by: 'human' }), 200);
    await endsWell(t, job);
    t.ok((await client.eventTypes(job.jobId)).includes('obstacle_detected'));
  });
}

t.test('a wall that is still there after the person has answered is asked about again', async (t) => {
  const job = await apply({ obstacle: 'captcha' });
  const first = await client.until(job.jobId, ({ interaction }) => Boolean(interaction));
  t.equal(await client.resume(job.jobId), 200);
  const again = await client.until(
    job.jobId,
    ({ interaction }) => Boolean(interaction) && interaction?.message !== first.interaction?.message,
  );
  t.match(again.interaction, { type: 'captcha', message: /still there/ });
  practice.setFault(posting, { obstacle: 'none' });
  t.equal(await client.resume(job.jobId), 200);
  await endsWell(t, job);
});

for (const wall of ['2fa', 'email_code'] as const) {
  t.test(`${wall}: the code comes with the answer, and the run types it`, async (t) => {
    const job = await apply({ obstacle: wall });
    const paused = await client.until(job.jobId, ({ interaction }) => Boolean(interaction));
    t.match(paused.interaction, { type: '2fa', page_url: posting.url });
    t.equal(await client.resume(job.jobId, { resolution_data: { code: wallCode } }), 200);
    await endsWell(t, job);
  });
}

t.test('a wrong code is asked for again', async (t) => {
  const job = await apply({ obstacle: '2fa' });
  const first = await client.until(job.jobId, ({ interaction }) => Boolean(interaction));
  t.equal(await client.resume(job.jobId, { resolution_data: { code: '000000' } }), 200);
  await client.until(
    job.jobId,
    ({ interaction }) => Boolean(interaction) && interaction?.message !== first.interaction?.message,
  );
  t.equal(await client.resume(job.jobId, { resolution_data: { code: wallCode } }), 200);
  await endsWell(t, job);
});

t.test('a site that answers 429 is waited for, and nobody is asked', async (t) => {
  const job = await apply({ rateLimits: 2 });
  await endsWell(t, job);
  const events = await client.eventTypes(job.jobId);
  t.ok(events.includes('obstacle_detected') && !events.includes('hitl_paused'));
});

t.test('a page that answers 500 is loaded again, and nobody is asked', async (t) => {
  const job = await apply({ pageErrors: 2 });
  await endsWell(t, job);
  const events = await client.eventTypes(job.jobId);
  t.ok(events.includes('obstacle_detected') && !events.includes('hitl_paused'));
});

const ends = {
  job_closed: [{ obstacle: 'job_closed' }, 'job_closed'],
  already_applied: [{ obstacle: 'already_applied' }, 'already_applied'],
  'a rate limit that does not end': [{ rateLimits: 99 }, 'rate_limited'],
  'an error that does not end': [{ pageErrors: 99 }, 'network_error'],
} as const;

for (const [name, [faults, code]] of Object.entries(ends)) {
  t.test(`${name} ends the job with its code`, async (t) => {
    const job = await apply(faults);
    const status = await awaitEnd(() => host.url, job.jobId);
    t.match(status, { status: 'failed', error: { code } }, JSON.stringify(status.error));
    t.equal(received(job.email).length, 0);
  });
}
