import { ValetError } from '../error/valet-error.ts';
import { fieldKey } from '../form/field-key.ts';
import { fillPage, findBroken, readAgain, refill } from './fill-page.ts';
import { describePage, filledOrders, type KeptPage } from './page-book.ts';
import { waitForSettledValues } from './page-state.ts';
import type { AtsContext } from './run-context.ts';

/** How long nothing may have moved. */
const quietMs = 100;
/** So long after a file was attached, or its site was last heard, the site may rewrite fields by what it read there. */
const readingMs = 500;
const settleTimeoutMs = 15_000;
const mostRounds = 4;

/**
 * Waits until the page has settled, fills fields that have appeared since, and puts values right that the site has
 * rewritten: once, then proven. Error: `gate_failed` naming the fields that the site changes again.
 */
export async function settlePage(run: AtsContext, page: KeptPage): Promise<void> {
  const mended = new Set<string>();
  for (let round = 0; round < mostRounds; round++) {
    await waitUntilSettled(run, page);
    await readAgain(run, page);
    if (page.form.fields.some((field) => !page.fields.has(fieldKey(field)))) {
      await fillPage(run, page);
      continue;
    }
    const broken = await findBroken(run, page);
    if (broken.length === 0) return;
    const again = broken.filter(({ field }) => mended.has(fieldKey(field)));
    if (again.length > 0)
      throw changedAgain(
        page,
        again.map(({ field }) => field.label),
      );
    for (const { field } of broken) mended.add(fieldKey(field));
    await refill(run, page, broken);
  }
  const broken = await findBroken(run, page);
  if (broken.length > 0)
    throw changedAgain(
      page,
      broken.map(({ field }) => field.label),
    );
}

/** True when the page still holds every order, and shows no required field that nobody has looked at. */
export async function isHeld(run: AtsContext, page: KeptPage): Promise<boolean> {
  await readAgain(run, page);
  const isKnown = page.form.fields.every((field) => !field.required || page.fields.has(fieldKey(field)));
  return isKnown && (await findBroken(run, page)).length === 0;
}

async function waitUntilSettled({ agent, deps, deadline }: AtsContext, page: KeptPage): Promise<void> {
  const orders = filledOrders(page, page.form);
  await waitForSettledValues(
    agent,
    orders.map(({ field }) => field),
    {
      clock: deps.clock,
      signal: deadline.signal,
      background: page.background,
      quietMs,
      reading: page.attachedAt === null ? null : { since: page.attachedAt, ms: readingMs },
      timeoutMs: settleTimeoutMs,
    },
  );
}

/** The error for fields that do not keep what they were given. */
export function changedAgain(page: KeptPage, labels: readonly string[]): ValetError {
  const list = labels.map((label) => `"${label}"`).join(', ');
  return new ValetError(
    'gate_failed',
    `Not submitted: the site changes ${list} on ${describePage(page)} whenever it is filled, so it would not be what was answered.`,
  );
}
