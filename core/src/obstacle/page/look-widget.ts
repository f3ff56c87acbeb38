import type { SeenWidget, WidgetMark } from '../sight.ts';
import { isInSight } from './legible.ts';
import { layerOf } from './look-layer.ts';

/** What of the marks is in the page, and how big it is shown. */
export function lookAtWidgets(marks: readonly WidgetMark[]): SeenWidget[] {
  const found: SeenWidget[] = [];
  const add = (mark: string, element: Element | null | undefined) => {
    if (!element || found.length >= 40 || isUnseenWidget(element)) return;
    const box = element.getBoundingClientRect();
    const isShown = isInSight(element);
    const isInLayer = isShown && layerOf(element) !== null;
    found.push({ mark, widthPx: isShown ? box.width : 0, heightPx: isShown ? box.height : 0, isInLayer });
  };
  const frames = [...document.getElementsByTagName('iframe')].slice(0, 30);
  for (const { id, ids = [], classes = [], frame } of marks) {
    for (const name of ids) add(id, document.getElementById(name));
    for (const name of classes)
      for (const element of [...document.getElementsByClassName(name)].slice(0, 3)) add(id, element);
    if (frame) for (const one of frames) if (new RegExp(frame, 'i').test(addressOf(one))) add(id, one);
  }
  return found;
}

/** The address that a frame was given; saved pages keep it in other attributes. */
export function addressOf(frame: Element): string {
  return frame.getAttribute('src') ?? frame.getAttribute('data-src') ?? '';
}

/** A badge tells that a page is watched, and an invisible widget asks nothing until a form is sent. */
export function isUnseenWidget(element: Element): boolean {
  if (element.getAttribute('data-size') === 'invisible' || /[?&]size=invisible/.test(addressOf(element))) return true;
  return element.closest('.grecaptcha-badge,[data-size=invisible]') !== null;
}
