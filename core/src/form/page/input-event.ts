/**
 * Sets a control's value as the browser itself would, past a framework's own setter, and tells the page. Focus is told
 * by its events alone: moving it for real makes the browser lay out the page for each field.
 */
export function setText(element: Element, text: string): void {
  tellFocus(element, 'in');
  writeValue(element, text);
  element.dispatchEvent(new Event('change', { bubbles: true }));
  tellFocus(element, 'out');
}

/** The events of entering or leaving a control. */
export function tellFocus(element: Element, way: 'in' | 'out'): void {
  element.dispatchEvent(new FocusEvent(way === 'in' ? 'focus' : 'blur', { composed: true }));
  element.dispatchEvent(new FocusEvent(`focus${way}`, { bubbles: true, composed: true }));
}

/** Writes a value and fires `input`, without leaving the control. */
export function writeValue(element: Element, text: string): void {
  const prototype = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, text);
  element.dispatchEvent(
    new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }),
  );
}

/** Types into a control that reacts to keys: the key events around the input event are fired too. */
export function typeInto(element: Element, text: string): void {
  const key = { bubbles: true, composed: true, key: text.at(-1) ?? 'Backspace' };
  (element as HTMLElement).focus({ preventScroll: true });
  element.dispatchEvent(new KeyboardEvent('keydown', key));
  writeValue(element, text);
  element.dispatchEvent(new KeyboardEvent('keyup', key));
}

/** Presses a named key on an element. */
export function pressKeyOn(element: Element, key: string): void {
  const event = { bubbles: true, cancelable: true, composed: true, key, code: key };
  element.dispatchEvent(new KeyboardEvent('keydown', event));
  element.dispatchEvent(new KeyboardEvent('keyup', event));
}

/** A full press of the main pointer button on an element, in the order a browser fires it. */
export function press(element: Element, place: Place = nowhere): void {
  pressDown(element, place);
  release(element, place);
}

/** Where the pointer is, in pixels of the window. */
export interface Place {
  readonly clientX: number;
  readonly clientY: number;
}

/** For presses whose place nobody asks for: looking where an element stands makes the browser lay out the page. */
export const nowhere: Place = { clientX: 0, clientY: 0 };

/** The first half of a press, with the focus that comes with it. */
export function pressDown(element: Element, place: Place): void {
  element.dispatchEvent(new PointerEvent('pointerdown', { ...pointerAt(place), buttons: 1 }));
  const focus = element.dispatchEvent(new MouseEvent('mousedown', { ...mouseAt(place), buttons: 1 }));
  if (focus && element instanceof HTMLElement && element.tabIndex >= 0) element.focus({ preventScroll: true });
}

/** The second half of a press, with the click that it makes. */
export function release(element: Element, place: Place): void {
  element.dispatchEvent(new PointerEvent('pointerup', pointerAt(place)));
  element.dispatchEvent(new MouseEvent('mouseup', mouseAt(place)));
  if (element instanceof HTMLElement) element.click();
  else element.dispatchEvent(new MouseEvent('click', mouseAt(place)));
}

/** Presses an item of an open list as a hand does: lists mark the item under the pointer, and note that it has moved. */
export function pressItem(item: Element): void {
  item.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = item.getBoundingClientRect();
  const middle = { clientX: left + width / 2, clientY: top + height / 2 };
  item.dispatchEvent(new PointerEvent('pointermove', pointerAt(middle)));
  item.dispatchEvent(new MouseEvent('mousemove', mouseAt(middle)));
  press(item, middle);
}

export function mouseAt(place: Place): MouseEventInit {
  return { bubbles: true, cancelable: true, composed: true, view: window, button: 0, detail: 1, ...place };
}

export function pointerAt(place: Place): PointerEventInit {
  return { ...mouseAt(place), pointerId: 1, pointerType: 'mouse', isPrimary: true };
}
