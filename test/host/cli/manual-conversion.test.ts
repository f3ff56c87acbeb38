import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '@puppeteer/replay';
import { checkManual } from '@valet/core';
import t from 'tap';
import { openEmbeddedStore } from '../../../host/src/store/open-embedded.ts';
import { sampleProfile } from '../../support/engine.ts';
import { makeForm, recordForm } from '../../support/record-form.ts';
import { dataFolder } from '../temp-folder.ts';
import { runValetHere } from './run-valet.ts';

const offset = { offsetX: 10, offsetY: 10 };
const form = {
  title: 'Apply at ATS',
  steps: [
    {
      type: 'setViewport',
      width: 9,
      height: 9,
      deviceScaleFactor: 1,
      isMobile: false,
      hasTouch: false,
      isLandscape: false,
    },
    {
      type: 'navigate',
      url: 'https://ats.example/apply?job=1',
      assertedEvents: [{ type: 'navigation', url: 'https://ats.example/apply?job=1', title: 'Apply' }],
    },
    { type: 'change', value: sampleProfile.email, selectors: [['aria/Email'], ['#email'], ['xpath///*[@id="email"]']] },
    { type: 'change', value: 'Yes', selectors: [['aria/Relocate?[role="combobox"]'], ['pierce/[name="relocate"]']] },
    { type: 'keyDown', target: 'main', key: 'Tab' },
    { type: 'keyUp', target: 'main', key: 'Tab' },
    { type: 'click', selectors: [['text/Next']], ...offset, assertedEvents: [{ type: 'navigation' }] },
  ],
};
const [, , email] = form.steps;

t.test('valet manual import', async (t) => {
  const folder = t.testdir({ 'profile.json': JSON.stringify(sampleProfile) });
  const profile = path.join(folder, 'profile.json');
  const take = (document: unknown, ...args: string[]) => {
    const file = path.join(folder, 'recording.json');
    writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
    return runValetHere(t, ['manual', 'import', file, ...args]);
  };

  await t.test('makes a manual whose values are refs, and says what it lacks', async (t) => {
    const { exitCode, stdout, stderr } = await take(form, '--profile', profile, '--literal', '3');
    t.equal(exitCode, 0, stderr);
    const checked = checkManual(stdout);
    t.match(checked, { ok: true });
    const manual = JSON.parse(stdout);
    t.match(manual, {
      id: 'apply-at-ats',
      company: 'ats.example',
      urlPattern: 'https://ats.example/*',
      parameters: [{ value: { ref: 'profile.email' }, type: 'text', sensitivity: 'personal' }],
    });
    t.match(manual.pages[0].steps, [
      { type: 'navigate', post: { url: 'https://ats.example/apply\\?job=1' } },
      {
        type: 'fill',
        label: 'Email',
        value: { ref: 'profile.email' },
        locators: [
          { by: 'label', label: 'Email' },
          { by: 'css', css: '#email' },
        ],
      },
      {
        type: 'choose',
        value: { literal: 'Yes' },
        locators: [
          { by: 'role', role: 'combobox', name: 'Relocate?' },
          { by: 'attribute', name: 'name', value: 'relocate' },
        ],
      },
      { type: 'press', key: 'Tab' },
      { type: 'click', post: { left: true } },
    ]);
    t.match(stderr, /\/steps\/0 \(setViewport\) is left out: it means nothing to a manual/);
    t.match(stderr, /\/steps\/6 \(click\) finds its control in one way only/);
    t.notMatch(stdout + stderr, sampleProfile.email);
  });

  await t.test('takes no typed value unasked, and does not quote it', async (t) => {
    const { exitCode, stdout, stderr } = await take(form);
    t.match({ exitCode, stdout }, { exitCode: 2, stdout: '' });
    t.match(
      stderr,
      /\/steps\/2 \(change\) into "Email" types a value that may be personal: say which it is with --value '2=/,
    );
    t.match(stderr, /\/steps\/3 \(change\) into "Relocate\?" .*--literal 3 if it is the same for everybody/);
    t.notMatch(stderr, sampleProfile.email);
  });

  await t.test('takes a value that a person names, and only one that there is', async (t) => {
    const named = await take(form, '--value', '2=profile.email', '--value', '3=answer: Relocate?');
    t.match(JSON.parse(named.stdout).parameters, [
      { value: { ref: 'profile.email' } },
      { value: { answer: 'Relocate?' } },
    ]);
    const wrong = await take(form, '--value', '2=profile.emial', '--literal', '3');
    t.match(wrong.stderr, /names a property that no profile has; did you mean "email"\?/);
    t.match(await take(form, '--value', '2=emial', '--literal', '3'), {
      exitCode: 2,
      stderr: /is no value ref, such as/,
    });
    t.match(await take(form, '--value', 'email'), { exitCode: 2, stderr: /such as 3=profile.email/ });
    t.match(await take(form, '--literal', '1'), {
      exitCode: 2,
      stderr: /Step 1 of .* is a navigate and types nothing/,
    });
    t.match(await take(form, '--leave-out', '7'), { exitCode: 2, stderr: /is not there: the steps are 0 to 6/ });
  });

  await t.test('takes no literal that looks personal', async (t) => {
    const { exitCode, stdout, stderr } = await take(form, '--literal', '2', '--literal', '3');
    t.match({ exitCode, stdout }, { exitCode: 2, stdout: '' });
    t.match(stderr, /\/pages\/0\/steps\/1\/value\/literal looks like a mail address/);
    t.notMatch(stderr, sampleProfile.email);
  });

  await t.test('asks where two facts say the same', async (t) => {
    writeFileSync(profile, JSON.stringify({ ...sampleProfile, username: sampleProfile.email }));
    const { stderr } = await take(form, '--profile', profile, '--literal', '3');
    t.match(stderr, /types what profile\.\w+ and profile\.\w+ both say/);
  });

  await t.test('names what no manual does', async (t) => {
    const with_ = (...steps: object[]) => take({ title: 'x', steps });
    const selectors = ['aria/A', '#a'];
    const hover = { type: 'hover', selectors };
    t.match(await with_(hover), {
      exitCode: 2,
      stderr: /\/steps\/0 \(hover\) has no counterpart in a manual; --leave-out 0/,
    });
    t.match(await with_({ type: 'doubleClick', selectors, ...offset }), {
      stderr: /\(doubleClick\) has no counterpart/,
    });
    t.match(await with_({ type: 'customStep', name: 'checkA11y' }), {
      stderr: /\(customStep\) "checkA11y" has no counterpart/,
    });
    t.match(await with_({ type: 'waitForExpression', expression: '1' }), { stderr: /\(waitForExpression\) has no/ });
    t.match(await with_({ type: 'waitForElement', selectors, count: 3 }), { stderr: /waits for more than that one/ });
    t.match(await with_({ type: 'click', selectors, ...offset, button: 'secondary' }), {
      stderr: /button "secondary"/,
    });
    t.match(await with_({ type: 'keyDown', key: 'Enter' }), {
      stderr: /\(Enter\) does not say which control has the focus/,
    });
    t.match(await with_({ type: 'keyDown', key: 'x' }), { stderr: /presses a key that no manual presses/ });
    t.match(await with_({ type: 'click', selectors: ['xpath///a[text()="x"]'], ...offset }), {
      stderr: /has no selector that/,
    });
    t.match(await with_({ type: 'close' }), { stderr: /\/steps holds nothing that a manual does/ });
    const without = await take(
      { title: 'x', steps: [hover, { type: 'click', selectors, ...offset }] },
      '--leave-out',
      '0',
    );
    t.match(without, { exitCode: 0, stderr: /\/steps\/0 \(hover\) is left out, as you said/ });
  });

  await t.test('names the place of what is no recording', async (t) => {
    const cases: readonly [unknown, RegExp][] = [
      ['{"title": ', /recording in .* is not JSON: there is a mistake at line 1/],
      [[], /\(document\) must be an object: a recording/],
      [recordForm(makeForm(['First name'])), /this is a manual, no recording/],
      [{ title: 'x', steps: {} }, /\/steps must be a list/],
      [{ steps: [] }, /missing `title`/],
      [
        { title: 'x', steps: [{ type: 'clik' }] },
        /\/steps\/0 needs a known "type": change, .*; did you mean "click"\?/,
      ],
      [
        { title: 'x', steps: [email, { type: 'click', selectors: ['#a'] }] },
        /\/steps\/1 is wrong: offsetX is not a number/,
      ],
    ];
    for (const [document, expected] of cases)
      t.match(await take(document), { exitCode: 2, stdout: '', stderr: expected });
    const none = await runValetHere(t, ['manual', 'import', path.join(folder, 'none.json')]);
    t.match(none, { exitCode: 41, stderr: /The recording .* does not exist/ });
  });
});

