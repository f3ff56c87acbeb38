import type { PracticeDrift } from '@valet/schemas';
import type { Control, FormModel } from './form-model.ts';

/** How a drifted form is laid out. */
export interface DriftedLayout {
  /** Boxes around each field that the form has otherwise not. */
  readonly wrappers: number;
  readonly submit: 'below' | 'above' | 'outside';
  readonly isSplit: boolean;
}

const plainLayout: DriftedLayout = { wrappers: 0, submit: 'below', isSplit: false };

/** Where the parts of the form stand. */
export function driftedLayout(drift: PracticeDrift | undefined): DriftedLayout {
  if (!drift) return plainLayout;
  const draw = drawing(drift.seed, 'layout');
  return {
    wrappers: 1 + draw.below(3),
    submit: draw.one(['below', 'above', 'outside']),
    isSplit: drift.strength === 'strong' && draw.isLikely(0.5),
  };
}

/** The form as the site has it today. Weak drift leaves every field as it is. */
export function driftForm(model: FormModel, drift: PracticeDrift | undefined): FormModel {
  if (!drift || drift.strength === 'weak') return model;
  const draw = drawing(drift.seed, 'form');
  const isStrong = drift.strength === 'strong';
  const change = (controls: readonly Control[]) => reword(controls, draw, isStrong ? 0.5 : 0.25);
  const standard = change(withoutOne(model.standard, draw));
  const extras = isStrong
    ? draw.shuffle(extraQuestions).slice(0, 1 + draw.below(2))
    : draw.isLikely(0.5)
      ? [draw.one(extraQuestions)]
      : [];
  const custom = [...model.custom, ...extras.map((control) => ({ ...control }))];
  const drawn = isStrong
    ? custom.map((control) => ({ ...control, isNative: control.kind === 'select' && draw.isLikely(0.5) }))
    : custom;
  return { ...model, standard: reorder(standard, draw), custom: draw.shuffle(drawn) };
}

/** Other words for what nearly every form asks. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  'First Name': ['Given name', 'Legal first name', 'First name(s)'],
  'Last Name': ['Surname', 'Family name', 'Legal last name'],
  'Preferred First Name': ['Preferred name', 'Name you go by'],
  Email: ['Email address', 'E-mail', 'Your email'],
  Phone: ['Phone number', 'Mobile phone', 'Telephone'],
  'Location (City)': ['Current location', 'City'],
  'Resume/CV': ['Resume', 'CV', 'Your resume'],
  'Cover Letter': ['Cover letter (PDF)', 'Covering letter'],
  'LinkedIn Profile': ['LinkedIn', 'LinkedIn profile URL'],
  Website: ['Personal website', 'Website URL'],
};

function reword(controls: readonly Control[], draw: Drawing, share: number): Control[] {
  return controls.map((control) => {
    const words = otherWords[control.label];
    return words && draw.isLikely(share) ? { ...control, label: draw.one(words) } : control;
  });
}

/** Leaves out one optional field, as often as not. */
function withoutOne(controls: readonly Control[], draw: Drawing): readonly Control[] {
  const optional = controls.filter(({ required, kind }) => !required && kind !== 'phone-country' && kind !== 'tel');
  if (optional.length === 0 || !draw.isLikely(0.5)) return controls;
  const left = draw.one(optional);
  return controls.filter((control) => control !== left);
}

/** Another order; a phone number stays behind its country. */
function reorder(controls: readonly Control[], draw: Drawing): Control[] {
  const blocks = controls
    .filter(({ kind }) => kind !== 'tel')
    .map((control) => [
      control,
      ...(control.kind === 'phone-country' ? controls.filter(({ kind }) => kind === 'tel') : []),
    ]);
  return draw.shuffle(blocks).flat();
}

/** What a company asks today and did not yesterday: nobody must answer it. */
const extraQuestions: readonly Control[] = [
  {
    id: 'question_extra_1',
    kind: 'text',
    label: 'Which of our products have you used?',
    required: false,
    isExtra: true,
  },
  {
    id: 'question_extra_2',
    kind: 'textarea',
    label: 'What would you change about our website?',
    required: false,
    isExtra: true,
  },
  { id: 'question_extra_3', kind: 'text', label: 'Name of the event at which we met', required: false, isExtra: true },
];

/** Draws from a seed; each purpose has draws of its own. */
interface Drawing {
  below(limit: number): number;
  isLikely(share: number): boolean;
  one<T>(items: readonly T[]): T;
  shuffle<T>(items: readonly T[]): T[];
}

/** Small, well mixed generator (mulberry32, public domain). */
function drawing(seed: number, purpose: string): Drawing {
  let state = [...purpose].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), seed + 1) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    isLikely: (share) => next() < share,
    one: (items) => items[below(items.length)] as (typeof items)[number],
    shuffle(items) {
      const left = [...items];
      return items.map(() => left.splice(below(left.length), 1)[0] as (typeof items)[number]);
    },
  };
}
