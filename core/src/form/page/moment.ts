import { parentOf, queryDeep } from './tree.ts';

/** What was found out about a page while it stands still; null between two readings, for then it may change. */
export interface Moment {
  /** Labels by their control. */
  labels: Map<Element, Element[]> | null;
  /** By parent, whether one of its children passes the test that was asked of them. */
  children: Map<Element, boolean> | null;
}

export const moment: Moment = { labels: null, children: null };

/** Does work during which the page does not change, so that what is asked of the whole page is asked once. */
export function atOneMoment<T>(work: () => T): T {
  if (moment.labels) return work();
  moment.labels = findLabels();
  moment.children = new Map();
  try {
    return work();
  } finally {
    moment.labels = null;
    moment.children = null;
  }
}

/** All labels by their control, in document order: `labels` of a control goes through the whole page. */
export function findLabels(): Map<Element, Element[]> {
  const byControl = new Map<Element, Element[]>();
  for (const label of queryDeep(document, 'label')) {
    const control = label instanceof HTMLLabelElement ? label.control : null;
    if (!control) continue;
    const labels = byControl.get(control) ?? [];
    labels.push(label);
    byControl.set(control, labels);
  }
  return byControl;
}

/** Labels that the markup ties to a control. */
export function labelsOf(element: Element): Element[] {
  if (moment.labels) return moment.labels.get(element) ?? [];
  return [...((element as Partial<HTMLInputElement>).labels ?? [])];
}

/** Whether the element or one beside it passes the test; the elements of one parent are asked once at a moment. */
export function someBeside(element: Element, test: (element: Element) => boolean): boolean {
  const parent = parentOf(element);
  if (!parent || element.parentElement !== parent) return [element, ...(parent?.children ?? [])].some(test);
  const passes = moment.children?.get(parent) ?? [...parent.children].some(test);
  moment.children?.set(parent, passes);
  return passes;
}
