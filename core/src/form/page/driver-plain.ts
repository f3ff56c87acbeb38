import { parseIsoDate } from './date-text.ts';
import { setText } from './input-event.ts';
import type { PageOrder, Problem } from './page-order.ts';
import type { Unit } from './unit.ts';

/** The text of an order, whatever form it came in. */
export function textOfOrder({ value }: PageOrder): string {
  if (value.kind === 'text') return value.text;
  return value.kind === 'options' ? value.options.join(', ') : String(value.checked);
}

/** Text boxes: the value is set whole. */
export function fillPlain(unit: Unit, order: PageOrder): Problem {
  const text = nativeText(unit.main, textOfOrder(order));
  const limit = (unit.main as Partial<HTMLInputElement>).maxLength ?? -1;
  if (limit >= 0 && text.length > limit) return { text: `the field takes at most ${limit} characters`, final: true };
  if ((unit.main as Partial<HTMLInputElement>).value !== text) setText(unit.main, text);
  return null;
}

/** Native date boxes take ISO dates of their own precision. */
export function nativeText(element: Element, text: string): string {
  const type = element instanceof HTMLInputElement ? element.type : 'text';
  const date = type === 'date' || type === 'month' ? parseIsoDate(text) : null;
  // A date without its month fits no month box; none is made up for it.
  if (date && type === 'month') return date.month ? `${date.year}-${date.month}` : '';
  return text;
}
