import type { Field, Form, ManualPage } from '@valet/schemas';
import t from 'tap';
import { matchFields } from '../../../core/src/form/match-fields.ts';
import type { PageFit } from '../../../core/src/manual/compare-page.ts';
import { type FieldStep, isFieldStep } from '../../../core/src/manual/each-step.ts';
import { followField } from '../../../core/src/manual/follow-page.ts';
import { seededRandom } from '../../bench/report.ts';
import { type GivenField, makeForm, recordForm } from '../../support/record-form.ts';

const seed = Number(process.env.VALET_MANUAL_SEED ?? Date.now() % 1_000_000);
t.comment(`seed ${seed}`);

const fields: readonly GivenField[] = [
  'First name',
  'Last name',
  { label: 'Email', section: 'You', kind: 'email' },
  { label: 'Email', section: 'Reference', kind: 'email' },
  'Which leg would you repair first?',
  'What is your favourite hash function?',
];
const recorded = makeForm(fields);
const [clean] = recordForm(recorded).pages;

/** How the step for a field is judged on another posting, after the page of the manual was changed. */
function judge(
  field: string,
  change: (step: (id: string) => FieldStep, page: ManualPage) => void = () => undefined,
  { form = makeForm(fields, '7700001'), fit = 'identical' }: { form?: Form; fit?: Exclude<PageFit, 'far'> } = {},
) {
  const page = structuredClone(clean);
  const stepOf = (id: string) => {
    const step = page.steps.filter(isFieldStep).find((one) => one.field === id);
    if (!step) throw new Error(`no step for ${id}`);
    return step;
  };
  change(stepOf, page);
  const live = form.fields.find(({ id }) => id === field) as Field;
  const given = { page, fit, entered: form.fields, shown: form.fields, rules: matchFields(form) };
  return followField(live, given);
}

t.test('every field of another posting of the form is followed as it was recorded', async (t) => {
  const form = makeForm(fields, '7700001');
  for (const { field, value } of matchFields(form)) {
    t.match(judge(field.id), { kind: 'follow', entry: { field: { id: field.id }, value } }, field.label);
  }
});

t.test('an answer is never surer than it was, nor than the rules are', async (t) => {
  const step = (confidence: number) =>
    judge('first-name', (of) => {
      of('first-name').confidence = confidence;
    });
  t.match(step(0.71), { kind: 'follow', entry: { confidence: 0.71 } });
  t.match(step(1), { kind: 'follow', entry: { confidence: 0.95 } });
});

const swap = (one: FieldStep, other: FieldStep) => {
  [one.value, other.value] = [other.value, one.value];
};

t.test('poison is seen on a page that is as it was', async (t) => {
  const cases: readonly [string, string, (of: (id: string) => FieldStep, page: ManualPage) => void, RegExp][] = [
    ['swapped values', 'first-name', (of) => swap(of('first-name'), of('last-name')), /the rules profile.first_name/],
    [
      'swapped answers to questions that no rule knows',
      'which-leg-would-you-repair-first-',
      (of) => swap(of('which-leg-would-you-repair-first-'), of('what-is-your-favourite-hash-function-')),
      /another field's question/,
    ],
    [
      'a question that is asked of a person, but another field’s',
      'which-leg-would-you-repair-first-',
      (of) => {
        of('which-leg-would-you-repair-first-').value = { ask: 'What is your favourite hash function?' };
      },
      /another field's question/,
    ],
    [
      'another label',
      'first-name',
      (of) => {
        of('first-name').label = 'Last name';
      },
      /another label/,
    ],
    [
      'another kind',
      'first-name',
      (of) => {
        of('first-name').kind = 'longtext';
      },
      /of kind longtext/,
    ],
    [
      'another shape',
      'first-name',
      (of) => {
        of('first-name').shape = '0'.repeat(16);
      },
      /other options/,
    ],
    [
      'locators of another field',
      'first-name',
      (of) => {
        of('first-name').locators = of('last-name').locators;
      },
      /different fields/,
    ],
    [
      'two steps for one field',
      'first-name',
      (of) => {
        of('last-name').field = 'first-name';
      },
      /two steps fill one field/,
    ],
    [
      'a text of its own',
      'which-leg-would-you-repair-first-',
      (of) => {
        of('which-leg-would-you-repair-first-').value = { literal: 'The left one' };
      },
      /a text that no rule/,
    ],
  ];
  for (const [name, field, change, why] of cases) t.match(judge(field, change), { kind: 'contradiction', why }, name);
});

