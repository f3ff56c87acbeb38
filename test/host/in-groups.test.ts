import { setImmediate as turnEnd } from 'node:timers/promises';
import t from 'tap';
import { inGroups } from '../../host/src/in-groups.ts';

/** A piece of work whose groups end when the test says so. */
function heldWork() {
  const groups: { readonly items: readonly string[]; readonly end: PromiseWithResolvers<void> }[] = [];
  const work = async (items: readonly string[]) => {
    const end = Promise.withResolvers<void>();
    groups.push({ items, end });
    await end.promise;
    return items.map(
      (item): PromiseSettledResult<string> =>
        item === 'bad'
          ? { status: 'rejected', reason: new Error('its own') }
          : { status: 'fulfilled', value: `${item}!` },
    );
  };
  return { groups, work };
}

t.test('what comes in one turn goes together, and what comes meanwhile into the next group', async (t) => {
  const { groups, work } = heldWork();
  const ask = inGroups(work, { most: 3 });
  const early = ['a', 'b'].map((item) => ask(item));
  while (groups.length < 1) await turnEnd();
  const late = ['c', 'd', 'e', 'f'].map((item) => ask(item));
  for (let at = 0; at < 3; at++) {
    while (groups.length <= at) await turnEnd();
    groups[at]?.end.resolve();
  }
  t.strictSame(await Promise.all([...early, ...late]), ['a!', 'b!', 'c!', 'd!', 'e!', 'f!'], 'each has its own answer');
  t.strictSame(
    groups.map(({ items }) => items),
    [['a', 'b'], ['c', 'd', 'e'], ['f']],
  );
});

t.test('an error is of its item, unless the whole work failed', async (t) => {
  const { groups, work } = heldWork();
  const ask = inGroups(work, { most: 3 });
  const first = ask('first');
  while (groups.length < 1) await turnEnd();
  const [bad, good] = [ask('bad'), ask('good')];
  groups[0]?.end.reject(new Error('of all'));
  await t.rejects(first, { message: 'of all' });
  while (groups.length < 2) await turnEnd();
  groups[1]?.end.resolve();
  await t.rejects(bad, { message: 'its own' });
  t.equal(await good, 'good!');
});
