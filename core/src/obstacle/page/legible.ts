/** True when an element is rendered where eyes can reach it: it has a box on the page, and is neither clipped nor transparent. */
export function isInSight(element: Element): boolean {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const box = element.getBoundingClientRect();
  if (box.width <= 1 || box.height <= 1) return false;
  return box.right + scrollX > 0 && box.bottom + scrollY > 0 && box.left + scrollX < 10_000;
}

/** A colour as the browser computes it. */
export interface Ink {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** What stands behind an element: the colour of its ground, null for a picture; and whether a box of no size hides it. */
export interface Ground {
  readonly ink: Ink | null;
  readonly isClipped: boolean;
}

/** Grounds that were looked up in this look, by element. */
export type GroundBook = Map<Element, Ground>;

/** True when the text of an element in sight can be read: it has a size, a colour of its own, and is not clipped away. */
export function isLegible(element: Element, book: GroundBook): boolean {
  const style = getComputedStyle(element);
  if (Number.parseFloat(style.fontSize) < 6 || Number.parseFloat(style.textIndent) < -500) return false;
  const ink = inkFrom(style.color);
  if (ink.alpha <= 0.1) return false;
  const { ink: ground, isClipped } = groundOf(element, book, style);
  return !isClipped && (ground === null || !isNear(ink, ground));
}

/** What stands behind an element, looked up once for all that share it. */
export function groundOf(element: Element, book: GroundBook, computed?: CSSStyleDeclaration): Ground {
  const known = book.get(element);
  if (known) return known;
  const style = computed ?? getComputedStyle(element);
  const { parentElement } = element;
  const below: Ground = parentElement
    ? groundOf(parentElement, book)
    : { ink: { red: 255, green: 255, blue: 255, alpha: 1 }, isClipped: false };
  const own = inkFrom(style.backgroundColor);
  const isPicture = style.backgroundImage !== 'none';
  const ground: Ground = {
    ink: isPicture ? null : own.alpha > 0.5 ? own : below.ink,
    isClipped: below.isClipped || clipsAll(element, style),
  };
  book.set(element, ground);
  return ground;
}

/** True for a box of next to no size that hides what flows out of it, and for one that is cut away. */
export function clipsAll(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.clipPath.startsWith('inset(50%') || style.clipPath.startsWith('circle(0')) return true;
  if (/^rect\((?:0|1)px/.test(style.clip)) return true;
  if (style.overflow === 'visible' || style.display.startsWith('inline') || style.display === 'contents') return false;
  return element.clientHeight <= 1 || element.clientWidth <= 1;
}

/** The numbers of a computed colour. */
export function inkFrom(colour: string): Ink {
  const numbers = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  return { red: numbers[0] ?? 0, green: numbers[1] ?? 0, blue: numbers[2] ?? 0, alpha: numbers[3] ?? 1 };
}

/** True when no eye tells two colours apart. */
export function isNear(one: Ink, other: Ink): boolean {
  return Math.abs(one.red - other.red) + Math.abs(one.green - other.green) + Math.abs(one.blue - other.blue) < 24;
}
