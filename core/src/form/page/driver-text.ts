import { formatDate, parseIsoDate } from './date-text.ts';
import { pressKeyOn, setText } from './input-event.ts';
import type { PageOrder, Problem } from './page-order.ts';
import { fold } from './text.ts';
import { partOfDate, type Unit } from './unit.ts';

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

/** Text boxes with a calendar: the text in the box's own order, then the calendar is closed. */
export function fillDatePicker(unit: Unit, order: PageOrder): Problem {
  const pattern = order.placeholder || unit.main.getAttribute('placeholder') || 'mm/dd/yyyy';
  setText(unit.main, formatDate(textOfOrder(order), pattern));
  pressKeyOn(unit.main, 'Escape');
  return null;
}

/** Month, day and year in boxes of their own. */
export function fillSegmentedDate(unit: Unit, order: PageOrder): Problem {
  const date = parseIsoDate(textOfOrder(order));
  if (!date) return { text: 'the value is no date', final: true };
  for (const member of unit.members) {
    const part = partOfDate(member);
    const text = part ? date[part] : null;
    if (text === null) return { text: `the date has no ${part ?? 'such part'}`, final: true };
    setText(member, text);
  }
  return null;
}

/** One character per box. */
export function fillCodeBoxes(unit: Unit, order: PageOrder): Problem {
  const code = [...textOfOrder(order).replace(/\s/g, '')];
  if (code.length !== unit.members.length)
    return { text: `the code must have ${unit.members.length} characters`, final: true };
  for (const [index, member] of unit.members.entries()) setText(member, code[index] ?? '');
  return null;
}

/** Editable regions: replaced through the browser's own editing command, so that editors see it. */
export function fillRichText(unit: Unit, order: PageOrder): Problem {
  const element = unit.main as HTMLElement;
  element.focus();
  document.getSelection()?.selectAllChildren(element);
  document.execCommand('insertText', false, textOfOrder(order));
  if (fold(element.textContent) !== fold(textOfOrder(order))) element.textContent = textOfOrder(order);
  element.dispatchEvent(new Event('change', { bubbles: true }));
  element.blur();
  return null;
}
