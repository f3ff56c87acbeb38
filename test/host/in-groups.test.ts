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

t.test('what comes while a group is under way goes into the next one, no more than it holds', async (t) => {
  const { groups, work } = heldWork();
  const ask = inGroups(work, { most: 3 });
  const answers = Promise.all(['a', 'b', 'c', 'd', 'e'].map((item) => ask(item)));
  const seen: (readonly string[])[] = [];
  while (seen.length < 3) {
    const group = groups[seen.length];
    if (group) seen.push(group.items);
    group?.end.resolve();
    await Promise.resolve();
  }
  t.strictSame(seen, [['a'], ['b', 'c', 'd'], ['e']]);
  t.strictSame(await answers, ['a!', 'b!', 'c!', 'd!', 'e!'], 'each has its own answer');
});

t.test('two lanes have two groups under way', async (t) => {
  const { groups, work } = heldWork();
  const ask = inGroups(work, { most: 3, lanes: 2 });
  const answers = Promise.all(['a', 'b', 'c'].map((item) => ask(item)));
  t.strictSame(
    groups.map(({ items }) => items),
    [['a'], ['b']],
  );
  groups[1]?.end.resolve();
  while (groups.length < 3) await Promise.resolve();
  t.strictSame(groups[2]?.items, ['c']);
  for (const { end } of groups) end.resolve();
  t.strictSame(await answers, ['a!', 'b!', 'c!']);
});

t.test('an error is of its item, unless the whole work failed', async (t) => {
  const { groups, work } = heldWork();
  const ask = inGroups(work, { most: 3 });
  const [first, bad, good] = ['first', 'bad', 'good'].map((item) => ask(item));
  groups[0]?.end.reject(new Error('of all'));
  await t.rejects(first ?? t.fail(), { message: 'of all' });
  while (groups.length < 2) await Promise.resolve();
  groups[1]?.end.resolve();
  await t.rejects(bad ?? t.fail(), { message: 'its own' });
  t.equal(await good, 'good!');
});
