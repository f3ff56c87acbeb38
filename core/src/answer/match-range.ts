import type { Matcher } from './matcher.ts';

/** Numbers from `least` to `most`, both included; with `open` the finite bound itself is left out. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly open?: true;
}

const number = String.raw`[$€£]?\s*(\d+(?:[.,]\d+)*)\s*(k)?`;
const unit = String.raw`(?:\s*(?:years?|yrs?|months?|usd|eur|gbp|people|employees|%)?(?:\s+(?:of\s+)?(?:total\s+|professional\s+|work\s+)*experience)?)`;
const shapes: readonly { pattern: RegExp; read(a: number, b: number): NumberRange }[] = [
  { pattern: shape(`${number}${unit}(?:-|–|—|to)\\s*${number}${unit}`), read: (least, most) => ({ least, most }) },
  { pattern: shape(`(?:between\\s+)${number}\\s*and\\s*${number}${unit}`), read: (least, most) => ({ least, most }) },
  { pattern: shape(`${number}\\s*\\+${unit}`), read: (least) => ({ least, most: Number.POSITIVE_INFINITY }) },
  {
    pattern: shape(`${number}${unit}\\s*(?:or more|and more|and above|or above|and over|or over|plus)${unit}`),
    read: (least) => ({ least, most: Number.POSITIVE_INFINITY }),
  },
  { pattern: shape(`(?:at least)\\s+${number}${unit}`), read: (least) => ({ least, most: Number.POSITIVE_INFINITY }) },
  {
    pattern: shape(`(?:more than|over|above|>)\\s*${number}${unit}`),
    read: (least) => ({ least, most: Number.POSITIVE_INFINITY, open: true }),
  },
  {
    pattern: shape(`(?:less than|fewer than|under|below|<)\\s*${number}${unit}`),
    read: (most) => ({ least: Number.NEGATIVE_INFINITY, most, open: true }),
  },
  { pattern: shape(`(?:up to)\\s*${number}${unit}`), read: (most) => ({ least: Number.NEGATIVE_INFINITY, most }) },
  { pattern: shape(`${number}${unit}`), read: (least) => ({ least, most: least }) },
];

function shape(source: string): RegExp {
  return new RegExp(`^\\s*${source}\\s*$`, 'i');
}

const thousandsByDot = /^\d{1,3}(?:\.\d{3})+$/;

function toNumber(digits = '', thousand: string | undefined): number {
  // "150.000" is a hundred and fifty in one country and a thousand times that in the next.
  if (thousandsByDot.test(digits)) return Number.NaN;
  return Number(digits.replace(/,(?=\d{3}(?:\D|$))/g, '').replace(',', '.')) * (thousand ? 1000 : 1);
}

/** The range that a text is ("5-7 years", "10+", "less than 1 year", "$150k"); null when it says anything beside. */
export function readRange(text: string): NumberRange | null {
  for (const { pattern, read } of shapes) {
    const match = text.match(pattern);
    if (!match) continue;
    const [low, high] = [toNumber(match[1], match[2]), toNumber(match[3] ?? match[1], match[4] ?? match[2])];
    // "$150-180k": the k stands for both.
    return Number.isNaN(low) || Number.isNaN(high) ? null : read(match[4] && !match[2] ? low * 1000 : low, high);
  }
  return null;
}

/** Options whose range holds the wanted number or range. Where bounds overlap ("3-5", "5-7") nothing is chosen. */
export const matchRange: Matcher = ({ text }, options) => {
  const wanted = readRange(text);
  if (!wanted) return { labels: [], confidence: 0 };
  const ranges = options.map((label) => ({ label, range: readRange(label) }));
  const exact = ranges.filter(
    ({ range }) => range?.least === wanted.least && range.most === wanted.most && range.open === wanted.open,
  );
  const holding = ranges.filter(({ range }) => range && holds(range, wanted));
  return { labels: (exact.length === 1 ? exact : holding).map(({ label }) => label), confidence: 0.95 };
};

function holds(range: NumberRange, wanted: NumberRange): boolean {
  if (range.open && !wanted.open && (range.least === wanted.least || range.most === wanted.most)) return false;
  return range.least <= wanted.least && wanted.most <= range.most;
}
