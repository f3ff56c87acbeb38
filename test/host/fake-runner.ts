import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunRequest, SubmitIntent } from '@valet/core';
import type { RunReport } from '@valet/schemas';
import type { AttemptRunner, RunPorts } from '../../host/src/worker/worker-ports.ts';

/**
 * A runner that does what the path of the job's address says, step by step, with the host's real ports:
 * `/event/arm/release/confirm/ok` or `/arm/hang`. Anything after `?` makes the posting unique.
 */
export async function createRunner(): Promise<AttemptRunner> {
  return {
    async run(request, ports, signal) {
      const url = new URL(request.url);
      const run: Run = { request, ports, signal, intent: null, posting: `fake:${url.search}` };
      for (const name of url.pathname.split('/').filter(Boolean)) {
        const [verb = '', ...words] = name.split(':');
        const report = await steps[verb]?.(run, words);
        if (report) return report;
      }
      return reportOf(run, {
        verdict: 'not_submitted',
        error: { code: 'element_not_found', message: 'no step ended the run' },
      });
    },
    async runTask(request) {
      const [verb = '', code = '', ...words] = new URL(request.url).pathname.slice(1).split(':');
      const isDone = verb === 'read' || (verb === 'flaky' && request.attempt > 1);
      const step = { id: 'open', type: 'click', expected: 'a page', found: 'none' };
      const message = words.join(' ') || 'it failed';
      return {
        task: request.task,
        outcome: isDone ? 'done' : 'failed',
        error: isDone ? null : { code, message, ...(code === 'step_failed' && { step }) },
        // What a request came to, so that a test sees it.
        data: isDone ? { asked: { manual: request.manual, application: request.application } } : {},
        url: request.url,
        manual_id: 'fake',
        final_mode: 'cookbook',
        cost: { ...freeCost, action_count: 2, cookbook_steps: 2 },
        timings: {},
        screenshots: ['task.png'],
        requests_cut: 0,
      };
    },
    close: async () => undefined,
  };
}

const freeCost = {
  total_cost_usd: 0,
  total_tokens: 0,
  magnitude_steps: 0,
  cookbook_cost_usd: 0,
  magnitude_cost_usd: 0,
};

interface Run {
  readonly request: RunRequest;
  readonly ports: RunPorts;
  readonly signal: AbortSignal;
  readonly posting: string;
  intent: SubmitIntent | null;
}

type Step = (run: Run, words: string[]) => Promise<RunReport | undefined> | RunReport | undefined;

