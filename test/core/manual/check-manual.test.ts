import { readFile } from 'node:fs/promises';
import type { Manual, ManualStep } from '@valet/schemas';
import t from 'tap';
import { checkManual } from '../../../core/src/manual/check-manual.ts';
import { lintManual } from '../../../core/src/manual/lint-manual.ts';
import { seededRandom } from '../../bench/report.ts';
import { randomManual } from '../../support/random-manual.ts';

const seed = Number(process.env.VALET_MANUAL_SEED ?? Date.now() % 1_000_000);
t.comment(`seed ${seed}`);

const signature = 'a'.repeat(64);
const locators: ManualStep & { type: 'click' } = {
  type: 'click',
  id: 'next',
  intention: 'Go on',
  locators: [
    { by: 'role', role: 'button', name: 'Next' },
    { by: 'css', css: '#next' },
  ],
  post: { left: true },
  onFail: 'heal',
};
const fill = (change: object = {}) => ({
  type: 'fill',
  id: 'first-name',
  intention: 'Write the first name',
  field: 'first-name',
  label: 'First name',
  kind: 'text',
  shape: '0123456789abcdef',
  locators: [
    { by: 'label', label: 'First name' },
    { by: 'css', css: '#first' },
  ],
  value: { ref: 'profile.first_name' },
  confidence: 0.95,
  post: { committed: true },
  onFail: 'heal',
  ...change,
});
const firstName = { value: { ref: 'profile.first_name' }, type: 'text', sensitivity: 'personal' };
const manual = (change: object = {}, steps: readonly unknown[] = [fill()]) => ({
  schemaVersion: 1,
  id: 'plain',
  task: 'apply',
  platform: 'greenhouse',
  level: 'platform',
  urlPattern: '*',
  parameters: [firstName],
  policy: { heals: 3, healMs: 10_000, healUsd: 0.05 },
  pages: [{ signature, fields: ['0123456789abcdef'], steps }],
  ...change,
});
const part = [{ into: 'title', css: 'h3', read: 'text' }];
const two = locators.locators;
const mistakes = (input: unknown): readonly string[] => {
  const checked = checkManual(input);
  return checked.ok ? [] : checked.mistakes;
};

t.test('a manual that keeps every rule is taken as it is', async (t) => {
  const checked = checkManual(manual());
  t.ok(checked.ok);
  if (checked.ok) t.strictSame(checked.manual, manual());
});

