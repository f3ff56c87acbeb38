import { createMemoryResponses } from '@valet/core';
import t from 'tap';
import { createHeldClock } from '../../support/held-clock.ts';

const answer = (json: string) => ({ provider: 'openai', model: 'gpt-6-luna', json });

t.test('an answer holds for an hour', async (t) => {
  const clock = createHeldClock();
  const cache = createMemoryResponses({ clock });
  await cache.keep('one', answer('{}'));
  clock.pass(3_599_999);
  t.strictSame(await cache.find('one'), answer('{}'));
  clock.pass(1);
  t.equal(await cache.find('one'), null);
  t.equal(await cache.find('two'), null);
});

t.test('it never takes more than it may; what was not asked for the longest goes first', async (t) => {
  const cache = createMemoryResponses({ clock: createHeldClock(), maxSize: 30 });
  for (const key of ['a', 'b', 'c']) await cache.keep(key, answer('"12345678"'));
  await cache.find('a');
  await cache.keep('d', answer('"12345678"'));
  t.equal(await cache.find('b'), null);
  for (const key of ['a', 'c', 'd']) t.ok(await cache.find(key), key);
  await cache.keep('a', answer('"1"'));
  await cache.keep('e', answer('"1234"'));
  for (const key of ['a', 'c', 'd', 'e'])
    t.ok(await cache.find(key), `${key}: a new answer takes the place of the old one`);
  await cache.keep('big', answer(`"${'x'.repeat(40)}"`));
  t.equal(await cache.find('big'), null);
  t.ok(await cache.find('a'), 'what is too big drives nothing out');
});
