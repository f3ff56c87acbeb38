/** What stands over the middle of the window, apart from the page's flow: a dialog, an overlay; null when nothing does. */
export function findLayer(): Element | null {
  const points = [
    [0.5, 0.5],
    [0.5, 0.3],
  ];
  for (const [x = 0, y = 0] of points) {
    const element = document.elementFromPoint(innerWidth * x, innerHeight * y);
    const layer = element && layerOf(element);
    if (layer) return layer;
  }
  return null;
}

/** The outermost element around another that is a dialog or is lifted off the page; null when none is. */
export function layerOf(element: Element): Element | null {
  let found: Element | null = null;
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement ?? hostOf(at)) {
    if (isLifted(at)) found = at;
  }
  return found;
}

/** True for a dialog, and for what is painted over the page. */
export function isLifted(element: Element): boolean {
  if (element.matches('dialog[open],[aria-modal=true],[role=dialog],[role=alertdialog]')) return true;
  const style = getComputedStyle(element);
  if (style.position === 'fixed') return true;
  return style.position === 'absolute' && Number(style.zIndex) >= 100;
}

/** The host of the shadow tree that an element is the top of. */
export function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** Share of the window that an element takes. */
export function shareOf(element: Element): number {
  const box = element.getBoundingClientRect();
  const width = Math.max(0, Math.min(box.right, innerWidth) - Math.max(box.left, 0));
  const height = Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0));
  return innerWidth * innerHeight === 0 ? 0 : (width * height) / (innerWidth * innerHeight);
}
