import { randomUUID } from 'node:crypto';
import type { Test } from 'tap';
import type { ContractCheck } from './contract-check.ts';

/** Where a job is: §3, §4.3, §4.4, §8, §12.1 and §12.2. */
export async function statusChapter(t: Test, { host, call, row, shape, add, until }: ContractCheck): Promise<void> {
  const post = (path: string, body?: unknown) => call('POST', path, body);
  const long = { hitl_timeout_seconds: 86_400 };

  t.test('every state of a job is shown, with what belongs to it', async (t) => {
    const ids = {
      pending: await add('ok', { target_worker_id: 'nobody' }),
      running: await add('tell:step_started/hang'),
      paused: await add('ask:captcha/ok', long),
      completed: await add('tell:mode_selected/tell:manual_found/mode:cookbook/ok'),
      failed: await add('fail:form_not_found'),
      cancelled: await add('ok', { target_worker_id: 'nobody' }),
      expired: host.seed.expiredJob,
    };
    await post(`/jobs/${ids.cancelled}/cancel`);
    const shown = Object.fromEntries(
      await Promise.all(Object.entries(ids).map(async ([status, id]) => [status, await until(id, status)] as const)),
    );
    for (const status of Object.keys(ids)) row(t, `status ${status}`, shown[status]?.status === status);
    const { running, paused, completed, failed } = shown;
    row(t, 'status field result', completed?.result?.data.submitted === true && failed?.result === null);
    row(t, 'status field error', failed?.error?.code === 'form_not_found' && completed?.error === null);
    row(t, 'status field interaction', paused?.interaction?.type === 'captcha' && running?.interaction === null);
    row(
      t,
      'status field progress',
      running?.progress?.current_action === 'click' && completed?.progress?.progress_pct === 100,
    );
    row(t, 'status field manual', completed?.manual?.id === 'manual-uuid');
    row(
      t,
      'status field cost_breakdown',
      running?.cost_breakdown?.action_count === 1 && completed?.cost_breakdown !== null,
    );
    row(t, 'GET /valet/status/:jobId -> ok', true);
    shape(t, '4.3', completed);
    t.equal((await call('GET', `/valet/status/${randomUUID()}`)).status, 404);
  });

  t.test('how a manual was used is told', async (t) => {
    const cases = {
      cookbook_success: await add('tell:mode_selected/tell:manual_found/mode:cookbook/ok'),
      cookbook_failed_fallback: await add('tell:mode_selected/tell:manual_found/tell:mode_switched/mode:hybrid/ok'),
      no_manual_available: await add('tell:no_manual/mode:magnitude/ok'),
      ai_only: await add('tell:no_manual/mode:magnitude/ok', { execution_mode: 'ai_only' }),
    };
    const modes = {
      cookbook_success: 'Cookbook',
      cookbook_failed_fallback: 'Hybrid',
      no_manual_available: 'Magnitude',
    };
    for (const [status, id] of Object.entries(cases)) {
      const { manual, final_mode } = await until(id, 'completed');
      row(t, `manual.status ${status}`, manual?.status === status);
      const mode = Reflect.get(modes, status) as string | undefined;
      if (mode) row(t, `mode ${mode}`, final_mode === mode.toLowerCase());
    }
  });

  t.test('a paused job is resumed', async (t) => {
    const id = await add('ask:captcha/ok', long);
    await until(id, 'paused');
    const body = { resolved_by: 'human', resolution_notes: 'Solved CAPTCHA' };
    const answer = await post(`/valet/resume/${id}`, body);
    t.strictSame(answer.body, { job_id: id, status: 'running', resolved_by: 'human' });
    row(t, 'POST /valet/resume/:jobId -> 200', answer.status === 200);
    await until(id, 'completed');
    row(t, 'POST /valet/resume/:jobId -> 409', (await post(`/valet/resume/${id}`, body)).status === 409);
    row(t, 'POST /valet/resume/:jobId -> 404', (await post(`/valet/resume/${randomUUID()}`, body)).status === 404);
  });

  t.test('a job is cancelled from every state that is no end', async (t) => {
    const ids = {
      pending: await add('ok', { target_worker_id: 'nobody' }),
      running: await add('hang'),
      paused: await add('ask:login/ok', long),
    };
    for (const [status, id] of Object.entries(ids)) {
      await until(id, status);
      const answer = await post(`/jobs/${id}/cancel`);
      row(t, `cancellable ${status}`, answer.status === 200);
      if (status === 'pending') shape(t, '12.1', answer.body);
      row(t, 'POST /jobs/:id/cancel -> 200', answer.body['status'] === 'cancelled');
      row(t, 'POST /jobs/:id/cancel -> 409', (await post(`/jobs/${id}/cancel`)).status === 409);
    }
    // A claim starts the job at once, so that none is ever queued; the word is understood all the same.
    const queued = await call('GET', '/jobs?status=queued');
    row(t, 'cancellable queued', queued.status === 200 && queued.body['total'] === 0);
    t.equal((await post(`/jobs/${randomUUID()}/cancel`)).status, 404);
  });

  t.test('what failed or was cancelled is retried', async (t) => {
    const failed = await add('fail:form_not_found');
    await until(failed, 'failed');
    const cancelled = await add('ok', { target_worker_id: 'nobody' });
    await post(`/jobs/${cancelled}/cancel`);
    for (const [status, id] of Object.entries({ failed, cancelled })) {
      const answer = await post(`/jobs/${id}/retry`);
      row(t, `retryable ${status}`, answer.status === 200 && answer.body['retry_count'] === 1);
      row(t, 'POST /jobs/:id/retry -> 200', answer.body['status'] === 'pending');
      if (status === 'failed') shape(t, '12.2', answer.body);
    }
    row(t, 'POST /jobs/:id/retry -> 409', (await post(`/jobs/${cancelled}/retry`)).status === 409);
    t.equal((await post(`/jobs/${randomUUID()}/retry`)).status, 404);
  });
}
