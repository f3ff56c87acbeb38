import { createHash, type Hash } from 'node:crypto';

/** List prices in US dollars per million tokens. Written down here a second time on purpose: the product's table is checked by it. */
export interface StandInPrice {
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly cacheWriteLong: number;
  readonly output: number;
  /** Prompts over this many tokens cost this many times as much. */
  readonly long?: { readonly over: number; readonly input: number; readonly output: number };
}

/** What a stand-in counted in one answer. */
export interface StandInTokens {
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly cacheWriteLong: number;
  readonly output: number;
}

/** Costs in whole millionths of a millionth of a dollar, so that sums are exact. */
export function costPico(tokens: StandInTokens, price: StandInPrice): number {
  const { over = Number.POSITIVE_INFINITY, ...factor } = price.long ?? { input: 1, output: 1 };
  const prompt = tokens.input + tokens.cacheRead + tokens.cacheWrite + tokens.cacheWriteLong;
  const [onInput, onOutput] = prompt > over ? [factor.input, factor.output] : [1, 1];
  const pico = (count: number, usdPerMillion: number, times: number) =>
    Math.round(count * usdPerMillion * times * 1_000_000);
  return (
    pico(tokens.input, price.input, onInput) +
    pico(tokens.cacheRead, price.cacheRead, onInput) +
    pico(tokens.cacheWrite, price.cacheWrite, onInput) +
    pico(tokens.cacheWriteLong, price.cacheWriteLong, onInput) +
    pico(tokens.output, price.output, onOutput)
  );
}

/** A stand-in's tokens: four bytes each. */
export function countTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 4);
}

/** Size of a picture by its own header, null where it is none: PNG (IHDR) or JPEG (start of image). */
export function readPicture(
  base64: string,
): { readonly type: 'image/png' | 'image/jpeg'; readonly tokens: number } | null {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length >= 24 && bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a') {
    const pixels = bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
    return { type: 'image/png', tokens: Math.min(1600, Math.max(1, Math.ceil(pixels / 750))) };
  }
  return bytes.subarray(0, 3).toString('hex') === 'ffd8ff' ? { type: 'image/jpeg', tokens: 1600 } : null;
}

/** Remembers prompt prefixes for a while, as a provider's cache does; a prefix may come as the hash that it went into. */
export function createPrefixCache(now: () => number) {
  const until = new Map<string, number>();
  const keyOf = (prefix: string | Hash) =>
    (typeof prefix === 'string' ? createHash('sha256').update(prefix) : prefix.copy()).digest('hex');
  return {
    has: (prefix: string | Hash) => (until.get(keyOf(prefix)) ?? 0) > now(),
    keep: (prefix: string | Hash, ttlMs: number) => void until.set(keyOf(prefix), now() + ttlMs),
  };
}
