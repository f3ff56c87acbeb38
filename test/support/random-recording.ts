import type { ValueRef } from '@valet/schemas';

/** A recorded step as the Recorder writes it; only its own parser knows more. */
type RecordedStep = { type: string } & Record<string, unknown>;

/** A recording whose every step can be in a manual; `literals` are the steps whose typed text is nobody's. */
export interface RandomRecording {
  readonly recording: { readonly title: string; readonly steps: readonly RecordedStep[] };
  readonly literals: ReadonlySet<number>;
}

function pick<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

const words = [
  'First name',
  'größe',
  'λ?',
  '日本',
  'a"b\\c',
  'e\u0301',
  ' two  blanks',
  '<b>',
  "it's",
  '[x="y"]',
  'Next',
];
const roles = ['textbox', 'combobox', 'checkbox', 'button', 'link', 'radio', 'spinbutton'];
const css = [
  '#a',
  'form > input',
  '[name="q"]',
  "[data-test='a']",
  'select.big',
  'div:nth-of-type(2) > textarea',
  '#q_41001023',
];
const xpaths = [
  '//*[@id="a"]',
  '//*[@id="f 1"]/div[2]/input',
  '/html/body/form/select',
  '//*[@data-test="a"]',
  '//a[text()="x"]',
];
const urls = ['https://ats.example/apply?id=1&x=(y)*', 'https://ats.example:8080/a/:b/{c}+', 'http://jobs.example/#/π'];
const values = ['Yes', 'Engineering', '', 'Two\nlines'];
const refs: readonly ValueRef[] = [{ ref: 'profile.first_name' }, { answer: 'Why {{us}}?' }, { ask: 'Anything\nelse' }];
const keys = ['Enter', 'Escape', 'Space', 'ArrowDown', ' ', '\r', 'NumpadEnter'];

/** A recording with every step, selector and event that an import takes. The same random numbers make the same one. */
export function randomRecording(random: () => number): RandomRecording {
  const maybe = <T extends object>(make: () => T): Partial<T> => (random() < 0.4 ? make() : {});
  const selector = () =>
    pick<() => string>(random, [
      () => `aria/${pick(random, words)}`,
      () => `aria/${pick(random, words)}[role="${pick(random, roles)}"]`,
      () => pick(random, css),
      () => `pierce/${pick(random, css)}`,
      () => `xpath/${pick(random, xpaths)}`,
      () => `text/${pick(random, words)}`,
    ])();
  const alternative = () => (random() < 0.1 ? ['#host', selector()] : random() < 0.7 ? [selector()] : selector());
  const selectors = () => [['#sure'], ...Array.from({ length: Math.floor(random() * 4) }, alternative)];
  const events = () => ({
    assertedEvents: [
      { type: 'navigation', ...maybe(() => ({ url: pick(random, urls) })), ...maybe(() => ({ title: 'T' })) },
    ],
  });
  const timeout = () => ({ timeout: 1 + Math.floor(random() * 29_000) });
  const common = () => ({ target: 'main', ...maybe(timeout), ...maybe(events) });
  const click = (): RecordedStep => ({ type: 'click', ...common(), selectors: selectors(), offsetX: 3, offsetY: 4.5 });
  const placeholder = (value: ValueRef) =>
    'ref' in value
      ? value.ref
      : 'answer' in value
        ? `answer: ${value.answer}`
        : `ask: ${'ask' in value ? value.ask : ''}`;
  const change = (): RecordedStep => {
    const value = random() < 0.3 ? pick(random, values) : `{{${placeholder(pick(random, refs))}}}`;
    return { type: 'change', ...common(), selectors: selectors(), value };
  };
  const pressed = (): readonly RecordedStep[] => {
    const key = pick(random, keys);
    const { assertedEvents: _, ...still } = click();
    return [still as RecordedStep, { type: 'keyDown', ...common(), key }, { type: 'keyUp', ...common(), key }];
  };
  const some = (): readonly RecordedStep[] =>
    pick<() => readonly RecordedStep[]>(random, [
      () => [click()],
      () => [change()],
      () => [change()],
      pressed,
      () => [{ type: 'navigate', ...common(), url: pick(random, urls) }],
      () => [{ type: 'waitForElement', ...common(), selectors: selectors() }],
      () => [{ type: 'scroll', ...common(), x: 0, y: 200 }],
      () => [{ type: 'emulateNetworkConditions', ...common(), download: 1, upload: 1, latency: 1 }],
      () => [{ type: 'navigate', url: 'chrome://new-tab-page/' }],
      () => [{ type: 'keyUp', target: 'main', key: 'x' }],
    ])();
  const viewport = { width: 9, height: 9, deviceScaleFactor: 1, isMobile: false, hasTouch: false, isLandscape: false };
  const steps: readonly RecordedStep[] = [
    { type: 'setViewport', ...viewport },
    ...Array.from({ length: 1 + Math.floor(random() * 12) }, some).flat(),
    click(),
    { type: 'close' },
  ];
  return {
    recording: { title: `${pick(random, words)} recording`, ...maybe(timeout), steps },
    literals: literalSteps(steps),
  };
}

/** Steps that type something that is no placeholder. */
export function literalSteps(
  steps: readonly { readonly type: string; readonly value?: unknown }[],
): ReadonlySet<number> {
  const typed = steps.map(({ type, value }, at) => (type === 'change' && !`${value}`.startsWith('{{') ? at : -1));
  return new Set(typed.filter((at) => at >= 0));
}
