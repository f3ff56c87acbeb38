import { checkShape, formatShapeErrors, type PracticeFaults } from '@valet/schemas';
import { keyOf, type PostingKey } from './posting-key.ts';
import { PracticeError } from './practice-error.ts';

/** A posting and what goes wrong on it at the start. */
export interface FaultyPosting {
  readonly key: PostingKey;
  readonly faults: PracticeFaults;
}

/** What goes wrong on each posting now; starts from the postings and can be changed while the server runs. */
export interface FaultBook {
  /** The posting's faults; throws when no such posting exists. */
  of(key: PostingKey): PracticeFaults;
  /** Lays a patch (part of `practice-scenario.schema.json#/$defs/faults`) over the posting's faults and returns them. */
  set(key: PostingKey, patch: object): PracticeFaults;
  /** True when this load of the posting is to answer 500; counts `pageErrors` down. */
  takePageError(key: PostingKey): boolean;
  /** True when this load of the posting is to answer 429; counts `rateLimits` down. */
  takeRateLimit(key: PostingKey): boolean;
  /** True while any posting keeps its connections open. */
  isKeepAlive(): boolean;
  /** All postings go back to what their description says. */
  reset(): void;
}

/** Makes the book of the given postings, which it never changes. */
export function createFaultBook(postings: readonly FaultyPosting[]): FaultBook {
  const book = new Map<string, PracticeFaults>();
  const of = (key: PostingKey): PracticeFaults => {
    const faults = book.get(keyOf(key));
    if (!faults) throw new PracticeError(404, `There is no posting ${keyOf(key)}`);
    return faults;
  };
  const reset = (): void => {
    for (const { key, faults } of postings) book.set(keyOf(key), structuredClone(faults));
  };
  reset();
  return {
    of,
    reset,
    isKeepAlive: () => [...book.values()].some(({ keepAlive }) => keepAlive),
    set(key, patch) {
      const check = checkShape<PracticeFaults>('practice-scenario.schema.json#/$defs/faults', { ...of(key), ...patch });
      if (!check.ok) throw new PracticeError(400, `These are no faults: ${formatShapeErrors(check.errors)}`);
      book.set(keyOf(key), check.value);
      return check.value;
    },
    takePageError: (key) => takeOne(of(key), 'pageErrors'),
    takeRateLimit: (key) => takeOne(of(key), 'rateLimits'),
  };
}

function takeOne(faults: PracticeFaults, count: 'pageErrors' | 'rateLimits'): boolean {
  if (faults[count] === 0) return false;
  faults[count] -= 1;
  return true;
}
