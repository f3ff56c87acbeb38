import type { Problem } from '@valet/schemas';
import type { Test } from 'tap';
import type { ContractCheck } from './contract-check.ts';
import { rows } from './rows.ts';

/** Lists and logs: §6.4, §12.3 and §12.4. */
export async function listChapter(t: Test, { call, row, shape, add, until }: ContractCheck): Promise<void> {
  const refuses = async (path: string, field: string) => {
    const { status, body } = await call('GET', path);
    return status === 422 && (body as Problem).details?.[0]?.pointer === `/${field}`;
  };
  interface Log {
    readonly total: number;
    readonly events: readonly { event_type: string; metadata: Readonly<Record<string, unknown>>; actor: string }[];
  }
  const logOf = async (id: string, query = ''): Promise<Log> => (await call('GET', `/jobs/${id}/events${query}`)).body;

  t.test('every event of the contract is in the log of a job that it happened to', async (t) => {
    const told = ['mode_selected', 'manual_found', 'mode_switched', 'step_started', 'step_completed', 'manual_created'];
    const troubles = ['browser_crash_detected', 'browser_crash_recovered', 'budget_preflight_failed'];
    const sessions = ['session_restored', 'session_saved'];
    const steps = [...told, ...troubles, ...sessions].map((name) => `tell:${name}`).join('/');
    const done = await add(`${steps}/ask:captcha/ok`, { hitl_timeout_seconds: 86_400 });
    await until(done, 'paused');
    await call('POST', `/valet/resume/${done}`, {});
    await until(done, 'completed');
    const late = await add('ask:login/ok', { hitl_timeout_seconds: 10 });
    await until(late, 'failed');
    const events = [...(await logOf(done)).events, ...(await logOf(late)).events];
    for (const id of rows.filter((one) => one.startsWith('event '))) {
      const [name, key] = id.slice('event '.length).split('.');
      const event = events.find(({ event_type }) => event_type === name);
      row(t, id, event !== undefined && (key === undefined || key in event.metadata));
    }
    const page = (await call('GET', `/jobs/${done}/events?event_type=mode_selected`)).body;
    shape(t, '12.3', page);
    row(t, 'GET /jobs/:id/events -> ok', (page as Log).events[0]?.actor.startsWith('worker-') === true);
    row(
      t,
      'events query event_type',
      (page as Log).total === 1 && (await refuses(`/jobs/${done}/events?event_type=x`, 'event_type')),
    );
    const { events: two } = await logOf(done, '?limit=2&offset=1');
    row(t, 'events query limit', two.length === 2 && (await refuses(`/jobs/${done}/events?limit=0`, 'limit')));
    const isSecond = two[0]?.event_type === (await logOf(done)).events[1]?.event_type;
    row(t, 'events query offset', isSecond && (await refuses(`/jobs/${done}/events?offset=-1`, 'offset')));
  });

  t.test('jobs are listed by what is asked for', async (t) => {
    const id = await add('ok', { target_worker_id: 'nobody', priority: 10 });
    const list = async (
      query: string,
    ): Promise<{ jobs: { id: string; status: string; job_type: string; priority: number }[]; total: number }> =>
      (await call('GET', `/jobs${query}`)).body;
    const all = await list('');
    row(t, 'GET /jobs -> ok', all.jobs[0]?.id === id && all.total >= 1);
    const pending = await list('?status=pending&status=paused');
    row(
      t,
      'jobs query status',
      pending.jobs.some((job) => job.id === id) && (await refuses('/jobs?status=x', 'status')),
    );
    const applies = await list('?job_type=apply');
    row(
      t,
      'jobs query job_type',
      applies.jobs.every(({ job_type }) => job_type === 'apply') && (await refuses('/jobs?job_type=x', 'job_type')),
    );
    row(t, 'jobs query limit', (await list('?limit=1')).jobs.length === 1 && (await refuses('/jobs?limit=x', 'limit')));
    row(
      t,
      'jobs query offset',
      (await list('?limit=1&offset=1')).jobs[0]?.id !== id && (await refuses('/jobs?offset=x', 'offset')),
    );
    const urgent = await list('?sort=-priority&limit=1');
    row(t, 'jobs query sort', urgent.jobs[0]?.priority === 10 && (await refuses('/jobs?sort=secret', 'sort')));
  });
}
