import { isPageLost, isValetError } from '../error/valet-error.ts';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import { toFileQuery } from './attach-files.ts';
import { byFrame } from './field-handle.ts';
import { toFillResult } from './fill-form.ts';
import { type FillLimits, fillLimits } from './fill-limit.ts';
import { callInFrame } from './form-script.ts';
import type { FillOrder, FillResult } from './plan.ts';
import { type FileOrder, isFileOrder, isTypedOrder, type TypedOrder, toPageOrder } from './typed-order.ts';

/**
 * Looks, by the same proof as after filling and without touching the page, whether each field still holds its order:
 * sites rewrite what was filled (after reading a résumé, or once another field is set). Returns the fields that do not,
 * as `unfilled` results with the reason, in the orders' order. A field that is not on the page is one of them. What it
 * returns can be filled again with `fillForm`. Error: `browser_crashed`.
 */
export async function proveForm(
  agent: BrowserAgent,
  orders: readonly FillOrder[],
  options: { readonly limits?: Partial<FillLimits> } = {},
): Promise<readonly FillResult[]> {
  const limits = { ...fillLimits, ...options.limits };
  const lost = new Map<FillOrder, FillResult>();
  for (const order of orders.filter(isFileOrder)) {
    if (!(await showsFiles(agent, order))) lost.set(order, lostOrder(order, 'the page does not show the file'));
  }
  for (const [frame, own] of byFrame(orders.filter(isTypedOrder))) {
    const results = await proveTyped(agent, frame, { orders: own, limits });
    for (const [index, order] of own.entries()) {
      const result = results?.[index] ?? lostOrder(order, 'the field is not on the page');
      if (result.outcome === 'unfilled') lost.set(order, result);
    }
  }
  return orders.flatMap((order) => lost.get(order) ?? []);
}

/** The orders that {@link proveForm} finds lost. */
export async function findUnheld(agent: BrowserAgent, orders: readonly FillOrder[]): Promise<readonly FillOrder[]> {
  const lost = new Set((await proveForm(agent, orders)).map(({ fieldId }) => fieldId));
  return orders.filter(({ field }) => lost.has(field.id));
}

async function proveTyped(
  agent: BrowserAgent,
  frame: string,
  { orders, limits }: { readonly orders: readonly TypedOrder[]; readonly limits: FillLimits },
): Promise<readonly FillResult[] | null> {
  const argument = { orders: orders.map(toPageOrder), limits, act: false };
  const results = await unlessGone(callInFrame(agent, frame, { call: 'fillFrame', argument }));
  return results?.map(toFillResult) ?? null;
}

async function showsFiles(agent: BrowserAgent, order: FileOrder): Promise<boolean> {
  const call = { call: 'filesShown', argument: toFileQuery(order) } as const;
  return (await unlessGone(callInFrame(agent, order.field.frame, call))) !== null;
}

/** Null where the frame has gone. */
async function unlessGone<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (!isValetError(error) || isPageLost(error)) throw error;
    return null;
  }
}

function lostOrder({ field }: FillOrder, detail: string): FillResult {
  return { fieldId: field.id, outcome: 'unfilled', committed: null, detail };
}
