import { labelsOf } from './moment.ts';
import { closestDeep, parentOf, queryDeep } from './tree.ts';
import { baitLabel, baitName, serviceName } from './word-lists.ts';

/** True when the element has a box and is not `visibility: hidden`. */
export function isRendered(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** True when a rendered element is kept from eyes: tiny, clipped, transparent or off the page. */
export function isConcealed(element: Element): boolean {
  const box = element.getBoundingClientRect();
  if (box.width <= 1 || box.height <= 1) return true;
  if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return true;
  const style = getComputedStyle(element);
  if (style.clipPath.startsWith('inset(50%') || /^rect\((?:0|1)px/.test(style.clip)) return true;
  return !element.checkVisibility({ opacityProperty: true });
}

/** True when people can see the element. */
export function isSeen(element: Element): boolean {
  return isRendered(element) && !isConcealed(element);
}

/** True when any label of the control, or the box around it, can be seen: such a control is styled, not hidden. */
export function hasSeenFace(element: Element): boolean {
  if (isSeen(element)) return true;
  if (labelsOf(element).some(isSeen)) return true;
  let at = parentOf(element);
  for (let level = 0; at && level < 3; level += 1, at = parentOf(at)) {
    if (isSeen(at) && queryDeep(at, 'input,select,textarea').length <= 1) return true;
  }
  return false;
}

/** True for controls meant for robots, and for those that services add for themselves. */
export function isBait(element: Element): boolean {
  const names = [element.getAttribute('name'), element.id, element.getAttribute('data-automation-id')];
  if (names.some((name) => name && (baitName.test(name) || serviceName.test(name)))) return true;
  const labels = labelsOf(element).map((label) => label.textContent ?? '');
  return [element.getAttribute('aria-label') ?? '', ...labels].some((text) => baitLabel.test(text));
}

/** True inside `aria-hidden`, where no assistive technology and so no reader may look. */
export function isAriaHidden(element: Element): boolean {
  return closestDeep(element, '[aria-hidden=true]') !== null;
}