t.test('what only the manual says is explored', async (t) => {
  const known = judge('which-leg-would-you-repair-first-', (of) => {
    of('which-leg-would-you-repair-first-').value = { ref: 'profile.phone' };
  });
  t.match(known, { kind: 'doubt', why: /rules do not know/ });
  const learned = judge('first-name', (of) => {
    of('first-name').value = { answer: 'first name' };
  });
  t.match(learned, { kind: 'doubt', why: /rules know by now/ });
  for (const field of ['email', 'email~2']) {
    const other = judge(field, (of) => swap(of('email'), of('email~2')));
    t.match(other, { kind: 'doubt' }, 'the own mail address for the field of the same label of somebody else');
  }
  const moved = judge('email~2', (of) => {
    of('email~2').section = 'You';
  });
  t.match(moved, { kind: 'doubt', why: /another section/ });
});

t.test('where the rules know nothing, a manual may say what a model might have said', async (t) => {
  const learn = (given: GivenField, ref: string) => {
    const form = makeForm(['First name', given], '7700001');
    const [page] = recordForm(form).pages;
    const field = form.fields[1] as Field;
    const step = page.steps.filter(isFieldStep).find((one) => one.field === field.id);
    if (step) step.value = { ref };
    const rules = matchFields(form);
    return followField(field, { page, fit: 'identical', entered: form.fields, shown: form.fields, rules });
  };
  const payer = { label: 'Who pays you at the moment?', section: '', kind: 'text' } as const;
  t.match(learn(payer, 'profile.current_company'), {
    kind: 'follow',
    entry: { value: { ref: 'profile.current_company' } },
  });
  const not = [
    ['how the candidate is reached', payer, 'profile.phone'],
    ['what is sensitive', payer, 'profile.eeo.gender'],
    ['a password', payer, 'credential.password'],
    ['a fact for another person', { ...payer, section: 'References' }, 'profile.current_company'],
    ['a fact for a sensitive question', { ...payer, label: 'Who sponsors your visa?' }, 'profile.current_company'],
    ['a fact of another kind', { ...payer, kind: 'email' }, 'profile.current_company'],
  ] as const;
  for (const [name, given, ref] of not) t.not(learn(given, ref).kind, 'follow', name);
});

t.test('whatever a manual says, what is followed is what the rules say of that field', async (t) => {
  const labels = ['First name', 'Last name', 'Name', 'Email', 'Phone', 'City', 'Why us?', 'Salary', 'LinkedIn', 'Team'];
  const counts = { follow: 0, doubt: 0, contradiction: 0 };
  for (let round = 0; round < 400; round++) {
    const random = seededRandom(seed + round);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const draw = (): GivenField[] =>
      Array.from({ length: 2 + Math.floor(random() * 7) }, () => ({
        label: pick(labels),
        section: pick(['', '', '', 'Reference', 'Emergency contact']),
        kind: pick(['text', 'text', 'text', 'longtext', 'email', 'tel']),
      }));
    const base = draw();
    const [page] = recordForm(makeForm(base)).pages;
    const isSame = random() < 0.5;
    const form = makeForm(isSame ? base : [...base.slice(1), ...draw()], '7700001');
    const steps = page.steps.filter(isFieldStep);
    const keys = ['value', 'locators', 'label', 'kind', 'section', 'field', 'shape', 'confidence'] as const;
    for (let harm = Math.floor(random() * 4); harm > 0; harm -= 1) {
      const key = pick(keys);
      Object.assign(pick(steps), { [key]: pick(steps)[key] });
    }
    const rules = matchFields(form);
    const live = { page, fit: pick(['identical', 'near'] as const), entered: form.fields, shown: form.fields, rules };
    for (const [at, field] of form.fields.entries()) {
      const judged = followField(field, live);
      counts[judged.kind] += 1;
      if (judged.kind !== 'follow') continue;
      const told = `seed ${seed + round}, ${field.id}`;
      t.strictSame(judged.entry.value, rules[at]?.value, told);
      t.equal(judged.entry.field.id, field.id, told);
      t.ok(judged.entry.confidence <= (rules[at]?.confidence ?? 0), told);
    }
  }
  t.ok(Math.min(counts.follow, counts.doubt, counts.contradiction) > 100, JSON.stringify(counts));
});

t.test('on a page that is near', async (t) => {
  const near = (given: readonly GivenField[]) => ({ form: makeForm(given, '7700001'), fit: 'near' as const });
  const added = near([...fields, 'LinkedIn']);
  t.match(judge('first-name', undefined, added), { kind: 'follow' });
  t.match(judge('linkedin', undefined, added), { kind: 'doubt', stepId: null, why: /no step/ });
  t.match(judge('email', undefined, added), { kind: 'doubt', why: /fewer than two locators/ }, 'a label that two have');
  const textarea = near(fields.map((one) => (one === 'First name' ? { label: one, kind: 'longtext' } : one)));
  t.match(judge('first-name', undefined, textarea), { kind: 'doubt', why: /of kind text/ }, 'the site changed');
});
