import { formatDate, parseIsoDate } from './date-text.ts';
import { textOfOrder } from './driver-plain.ts';
import { pressKeyOn, setText } from './input-event.ts';
import type { PageOrder, Problem } from './page-order.ts';
import { partOfDate, type Unit } from './unit.ts';
import { nextTask } from './wait.ts';
import { fold } from './words.ts';

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
export async function fillRichText(unit: Unit, order: PageOrder): Promise<Problem> {
  const element = unit.main as HTMLElement;
  element.focus();
  document.getSelection()?.selectAllChildren(element);
  document.execCommand('insertText', false, textOfOrder(order));
  if (fold(element.textContent) !== fold(textOfOrder(order))) element.textContent = textOfOrder(order);
  element.dispatchEvent(new Event('change', { bubbles: true }));
  // Editors learn what changed from a mutation observer; ProseMirror puts it off when it is left before.
  await nextTask();
  element.blur();
  return null;
}