const steps: Readonly<Record<string, Step>> = {
  async event({ request, ports }) {
    const { jobId, actor, fence } = request;
    await ports.events.append(
      jobId,
      { event_type: 'state_changed', metadata: { from: 'provisioning', to: 'filling' } },
      { actor, fence },
    );
    return undefined;
  },
  async arm(run) {
    const { jobId, attempt, fence, tenant, candidate } = run.request;
    const key = { tenant, candidate, posting: run.posting };
    const armed = await run.ports.ledger.arm({ key, jobId, attempt, fence, contentHash: 'hash' });
    if (armed.ok) {
      run.intent = armed.intent;
      return undefined;
    }
    const message = `refused: ${armed.reason}`;
    return reportOf(run, { verdict: 'not_submitted', error: { code: 'duplicate_application', message } });
  },
  async release(run) {
    const sent = { method: 'POST', url: 'https://fake.test/submit' };
    const isOut = await run.ports.ledger.release(run.intent?.id ?? '', run.request.fence, sent);
    if (!isOut) return reportOf(run, { verdict: 'not_submitted', error: { code: 'fenced', message: 'cut' } });
    return undefined;
  },
  async settle(run, [state]) {
    await run.ports.ledger.settle(run.intent?.id ?? '', run.request.fence, state as 'confirmed', 'the site said so');
    return undefined;
  },
  async ask(run, [type]) {
    const { jobId, actor, fence, humanTimeoutMs } = run.request;
    const blocker_type = type ?? 'captcha';
    const pageUrl = 'https://fake.test/page';
    const tell = (event: Parameters<RunPorts['events']['append']>[1]) =>
      run.ports.events.append(jobId, event, { actor, fence });
    await tell({ event_type: 'hitl_paused', metadata: { blocker_type, confidence: 1, page_url: pageUrl } });
    const reply = await run.ports.human
      .ask(
        {
          jobId,
          fence,
          type: blocker_type as 'captcha',
          message: 'Please help.',
          pageUrl,
          screenshot: null,
          timeoutMs: humanTimeoutMs,
        },
        run.signal,
      )
      .catch((error: { code: string; message: string }) => error);
    if ('message' in reply)
      return reportOf(run, { verdict: 'not_submitted', error: { code: reply.code, message: reply.message } });
    await tell({ event_type: 'hitl_resumed', metadata: { resolved_by: JSON.stringify(reply) } });
    return undefined;
  },
  /** Waits until it is aborted; keeps the heartbeat going. */
  hang: ({ signal }) =>
    new Promise((_resolve, reject) => {
      const timer = setInterval(() => undefined, 1000);
      const onAbort = () => {
        clearInterval(timer);
        reject(signal.reason);
      };
      if (signal.aborted) onAbort();
      else signal.addEventListener('abort', onAbort, { once: true });
    }),
  /** As `hang`, in the first attempt only. */
  hang1: (run, words) => (run.request.attempt === 1 ? steps['hang']?.(run, words) : undefined),
  /** Waits for the end of the host, then tries to let the request out, and writes down what came of it. */
  async zombie({ request, ports, intent, signal }) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    const release = ports.ledger.release(intent?.id ?? '', request.fence, {
      method: 'POST',
      url: 'https://fake.test/',
    });
    const outcome = await release.then(String, (error: { code: string }) => error.code);
    await writeFile(path.join(tmpdir(), new URL(request.url).search.slice(1)), outcome);
    return undefined;
  },
  /** Blocks the whole process in the first attempt: no heartbeat. */
  freeze1({ request }) {
    if (request.attempt > 1) return undefined;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    return undefined;
  },
  crash1({ request }) {
    if (request.attempt > 1) return undefined;
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  },
  crash() {
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  },
  async sleep(_run, [ms]) {
    await new Promise((resolve) => setTimeout(resolve, Number(ms)));
    return undefined;
  },
  throw() {
    throw new Error('the runner broke');
  },
  async shot(run) {
    const name = `${run.request.jobId}/final.png`;
    await run.ports.artifacts.put(name, new Uint8Array([1, 2, 3]), { contentType: 'image/png' });
    return undefined;
  },
  fail: (run, [code, ...words]) =>
    reportOf(run, { verdict: 'not_submitted', error: { code: code ?? '', message: words.join(' ') || 'it failed' } }),
  /** Fails the first `n` attempts only. */
  flaky: (run, [code, n]) =>
    run.request.attempt <= Number(n)
      ? reportOf(run, { verdict: 'not_submitted', error: { code: code ?? '', message: 'it failed' } })
      : undefined,
  unverified: (run) =>
    reportOf(run, { verdict: 'submitted_unverified', error: { code: 'submit_unconfirmed', message: 'no page' } }),
  ok: (run) => reportOf(run, { verdict: 'submitted_verified', error: null }),
};

function reportOf(run: Run, { verdict, error }: Pick<RunReport, 'verdict' | 'error'>): RunReport {
  const isSent = verdict === 'submitted_verified';
  return {
    verdict,
    error,
    evidence: [{ kind: 'network', supports: isSent ? 'submitted' : 'unknown', detail: 'as the script says' }],
    url: run.request.url,
    platform: null,
    posting: run.posting,
    final_mode: 'magnitude',
    answers: [],
    cost: {
      total_cost_usd: 0,
      action_count: 3,
      total_tokens: 0,
      cookbook_steps: 0,
      magnitude_steps: 3,
      cookbook_cost_usd: 0,
      magnitude_cost_usd: 0,
    },
    timings: {},
    screenshots: ['shot.png'],
    submit: { intent: run.intent ? 'confirmed' : null, released: 0, cut: 0 },
    ...(isSent && { confirmation_number: 'APP-1' }),
  };
}
