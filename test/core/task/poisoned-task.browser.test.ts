import { createListingSite } from '@valet/practice';
import type { Manual, ManualStep, TaskError } from '@valet/schemas';
import t from 'tap';
import { byLabel, byMark, byRole, clickStep, extractStep, fillStep, taskManual } from '../../support/task-manual.ts';
import { startTasks } from '../../support/task-run.ts';

const site = await createListingSite();
t.teardown(() => site.close());
const runManual = startTasks(t);
const listing = `${site.url}/openings`;
const soon = { timeoutMs: 400 };

/** What a manual ends with, and the pages that the site was asked for after the first. */
async function poison(
  steps: readonly ManualStep[],
  change: Partial<Manual> = {},
): Promise<{ error: TaskError | null; visits: readonly string[] }> {
  site.forget();
  const { report } = await runManual(listing, taskManual(listing, steps, change), { values: { keyword: 'nurse' } });
  return { error: report.error, visits: site.visits.slice(1) };
}

const search = byRole('button', 'Find openings', '#search');
const cases: readonly [string, readonly ManualStep[], Partial<TaskError>][] = [
  [
    'another element with the same label',
    [clickStep('open', byRole('link', 'Baker', '#results > li:nth-child(2) a'), soon)],
    {
      code: 'step_failed',
      message: 'no two ways lead to one element alone (found by its words 2, its place in the markup 1)',
    },
  ],
  [
    'locators of two different elements',
    [clickStep('open', byRole('button', 'Find openings', '.title[href$="102"]'), soon)],
    { code: 'step_failed', message: 'its locators lead to different elements' },
  ],
  [
    'the locators of another field',
    [
      {
        ...fillStep('keyword', {
          label: 'Job title',
          locators: byLabel('Job title', '#place'),
          value: { answer: 'keyword' },
        }),
        ...soon,
      },
    ],
    { code: 'step_failed', message: 'its locators lead to different elements' },
  ],
  [
    'the label of another field',
    [
      {
        ...fillStep('keyword', {
          label: 'Place',
          locators: [
            { by: 'attribute', name: 'name', value: 'keyword' },
            { by: 'css', css: '#keyword' },
          ],
          value: { answer: 'keyword' },
        }),
        ...soon,
      },
    ],
    { code: 'step_failed', message: 'expected a field labelled "Place"; found one labelled "Job title"' },
  ],
  [
    'the label of another field, and leave to heal,',
    [
      {
        ...fillStep('place', {
          label: 'Place',
          locators: [
            { by: 'attribute', name: 'name', value: 'keyword' },
            { by: 'css', css: '#keyword' },
          ],
          value: { answer: 'keyword' },
          onFail: 'heal',
        }),
        ...soon,
      },
    ],
    { code: 'step_failed', message: 'its locators lead to another one, while a field has this label' },
  ],
  [
    'one way only',
    [
      clickStep(
        'search',
        [
          { by: 'css', css: '#search' },
          { by: 'css', css: 'form > button' },
        ],
        soon,
      ),
    ],
    { code: 'step_failed', message: 'no two ways lead to one element alone' },
  ],
  [
    'an element that is not there',
    [clickStep('more', byRole('button', 'Show more', '#more'), soon)],
    { code: 'step_failed', message: 'nothing on ' },
  ],
  [
    'a value that nobody knows',
    [
      {
        ...fillStep('keyword', {
          label: 'Job title',
          locators: byLabel('Job title', '#keyword'),
          value: { answer: 'unknown' },
        }),
        ...soon,
      },
    ],
    {
      code: 'question_unanswered',
      message: 'expected a value (the answer to "unknown"); found nobody has answered this question',
    },
  ],
  [
    'an endless repeat',
    [
      {
        type: 'repeat',
        id: 'endless',
        intention: 'Again and again',
        while: { visible: { by: 'css', css: '#search' } },
        most: 2,
        steps: [{ type: 'assert', id: 'is', intention: 'It is', that: { url: `${site.url}/*` }, onFail: 'fail' }],
      },
    ],
    { code: 'step_failed', message: 'expected an end after 2 times at most; found that it still holds' },
  ],
  [
    'a list that is empty',
    [{ ...extractStep('rows', byMark('row', '#results > tr'), { read: 'list' }), ...soon }],
    { code: 'step_failed', message: 'expected its locators to agree on a list; found nothing on ' },
  ],
  [
    'a list of two lists',
    [{ ...extractStep('rows', byMark('opening', '#results .place'), { read: 'list' }), ...soon }],
    { code: 'step_failed', message: 'its locators lead to different elements' },
  ],
  [
    'a foreign address',
    [
      {
        type: 'navigate',
        id: 'away',
        intention: 'Go away',
        url: 'http://localhost:9/',
        post: { left: true },
        onFail: 'fail',
      },
    ],
    { code: 'step_failed', message: 'expected an address of 127.0.0.1; found one of localhost' },
  ],
];

for (const [what, steps, expected] of cases) {
  t.test(`${what} ends the task, and nothing is pressed`, async (t) => {
    const { error, visits } = await poison(steps);
    t.equal(error?.code, expected.code, JSON.stringify(error));
    t.ok(error?.message.includes(expected.message ?? ''), JSON.stringify(error));
    t.same(visits, []);
  });
}

t.test('what a step was to lead to must come', async (t) => {
  const post = { visible: { by: 'text', text: 'A thousand openings' } } as const;
  const { error, visits } = await poison([
    clickStep('search', search, { ...soon, post }),
    extractStep('never', byMark('opening', 'li')),
  ]);
  t.match(error, {
    code: 'step_failed',
    step: {
      id: 'search',
      expected: 'text "A thousand openings" to be shown',
      found: `${listing} without it`,
    },
  });
  t.equal(visits.length, 1, 'it was pressed once');
});

t.test('what is no manual opens no site', async (t) => {
  const good = clickStep('search', search);
  const bad: readonly [Partial<Record<keyof Manual, unknown>>, RegExp][] = [
    [{ schemaVersion: 2 }, /\/schemaVersion must be 1: the manual was made by a newer Valet/],
    [
      { pages: [{ signature: 'a'.repeat(64), fields: [], steps: [{ ...good, type: 'teleport' }] }] },
      /needs a known "type"/,
    ],
    [{ pages: [{ signature: 'a'.repeat(64), fields: [], steps: [{ ...good, post: undefined }] }] }, /post is required/],
  ];
  for (const [change, message] of bad) {
    site.forget();
    const given = { ...taskManual(listing, [good]), ...change } as unknown as Manual;
    const { report } = await runManual(listing, { given });
    t.match(report, { outcome: 'failed', error: { code: 'validation_error', message }, data: {} });
    t.same(site.visits, []);
  }
  t.match((await poison([good], { task: 'custom' })).error, null);
  site.forget();
  t.match((await runManual(listing, 'any')).report.error, { code: 'manual_required', message: /no model is there/ });
  const elsewhere = taskManual('https://jobs.example/openings', [good]);
  t.match((await runManual(listing, elsewhere)).report.error, { code: 'manual_required', message: /is for https:/ });
  t.same(site.visits, []);
});
