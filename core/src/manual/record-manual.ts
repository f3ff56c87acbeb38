import type { Form, Locator, Manual, ManualPage, ManualStep, Profile } from '@valet/schemas';
import type { PlanEntry } from '../form/plan.ts';
import { checkManual } from './check-manual.ts';
import type { FieldStep } from './each-step.ts';
import { fieldShape } from './field-shape.ts';
import { isOfOnePosting, lintManual } from './lint-manual.ts';
import { contentKey } from './manual-key.ts';
import { manualVersion } from './manual-limit.ts';
import { parametersOf } from './parameter.ts';
import { stepTypeOf } from './step-type.ts';
import { describeValue } from './value-key.ts';

/** One page of a run that was verified. */
export interface RecordedPage {
  /** As it was read when it was entered. */
  readonly form: Form;
  /** What each field was paired with, late ones included, in the order in which they came up. */
  readonly entries: readonly PlanEntry[];
}

/** A run to make a manual of. */
export interface Recording {
  readonly platform: string;
  /** Where the manual holds: a platform's forms are alike at all its companies, another site's are its own. */
  readonly place: Pick<Manual, 'level' | 'urlPattern' | 'company'>;
  readonly pages: readonly RecordedPage[];
  /** Whose application it was: nothing of it may be in the manual. */
  readonly profile: Profile;
}

/** A manual, or why none can be made of the run. */
export type Recorded =
  | { readonly ok: true; readonly manual: Manual }
  | { readonly ok: false; readonly reasons: readonly string[] };

/**
 * Makes a manual of a verified run. Values are refs by where the run's own plan took them from; nothing is concluded from what was
 * typed. A run whose pages or pairings hold something of the candidate gives none.
 */
export function recordManual({ platform, place, pages, profile }: Recording): Recorded {
  const names = new Set<string>();
  const made = pages.flatMap((page, at) => {
    // Forms without fields are all alike, and there is nothing to fill on them.
    const isEmpty = page.form.fields.length === 0;
    return isEmpty ? [] : (makePage(page, { isLast: at === pages.length - 1, names }) ?? []);
  });
  const [first, ...rest] = made;
  if (!first) return { ok: false, reasons: ['no field of the form was paired with a value'] };
  const body: Omit<Manual, 'id'> = {
    schemaVersion: manualVersion,
    task: 'apply',
    platform,
    ...place,
    parameters: [...parametersOf({ pages: [first, ...rest] })],
    policy: { heals: 3, healMs: 10_000, healUsd: 0.05 },
    pages: [first, ...rest],
  };
  const manual: Manual = { ...body, id: `${slug(platform) || 'site'}-${contentKey({ ...body, id: '' }).slice(0, 12)}` };
  const checked = checkManual(manual);
  if (!checked.ok) return { ok: false, reasons: checked.mistakes };
  const reasons = lintManual(manual, { profile });
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true, manual };
}

function makePage({ form, entries }: RecordedPage, page: { isLast: boolean; names: Set<string> }): ManualPage | null {
  const steps = [...entries.flatMap((entry) => fieldStep(entry, page.names) ?? []), ...(leavingStep(form, page) ?? [])];
  const [first, ...rest] = steps;
  return first ? { signature: form.signature, fields: form.fields.map(fieldShape), steps: [first, ...rest] } : null;
}

/** Null for a field that nothing was paired with, or that could not be found again. */
function fieldStep({ field, value, confidence }: PlanEntry, names: Set<string>): FieldStep | null {
  const locators = ranked(field.locators);
  if (value === null || !locators) return null;
  const type = stepTypeOf(field.kind);
  const verbs: Readonly<Record<FieldStep['type'], string>> = {
    fill: 'Fill',
    choose: 'Choose for',
    check: 'Set',
    upload: 'Attach to',
  };
  return {
    type,
    id: nameOf(field.id, names),
    intention: `${verbs[type]} "${field.label.slice(0, 200)}": ${describeValue(value).slice(0, 200)}`,
    ...(field.required ? {} : { when: { known: value } }),
    field: field.id,
    label: field.label,
    kind: field.kind,
    ...(field.section === '' ? {} : { section: field.section.slice(0, 500) }),
    shape: fieldShape(field),
    locators,
    value,
    confidence,
    post: { committed: true },
    onFail: 'heal',
  };
}

/** How the page is left, for a reader: the run presses the button that it finds itself. */
function leavingStep(form: Form, { isLast, names }: { isLast: boolean; names: Set<string> }): ManualStep[] | null {
  const roles = isLast ? ['submit'] : ['next', 'review'];
  const button = form.buttons.find(({ role }) => roles.includes(role));
  const locators = button && ranked(button.locators);
  if (!button || !locators) return null;
  const id = nameOf(isLast ? 'submit' : 'next', names);
  const base = { id, intention: `Press "${button.label}"`, locators, onFail: 'heal' } as const;
  return [
    isLast ? { type: 'submit', ...base, post: { submitted: true } } : { type: 'click', ...base, post: { left: true } },
  ];
}

/** Null where there is no second locator, or where the best one holds at this posting only. */
function ranked(locators: readonly Locator[]): [Locator, Locator, ...Locator[]] | null {
  const [first, second, ...rest] = locators;
  return first && second && !isOfOnePosting(first) ? [first, second, ...rest] : null;
}

/** A name for a step that no other step has. */
function nameOf(words: string, names: Set<string>): string {
  const base = slug(words).slice(0, 70) || 'field';
  let name = base;
  for (let copy = 2; names.has(name); copy += 1) name = `${base}-${copy}`;
  names.add(name);
  return name;
}

function slug(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
