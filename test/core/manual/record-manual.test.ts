import { checkManual, lintManual } from '@valet/core';
import type { Form, Locator, ManualStep } from '@valet/schemas';
import t from 'tap';
import { matchFields } from '../../../core/src/form/match-fields.ts';
import type { PlanEntry } from '../../../core/src/form/plan.ts';
import { recordManual } from '../../../core/src/manual/record-manual.ts';
import { sampleProfile } from '../../support/engine.ts';
import { type GivenField, makeForm, recordForm } from '../../support/record-form.ts';

const record = (form: Form, entries: readonly PlanEntry[] = matchFields(form)) =>
  recordManual({
    platform: 'greenhouse',
    place: { level: 'platform', urlPattern: '*' },
    pages: [{ form, entries }],
    profile: sampleProfile,
  });
const fields: readonly GivenField[] = [
  'First name',
  { label: 'Email', kind: 'email' },
  { label: 'Résumé/CV', kind: 'file', widget: 'file' },
  { label: 'Gender', kind: 'select', widget: 'native-select', required: false, options: [{ label: 'X' }] },
  { label: 'Why us?', kind: 'longtext' },
];

t.test('a recorded manual', async (t) => {
  const form = makeForm(fields);
  const manual = recordForm(form);

  t.test('keeps the rules and passes the lint', async (t) => {
    t.match(checkManual(JSON.stringify(manual)), { ok: true });
    t.same(lintManual(manual, { profile: sampleProfile }), []);
  });

  t.test('says where each value comes from, and proves each step', async (t) => {
    t.match(manual.pages[0].steps, [
      { type: 'fill', field: 'first-name', value: { ref: 'profile.first_name' }, post: { committed: true } },
      { type: 'fill', field: 'email', value: { ref: 'profile.email' } },
      { type: 'upload', value: { ref: 'resume' } },
      { type: 'choose', value: { ref: 'profile.eeo.gender' }, when: { known: { ref: 'profile.eeo.gender' } } },
      { type: 'fill', value: { answer: 'why us' } },
      { type: 'submit', post: { submitted: true } },
    ]);
    t.match(manual.parameters, [
      { value: { ref: 'profile.first_name' }, type: 'text', sensitivity: 'personal' },
      { value: { ref: 'profile.email' }, type: 'text', sensitivity: 'personal' },
      { value: { ref: 'resume' }, type: 'file', sensitivity: 'personal' },
      { value: { ref: 'profile.eeo.gender' }, type: 'choice', sensitivity: 'demographic' },
      { value: { answer: 'why us' }, type: 'text', sensitivity: 'personal' },
    ]);
  });

  t.test('differs from one of another posting in the names of controls only', async (t) => {
    const other = recordForm(makeForm(fields, '9900123'));
    t.equal(other.pages[0].signature, manual.pages[0].signature);
    const unnamed = (step: ManualStep) => ({ ...step, locators: [] });
    t.strictSame(other.pages[0].steps.map(unnamed), manual.pages[0].steps.map(unnamed));
  });

  t.test('leaves out a field that only its posting’s names lead to', async (t) => {
    const locators: Locator[] = [
      { by: 'attribute', name: 'name', value: 'question_41001019' },
      { by: 'css', css: '#question_41001019' },
    ];
    const { pages } = recordForm(makeForm([...fields, { label: 'Phone', locators }]));
    t.notOk(pages[0].steps.some((step) => 'label' in step && step.label === 'Phone'));
  });
});

t.test('no manual is made of what tells who the candidate is', async (t) => {
  const cases: readonly [string, GivenField, RegExp][] = [
    ['a greeting', `Is your first name ${sampleProfile.first_name}?`, /holds something that tells who/],
    ['a mail address', `Shall we write to ${sampleProfile.email}?`, /tells who|looks like a mail address/],
    ['a number', { label: 'Number', help: '', section: 'You said 202 555 0142' }, /section holds something that tells/],
    ['somebody else’s address', 'Copy to hiring@acme.example?', /looks like a mail address/],
  ];
  for (const [name, field, expected] of cases) {
    const recorded = record(makeForm(['First name', field]));
    t.match(recorded, { ok: false, reasons: [expected] }, name);
    const told = JSON.stringify(recorded);
    t.notOk(
      told.includes(sampleProfile.first_name) || told.includes('0142'),
      `${name}: and the reason does not say it`,
    );
  }
});

t.test('a fixed text that looks like personal data is refused', async (t) => {
  const form = makeForm(['Source']);
  for (const literal of ['+1 202 555 0187', 'https://www.linkedin.com/in/somebody', '1990-04-01', 'a.b@example.com']) {
    const recorded = record(form, [{ ...matchFields(form)[0], value: { literal } } as PlanEntry]);
    t.match(recorded, { ok: false, reasons: [/value\/literal looks like/] }, literal);
  }
  const plain = record(form, [{ ...matchFields(form)[0], value: { literal: 'Career site' } } as PlanEntry]);
  t.match(plain, { ok: true });
});

t.test('a run that paired nothing leaves nothing', async (t) => {
  t.match(record({ ...makeForm(['First name']), buttons: [] }, []), { ok: false, reasons: [/no field/] });
});

t.test('the lint names what must not be kept', async (t) => {
  const manual = recordForm(makeForm(fields));
  const [first, ...steps] = manual.pages[0].steps;
  if (first.type !== 'fill') throw new Error('the first step fills');
  const withFirst = (change: Partial<typeof first>) => ({
    ...manual,
    pages: [{ ...manual.pages[0], steps: [{ ...first, ...change }, ...steps] }] as typeof manual.pages,
  });
  const byWords: typeof first.locators = [
    { by: 'role', role: 'textbox', name: 'First name' },
    { by: 'label', label: 'First name' },
  ];
  const idFirst: typeof first.locators = [
    { by: 'css', css: '#question_41001010' },
    { by: 'label', label: 'First name' },
  ];
  const cases: readonly [Partial<typeof first>, string][] = [
    [
      { locators: byWords },
      '/pages/0/steps/0/locators must find the control in two independent ways, not twice by its words',
    ],
    [{ locators: idFirst }, '/pages/0/steps/0/locators/0 names the control as one posting does; it must come last'],
    [{ post: { left: true } }, '/pages/0/steps/0/post must say "committed": true, so that the field is read back'],
    [{ value: { literal: 'x@example.com' } }, '/pages/0/steps/0/value/literal looks like a mail address'],
  ];
  for (const [change, expected] of cases) t.same(lintManual(withFirst(change)), [expected]);
});
