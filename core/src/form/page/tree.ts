/** Parent in the composed tree: out of an open shadow root to its host. */
export function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** Document or open shadow root that holds the element. */
export function rootOf(element: Element): Document | ShadowRoot {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root : document;
}

/** Element with that id beside `element` (same document or shadow root). */
export function elementById(element: Element, id: string): Element | null {
  return id === '' ? null : rootOf(element).getElementById(id);
}

/** Elements named by an id-list attribute such as `aria-labelledby`. */
export function referenced(element: Element, attribute: string): Element[] {
  const ids = (element.getAttribute(attribute) ?? '').split(/\s+/).filter((id) => id !== '');
  return ids.map((id) => elementById(element, id)).filter((found) => found !== null);
}

/** All matches below `root` in document order, open shadow roots included. */
export function queryDeep(root: ParentNode, selector: string): Element[] {
  const own = [...root.querySelectorAll('*')];
  const hosts = own.filter((element) => element.shadowRoot !== null);
  const rootShadow = root instanceof Element ? root.shadowRoot : null;
  if (hosts.length === 0 && !rootShadow) return [...root.querySelectorAll(selector)];
  const found: Element[] = rootShadow ? queryDeep(rootShadow, selector) : [];
  for (const element of own) {
    if (element.matches(selector)) found.push(element);
    if (element.shadowRoot) found.push(...queryDeep(element.shadowRoot, selector));
  }
  return found;
}

/** Nearest ancestor-or-self that matches, through open shadow roots. */
export function closestDeep(element: Element, selector: string): Element | null {
  for (let at: Element | null = element; at; at = parentOf(at)) if (at.matches(selector)) return at;
  return null;
}

/** True when `ancestor` is or holds `element`, through open shadow roots. */
export function holds(ancestor: Element, element: Element): boolean {
  if (ancestor.getRootNode() === element.getRootNode()) return ancestor.contains(element);
  for (let at: Element | null = element; at; at = parentOf(at)) if (at === ancestor) return true;
  return false;
}

/** Lowest element that holds all of them. */
export function commonAncestor(elements: readonly Element[]): Element | null {
  let at: Element | null = elements[0] ?? null;
  while (at && !elements.every((element) => at !== null && holds(at, element))) at = parentOf(at);
  return at;
}
