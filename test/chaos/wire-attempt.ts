import { type RunRequest, type SubmitIntent, ValetError } from '@valet/core';
import type { RunError, RunReport, Verdict } from '@valet/schemas';
import type { RunPorts } from '../../host/src/worker/worker-ports.ts';

/** Moments of an attempt, each right after its durable step. */
export const points = ['started', 'asked', 'armed', 'released', 'sent', 'answered', 'settled'] as const;
export type Point = (typeof points)[number];

/** What goes with an attempt. */
export interface WireOptions {
  readonly signal: AbortSignal;
  /** Called at each point; what it does to the attempt is its own affair. */
  reach(point: Point): Promise<void>;
}

const answerMs = 5000;

/**
 * An attempt that keeps to the rules of the engine, ports and ledger and all, but fills no form: it posts the application
 * itself. So thousands of faults take minutes, and what they try is the host.
 */
export async function attemptOverWire(
  request: RunRequest,
  ports: Pick<RunPorts, 'events' | 'ledger' | 'human'>,
  { signal, reach }: WireOptions,
): Promise<RunReport> {
  const { jobId, fence, actor, tenant, candidate, attempt, url } = request;
  const report = (verdict: Verdict, error: RunError | null, intent: SubmitIntent | null) =>
    makeReport({ url, verdict, error, intent });
  const earlier = (await ports.ledger.findByJob(jobId)).findLast(({ state }) => state !== 'rejected');
  if (earlier)
    return report(
      'submitted_unverified',
      { code: 'submit_unknown', message: 'an earlier attempt may have sent it' },
      earlier,
    );
  const event = { event_type: 'state_changed', metadata: { from: 'provisioning', to: 'filling' } } as const;
  await ports.events.append(jobId, event, { actor, fence });
  await reach('started');
  if (url.includes('/captcha/')) await askPerson(request, ports, signal);
  await reach('asked');
  const key = { tenant, candidate, posting: new URL(url).pathname };
  const armed = await ports.ledger.arm({ key, jobId, attempt, fence, contentHash: 'hash' });
  if (!armed.ok) {
    const code = armed.reason === 'fenced' ? 'fenced' : 'duplicate_application';
    throw new ValetError(code, `refused to arm: ${armed.reason}`);
  }
  await reach('armed');
  const isOut = await ports.ledger.release(armed.intent.id, fence, { method: 'POST', url });
  if (!isOut) throw new ValetError('fenced', 'the request was cut');
  await reach('released');
  const sending = post(url);
  await reach('sent');
  const outcome = await sending;
  await reach('answered');
  await ports.ledger.settle(armed.intent.id, fence, outcome, 'as the site answered');
  await reach('settled');
  if (outcome === 'confirmed') return report('submitted_verified', null, armed.intent);
  if (outcome === 'rejected')
    return report('not_submitted', { code: 'submit_rejected', message: 'the site refused it' }, armed.intent);
  return report('submitted_unverified', { code: 'submit_unknown', message: 'no answer tells' }, armed.intent);
}

async function askPerson(request: RunRequest, { human }: Pick<RunPorts, 'human'>, signal: AbortSignal): Promise<void> {
  const { jobId, fence, humanTimeoutMs: timeoutMs, url: pageUrl } = request;
  const question = {
    jobId,
    fence,
    type: 'captcha',
    message: 'a captcha',
    pageUrl,
    screenshot: null,
    timeoutMs,
  } as const;
  await human.ask(question, signal);
}

async function post(url: string): Promise<'confirmed' | 'rejected' | 'unknown'> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: '{}',
      redirect: 'follow',
      signal: AbortSignal.timeout(answerMs),
    });
    const text = await response.text();
    if (response.status === 200 && text === 'application received') return 'confirmed';
    return response.status === 422 ? 'rejected' : 'unknown';
  } catch {
    return 'unknown';
  }
}

interface Told {
  readonly url: string;
  readonly verdict: Verdict;
  readonly error: RunError | null;
  readonly intent: SubmitIntent | null;
}

function makeReport({ url, verdict, error, intent }: Told): RunReport {
  const cost = { total_cost_usd: 0, total_tokens: 0, magnitude_steps: 0, cookbook_cost_usd: 0, magnitude_cost_usd: 0 };
  return {
    ...{ url, verdict, error, platform: null, posting: new URL(url).pathname, final_mode: 'cookbook' as const },
    evidence: [],
    answers: [],
    cost: { ...cost, action_count: 1, cookbook_steps: 1 },
    timings: {},
    screenshots: [],
    submit: { intent: intent?.state ?? null, released: 0, cut: 0 },
  };
}
