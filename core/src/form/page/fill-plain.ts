import { fillPlain } from './driver-plain.ts';
import type { PageOrder, PageResult, Problem } from './page-order.ts';
import { agreesText, frameworkAgrees } from './prove-text.ts';
import { quickUnit } from './quick-unit.ts';
import { nextTask } from './wait.ts';

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
  const problems: Problem[] = [];
  for (const [index, order] of orders.entries()) {
    const unit = units[index];
    problems.push(unit?.main.isConnected ? await attempt(() => fillPlain(unit, order)) : null);
  }
  await nextTask();
  return orders.map((order, index) => {
    const unit = units[index];
    if (!unit?.main.isConnected || problems[index]) return null;
    const committed = (unit.main as HTMLInputElement).value;
    const proven = agreesText(unit, order, committed) && frameworkAgrees(unit.main);
    return proven ? { id: order.id, committed, problem: null, final: false } : null;
  });
}

/** A page's own error in a handler must not stop the other fields. */
export async function attempt(work: () => Problem | Promise<Problem>): Promise<Problem> {
  try {
    return await work();
  } catch (error) {
    return {
      text: `the page failed: ${error instanceof Error ? error.message : String(error)}`.slice(0, 200),
      final: false,
    };
  }
}
