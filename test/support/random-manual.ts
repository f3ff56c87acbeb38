import type {
  BranchStep,
  Locator,
  Manual,
  ManualCondition,
  ManualPage,
  ManualStep,
  RepeatStep,
  ValueRef,
} from '@valet/schemas';
import { parametersOf } from '../../core/src/manual/parameter.ts';
import { stepTypeOf } from '../../core/src/manual/step-type.ts';

/** Draws from a list. */
function pick<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

const hex = (random: () => number, length: number) =>
  Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');

const words = ['first', 'größe', 'λ', '日本', 'a"b\\c', 'e\u0301', ' two  blanks', '<b>', '💼', 'name'];
const kinds = ['text', 'longtext', 'email', 'select', 'radio', 'checkboxes', 'checkbox', 'combobox', 'date'] as const;
const refs = ['profile.first_name', 'profile.education.0.degree', 'profile.eeo.gender', 'profile.start_date'] as const;

/** A manual that has every property now and then, and keeps every rule. The same random numbers make the same one. */
export function randomManual(random: () => number): Manual {
  let count = 0;
  const text = () => `${pick(random, words)} ${pick(random, words)}`;
  const maybe = <T>(make: () => T): T | undefined => (random() < 0.5 ? make() : undefined);
  const valueRef = (): ValueRef =>
    pick<() => ValueRef>(random, [
      () => ({ ref: pick(random, refs) }),
      () => ({ answer: text() }),
      () => ({ ask: text() }),
      () => ({ literal: text() }),
    ])();
  const locators = (): [Locator, Locator, ...Locator[]] => [
    { by: 'role', role: 'textbox', name: text() },
    { by: 'css', css: `#${hex(random, 4)}` },
    ...(random() < 0.3 ? [{ by: 'text', text: text() } as const] : []),
  ];
  const condition = (): ManualCondition =>
    pick<() => ManualCondition>(random, [
      () => ({ committed: true }),
      () => ({ known: valueRef() }),
      () => ({ signature: hex(random, 64), left: true }),
      () => ({ is: { value: { ref: pick(random, refs) }, oneOf: [text()] } }),
      () => ({ visible: { by: 'label', label: text() } }),
    ])();
  const common = () => {
    count += 1;
    const when = maybe(condition);
    const timeoutMs = maybe(() => 1 + Math.floor(random() * 119_000));
    const id = `step-${count}`;
    return { id, intention: text(), ...(when && { when }), ...(timeoutMs && { timeoutMs }) };
  };
  const onFail = () => pick(random, ['heal', 'ask', 'skip', 'fail'] as const);
  const acting = () => ({ locators: locators(), post: condition(), onFail: onFail() });
  const fieldStep = (): ManualStep => {
    const kind = pick(random, kinds);
    return {
      type: stepTypeOf(kind) as 'fill',
      ...common(),
      ...acting(),
      field: text(),
      label: text(),
      kind,
      shape: hex(random, 16),
      value: valueRef(),
      confidence: random(),
    };
  };
  const upload = (): ManualStep => ({
    type: 'upload',
    ...common(),
    ...acting(),
    field: text(),
    label: text(),
    kind: 'file',
    shape: hex(random, 16),
    value: { ref: 'resume' },
    confidence: 1,
  });
  const branch = (level: number): BranchStep => {
    const otherwise = maybe(() => steps(level + 1));
    return {
      type: 'branch',
      ...common(),
      cases: [{ when: condition(), steps: steps(level + 1) }],
      ...(otherwise && { otherwise }),
    };
  };
  const repeat = (level: number): RepeatStep => {
    const add = maybe(locators);
    return {
      type: 'repeat',
      ...common(),
      ...(random() < 0.5 ? { over: 'profile.education' as const } : { while: condition() }),
      most: 1 + Math.floor(random() * 3),
      ...(add && { add }),
      steps: steps(level + 1),
    };
  };
  const step = (level: number): ManualStep =>
    pick<() => ManualStep>(random, [
      fieldStep,
      fieldStep,
      fieldStep,
      upload,
      () => ({ type: 'navigate', ...common(), url: 'https://ats.example/apply', post: condition(), onFail: onFail() }),
      () => ({ type: 'click', ...common(), ...acting() }),
      () => ({ type: 'press', ...common(), ...acting(), key: 'Enter' }),
      () => ({ type: 'wait', ...common(), until: condition(), timeoutMs: 500, onFail: onFail() }),
      () => ({ type: 'assert', ...common(), that: condition(), onFail: onFail() }),
      () => ({ type: 'extract', ...common(), into: 'title', read: 'text', locators: locators(), onFail: onFail() }),
      () => ({ type: 'ask', ...common(), question: text(), sensitivity: 'salary' }),
      () => (level < 3 ? branch(level) : fieldStep()),
      () => (level < 3 ? repeat(level) : fieldStep()),
    ])();
  const steps = (level: number): [ManualStep, ...ManualStep[]] => [
    step(level),
    ...Array.from({ length: Math.floor(random() * 3) }, () => step(level)),
  ];
  const page = (): ManualPage => ({
    signature: hex(random, 64),
    fields: Array.from({ length: Math.floor(random() * 4) }, () => hex(random, 16)),
    steps: [...steps(0), { type: 'submit', ...common(), ...acting() }],
  });
  const pages: Manual['pages'] = [page(), ...Array.from({ length: Math.floor(random() * 3) }, page)];
  return {
    schemaVersion: 1,
    id: hex(random, 12),
    task: 'apply',
    platform: 'greenhouse',
    policy: { heals: 3, healMs: 10_000, healUsd: 0.05 },
    ...pick(random, [
      { level: 'platform', urlPattern: '*' },
      {
        level: 'company',
        company: 'tinkettle',
        urlPattern: 'https://ats.example/tinkettle/*',
        extends: 'greenhouse-plain',
      },
    ] as const),
    parameters: [...parametersOf({ pages })],
    pages,
  };
}