t.test('the manual of the guide is a good one', async (t) => {
  const guide = await readFile(new URL('../../../docs/guide/manual.md', import.meta.url), 'utf8');
  const text = /```json file=manual.json\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
  const checked = checkManual(text);
  t.match(checked, { ok: true }, checked.ok ? '' : checked.mistakes.join('; '));
  if (checked.ok) t.same(lintManual(checked.manual), []);
});

t.test('any manual comes back from its JSON text as it was', async (t) => {
  for (let round = 0; round < 300; round++) {
    const given: Manual = randomManual(seededRandom(seed + round));
    const checked = checkManual(JSON.stringify(given));
    if (checked.ok && t.strictSame(checked.manual, given, `seed ${seed + round}`, { diagnostic: false })) continue;
    if (!checked.ok) t.fail(`seed ${seed + round}: ${checked.mistakes.join('; ')}`);
    break;
  }
});

t.test('any manual with one property too many is refused, and the line names its place', async (t) => {
  for (let round = 0; round < 100; round++) {
    const random = seededRandom(seed + round);
    const given = randomManual(random);
    const at = Math.floor(random() * given.pages.length);
    const page = { ...given.pages[at], stepz: [] };
    const pages = given.pages.map((one, index) => (index === at ? page : one));
    const expected = `/pages/${at}/stepz is not a known property; did you mean "steps"?`;
    t.strictSame(mistakes({ ...given, pages }), [expected], `seed ${seed + round}`);
  }
});

t.test('each mistake is one line with its place, what was expected and the nearest word', async (t) => {
  const cases: readonly [unknown, string][] = [
    [manual({ level: 'platfrom' }), '/level must be one of "platform", "company", "posting"; did you mean "platform"?'],
    [manual({ urlPatern: '*' }), '/urlPatern is not a known property; did you mean "urlPattern"?'],
    [
      manual({}, [fill({ type: 'fil' })]),
      '/pages/0/steps/0 needs a known "type": navigate, fill, choose, check, upload, click, press, wait, assert, extract, ask, submit, branch, repeat; did you mean "fill"?',
    ],
    [manual({}, [fill({ post: undefined })]), '/pages/0/steps/0/post is required but missing'],
    [manual({}, [fill({ post: {} })]), '/pages/0/steps/0/post must NOT have fewer than 1 properties'],
    [
      manual({}, [fill({ locators: [{ by: 'css', css: '#first' }] })]),
      '/pages/0/steps/0/locators must NOT have fewer than 2 items',
    ],
    [manual({}, [fill({ timeoutMs: 900_000 })]), '/pages/0/steps/0/timeoutMs must be <= 120000'],
    [manual({}, [fill(), fill()]), '/pages/0/steps/1/id must be a name of its own: /pages/0/steps/0 has it too'],
    [
      manual({}, [{ ...locators, type: 'submit', id: 'send' }, fill()]),
      '/pages/0/steps/0 must be the last step of its list',
    ],
    [manual({}, [fill({ kind: 'select' })]), '/pages/0/steps/0/type must be "choose" for a field of kind "select"'],
    [manual({ parameters: [] }), '/pages/0/steps/0 needs profile.first_name, which /parameters does not declare'],
    [manual({ parameters: [{ ...firstName, sensitivity: 'none' }] }), '/parameters/0/sensitivity must be "personal"'],
    [
      manual({ parameters: [firstName, { ...firstName, value: { ref: 'profile.phone' } }] }),
      '/parameters/1 is needed by no step',
    ],
    [
      manual({ level: 'company', urlPattern: 'https://ats.example/acme/*' }),
      '/company is required at the level "company"',
    ],
    [manual({ level: 'company', company: 'acme' }), '/urlPattern must tell the company at the level "company"'],
    [manual({ extends: 'wider' }), '/extends must be left out: no level is wider than "platform"'],
    [manual({ urlPattern: 'not a pattern' }), '/urlPattern must be a URLPattern with protocol and host, or *'],
    [
      manual({ pages: [...manual().pages, { signature, fields: [], steps: [{ ...locators }] }] }),
      '/pages/1/signature is that of /pages/0 too: nothing would tell the two pages apart',
    ],
    [
      manual({}, [fill(), { type: 'repeat', id: 'r', intention: 'Again', most: 2, steps: [{ ...locators }] }]),
      '/pages/0/steps/1/over or /pages/0/steps/1/while is required',
    ],
    [
      manual({}, [
        fill(),
        {
          type: 'extract',
          id: 'x',
          intention: 'Read',
          into: 'x',
          read: 'text',
          each: part,
          locators: two,
          onFail: 'fail',
        },
      ]),
      '/pages/0/steps/1/each must be left out: only a list has elements',
    ],
    ['{"schemaVersion": 1', '(document) is not JSON'],
  ];
  for (const [input, expected] of cases) t.strictSame(mistakes(input), [expected]);
});

t.test('a sensitive value must be declared as what it is', async (t) => {
  const gender = { value: { ref: 'profile.eeo.gender' }, type: 'choice', sensitivity: 'personal' };
  const given = manual({ parameters: [gender] }, [fill({ value: gender.value, label: 'Gender' })]);
  t.strictSame(mistakes(given), ['/parameters/0/sensitivity must be "demographic"']);
});

t.test('what would cost too much is refused with its reason, before it is looked at closer', async (t) => {
  const many = Array.from({ length: 10_000 }, (_, at) => fill({ id: `f-${at}` }));
  const repeat = (most: number, steps: readonly unknown[]) => ({
    type: 'repeat',
    id: `r-${most}-${steps.length}`,
    intention: 'Each school',
    over: 'profile.education',
    most,
    steps,
  });
  const deep: unknown = Array.from({ length: 50 }).reduce((inner) => [inner], 1);
  const cases: readonly [string, unknown, RegExp][] = [
    ['10,000 steps', manual({}, many), /^\(document\) has more than 1000000 bytes$|^\/pages has more than 1000 steps/],
    [
      '5 MB',
      JSON.stringify(manual({ id: 'x'.repeat(5_000_000) })),
      /^\(document\) has 5\d{6} bytes; a manual has at most 1000000$/,
    ],
    ['5 MB, parsed', manual({ id: 'x'.repeat(5_000_000) }), /^\(document\) has more than 1000000 bytes$/],
    ['an endless repeat', manual({}, [repeat(1e9, [fill()])]), /^\/pages has more than 1000 steps, those of a repeat/],
    [
      'a repeat of repeats',
      manual({}, [repeat(20, [repeat(20, [repeat(20, [fill()])])])]),
      /^\/pages has more than 1000/,
    ],
    [
      'a repeat without an end',
      manual({}, [{ ...repeat(1, [fill()]), most: undefined }]),
      /most is required but missing$/,
    ],
    ['a future version', manual({ schemaVersion: 2 }), /^\/schemaVersion must be 1: the manual was made by a newer/],
    ['no end of depth', manual({ pages: deep }), /^\(document\) is more than 32 levels deep$/],
    [
      'an unknown step',
      manual({}, [{ type: 'teleport', id: 'x', intention: 'y' }]),
      /^\/pages\/0\/steps\/0 needs a known "type"/,
    ],
  ];
  for (const [name, input, expected] of cases) {
    const startedAt = performance.now();
    t.match(mistakes(input)[0], expected, name);
    t.equal(mistakes(input).length, 1, `${name}: one line`);
    t.ok(performance.now() - startedAt < 2_000, `${name}: at once`);
  }
});

t.test('many mistakes are told up to a number, and counted', async (t) => {
  const told = mistakes(
    manual(
      {},
      Array.from({ length: 40 }, (_, at) => fill({ id: `f-${at}`, colour: 'red' })),
    ),
  );
  t.equal(told.length, 21);
  t.equal(told.at(-1), 'and 20 more');
});
