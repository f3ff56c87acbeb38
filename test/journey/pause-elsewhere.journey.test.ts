import { randomUUID } from 'node:crypto';
import { createPracticeServer } from '@valet/practice';
import type { JobStatusResponse } from '@valet/schemas';
import t from 'tap';
import { createClient } from '../host/host-process.ts';
import { sampleApplication, sampleProfile } from '../support/engine.ts';
import { openService, serviceKey } from '../support/service.ts';

t.setTimeout(180_000);

const is =
  (wanted: string) =>
  ({ status }: JobStatusResponse) =>
    status === wanted;

/** What each field of the form holds, as the reviewer is shown it. */
const shown = ({ interaction }: JobStatusResponse) =>
  (interaction?.fields ?? []).map(({ label, value, outcome }) => ({ label, value, outcome }));

t.test(
  'a review that outlives its worker: another browser holds the same form, and one application arrives',
  async (t) => {
    const practice = await createPracticeServer({ port: 0 });
    t.teardown(() => practice.close());
    const posting = practice.postings.find(({ title }) => title === 'Frontend Engineer');
    if (!posting) throw new Error('the posting is gone');
    const service = await openService(t);
    const api = await service.start('api');
    const client = createClient(api.url, serviceKey);
    const email = 'robin.elsewhere@example.com';
    const first = await service.start('worker', { GH_WORKER_ID: 'first' });
    const jobId = await client.apply({
      valet_user_id: randomUUID(),
      target_url: posting.url,
      profile: { ...sampleProfile, email },
      qa_answers: sampleApplication.qa_answers,
      resume: { storage_path: 'resume.pdf' },
      application_mode: 'copilot',
      hitl_timeout_seconds: 600,
    });
    const before = await client.until(jobId, is('paused'));
    t.equal(before.interaction?.type, 'review');
    t.ok(shown(before).length > 10);
    const browsers = await first.enginePids();
    await first.kill();
    t.ok(browsers.length > 0);
    t.match(await client.status(jobId), { status: 'paused', interaction: { type: 'review' } });

    const approved = await fetch(`${api.url}/api/v1/gh/jobs/${jobId}/review`, {
      method: 'POST',
      headers: { 'x-gh-service-key': serviceKey, 'content-type': 'application/json' },
      body: JSON.stringify({ approved: true }),
    });
    t.equal(approved.status, 200);
    await service.start('worker', { GH_WORKER_ID: 'second' });
    const ended = await client.until(jobId, is('completed'));
    t.match(ended.result?.data, { submitted: true, verdict: 'submitted_verified' });
    const answers = ended.result?.data['answers'] as ReturnType<typeof shown>;
    t.strictSame(
      answers.map(({ label, value, outcome }) => ({ label, value, outcome })),
      shown(before),
      'the form is as it was approved',
    );
    t.equal(practice.submissions(posting).filter((one) => one.email === email).length, 1);
    const types = await client.eventTypes(jobId);
    t.equal(types.filter((type) => type === 'job_started').length, 2);
  },
);
