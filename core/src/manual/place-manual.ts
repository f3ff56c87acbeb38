import type { ManualOrigin } from './manual-health.ts';
import { contentKey, findSame } from './manual-key.ts';
import type { NewManual, StoredManual } from './manual-store.ts';

/** Where a new version stands. */
export type ManualPlacing = Pick<StoredManual, 'version' | 'predecessor' | 'state'>;

/**
 * Where a manual goes among the versions for its form (newest first): the next one, a candidate; or the one that makes
 * it needless, since it says the same. A shipped one is promoted already, for it was proven where it was made; it is
 * needless where a run or a person has made a version, or one was put aside: what is there goes before it.
 */
export function placeManual(
  versions: readonly StoredManual[],
  { manual, origin }: Pick<NewManual, 'manual' | 'origin'>,
): { readonly same: StoredManual } | ManualPlacing {
  const [last] = versions;
  const same = origin === 'shipped' ? replacing(versions, manual) : findSame(versions, manual);
  if (same) return { same };
  return { version: (last?.version ?? 0) + 1, predecessor: last?.id ?? null, state: firstStates[origin] };
}

const firstStates: Readonly<Record<ManualOrigin, StoredManual['state']>> = {
  exploration: 'candidate',
  person: 'candidate',
  import: 'candidate',
  shipped: 'promoted',
};

/** The version that a shipped one must not go before. */
function replacing(versions: readonly StoredManual[], manual: NewManual['manual']): StoredManual | undefined {
  return versions.find(
    (one) => one.origin !== 'shipped' || one.state === 'retired' || contentKey(one.manual) === contentKey(manual),
  );
}
