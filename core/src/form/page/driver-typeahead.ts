import { noSuchOption, wantedOf } from './driver-choice.ts';
import { choicesOf } from './driver-menu.ts';
import { pressItem, typeInto } from './input-event.ts';
import { matchOption, menuOf, textOfOption } from './menu.ts';
import { closeMenu, openMenu, othersOf } from './open-menu.ts';
import type { PageLimits, PageOrder, Problem } from './page-order.ts';
import { parentOf } from './tree.ts';
import type { Unit } from './unit.ts';
import { waitUntil } from './wait.ts';
import { reactSelectControl } from './widget.ts';
import { fold, normalText } from './words.ts';

/** Boxes that suggest while one types: a suggestion is picked, free text is never left behind. */
export async function fillTypeahead(unit: Unit, order: PageOrder, limits: PageLimits): Promise<Problem> {
  for (const wanted of wantedOf(order)) {
    if (choicesOf(unit.main).some((choice) => normalText(choice) === normalText(wanted)) && isSettled(unit.main))
      continue;
    const problem = await suggestOne(unit.main, wanted, limits);
    if (problem) {
      typeInto(unit.main, '');
      await closeMenu(unit.main);
      return problem;
    }
  }
  await closeMenu(unit.main);
  return null;
}

/** Types the whole text, then only its first part, and picks the best suggestion. */
export async function suggestOne(main: Element, wanted: string, limits: PageLimits): Promise<Problem> {
  const others = othersOf(main);
  if (reactSelectControl(main)) await openMenu(main, others, { ...limits, menuMs: 200 });
  const seen: string[] = [];
  const queries = [...new Set([wanted, fold(wanted.split(',')[0])])];
  for (const query of queries) {
    const before = menuOf(main, others).options.map(textOfOption).join('|');
    typeInto(main, query);
    const menu = await waitUntil(
      () => {
        const now = menuOf(main, others);
        if (now.busy) return null;
        if (bestSuggestion(now.options, wanted)) return now;
        const changed = now.options.map(textOfOption).join('|') !== before;
        return now.empty || (changed && now.options.length > 0 && isStill(now.options)) ? now : null;
      },
      query === queries.at(-1) ? limits.suggestMs : limits.suggestMs / 3,
    );
    const options = menu?.options ?? menuOf(main, others).options;
    seen.push(...options.map(textOfOption));
    const best = bestSuggestion(options, wanted);
    if (best) return pick(main, best, limits);
  }
  return noSuchOption(wanted, [...new Set(seen)]);
}

/** Suggestions that answer what was typed, not the letters before. */
export function isStill(options: readonly Element[]): boolean {
  return options.every((option) => option.isConnected);
}

/** Presses a suggestion and waits until the box holds it. */
export async function pick(main: Element, option: Element, limits: PageLimits): Promise<Problem> {
  const label = textOfOption(option);
  pressItem(option);
  const done = await waitUntil(
    () => isSettled(main) && choicesOf(main).some((choice) => agreesWithSuggestion(choice, label)),
    limits.commitMs,
  );
  return done ? null : { text: `"${label}" was pressed, but the field does not hold it`, final: false };
}

/** A box may show a shorter form of what was suggested. */
export function agreesWithSuggestion(shown: string, label: string): boolean {
  const [a, b] = [normalText(shown), normalText(label)];
  return a !== '' && (a === b || b.startsWith(a) || a.startsWith(b));
}

/** True when the hidden companion of the box, if it has one, holds a value. */
export function isSettled(main: Element): boolean {
  const home = parentOf(main);
  const hidden = home ? [...home.querySelectorAll('input[type=hidden]')] : [];
  return hidden.every((input) => (input as HTMLInputElement).value !== '') || hidden.length === 0;
}

/** The suggestion that says all that was wanted; the exact one first, and none where a bare name fits several. */
export function bestSuggestion(options: readonly Element[], wanted: string): Element | null {
  const exact = matchOption(options, wanted);
  if (exact) return exact;
  const parts = wanted
    .split(',')
    .map(normalText)
    .filter((part) => part !== '');
  const covering = options.filter((option) => coversParts(textOfOption(option), parts));
  const isOne = new Set(covering.map((option) => normalText(textOfOption(option)))).size === 1;
  return isOne || parts.length > 1 ? (covering[0] ?? null) : null;
}

/** Every part of the wanted text is in the suggestion, the first one at its head; short forms count (`CA`, `USA`). */
export function coversParts(text: string, parts: readonly string[]): boolean {
  const [head, ...rest] = text.split(',').map(normalText);
  const [first, ...others] = parts;
  if (!head || !first || head !== first) return false;
  return others.every((part) =>
    rest.some(
      (have) => have === part || have.split(' ').includes(part) || isShortFor(part, have) || isShortFor(have, part),
    ),
  );
}

/** `ca` for `california`, `usa` for `united states`, `or` for `oregon`. */
export function isShortFor(short: string, long: string): boolean {
  if (short.length < 2 || short.length > 3 || long.length <= short.length || short[0] !== long[0]) return false;
  const initials = long
    .split(' ')
    .map((word) => word[0])
    .join('');
  if (long.includes(' ')) return initials === short || `${initials}a` === short;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}
