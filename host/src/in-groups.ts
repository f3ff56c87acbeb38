import { setImmediate as turnEnd } from 'node:timers/promises';

/**
 * Does many things of one kind together, `most` at a time: what is asked for in one turn of the event loop, and then what was asked
 * for while a group was under way. Alone nothing waits; under load each costs a share of a group. `work` answers each item in order,
 * with the result or the error that is its own; what it throws becomes the error of all.
 */
export function inGroups<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly PromiseSettledResult<Result>[]>,
  { most }: { readonly most: number },
): (item: Item) => Promise<Result> {
  interface Waiting extends PromiseWithResolvers<Result> {
    readonly item: Item;
  }
  const waiting: Waiting[] = [];
  let isUnderWay = false;

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
  const doAll = async () => {
    isUnderWay = true;
    await turnEnd();
    while (waiting.length > 0) await doGroup(waiting.splice(0, most));
    isUnderWay = false;
  };
  return (item) => {
    const one: Waiting = { item, ...Promise.withResolvers<Result>() };
    waiting.push(one);
    if (!isUnderWay) void doAll();
    return one.promise;
  };
}
