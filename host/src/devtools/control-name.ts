import type { Locator } from '@valet/schemas';

/** The words by which a person knows a control; empty where no locator has any. */
export function wordsOf(locators: readonly Locator[]): string {
  const worded = locators.find(({ by }) => by === 'role' || by === 'label' || by === 'text');
  return worded ? labelOf(worded) : '';
}

/** A control's words, else the names of its markup. */
export function labelOfControl(locators: readonly Locator[]): string {
  const [first] = locators;
  return wordsOf(locators) || (first ? labelOf(first) : '');
}

function labelOf(locator: Locator): string {
  switch (locator.by) {
    case 'role':
      return locator.name;
    case 'label':
      return locator.label;
    case 'text':
      return locator.text;
    case 'css':
      return locator.css;
    case 'attribute':
      return locator.value;
  }
}
