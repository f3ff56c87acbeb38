import type { Test } from 'tap';
import type { ContractCheck } from './contract-check.ts';

/** Code by code, whether a job that ended so is tried again by itself (§15). */
const codes: Readonly<Record<string, boolean>> = {
  budget_exceeded: false,
  action_limit_exceeded: false,
  captcha_blocked: true,
  login_required: true,
  timeout: true,
  rate_limited: true,
  element_not_found: true,
  network_error: true,
  browser_crashed: true,
  hitl_timeout: false,
  validation_error: false,
  internal_error: true,
};

/** How jobs fail: §15. */
export async function errorChapter(t: Test, { call, row, add, until }: ContractCheck): Promise<void> {
  t.test('every code is told, and tried again three times where it may pass', async (t) => {
    const jobs = await Promise.all(
      Object.entries(codes).map(async ([code, isRetryable]) => ({ code, isRetryable, id: await add(`fail:${code}`) })),
    );
    for (const { code, isRetryable, id } of jobs) {
      const { error } = await until(id, 'failed');
      const { body } = await call('GET', `/jobs/${id}/events?event_type=job_retried`);
      const delays = (body['events'] as { metadata: { delay_ms: number } }[]).map(({ metadata }) => metadata.delay_ms);
      const wanted = isRetryable ? [5000, 10_000, 20_000] : [];
      row(t, `error ${code}`, error?.code === code && delays.join() === wanted.join());
    }
  });
}
