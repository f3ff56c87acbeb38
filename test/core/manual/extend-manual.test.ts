import type { Manual, ManualStep } from '@valet/schemas';
import t from 'tap';
import { extendManual } from '../../../core/src/manual/extend-manual.ts';
import { parametersOf } from '../../../core/src/manual/parameter.ts';
import { makeForm, recordForm } from '../../support/record-form.ts';

const wide: Manual = { ...recordForm(makeForm(['First name', 'Email', 'Why us?'])), id: 'wide' };
const [page] = wide.pages;
const stepNamed = (id: string) => {
  const step = page.steps.find((one) => one.id === id);
  if (!step) throw new Error(`no step ${id}`);
  return step;
};

/** A company's overlay of the manual, with these steps of its own. */
function overlay(steps: readonly ManualStep[], change: Partial<Manual> & { remove?: string[] } = {}): Manual {
  const { remove, ...more } = change;
  const pages = [{ ...page, steps, ...(remove && { remove }) }] as unknown as Manual['pages'];
  return {
    ...wide,
    id: 'narrow',
    level: 'company',
    company: 'acme',
    urlPattern: 'https://ats.example/acme/*',
    extends: 'wide',
    parameters: [...parametersOf({ pages })],
    pages,
    ...more,
  };
}
const find =
  (...all: readonly Manual[]) =>
  (id: string) =>
    all.find((one) => one.id === id);
const whyUs = { ...stepNamed('why-us'), value: { ask: 'Why us?' } } as ManualStep;
const linkedin = {
  ...stepNamed('first-name'),
  id: 'linkedin',
  field: 'linkedin',
  label: 'LinkedIn',
  value: { ref: 'profile.linkedin_url' },
} as ManualStep;

t.test('a narrower manual', async (t) => {
  t.test('replaces steps in their place, adds its own before the page is left, and keeps the rest', async (t) => {
    const whole = extendManual(overlay([whyUs, linkedin]), find(wide));
    if (!whole.ok) return t.fail(whole.mistakes.join('; '));
    t.same(
      whole.manual.pages[0].steps.map(({ id }) => id),
      ['first-name', 'email', 'why-us', 'linkedin', 'submit'],
    );
    t.match(whole.manual.pages[0].steps[2], { value: { ask: 'Why us?' } });
    t.match(whole.manual, { id: 'narrow', level: 'company', company: 'acme' });
    t.notOk('extends' in whole.manual);
    t.ok(whole.manual.parameters.some(({ value }) => 'ref' in value && value.ref === 'profile.linkedin_url'));
    t.notOk(
      whole.manual.parameters.some(({ value }) => 'answer' in value),
      'what no step needs any more is gone',
    );
  });

  t.test('leaves out what it removes, and inherits pages that it does not name', async (t) => {
    const second = recordForm(makeForm(['Phone', 'City'])).pages[0];
    const steps = second.steps.map((step) => ({ ...step, id: `${step.id}-b` })) as unknown as typeof second.steps;
    const pages: Manual['pages'] = [page, { ...second, steps }];
    const two = { ...wide, pages, parameters: [...parametersOf({ pages })] };
    const whole = extendManual(overlay([whyUs], { remove: ['email'] }), find(two));
    if (!whole.ok) return t.fail(whole.mistakes.join('; '));
    t.same(
      whole.manual.pages.map((one) => one.steps.map(({ id }) => id)),
      [
        ['first-name', 'why-us', 'submit'],
        ['phone-b', 'city-b', 'submit-b'],
      ],
    );
  });

  t.test('goes over company and platform', async (t) => {
    const company = overlay([whyUs]);
    const posting = overlay([linkedin], { id: 'one', level: 'posting', posting: 'greenhouse:1', extends: 'narrow' });
    const whole = extendManual(posting, find(wide, company));
    if (!whole.ok) return t.fail(whole.mistakes.join('; '));
    t.same(
      whole.manual.pages[0].steps.map(({ id }) => id),
      ['first-name', 'email', 'why-us', 'linkedin', 'submit'],
    );
  });

  t.test('is refused with its reason where it cannot hold', async (t) => {
    const cases: readonly [Manual, readonly Manual[], string][] = [
      [overlay([whyUs]), [], '/extends names "wide", which is not there'],
      [
        overlay([whyUs], { extends: 'narrow' }),
        [overlay([whyUs])],
        '/extends must name a wider manual than one of the level "company", and "narrow" is of the level "company"',
      ],
      [
        overlay([whyUs], { platform: 'lever' }),
        [wide],
        '/extends must name a manual of the same platform and task, and "wide" is of another',
      ],
      [overlay([whyUs], { remove: ['nobody'] }), [wide], '/pages/0/remove/0 names no step of that page of "wide"'],
    ];
    for (const [manual, known, expected] of cases) {
      t.same(extendManual(manual, find(...known)), { ok: false, mistakes: [expected] });
    }
  });
});
