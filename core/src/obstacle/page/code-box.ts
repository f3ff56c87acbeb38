import { isShownControl, kindOf, typeOf } from './look-control.ts';

/** The boxes that take a code: all of those that take a character each, else the first that is named after one, else the only box. */
export function codeBoxes(): Element[] {
  const shown = [...document.getElementsByTagName('input')].filter(
    (box) => /^(?:text|tel|number|password|email)$/.test(typeOf(box)) && !box.disabled && isShownControl(box),
  );
  const codes = shown.filter((box) => kindOf(box) === 'code');
  const single = codes.filter((box) => box.getAttribute('maxlength') === '1');
  if (single.length >= 4) return single;
  if (codes.length > 0) return codes.slice(0, 1);
  return shown.length === 1 ? shown : [];
}

/** How many boxes a code goes into. */
export function countCodeBoxes(): number {
  return codeBoxes().length;
}

/** One of the boxes, counted from 0. */
export function codeBoxAt(index: number): Element | null {
  return codeBoxes()[index] ?? null;
}
