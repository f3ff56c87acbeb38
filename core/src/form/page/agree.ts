/** What one locator found: the numbers of elements, and what it goes by. Two of one way are no two proofs. */
export interface Vote {
  readonly way: string;
  /** A path counts elements, so that it shifts with whatever stands before. */
  readonly isPath: boolean;
  readonly found: readonly number[];
}

/** The one element that a step's locators agree on, or why there is none. `none`: no locator leads anywhere. */
export type Agreement =
  | { readonly kind: 'one'; readonly at: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'split'; readonly why: string };

/**
 * Locators agree on an element when two of them, going by different ways, lead to it alone and none leads to others only. With
 * `isLenient` a path that leads elsewhere is passed over. Pure.
 */
export function agree(votes: readonly Vote[], isLenient: boolean): Agreement {
  const hits = votes.filter(({ found }) => found.length > 0);
  if (hits.length === 0) return { kind: 'none' };
  const counts = hits.map(({ way, found }) => `${way} ${found.length}`).join(', ');
  const alone = hits.filter(({ found }) => found.length === 1);
  const led = [...new Set(alone.map(({ found }) => found[0] ?? -1))];
  const sure = led.filter(
    (at) => new Set(alone.filter(({ found }) => found[0] === at).map(({ way }) => way)).size >= 2,
  );
  const [at] = sure;
  if (sure.length > 1) return { kind: 'split', why: 'its locators lead to different elements' };
  if (at === undefined) {
    const why = led.length > 1 ? 'its locators lead to different elements' : 'no two ways lead to one element alone';
    return { kind: 'split', why: `${why} (found by ${counts})` };
  }
  const astray = hits.filter((hit) => !hit.found.includes(at) && !(isLenient && hit.isPath));
  if (astray.length === 0) return { kind: 'one', at };
  return { kind: 'split', why: `${astray.map(({ way }) => way).join(' and ')} leads to another element` };
}

/** The elements of a list: all locators that lead anywhere lead to the same ones, by two ways at least. Pure. */
export function agreeOnAll(
  votes: readonly Vote[],
): { readonly kind: 'all'; readonly at: readonly number[] } | Exclude<Agreement, { kind: 'one' }> {
  const hits = votes.filter(({ found }) => found.length > 0);
  const [first] = hits;
  if (!first) return { kind: 'none' };
  const counts = hits.map(({ way, found }) => `${way} ${found.length}`).join(', ');
  const isSame = hits.every(({ found }) => [...found].sort().join() === [...first.found].sort().join());
  if (!isSame) return { kind: 'split', why: `its locators lead to different elements (found by ${counts})` };
  const ways = new Set(hits.map(({ way }) => way));
  return ways.size >= 2
    ? { kind: 'all', at: first.found }
    : { kind: 'split', why: `only one way leads to the elements (found by ${counts})` };
}
