import type { ButtonRole, Locator } from '@valet/schemas';
import { agreement, candidatesFor } from './find-element.ts';
import { isSeen } from './visibility.ts';

/** What a manifest calls the buttons of its sites: for each role its locators, the first that is there counts. */
export type ButtonNames = Readonly<
  Partial<Record<Extract<ButtonRole, 'apply' | 'next' | 'submit'>, readonly Locator[]>>
>;

/** Roles of which a manifest speaks. */
export function namedRoles(names: ButtonNames): Set<ButtonRole> {
  return new Set((['submit', 'next', 'apply'] as const).filter((role) => (names[role] ?? []).length > 0));
}

/** The element of each role that a manifest names and the page shows. */
export function findNamed(names: ButtonNames): Map<Element, ButtonRole> {
  const found = new Map<Element, ButtonRole>();
  for (const role of namedRoles(names)) {
    for (const locator of names[role as keyof ButtonNames] ?? []) {
      const shown = [...candidatesFor(document, [locator])].find(
        (element) => !found.has(element) && agreement(element, locator) > 0 && isSeen(element),
      );
      if (!shown) continue;
      found.set(shown, role);
      break;
    }
  }
  return found;
}
