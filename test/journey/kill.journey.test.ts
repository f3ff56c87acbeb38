import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createPracticeServer } from '@valet/practice';
import type { PracticeStage } from '@valet/schemas';
import t from 'tap';
import { sampleApplication, sampleProfile } from '../support/engine.ts';
import { awaitEnd, type HostProcess, postJob, startHostProcess } from '../support/host-process.ts';
import type { KillPoint } from '../support/kill-runner.ts';

const practice = await createPracticeServer({ port: 0 });
const folder = t.testdir({ data: {} });
const dataDir = path.join(folder, 'data');
const killFile = path.join(folder, 'kill');
mkdirSync(path.join(dataDir, 'artifacts'), { recursive: true });
copyFileSync(new URL('../../host/sample/resume.pdf', import.meta.url), path.join(dataDir, 'artifacts/resume.pdf'));
const start = () => startHostProcess({ dataDir, killFile });
let host: HostProcess = await start();
t.teardown(async () => {
  await host.stop();
  await practice.close();
});

const found = practice.postings.find(({ title }) => title === 'Frontend Engineer');
if (!found) throw new Error('the posting is gone');
const posting = found;
let people = 0;

function newJob() {
  people += 1;
  const email = `robin.${people}@example.com`;
  const body = {
    valet_task_id: `kill-${people}`,
    valet_user_id: randomUUID(),
    target_url: posting.url,
    profile: { ...sampleProfile, email },
    qa_answers: sampleApplication.qa_answers,
    resume: { storage_path: 'resume.pdf' },
  };
  return { email, body };
}

const ending = (jobId: string) => awaitEnd(() => host.url, jobId);

const received = (email: string) => practice.submissions(posting).filter((submission) => submission.email === email);

/** Where a process dies, and how the job may end then. */
interface Kill {
  readonly at: string;
  readonly point?: KillPoint;
  readonly stage?: PracticeStage;
  readonly ends: { readonly status: 'completed' | 'failed'; readonly code?: string; readonly received: number };
}

const kills: readonly Kill[] = [
  { at: 'before it navigates', point: 'navigating', ends: { status: 'completed', received: 1 } },
  { at: 'while it fills the form', stage: 'geocoder', ends: { status: 'completed', received: 1 } },
  { at: 'between intent and click', point: 'armed', ends: { status: 'failed', code: 'submit_unknown', received: 0 } },
  {
    at: 'between click and request, while the page uploads the résumé',
    stage: 'upload',
    ends: { status: 'failed', code: 'submit_unknown', received: 0 },
  },
  {
    at: 'between click and the request leaving',
    point: 'released',
    ends: { status: 'failed', code: 'submit_unknown', received: 0 },
  },
  {
    at: 'after the request left, before the site recorded it',
    stage: 'submit',
    ends: { status: 'failed', code: 'submit_unknown', received: 1 },
  },
  {
    at: 'after the site recorded it, before it answered',
    stage: 'answer',
    ends: { status: 'failed', code: 'submit_unknown', received: 1 },
  },
  {
    at: 'after the outcome was written, before the report',
    point: 'settled',
    ends: { status: 'completed', received: 1 },
  },
];

async function killAt(kill: Kill, victim: 'worker' | 'host'): Promise<{ jobId: string; email: string }> {
  const { email, body } = newJob();
  if (kill.point) writeFileSync(killFile, `${kill.point} ${victim}`);
  if (kill.stage) practice.setFault(posting, { hold: [kill.stage] });
  const jobId = await postJob(host.url, body);
  if (kill.stage) {
    await practice.holds.whenHeld({ stage: kill.stage });
    if (victim === 'host') await host.kill();
    else for (const pid of await host.workerPids()) process.kill(pid, 'SIGKILL');
    practice.resetFaults();
    practice.holds.release();
  }
  if (victim === 'host') {
    await host.ended;
    host = await start();
  }
  return { jobId, email };
}

for (const victim of ['worker', 'host'] as const) {
  t.test(`kill -9 of the ${victim}`, async (t) => {
    for (const kill of kills) {
      t.test(kill.at, async (t) => {
        const { jobId, email } = await killAt(kill, victim);
        const status = await ending(jobId);
        t.equal(status.status, kill.ends.status, JSON.stringify(status.error));
        if (kill.ends.code) t.match(status.error, { code: kill.ends.code, verdict: 'submitted_unverified' });
        else t.match(status.result?.data, { submitted: true, verdict: 'submitted_verified' });
        t.equal(received(email).length, kill.ends.received, 'what the site received');
        t.equal(practice.holds.waiting().length, 0);
      });
    }
  });
}

t.test('jobs that waited in the queue run after a restart', async (t) => {
  practice.setFault(posting, { hold: ['page'] });
  const jobs = [];
  for (let count = 0; count < 3; count++) {
    const { email, body } = newJob();
    jobs.push({ email, jobId: await postJob(host.url, body) });
  }
  await practice.holds.whenHeld({ stage: 'page' });
  await host.kill();
  practice.resetFaults();
  practice.holds.release();
  host = await start();
  for (const { email, jobId } of jobs) {
    t.match(await ending(jobId), { status: 'completed' });
    t.equal(received(email).length, 1);
  }
});
