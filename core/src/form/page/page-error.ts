import { isUndisplayed, textOf } from './text.ts';
import { queryDeep } from './tree.ts';
import type { Scan } from './unit.ts';
import { isSeen } from './visibility.ts';
import { fold } from './words.ts';

/** Where pages put messages about the whole form. */
export const pageErrorSelector =
  '[role=alert],[aria-live=assertive],[class*=error-summary],[class*=errorSummary],[class*=alert-danger],[class*=alert-error],[class*=form-error],[data-automation-id=errorMessage]';

/** Messages that can be seen and belong to no field; `known` are those of fields. */
export function pageErrors(roots: readonly ParentNode[], scan: Scan, known: readonly string[]): string[] {
  const found = new Set<string>();
  for (const element of roots.flatMap((root) => queryDeep(root, pageErrorSelector))) {
    if (scan.owners.has(element) || isUndisplayed(element) || !isSeen(element)) continue;
    const text = fold(textOf(element, (child) => child.matches('script,style,svg,button')));
    const isKnown = known.some((error) => text === error || text.includes(error));
    if (text !== '' && text.length <= 300 && !isKnown) found.add(text);
  }
  return [...found];
}
