import type { ClickStep, ManualStep, NavigateStep, PressStep, RepeatStep } from '@valet/schemas';
import { ValetError } from '../error/valet-error.ts';
import { compileUrlMatch } from '../plugin/url-route.ts';
import { isAllowedHost } from '../run/submit-fuse.ts';
import { type ControlFound, findControl } from './find-control.ts';
import { whySends } from './sends-application.ts';
import { type StepMiss, stepFailed, submitRefused } from './step-failure.ts';
import type { TaskContext } from './task-context.ts';
import { agreedTarget, callTaskIn } from './task-script.ts';
import { placeOf } from './watch-page.ts';

/** Until when a step may go on, in ms of the run's clock. */
export interface StepLimit {
  readonly endsAt: number;
}

/** Opens an address of the task's hosts. Errors: `step_failed`, those of the agent. */
export async function navigate(run: TaskContext, step: NavigateStep, { endsAt }: StepLimit): Promise<void> {
  const url = fillAddress(run, step.url);
  if (!URL.canParse(url)) throw stepFailed(step, { expected: 'an address', found: 'none' });
  const { hostname, protocol } = new URL(url);
  if (!protocol.startsWith('http') || !isAllowedHost(hostname, hostsOf(run)))
    throw stepFailed(step, {
      expected: `an address of ${hostsOf(run).join(' or ')}`,
      found: `one of ${hostname || protocol}`,
    });
  await openAddress(run, url, endsAt);
}

/** Loads an address. Error: `network_error` for one that answers with an error. */
export async function openAddress(run: TaskContext, url: string, endsAt: number): Promise<void> {
  const timeoutMs = Math.max(1, endsAt - run.deps.clock.now());
  const { status } = await run.agent.navigate(url, { timeoutMs, signal: run.deadline.signal });
  if (status !== null && status >= 400)
    throw new ValetError('network_error', `${placeOf(run)} answered HTTP ${status}.`);
}

/** `{name}` stands for what the manual's address pattern has captured of the task's address. */
function fillAddress({ manual, request }: TaskContext, text: string): string {
  if (!text.includes('{') || manual.urlPattern === '*') return text;
  const captures = compileUrlMatch({ pattern: manual.urlPattern }).match(new URL(request.url)) ?? {};
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => captures[name] ?? whole);
}

/** Hosts that a task goes to and sends values to: that of its address, and the one that its manual is for. */
export function hostsOf({ manual, request }: Pick<TaskContext, 'manual' | 'request'>): readonly string[] {
  const { urlPattern, company } = manual;
  const named = urlPattern === '*' ? '' : new URLPattern(urlPattern).hostname;
  const isPlain = /^[\w.-]+$/.test(named);
  const own = company !== undefined && URL.canParse(`http://${company}`) ? new URL(`http://${company}`).hostname : '';
  return [...new Set([new URL(request.url).hostname, isPlain ? named : '', own.includes('.') ? own : ''])].filter(
    Boolean,
  );
}

/** The page must still be one of the task's hosts. Error: `step_failed`. */
export function refuseForeignPage(run: TaskContext, step: ManualStep): void {
  const url = run.agent.getCurrentUrl();
  const { hostname = '', protocol = '' } = URL.canParse(url) ? new URL(url) : {};
  if (!protocol.startsWith('http') || isAllowedHost(hostname, hostsOf(run))) return;
  throw stepFailed(step, { expected: `a page of ${hostsOf(run).join(' or ')}`, found: `one of ${hostname}` });
}

/** Clicks what the locators agree on; a page that it opens is gone on with. Errors: `step_failed`, `submit_refused`. */
export async function click(run: TaskContext, step: ClickStep, limit: StepLimit): Promise<ControlFound> {
  const at = await findPressed(run, step, { ...limit, key: null });
  await run.agent.clickElement(agreedTarget(at.frame, at.query), { timeoutMs: leftMs(run, limit), follow: true });
  return at;
}

/** Presses a key in what the locators agree on. Errors: `step_failed`, `submit_refused`. */
export async function press(run: TaskContext, step: PressStep, limit: StepLimit): Promise<ControlFound> {
  const at = await findPressed(run, step, { ...limit, key: step.key });
  await callTaskIn(run.agent, at.frame, { call: 'focusAgreed', argument: at.query });
  await run.agent.pressKey(step.key);
  return at;
}

/** Presses the button that adds a row. Errors: `step_failed`, `submit_refused`. */
export async function addRow(run: TaskContext, step: RepeatStep, limit: StepLimit): Promise<void> {
  if (!step.add) return;
  const at = await findPressed(run, { ...step, locators: step.add }, { ...limit, key: null });
  await run.agent.clickElement(agreedTarget(at.frame, at.query), { timeoutMs: leftMs(run, limit) });
}

async function findPressed(
  run: TaskContext,
  step: ManualStep & { readonly locators: ClickStep['locators'] },
  { endsAt, key }: StepLimit & { readonly key: string | null },
): Promise<ControlFound> {
  const at = await findControl(run, step.locators, { endsAt, onFail: step.onFail, kind: 'control' });
  if (isMiss(at)) throw stepFailed(step, at);
  const { found } = at;
  if (found.kind !== 'element') throw stepFailed(step, { expected: 'an element to press', found: 'none' });
  const why = whySends(found.press, key);
  if (why) throw submitRefused(step, why);
  return at;
}

/** Tells what was not found from what was. */
export function isMiss(found: object): found is StepMiss {
  return 'expected' in found;
}

function leftMs(run: TaskContext, { endsAt }: StepLimit): number {
  return Math.max(500, endsAt - run.deps.clock.now());
}
