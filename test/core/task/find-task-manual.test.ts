import { createMemoryManuals, findTaskManual, systemClock } from '@valet/core';
import type { Manual } from '@valet/schemas';
import t from 'tap';
import { whySends } from '../../../core/src/task/sends-application.ts';
import { byRole, clickStep, taskManual } from '../../support/task-manual.ts';

const url = 'https://jobs.example/openings?page=1';
const press = (id: string, post: object = { left: true }) =>
  clickStep(id, byRole('button', id, `#${id}`), { post: post as { left: true } });
const made = (id: string, change: Partial<Manual> = {}): Manual => taskManual(url, [press(id)], { id, ...change });
const tenant = 'default';

async function storeOf(...manuals: readonly Manual[]) {
  const store = createMemoryManuals(systemClock);
  for (const manual of manuals) await store.add({ tenant, manual, origin: 'person' });
  return store;
}

t.test('the narrowest manual for the task and the address is taken', async (t) => {
  const wide = made('wide', { level: 'platform', urlPattern: '*' });
  const store = await storeOf(wide, made('own'), made('other', { task: 'custom' }));
  const find = (task: 'scrape' | 'custom' | 'fill', address = url) =>
    findTaskManual({ task, url: address, tenant, manual: 'any' }, store);
  t.equal((await find('scrape')).manual.id, 'own');
  t.equal((await find('scrape', 'https://elsewhere.example/')).manual.id, 'wide');
  t.equal((await find('custom')).manual.id, 'other');
  await t.rejects(find('fill'), {
    code: 'manual_required',
    message: /No manual is for the task "fill" at https:\/\/jobs.example\/openings, and no model is there/,
  });
});

t.test('a manual is named by its id or its name, and must fit all the same', async (t) => {
  const store = await storeOf(made('own'));
  const [stored] = await store.list(tenant);
  const find = (id: string, task: 'scrape' | 'fill' = 'scrape', address = url) =>
    findTaskManual({ task, url: address, tenant, manual: { id } }, store);
  t.equal((await find(stored?.id ?? '')).stored?.id, stored?.id);
  t.equal((await find('own')).stored?.id, stored?.id);
  await t.rejects(find('none'), { code: 'manual_required', message: /There is no manual "none"/ });
  await t.rejects(find('own', 'fill'), {
    code: 'manual_required',
    message: /is for the task "scrape", not for "fill"/,
  });
  await t.rejects(find('own', 'scrape', 'https://elsewhere.example/'), {
    code: 'manual_required',
    message: /is not there/,
  });
});

t.test('one that would send an application is refused, wherever the step stands', async (t) => {
  const submit = { ...press('send', { submitted: true }), type: 'submit' } as const;
  const branch = {
    type: 'branch',
    id: 'b',
    intention: 'Maybe',
    cases: [{ when: { url: 'https://jobs.example/*' }, steps: [submit] }],
  } as const;
  for (const steps of [[submit], [branch], [press('x', { submitted: true })]]) {
    const given = taskManual(url, steps as never);
    await t.rejects(findTaskManual({ task: 'scrape', url, tenant, manual: { given } }, await storeOf()), {
      code: 'submit_refused',
      message: /a generic task sends no(?:ne| application)/,
    });
  }
});

t.test('a press sends an application when the form around it asks for one', async (t) => {
  const plain = { role: 'other', submits: false, submitsOnEnter: false, isDisabled: false, fields: [] } as const;
  const person = ['text', 'email', 'text'] as const;
  const cases: readonly [Parameters<typeof whySends>, boolean][] = [
    [[{ ...plain, submits: true, fields: ['text', 'select'] }, null], false],
    [[{ ...plain, submits: true, fields: person }, null], true],
    [[{ ...plain, role: 'submit', fields: person }, null], true],
    [[{ ...plain, role: 'submit', fields: ['email'] }, null], true],
    [[{ ...plain, role: 'submit', fields: ['text'] }, null], false],
    [[{ ...plain, role: 'next', fields: person }, null], false],
    [[{ ...plain, submitsOnEnter: true, fields: person }, null], false],
    [[{ ...plain, submitsOnEnter: true, fields: person }, 'Enter'], true],
    [[{ ...plain, submitsOnEnter: true, fields: person }, 'Tab'], false],
    [[{ ...plain, submits: true, fields: ['file'] }, 'Space'], true],
  ];
  for (const [given, sends] of cases) t.equal(whySends(...given) !== null, sends, JSON.stringify(given));
});
