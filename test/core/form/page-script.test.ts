import vm from 'node:vm';
import { composePageScript } from '@valet/core';
import t from 'tap';

const words = {
  greeting: 'hello',
  signs: [/a+/g, { by: 'x' }],
  spare: 'left behind',
  greet: (name: string) => `${name}`,
};

t.test('a page script is an expression for its entry, with what that needs and nothing else', async (t) => {
  const entries = {
    say: vm.runInThisContext('(function say(name) { return greet(greeting + " " + name + signs.length); })') as unknown,
    unused: () => 'never sent',
  };
  const { id, source } = composePageScript<string, string>('say', [words, entries], 'say');
  t.equal(id, 'say');
  const say: unknown = vm.runInNewContext(`(${source})`);
  if (typeof say !== 'function') return t.fail('no function');
  t.equal(say('you'), 'hello you2');
  t.notMatch(source, /spare|never sent/);
});

t.test('two modules with one name, or a missing entry, are refused', async (t) => {
  t.throws(() => composePageScript('twice', [words, { greet: 1 }], 'greet'), /two modules export greet/);
  t.throws(() => composePageScript('none', [words], 'wave'), /no module exports its entry wave/);
});
