import type { Clock } from '../clock.ts';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import { attachFiles } from './attach-files.ts';
import { byFrame } from './field-handle.ts';
import { fieldTarget } from './field-target.ts';
import { type FillLimits, fillLimits } from './fill-limit.ts';
import { fillTrusted } from './fill-trusted.ts';
import { callInFrame, fillPlainInFrame } from './form-script.ts';
import type { PageResult } from './page/page-order.ts';
import type { FillOrder, FillResult } from './plan.ts';
import { isFileOrder, isTypedOrder, type TypedOrder, toPageOrder, toPlainOrder } from './typed-order.ts';

/** How to fill. */
export interface FillFormOptions {
  /** `human` types text key by key with trusted input; `instant` sets it in one evaluation per frame. */
  readonly pace: 'instant' | 'human';
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds between two keys at pace `human`; by default it differs from field to field, 50 to 150. */
  readonly delayMs?: number;
  /** Where a site is known to be faster or slower than most. */
  readonly limits?: Partial<FillLimits>;
  /** Called when the page shows the files that it was given, before anything else is filled. */
  onAttached?(): void;
}

/**
 * Fills the orders and proves each by what the page holds afterwards. Files go first, because a site may read them and
 * rewrite other fields; then all else in one evaluation per frame; then what is not proven gets one more try with
 * trusted input. An order that cannot be proven comes back `unfilled` with the reason. Results are in the orders' order.
 */
export async function fillForm(
  agent: BrowserAgent,
  orders: readonly FillOrder[],
  options: FillFormOptions,
): Promise<readonly FillResult[]> {
  const { signal } = options;
  const limits = { ...fillLimits, ...options.limits };
  const results = new Map<FillOrder, FillResult>();
  const files = orders.filter(isFileOrder);
  for (const [order, result] of await attachFiles(agent, files, { signal, limits })) results.set(order, result);
  if (files.length > 0) options.onAttached?.();
  const typed = orders.filter(isTypedOrder);
  if (options.pace === 'human') await typeSlowly(agent, typed, options);
  const open: TypedOrder[] = [];
  for (const [order, result] of await fillInPage(agent, typed, { signal, limits })) {
    results.set(order, toFillResult(result));
    if (result.problem && !result.final) open.push(order);
  }
  for (const order of open) {
    signal.throwIfAborted();
    const first = results.get(order);
    const second = toFillResult(await fillTrusted(agent, order, limits));
    const detail = [first?.detail, second.detail].filter(Boolean).join('; then ');
    results.set(order, second.outcome === 'filled' ? second : { ...second, detail });
  }
  return orders.flatMap((order) => results.get(order) ?? []);
}

async function fillInPage(
  agent: BrowserAgent,
  orders: readonly TypedOrder[],
  { signal, limits }: { signal: AbortSignal; limits: FillLimits },
): Promise<Map<TypedOrder, PageResult>> {
  const results = new Map<TypedOrder, PageResult>();
  for (const [frame, own] of byFrame(orders)) {
    signal.throwIfAborted();
    if (own.every(isPlain)) {
      const found = await fillPlainInFrame(agent, frame, own.map(toPlainOrder));
      for (const [index, order] of own.entries()) setResult(results, order, found[index]);
    }
    const left = own.filter((order) => !results.has(order));
    if (left.length === 0) continue;
    const argument = { orders: left.map(toPageOrder), limits, act: true };
    const found = await callInFrame(agent, frame, { call: 'fillFrame', argument });
    for (const [index, order] of left.entries()) setResult(results, order, found[index]);
  }
  return results;
}

function isPlain({ field, value }: TypedOrder): boolean {
  return field.widget === 'plain' && value.kind === 'text';
}

function setResult(results: Map<TypedOrder, PageResult>, order: TypedOrder, result: PageResult | null | undefined) {
  if (result) results.set(order, result);
}

/** The result as the run knows it. */
export function toFillResult({ id, committed, problem }: PageResult): FillResult {
  const base = { fieldId: id, committed };
  return problem === null ? { ...base, outcome: 'filled' } : { ...base, outcome: 'unfilled', detail: problem };
}

/** Types the plain text fields as a person would; what fails here is filled and proven with the rest. */
async function typeSlowly(agent: BrowserAgent, orders: readonly TypedOrder[], options: FillFormOptions): Promise<void> {
  for (const { field, value } of orders) {
    if (field.widget !== 'plain' || value.kind !== 'text' || field.kind === 'date') continue;
    options.signal.throwIfAborted();
    const delayMs = options.delayMs ?? paceOf(field.id);
    await agent.fillField(fieldTarget(field), value.text, { delayMs }).catch(() => undefined);
    await options.clock.wait(delayMs, options.signal);
  }
}

/** 50 to 150 ms, the same for the same field. */
function paceOf(id: string): number {
  return 50 + ([...id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 101);
}
