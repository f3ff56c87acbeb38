import { fillPlain } from './driver-plain.ts';
import { isLocked } from './locked.ts';
import type { PageOrder, PageResult, Problem } from './page-order.ts';
import { agreesText, frameworkAgrees } from './prove-text.ts';
import { quickUnit } from './quick-unit.ts';
import { settle } from './wait.ts';

/** {@link fillPlainFields} over JSON text: a driver takes a text in and out much faster than an object. */
export async function fillPlainText(orders: string): Promise<string> {
  return JSON.stringify(await fillPlainFields(JSON.parse(orders)));
}

/**
 * Fills plain text fields that are found at once and reads them back; null for a field that is not found or not proven,
 * which is then for the whole filler.
 */
export async function fillPlainFields(orders: readonly PageOrder[]): Promise<(PageResult | null)[]> {
  const units = orders.map(quickUnit);
  // Without a pause from field to field: each would have the framework settle its accounts once more.
  const problems = orders.map((order, index) => {
    const unit = units[index];
    return unit?.main.isConnected && !isLocked(unit) ? attemptNow(() => fillPlain(unit, order)) : null;
  });
  await settle();
  return orders.map((order, index) => {
    const unit = units[index];
    if (!unit?.main.isConnected || isLocked(unit) || problems[index]) return null;
    const committed = (unit.main as HTMLInputElement).value;
    const proven = agreesText(unit, order, committed) && frameworkAgrees(unit.main);
    return proven ? { id: order.id, committed, problem: null, final: false } : null;
  });
}

/** A page's own error in a handler must not stop the other fields. */
export function attemptNow(work: () => Problem): Problem {
  try {
    return work();
  } catch (error) {
    return pageFailed(error);
  }
}

/** The same for what takes time. */
export async function attempt(work: () => Problem | Promise<Problem>): Promise<Problem> {
  try {
    return await work();
  } catch (error) {
    return pageFailed(error);
  }
}

export function pageFailed(error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  return { text: `the page failed: ${message}`.slice(0, 200), final: false };
}
