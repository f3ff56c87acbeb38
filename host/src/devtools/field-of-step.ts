import { type FieldStep, fieldShape, isFieldStep, slug, stepTypeOf } from '@valet/core';
import type { Field, FillStep, Locator, ManualStep } from '@valet/schemas';
import { labelOfControl, wordsOf } from './control-name.ts';

/** True for a field step whose label is known. */
export function isWordedField(step: ManualStep): step is FieldStep {
  return isFieldStep(step) && step.label !== '';
}

const kindOfRole: Readonly<Record<string, Field['kind']>> = {
  checkbox: 'checkbox',
  switch: 'checkbox',
  combobox: 'select',
  listbox: 'select',
  radio: 'radio',
  radiogroup: 'radio',
  spinbutton: 'number',
};

/** What the locators tell of a field: a recording says nothing more of it, so that its options are unknown. */
export function fieldOf(
  locators: readonly Locator[],
): Pick<FillStep, 'field' | 'label' | 'kind' | 'shape'> & { type: FieldStep['type'] } {
  const label = wordsOf(locators).slice(0, 2000);
  const kind = kindOf(locators);
  const field = slug(labelOfControl(locators)).slice(0, 200) || 'field';
  return {
    type: stepTypeOf(kind),
    field,
    label,
    kind,
    shape: fieldShape({ label, kind, options: [], lazyOptions: false }),
  };
}

/** By the role, else by the tag with which a CSS selector ends. */
function kindOf(locators: readonly Locator[]): Field['kind'] {
  for (const locator of locators) {
    if (locator.by === 'role') return kindOfRole[locator.role] ?? 'text';
    if (locator.by !== 'css') continue;
    const tag = /(?:^|[\s>+~])(select|textarea)(?:[.#[:][^\s>+~]*)?$/i.exec(locator.css)?.[1]?.toLowerCase();
    if (tag) return tag === 'select' ? 'select' : 'longtext';
  }
  return 'text';
}
