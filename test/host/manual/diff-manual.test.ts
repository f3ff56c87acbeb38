import type { Manual, ManualStep } from '@valet/schemas';
import t from 'tap';
import { diffManuals } from '../../../host/src/manual/diff-manual.ts';
import { makeForm, recordForm } from '../../support/record-form.ts';

const manual = recordForm(makeForm(['First name', 'Last name', 'Email', { label: 'Why us?', kind: 'longtext' }]));

/** The manual with other steps on its page. */
function withSteps(change: (steps: readonly ManualStep[]) => readonly ManualStep[]): Manual {
  const [page] = manual.pages;
  const steps = change(structuredClone(page.steps)) as typeof page.steps;
  return { ...manual, pages: [{ ...page, steps }] };
}

t.test('finds nothing between a manual and itself, in whatever order its properties stand', async (t) => {
  const turned = Object.fromEntries(Object.entries(manual).reverse()) as unknown as Manual;
  t.same(diffManuals(manual, turned), { manual: [], added: [], removed: [], changed: [] });
});

t.test('tells steps that were added, removed and changed, by their ids', async (t) => {
  const after = withSteps(([first, , third, ...rest]) => {
    if (first?.type !== 'fill' || !third) throw new Error('the first step fills');
    const changed = { ...first, label: 'Given name', value: { answer: 'given_name' } };
    return [{ ...third, id: 'mail' }, changed, ...rest];
  });
  const { added, removed, changed, manual: head } = diffManuals(manual, after);
  t.same(head, []);
  t.match(added, [{ id: 'mail', type: 'fill', page: 1 }]);
  t.same(removed.map(({ id }) => id).sort(), ['email', 'last-name']);
  t.match(changed, [
    {
      id: 'first-name',
      moved: false,
      changes: [
        { property: 'label', before: 'First name', after: 'Given name' },
        { property: 'value', before: { ref: 'profile.first_name' }, after: { answer: 'given_name' } },
      ],
    },
  ]);
  t.equal(changed.length, 1);
});

t.test('a step that was moved is one, not all that it passed', async (t) => {
  const after = withSteps(([first, ...rest]) => [...rest.slice(0, 3), ...(first ? [first] : []), ...rest.slice(3)]);
  t.match(diffManuals(manual, after).changed, [{ id: 'first-name', moved: true, changes: [] }]);
  t.equal(diffManuals(manual, after).changed.length, 1);
});

t.test('looks into what is alike', async (t) => {
  const after = withSteps(([first, ...rest]) => {
    if (first?.type !== 'fill') throw new Error('the first step fills');
    const locators = first.locators.map((locator) => (locator.by === 'css' ? { ...locator, css: '#name' } : locator));
    return [{ ...first, locators: locators as unknown as typeof first.locators }, ...rest];
  });
  t.match(diffManuals(manual, after).changed, [{ changes: [{ property: /^locators\/\d+\/css$/, after: '#name' }] }]);
});

t.test('compares the steps inside others by themselves', async (t) => {
  const nest = (label: string) =>
    withSteps(([first, ...rest]) => {
      if (first?.type !== 'fill') throw new Error('the first step fills');
      const inner: ManualStep = { ...first, label };
      const branch = {
        type: 'branch',
        id: 'fork',
        intention: 'Fork',
        cases: [{ when: { shown: 'x' }, steps: [inner] }],
      };
      return [branch as unknown as ManualStep, ...rest];
    });
  t.match(diffManuals(nest('A'), nest('B')).changed, [{ id: 'first-name', changes: [{ property: 'label' }] }]);
  t.equal(diffManuals(nest('A'), nest('B')).changed.length, 1);
  t.match(diffManuals(manual, nest('First name')).added, [{ id: 'fork' }]);
});

t.test('tells what changed beside the steps: caps, parameters, pages', async (t) => {
  const [page] = manual.pages;
  const renamed = { ...page, signature: 'b'.repeat(64) };
  const extra = { signature: 'c'.repeat(64), fields: [], steps: [{ ...page.steps[0], id: 'more' }] } as typeof page;
  const after: Manual = { ...manual, policy: { ...manual.policy, heals: 9 }, pages: [renamed, extra] };
  const diff = diffManuals(manual, after);
  t.match(diff.manual, [
    { property: 'policy/heals', after: 9 },
    { property: 'page 1 signature', before: page.signature, after: 'b'.repeat(64) },
    { property: 'page 2', after: 'c'.repeat(64) },
  ]);
  t.match(diff.added, [{ id: 'more', page: 2 }]);
  t.same(diff.changed, []);
});
