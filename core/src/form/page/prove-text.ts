import { sameDate } from './date-text.ts';
import { nativeText, textOfOrder } from './driver-plain.ts';
import type { PageOrder } from './page-order.ts';
import type { Unit } from './unit.ts';
import { fold } from './words.ts';

/** Text as written, or as the box rewrites it: phone digits, numbers, dates in its own order. */
export function agreesText(unit: Unit, order: PageOrder, committed: string): boolean {
  const wanted = nativeText(unit.main, textOfOrder(order));
  if (committed === wanted || fold(committed) === fold(wanted)) return true;
  const digits = (text: string) => text.replace(/\D/g, '');
  if (order.kind === 'tel')
    return digits(wanted) !== '' && digits(wanted).endsWith(digits(committed)) && digits(committed).length >= 7;
  if (order.kind === 'number') return Number(committed) === Number(wanted) && committed !== '';
  if (order.kind === 'date') return sameDate(committed, wanted);
  return order.widget === 'code-boxes' && fold(committed) === wanted.replace(/\s/g, '');
}

/** Where React keeps the value or the tick of a native control, it must keep what the control shows. */
export function frameworkAgrees(main: Element): boolean {
  const key = Object.keys(main).find((name) => name.startsWith('__reactProps$'));
  const props: unknown = key ? Reflect.get(main, key) : null;
  if (!props || typeof props !== 'object') return true;
  if (main instanceof HTMLInputElement && ['checkbox', 'radio'].includes(main.type)) {
    return !('checked' in props) || typeof props.checked !== 'boolean' || props.checked === main.checked;
  }
  const shown: unknown = 'value' in main ? main.value : undefined;
  return !('value' in props) || typeof props.value !== 'string' || props.value === shown;
}
