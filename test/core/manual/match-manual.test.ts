import { randomUUID } from 'node:crypto';
import type { StoredManual } from '@valet/core';
import type { Manual } from '@valet/schemas';
import t from 'tap';
import { comparePage } from '../../../core/src/manual/compare-page.ts';
import { type ManualPlace, matchManual } from '../../../core/src/manual/match-manual.ts';
import { type GivenField, makeForm, recordForm } from '../../support/record-form.ts';

const fields: readonly GivenField[] = ['First name', 'Last name', 'Email', 'Phone', 'City'];
const manual = recordForm(makeForm(fields));
const stored = (change: Partial<StoredManual> = {}, own: Partial<Manual> = {}): StoredManual => ({
  id: randomUUID(),
  tenant: 'default',
  manual: { ...manual, id: `m-${randomUUID()}`, ...own },
  origin: 'exploration',
  state: 'candidate',
  version: 1,
  predecessor: null,
  health: 100,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...change,
});
const place = (given: readonly GivenField[] = fields, change: Partial<ManualPlace> = {}): ManualPlace => ({
  task: 'apply',
  platform: 'greenhouse',
  posting: 'greenhouse:1',
  url: 'https://ats.example/acme/1?ref=x',
  isOwnSite: false,
  form: makeForm(given, '7700001'),
  ...change,
});
const acme = { level: 'company', company: 'acme', urlPattern: 'https://ats.example/acme/*' } as const;

t.test('a form is', async (t) => {
  const fit = (given: readonly GivenField[]) => comparePage(manual.pages[0], makeForm(given));
  t.equal(fit(fields), 'identical');
  t.equal(fit([...fields, 'LinkedIn']), 'near', 'near with a field more');
  t.equal(fit(fields.slice(1)), 'near', 'near with a field less');
  t.equal(fit([...fields].reverse()), 'near', 'near in another order');
  t.equal(fit(['First name', 'Last name', 'Salary', 'Why us?']), 'far', 'far with two fields of seven in common');
  t.equal(fit([]), 'far', 'far without a field');
  const forged = { ...manual.pages[0], fields: manual.pages[0].fields.slice(1) };
  t.equal(comparePage(forged, makeForm(fields)), 'far', 'no page whose prints contradict its signature');
});

t.test('the manual for a page', async (t) => {
  const idOf = (known: readonly StoredManual[], where = place()) => {
    const match = matchManual(known, where);
    return match.kind === 'none' ? 'none' : `${match.kind} ${known.findIndex(({ id }) => id === match.stored.id)}`;
  };
  const near = recordForm(makeForm([...fields, 'LinkedIn']));
  const cases: readonly [string, readonly StoredManual[], string][] = [
    ['is none where there is none', [], 'none'],
    ['is of the same platform', [stored({}, { platform: 'lever' })], 'none'],
    ['is of the same task', [stored({}, { task: 'scrape' })], 'none'],
    ['is the narrowest', [stored(), stored({}, acme), stored()], 'found 1'],
    [
      'is the posting’s own before the company’s',
      [stored({}, acme), stored({}, { ...acme, level: 'posting', posting: 'greenhouse:1' })],
      'found 1',
    ],
    [
      'is not another posting’s',
      [stored({}, { ...acme, level: 'posting', posting: 'greenhouse:2' }), stored()],
      'found 1',
    ],
    [
      'is not another company’s',
      [stored({}, { ...acme, urlPattern: 'https://ats.example/other/*' }), stored()],
      'found 1',
    ],
    [
      'is identical before it is narrow',
      [stored({}, { ...acme, pages: near.pages, parameters: near.parameters }), stored()],
      'found 1',
    ],
    ['is near where none is identical', [stored({}, { pages: near.pages, parameters: near.parameters })], 'found 0'],
    ['is the newest version', [stored(), stored({ version: 2 })], 'found 1'],
    ['is the promoted one of two', [stored(), stored({ state: 'promoted' })], 'found 1'],
    ['is the healthy one', [stored({ health: 30, version: 2 }), stored({ health: 31 })], 'found 1'],
    ['is named though it is too weak', [stored({ health: 30 })], 'unhealthy 0'],
    ['is not a retired one', [stored({ state: 'retired' })], 'none'],
    ['is not one that breaks a rule', [stored({}, { parameters: [] })], 'none'],
    [
      'is found beside a document that is none',
      [stored({}, { pages: 7 as unknown as Manual['pages'] }), stored({}, { urlPattern: 'http://[' }), stored()],
      'found 2',
    ],
    ['is not one whose wider manual is gone', [stored({}, { ...acme, extends: 'gone' })], 'none'],
  ];
  for (const [name, known, expected] of cases) t.equal(idOf(known), expected, name);
});

t.test('a manual that wants more done than a run replays is not chosen', async (t) => {
  const [page] = manual.pages;
  const [first, ...steps] = page.steps;
  const wait = {
    type: 'wait',
    id: 'w',
    intention: 'Wait',
    until: { left: true },
    timeoutMs: 5,
    onFail: 'fail',
  } as const;
  const ask = { type: 'ask', id: 'a', intention: 'Ask', question: 'Really?' } as const;
  const branch = {
    type: 'branch',
    id: 'b',
    intention: 'Go',
    cases: [{ when: { left: true }, steps: [wait] }],
  } as const;
  for (const step of [wait, ask, branch]) {
    const pages = [{ ...page, steps: [first, step, ...steps] }] as unknown as Manual['pages'];
    t.equal(matchManual([stored({}, { pages })], place()).kind, 'none', step.type);
  }
});
