import { inGroups } from '../in-groups.ts';
import { currentTenant } from './tenant-scope.ts';

/** As {@link inGroups}, each tenant's items apart: a connection stands for one tenant. */
export function inTenantGroups<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly PromiseSettledResult<Result>[]>,
  options: { readonly most: number },
): (item: Item) => Promise<Result> {
  const ofTenant = new Map<string, (item: Item) => Promise<Result>>();
  return (item) => {
    const tenant = currentTenant();
    const own = ofTenant.get(tenant) ?? inGroups(work, options);
    ofTenant.set(tenant, own);
    return own(item);
  };
}
