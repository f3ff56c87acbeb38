import { createHash } from 'node:crypto';
import { parametersOf } from '@valet/core';
import type { ClickStep, ExtractStep, FillStep, Locator, Manual, ManualStep } from '@valet/schemas';

type Locators = [Locator, Locator, ...Locator[]];

/** A role with its name, and a place in the markup: two ways to one control. */
export function byRole(role: string, name: string, css: string): Locators {
  return [
    { by: 'role', role, name },
    { by: 'css', css },
  ];
}

/** A label and a place in the markup. */
export function byLabel(label: string, css: string): Locators {
  return [
    { by: 'label', label },
    { by: 'css', css },
  ];
}

/** A mark for tests and a place in the markup. */
export function byMark(mark: string, css: string): Locators {
  return [
    { by: 'attribute', name: 'data-testid', value: mark },
    { by: 'css', css },
  ];
}

/** A step that writes into a text field. */
export function fillStep(
  id: string,
  given: Pick<FillStep, 'label' | 'locators' | 'value'> & Partial<FillStep>,
): FillStep {
  return {
    type: 'fill',
    id,
    intention: `Fill ${given.label}`,
    field: id,
    kind: 'text',
    shape: '0123456789abcdef',
    confidence: 1,
    post: { committed: true },
    onFail: 'fail',
    ...given,
  };
}

/** A step that presses something. */
export function clickStep(id: string, locators: Locators, change: Partial<ClickStep> = {}): ClickStep {
  return { type: 'click', id, intention: `Press ${id}`, locators, post: { left: true }, onFail: 'fail', ...change };
}

/** A step that reads something. */
export function extractStep(into: string, locators: Locators, change: Partial<ExtractStep> = {}): ExtractStep {
  return {
    type: 'extract',
    id: into,
    intention: `Read ${into}`,
    into,
    read: 'text',
    locators,
    onFail: 'fail',
    ...change,
  };
}

/** A generic manual for a site, with the parameters that its steps need. */
export function taskManual(url: string, steps: readonly ManualStep[], change: Partial<Manual> = {}): Manual {
  const { origin, host } = new URL(url);
  const [first, ...rest] = steps;
  if (!first) throw new Error('a manual has steps');
  const signature = createHash('sha256').update(JSON.stringify(steps)).digest('hex');
  const page = { signature, fields: [], steps: [first, ...rest] as [ManualStep, ...ManualStep[]] };
  return {
    schemaVersion: 1,
    id: 'listing',
    task: 'scrape',
    platform: 'generic',
    level: 'company',
    company: host,
    urlPattern: `${origin}/*`,
    parameters: [...parametersOf({ pages: [page] })],
    policy: { heals: 3, healMs: 10_000, healUsd: 0.05 },
    pages: [page],
    ...change,
  };
}

/** Reads the openings of a search, page after page; `none` is what a search without any tells. */
export function listingSteps(): readonly ManualStep[] {
  const next = byRole('link', 'Next page', 'nav > a.next');
  const cards = extractStep('openings', byMark('opening', '#results > li'), {
    read: 'list',
    each: [
      { into: 'title', css: 'h3', read: 'text' },
      { into: 'place', css: '.place', read: 'text' },
      { into: 'link', css: 'a', read: 'link' },
    ],
  });
  return [
    fillStep('keyword', {
      label: 'Job title',
      locators: byLabel('Job title', '#keyword'),
      value: { answer: 'keyword' },
    }),
    {
      ...fillStep('place', {
        label: 'Place',
        locators: byRole('combobox', 'Place', '#place'),
        value: { answer: 'place' },
      }),
      type: 'choose',
      kind: 'select',
      when: { known: { answer: 'place' } },
    },
    clickStep('search', byRole('button', 'Find openings', '#search')),
    {
      type: 'branch',
      id: 'any',
      intention: 'See whether there are any',
      cases: [
        {
          when: { visible: { by: 'text', text: 'No openings found' } },
          steps: [extractStep('none', byMark('none', 'p.none'))],
        },
        {
          when: { visible: { by: 'css', css: '#results' } },
          steps: [
            cards,
            {
              type: 'repeat',
              id: 'more',
              intention: 'Every further page',
              while: { visible: { by: 'role', role: 'link', name: 'Next page' } },
              most: 10,
              steps: [clickStep('next', next), { ...cards, id: 'more-openings' }],
            },
          ],
        },
      ],
    },
  ];
}
