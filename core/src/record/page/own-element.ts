/** Name of the element that the recorder's panel stands in. */
export const panelTag = 'valet-recorder';

/** True for what happens inside the recorder's own panel; its shadow root is closed, so that its element is all that shows. */
export function isOwn(event: Event): boolean {
  return event.composedPath().some((target) => target instanceof Element && target.localName === panelTag);
}

/** The innermost element that an event is about, also inside open shadow roots. */
export function innermost(event: Event): Element | null {
  const [target] = event.composedPath();
  return target instanceof Element ? target : null;
}
