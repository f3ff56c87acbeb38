import type { Locator, Manual, Profile } from '@valet/schemas';
import { unstableName } from '../form/page/locator.ts';
import { eachStep, isFieldStep } from './each-step.ts';
import { findPersonalData } from './personal-data.ts';

/**
 * What a manual must not be kept with although its shape is right, one line each with its JSON pointer: personal data, steps that are
 * found in one way only, names of a single posting ranked first, acting steps that prove nothing. With a profile also what
 * tells who that candidate is.
 */
export function lintManual(manual: Manual, { profile }: { profile?: Profile } = {}): readonly string[] {
  const steps = [...eachStep(manual)].flatMap(({ step, pointer }) => {
    if (!('locators' in step)) return [];
    return [
      ...lintLocators(step.locators, pointer),
      ...(isFieldStep(step) && step.post.committed !== true
        ? [`${pointer}/post must say "committed": true, so that the field is read back`]
        : []),
      ...(step.type === 'submit' && step.post.submitted !== true
        ? [`${pointer}/post must say "submitted": true: a click alone is no application`]
        : []),
    ];
  });
  return [...findPersonalData(manual, profile), ...steps];
}

function lintLocators(locators: readonly Locator[], pointer: string): readonly string[] {
  const [first] = locators;
  const ways = new Set(locators.map(wayOf));
  return [
    ...(ways.size < 2
      ? [`${pointer}/locators must find the control in two independent ways, not twice by ${[...ways]}`]
      : []),
    ...(first && isOfOnePosting(first)
      ? [`${pointer}/locators/0 names the control as one posting does; it must come last`]
      : []),
  ];
}

/** What a locator goes by: role, label and text are all words that a person reads. */
export function wayOf({ by, ...rest }: Locator): string {
  if (by === 'css') return 'its place in the markup';
  return by === 'attribute' && 'name' in rest ? `its attribute ${rest.name}` : 'its words';
}

/** Whether a locator goes by an id or a name that differs from posting to posting. */
export function isOfOnePosting(locator: Locator): boolean {
  if (locator.by === 'attribute') return unstableName.test(locator.value);
  return locator.by === 'css' && /[#[][^\s>]*\d{4,}|[0-9a-f]{8}-[0-9a-f]{4}/i.test(locator.css);
}
