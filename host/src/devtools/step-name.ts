import type { Locator } from '@valet/schemas';

/** Words as an id is spelled: small letters, digits and hyphens. */
export function slugOf(words: string): string {
  const plain = words.normalize('NFKD').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}

/** A name that no other step has, which it then has. */
export function takeName(words: string, names: Set<string>): string {
  const base = slugOf(words).slice(0, 70).replace(/-+$/, '') || 'step';
  let name = base;
  for (let copy = 2; names.has(name); copy += 1) name = `${base}-${copy}`;
  names.add(name);
  return name;
}

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