t.test('valet manual export', async (t) => {
  const folder = t.testdir({});
  const manual = recordForm(makeForm(['First name', { label: 'Why us?', kind: 'longtext' }]));
  const file = path.join(folder, 'manual.json');
  writeFileSync(file, JSON.stringify(manual));
  const run = (...args: string[]) => runValetHere(t, ['manual', 'export', ...args]);

  await t.test('writes a recording with placeholders that an import reads back', async (t) => {
    const output = path.join(folder, 'recording.json');
    const { exitCode, stdout, stderr } = await run(file, '--format', 'devtools', '-o', output);
    t.match({ exitCode, stdout }, { exitCode: 0, stdout: '' }, stderr);
    t.match(stderr, /\(submit\) becomes a click/);
    const recording = JSON.parse(readFileSync(output, 'utf8'));
    t.strictSame(parse(recording), recording);
    t.match(recording.steps, [
      { type: 'change', value: '{{profile.first_name}}' },
      { type: 'change', value: /^\{\{answer: / },
      { type: 'click' },
    ]);
    const back = await runValetHere(t, ['manual', 'import', output]);
    const values = JSON.parse(back.stdout).pages[0].steps.flatMap((step: { value?: unknown }) => step.value ?? []);
    t.strictSame(
      values,
      manual.pages[0].steps.flatMap((step) => ('value' in step ? step.value : [])),
    );
  });

  await t.test('finds a manual of the store by the beginning of its id', async (t) => {
    const data = await dataFolder(t);
    const store = await openEmbeddedStore(data);
    const { stored } = await store.manuals.add({ tenant: 'default', manual, origin: 'exploration' });
    await store.close();
    const { stdout } = await run(stored.id.slice(0, 6), '--format', 'devtools', '--data', data);
    t.match(JSON.parse(stdout), { title: manual.id });
  });

  await t.test('names what is no manual', async (t) => {
    writeFileSync(file, JSON.stringify({ ...manual, levle: 1 }));
    t.match(await run(file, '--format', 'devtools'), { exitCode: 2, stderr: /did you mean "level"\?/ });
    t.match(await run('none.json', '--format', 'devtools'), { exitCode: 41, stderr: /none.json does not exist/ });
    t.match(await run(file, '--format', 'yaml'), { exitCode: 2, stderr: /devtools/ });
  });
});
