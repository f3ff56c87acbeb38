import type { FormProgress } from '@valet/schemas';
import { percentText, stepText } from './progress-words.ts';
import { type Heading, sectionOf } from './section.ts';
import { plainText } from './text.ts';
import { closestDeep, holds, queryDeep, referenced } from './tree.ts';
import type { Scan } from './unit.ts';
import { isRendered, isSeen } from './visibility.ts';
import { fold } from './words.ts';

/** Dialogs, native or by role. */
export const dialogSelector = '[role=dialog],[role=alertdialog],dialog[open]';

/** Where one stands in the form; null when the page says nothing of steps and shows no dialog. */
export function progressOf(scan: Scan, headings: readonly Heading[]): FormProgress | null {
  const first = scan.units[0]?.main ?? null;
  const dialog = first
    ? closestDeep(first, dialogSelector)
    : (queryDeep(document, dialogSelector).find(isSeen) ?? null);
  const current = queryDeep(document, '[aria-current=step]').find(isSeen) ?? null;
  const counted = stepOf(dialog ?? document, current);
  const percent = percentOf(dialog ?? document, scan);
  if (!dialog && !current && !counted && percent === null) return null;
  const label = stepLabel({ dialog, current, scan, headings });
  return {
    ...(label === '' ? {} : { label }),
    ...(percent === null ? {} : { percent }),
    ...counted,
  };
}

/** Name of the step: what is marked as current, the first heading below a dialog's title, the form's section, the title. */
export function stepLabel(given: {
  dialog: Element | null;
  current: Element | null;
  scan: Scan;
  headings: readonly Heading[];
}): string {
  const { dialog, current, scan, headings } = given;
  const titles = dialog ? referenced(dialog, 'aria-labelledby') : [];
  const inDialog = dialog ? headings.filter(({ element }) => holds(dialog, element)) : [];
  const isTitle = ({ element }: Heading) => titles.some((title) => title.contains(element) || element.contains(title));
  const title = inDialog.find(isTitle) ?? (titles.length === 0 ? inDialog[0] : undefined);
  const below = inDialog.find((heading) => heading !== title);
  if (below) return below.text;
  const marked = current
    ? fold(plainText(current))
        .replace(stepText, '')
        .replace(/^[\d\s.:)–-]+/, '')
    : '';
  if (marked !== '' && marked.length <= 80) return marked;
  const unit = scan.units[0];
  const section = unit ? sectionOf(unit, scan, headings) : '';
  return section || title?.text || titles.map(plainText).join(' ') || fold(dialog?.getAttribute('aria-label'));
}

/** Step and number of steps, from "step 2 of 5" or from the place of the current step in its list. */
export function stepOf(home: ParentNode, current: Element | null): { step: number; steps: number } | null {
  for (const text of stepTexts(home)) {
    const [, step, steps] = stepText.exec(text) ?? [];
    if (Number(step) >= 1 && Number(step) <= Number(steps)) return { step: Number(step), steps: Number(steps) };
  }
  const item = current?.closest('li,[role=listitem],[role=tab]') ?? current;
  const items = [...(item?.parentElement?.children ?? [])].filter((other) => other.tagName === item?.tagName);
  return item && items.length > 1 ? { step: items.indexOf(item) + 1, steps: items.length } : null;
}

/** Short texts and names that speak of steps. */
export function stepTexts(home: ParentNode): string[] {
  const named = queryDeep(home, '[aria-label],[aria-valuetext]').flatMap((element) =>
    ['aria-label', 'aria-valuetext'].map((name) => element.getAttribute(name) ?? ''),
  );
  const texts = named.filter((text) => text.length <= 120);
  const root = home instanceof Document ? home.body : home;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const value = node.nodeValue ?? '';
    // The words often stand in parts: "Step", "2", "of 5".
    const around = node.parentElement?.parentElement;
    if (value.length > 120 || !stepWord.test(value) || !around || around.matches('script,style,template')) continue;
    const text = fold(around.textContent);
    if (text.length <= 160 && isRendered(around)) texts.push(text);
  }
  return texts;
}

/** Texts worth a closer look. */
export const stepWord = /step|page|schritt|seite|tape|paso|página|pagina|etapa|pass|fase|stap|krok|strona/i;

/** Percentage that a progress bar or its name tells; uploads inside fields are none. */
export function percentOf(home: ParentNode, scan: Scan): number | null {
  const bars = queryDeep(home, 'progress[value],[role=progressbar][aria-valuenow]').filter(
    (bar) => isRendered(bar) && !isInsideField(bar, scan),
  );
  for (const bar of bars) {
    const number = (name: string, other: number) => Number.parseFloat(bar.getAttribute(name) ?? '') || other;
    const native = bar.matches('progress');
    const min = native ? 0 : number('aria-valuemin', 0);
    const max = native ? number('max', 1) : number('aria-valuemax', 100);
    const now = number(native ? 'value' : 'aria-valuenow', 0);
    if (max > min) return clampPercent(((now - min) / (max - min)) * 100);
  }
  const named = queryDeep(home, '[role=region][aria-label],[role=note][aria-label],[role=status][aria-label]');
  for (const element of named.filter((found) => !isInsideField(found, scan))) {
    const text = element.getAttribute('aria-label') ?? '';
    const percent = text.length <= 120 ? percentText.exec(text)?.[1] : undefined;
    if (percent) return clampPercent(Number(percent));
  }
  return null;
}

export function clampPercent(percent: number): number {
  return Math.round(Math.min(100, Math.max(0, percent)));
}

/** True for a bar that belongs to one field: below its wrapper, or that of the only file which a page asks for. */
export function isInsideField(element: Element, scan: Scan): boolean {
  const parent = element.parentElement;
  const owner = parent ? scan.owners.get(parent) : null;
  return owner !== null && owner !== undefined && (scan.units.length > 1 || owner.kind === 'file');
}
