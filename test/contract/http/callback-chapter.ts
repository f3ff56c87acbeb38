import type { Test } from 'tap';
import type { ContractCheck } from './contract-check.ts';
import { waitFor } from './wait-for.ts';

/** What a backend is told: §5. */
export async function callbackChapter(
  t: Test,
  { host, call, row, shape, add, until }: ContractCheck,
  { clockSpeed }: { clockSpeed: number },
): Promise<void> {
  const { backend } = host;
  const callback_url = `${backend.url}/ok`;
  const long = { hitl_timeout_seconds: 86_400, callback_url };
  // Its ten seconds pass while the others are looked at.
  const silent = await add('ok', { callback_url: `${backend.url}/hang` });

  t.test('each change is told, with the payload of the contract', async (t) => {
    const done = await add('tell:mode_selected/tell:manual_found/mode:cookbook/ask:captcha/ok', long);
    await until(done, 'paused');
    await call('POST', `/valet/resume/${done}`, {});
    const failed = await add('fail:form_not_found', { callback_url });
    const told = {
      running: await backend.callbackOf(done, 'running'),
      needs_human: await backend.callbackOf(done, 'needs_human'),
      resumed: await backend.callbackOf(done, 'resumed'),
      completed: await backend.callbackOf(done, 'completed'),
      failed: await backend.callbackOf(failed, 'failed'),
    };
    const sections = { running: '5.2', completed: '5.3', failed: '5.4', needs_human: '5.5', resumed: '5.6' };
    for (const [status, callback] of Object.entries(told)) {
      row(t, `callback ${status}`, callback.status === status && callback.valet_task_id === 'valet-456');
      shape(t, Reflect.get(sections, status) as string, callback);
      t.equal(callback.timestamp, callback.completed_at, 'beyond the contract: timestamp');
    }
    const order = backend.received
      .filter(({ callback }) => callback.job_id === done)
      .map(({ callback }) => callback.status);
    t.strictSame(order, ['running', 'needs_human', 'resumed', 'completed']);
    const cancelled = await add('ok', { callback_url, target_worker_id: 'nobody' });
    await call('POST', `/jobs/${cancelled}/cancel`);
    t.match(
      await backend.callbackOf(cancelled, 'cancelled'),
      { status: 'cancelled' },
      'beyond the contract: cancelled',
    );
  });

  t.test('every kind of help is asked for', async (t) => {
    for (const type of ['captcha', '2fa', 'login', 'bot_check']) {
      const id = await add(`ask:${type}/ok`, long);
      const { interaction } = await backend.callbackOf(id, 'needs_human');
      row(t, `interaction ${type}`, interaction?.type === type && interaction.timeout_seconds === 86_400);
      await call('POST', `/jobs/${id}/cancel`);
    }
  });

  t.test('what is refused is sent again after 1, 3 and 10 s, and fails no job', async (t) => {
    const id = await add('ok', { callback_url: `${backend.url}/fail` });
    const tries = await waitFor('four tries', () => {
      const own = backend.received.filter(({ callback }) => callback.job_id === id && callback.status === 'running');
      return own.length >= 4 ? own : undefined;
    });
    const waits = tries.slice(1).map(({ at }, index) => (at - (tries[index]?.at ?? 0)) * clockSpeed);
    row(
      t,
      'reliability Retry policy',
      tries.length === 4 && [900, 2900, 9900].every((ms, index) => (waits[index] ?? 0) >= ms),
    );
    row(t, 'reliability Failure handling', (await until(id, 'completed')).status === 'completed');
    const [first, ...again] = tries.map(({ callback }) => callback);
    row(
      t,
      'reliability Idempotency',
      again.every((one) => one.job_id === first?.job_id && one.status === first.status),
    );
  });

  t.test('an answer is waited for ten seconds', async (t) => {
    const [cut] = await waitFor('the host to hang up', () => {
      const own = backend.received.filter(({ callback, cutAt }) => callback.job_id === silent && cutAt !== null);
      return own.length > 0 ? own : undefined;
    });
    const waited = (cut?.cutAt ?? 0) - (cut?.at ?? 0);
    row(t, 'reliability Timeout', waited > 10_000 / clockSpeed - 100 && waited < 20_000);
    await until(silent, 'completed');
  });
}
