import { fileNames } from './current.ts';
import { findUnit, makeFinder } from './find-unit.ts';
import type { FieldHandle } from './quick-unit.ts';
import { plainText, textOf } from './text.ts';
import { parentOf, queryDeep } from './tree.ts';
import { isRendered, isSeen } from './visibility.ts';
import { settle, waitUntil } from './wait.ts';
import { fold, normalText } from './words.ts';

/** The field and the names of the files that it was given. */
export interface FileQuery {
  readonly field: FieldHandle;
  readonly names: readonly string[];
}

/** Names that the field shows or holds, once all are there and nothing is being sent any more; else null. */
export function filesShown({ field, names }: FileQuery): string | null {
  const unit = findUnit(field, makeFinder());
  const home = unit ? homeOf(unit.main) : homeByLabel(field.label);
  if (home && isBusy(home)) return null;
  const held = unit && sendsWhatItHolds(unit.main) ? fileNames(unit.main) : [];
  const shown = home ? fold(textOf(home, (child) => child.matches('script,style'))) : '';
  return names.every((name) => held.includes(name) || showsName(shown, name)) ? names.join('; ') : null;
}

/** A framework that listens to a chooser nobody sees keeps the file itself: only what the page shows tells that it took it. */
export function sendsWhatItHolds(chooser: Element): boolean {
  if (isSeen(chooser)) return true;
  const key = Object.keys(chooser).find((name) => name.startsWith('__reactProps$'));
  const props: unknown = key ? Reflect.get(chooser, key) : null;
  return !props || typeof props !== 'object' || !('onChange' in props);
}

/** Waits until {@link filesShown}; null when the time is over. */
export async function waitForFiles(query: FileQuery & { readonly limitMs: number }): Promise<string | null> {
  await waitUntil(() => filesShown(query), query.limitMs);
  await settle();
  return filesShown(query);
}

/** True when a text holds a file's name, also cut short in the middle or at the end. */
export function showsName(text: string, name: string): boolean {
  if (text.toLowerCase().includes(name.toLowerCase())) return true;
  const stem = name
    .replace(/\.[^.]*$/, '')
    .slice(0, 6)
    .toLowerCase();
  return (
    stem.length > 3 && new RegExp(`${stem.replace(/[^\p{L}\p{N}]/gu, '.')}[^\\s]*(?:…|\\.\\.\\.)`, 'iu').test(text)
  );
}

/** The box around a chooser up to the next one. */
export function homeOf(input: Element): Element {
  let at = input;
  for (let next = parentOf(at); next; next = parentOf(at)) {
    if (next.matches('form,body,main') || queryDeep(next, 'input[type=file]').length > 1) break;
    if (queryDeep(next, 'input:not([type=hidden]):not([type=file]),select,textarea').length > 0) break;
    at = next;
  }
  return at;
}

/** A label's element holds little beside the label: what is longer is not read word by word. */
export const mostLabelLetters = 200;

/** Where a chooser stood that the page has replaced by the file's name: the block of its label. */
export function homeByLabel(label: string): Element | null {
  const wanted = normalText(label);
  const named = queryDeep(document, 'label,legend,[role=group],[class*=label],[class*=Label],h2,h3,h4,p,div,span').find(
    (element) =>
      element.children.length < 3 &&
      element.textContent.length <= mostLabelLetters + 2 * wanted.length &&
      normalText(plainText(element)) === wanted &&
      isRendered(element),
  );
  if (!named) return null;
  let at = named;
  for (let next = parentOf(at); next && !next.matches('form,body,main'); next = parentOf(at)) {
    const others = queryDeep(next, 'input:not([type=hidden]),select,textarea');
    if (others.length > 0) break;
    at = next;
  }
  return at;
}

/** True while the chooser's block says that something is being sent or read. */
export function isBusy(home: Element): boolean {
  const signs = queryDeep(
    home,
    '[aria-busy=true],[role=progressbar],progress,[class*=spinner],[class*=uploading],[class*=loading]',
  );
  return (
    home.getAttribute('aria-busy') === 'true' ||
    signs.some((sign) => isRendered(sign) && sign.getBoundingClientRect().width > 1)
  );
}
