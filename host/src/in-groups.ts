/** How a group is done. */
export interface GroupOptions {
  /** Items of one group at most. */
  readonly most: number;
  /** Groups under way at the same time. Default: 1. */
  readonly lanes?: number;
}

/**
 * Does many things of one kind together: what is asked for while a group is under way waits and goes into the next one, so that alone
 * nothing waits, and under load each costs a share of a group. `work` answers each item in order, with the result or the error that
 * is its own; what it throws becomes the error of all.
 */
export function inGroups<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly PromiseSettledResult<Result>[]>,
  { most, lanes = 1 }: GroupOptions,
): (item: Item) => Promise<Result> {
  interface Waiting extends PromiseWithResolvers<Result> {
    readonly item: Item;
  }
  const waiting: Waiting[] = [];
  let underWay = 0;

  const doGroup = async (group: readonly Waiting[]) => {
    try {
      const results = await work(group.map(({ item }) => item));
      for (const [at, { resolve, reject }] of group.entries()) {
        const result = results[at];
        if (result?.status === 'fulfilled') resolve(result.value);
        else reject(result?.reason ?? new Error('A group left one of its items without an answer.'));
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };
  const lane = async () => {
    underWay += 1;
    while (waiting.length > 0) await doGroup(waiting.splice(0, most));
    underWay -= 1;
  };
  return (item) => {
    const one: Waiting = { item, ...Promise.withResolvers<Result>() };
    waiting.push(one);
    if (underWay < lanes) void lane();
    return one.promise;
  };
}
