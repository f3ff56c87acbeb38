import { pageFunction } from '../plugin/page-function.ts';

/** What to look for: elements that match `selector` (any short text block when absent) and hold one of `text`. */
export interface RenderedQuery {
  readonly selector?: string;
  readonly text?: readonly string[];
  /** Texts, as {@link RenderedHit} gives them, of elements that do not count. */
  readonly except?: readonly string[];
}

/** The first query that the frame shows: its index and the text that was seen, at most 200 characters. */
export interface RenderedHit {
  readonly index: number;
  readonly seen: string;
}

/** In one pass: the first of the queries whose element is rendered, not merely present in the markup. */
export const findRendered = pageFunction('find-rendered', (queries: readonly RenderedQuery[]): RenderedHit | null => {
  const textBlocks = 'h1,h2,h3,h4,p,li,legend,strong,[role=alert],[role=status],[role=dialog]';
  const isRendered = (element: Element) => {
    const box = element.getBoundingClientRect();
    return (
      box.width > 1 && box.height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    );
  };
  const select = (selector: string) => {
    try {
      return [...document.querySelectorAll(selector)];
    } catch {
      return [];
    }
  };
  for (const [index, { selector, text, except }] of queries.entries()) {
    for (const element of select(selector ?? textBlocks)) {
      const content = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
      // A sentence that blocks the page stands alone; the same words inside a long description are a mention.
      if (!selector && content.length > 300) continue;
      if (except?.includes(content.slice(0, 200))) continue;
      const lower = content.toLowerCase();
      const holds = !text || text.some((wanted) => lower.includes(wanted.toLowerCase()));
      if (holds && isRendered(element)) return { index, seen: content.slice(0, 200) };
    }
  }
  return null;
});
