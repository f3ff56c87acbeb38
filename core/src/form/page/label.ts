import { labelsOf } from './moment.ts';
import { isNoise, isUndisplayed, plainText, rawText, textOf } from './text.ts';
import { closestDeep, commonAncestor, holds, parentOf, referenced, rootOf } from './tree.ts';
import type { Scan, Unit } from './unit.ts';
import { answerWords, copiedName, genericPlaceholder, promptVerb, uploadFiller, uploadWords } from './word-lists.ts';
import { cleanLabel, fold } from './words.ts';

/** A field's label: cleaned, as written (for signs of being required), and the element it came from. */
export interface Label {
  readonly text: string;
  readonly raw: string;
  readonly element: Element | null;
}

/** Label of a field as a person would read it. */
export function labelOf(unit: Unit, scan: Scan): Label {
  const choices = unit.members.length > 1 || ['radio-group', 'checkbox-group', 'button-group'].includes(unit.widget);
  const own = choices ? null : ownLabel(unit.main);
  const weak = own !== null && isWeak(unit, own.text);
  if (own && !weak && !isOffer(unit, own.text)) return own;
  const group = groupLabel(unit, scan);
  if (own && !weak) return group ?? blockLabel(unit, scan) ?? own;
  const found = group ?? (choices ? null : (tableLabel(unit.main) ?? behindLabel(unit, scan))) ?? nearLabel(unit, scan);
  return found ?? own ?? fallbackLabel(unit, scan);
}

/** A label that names the way to answer ("Attach", "Yes"), not the question. */
export function isWeak(unit: Unit, text: string): boolean {
  if (unit.widget === 'file') return uploadWords.test(text) && fold(text.replace(uploadFiller, ' ')) === '';
  return unit.widget === 'checkbox' && answerWords.test(text);
}

/** A label that says both how to answer and what ("Upload résumé"): good where nothing better is tied to the field. */
export function isOffer(unit: Unit, text: string): boolean {
  return unit.widget === 'file' && uploadWords.test(text);
}

/** A label-like block inside the field's own wrapper. */
export function blockLabel(unit: Unit, scan: Scan): Label | null {
  let at: Element | null = unit.main;
  for (let parent = parentOf(at); parent && scan.owners.get(parent) === unit; parent = parentOf(at)) {
    const found = textBefore(at, unit, scan, true);
    if (found && isLabelLike(found.element) && !isOffer(unit, found.text)) return found;
    at = parent;
  }
  return null;
}

/** Label that the markup itself ties to the control. */
export function ownLabel(element: Element): Label | null {
  const named = namedBy(element).filter((label) => !holds(element, label));
  const telling = element.matches('[type=file]') ? named.filter((label) => !uploadWords.test(plainText(label))) : named;
  const fromIds = joined(telling.length > 0 ? telling : named);
  if (fromIds) return fromIds;
  for (const label of nativeLabels(element)) {
    const found = holds(label, element) ? wrappingLabel(label, element) : textLabel(label);
    if (found) return found;
  }
  const aria = cleanLabel(element.getAttribute('aria-label') ?? '');
  return aria === '' || copiedName.test(aria)
    ? null
    : { text: aria, raw: element.getAttribute('aria-label') ?? '', element: null };
}

/** What `aria-labelledby` names; where the page uses an id twice, the one that comes last before the control. */
export function namedBy(element: Element): Element[] {
  return referenced(element, 'aria-labelledby').map((found) => {
    const twins = found.id === '' ? [] : [...rootOf(found).querySelectorAll(`#${CSS.escape(found.id)}`)];
    const before = twins.filter((twin) => twin.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    return before.at(-1) ?? found;
  });
}

/** Labels of a control: its own, else one that stands beside it and names it by `name`, or by an id that the page uses twice. */
export function nativeLabels(element: Element): readonly Element[] {
  const own = labelsOf(element);
  if (own.length === 1 || !element.matches('input,select,textarea')) return own;
  const beside = [element.previousElementSibling, element.nextElementSibling].filter(
    (other) => other instanceof HTMLLabelElement && other.htmlFor !== '',
  );
  const named = beside.filter((label) =>
    [element.id, element.getAttribute('name')].includes(label?.getAttribute('for') ?? ''),
  );
  return named[0] ? [named[0]] : own;
}

/** Name by the rules of assistive technology (simplified accname 1.2): what a role locator must match. */
export function accessibleName(element: Element): string {
  const named = joined(referenced(element, 'aria-labelledby'));
  if (named) return fold(named.raw);
  const aria = fold(element.getAttribute('aria-label') ?? '');
  if (aria !== '') return aria;
  const native = labelsOf(element)
    .map(rawText)
    .filter((text) => text !== '');
  if (native.length > 0) return native.join(' ');
  if (element.matches('button,a,[role=button],[role=option],[role=radio],[role=checkbox],[role=switch]')) {
    return fold(textOf(element, (child) => child.matches('script,style,svg')));
  }
  const button = element.matches('input[type=submit],input[type=button]') ? element.getAttribute('value') : null;
  return fold(button ?? element.getAttribute('title') ?? element.getAttribute('placeholder') ?? '');
}

export function textLabel(element: Element): Label | null {
  const text = isUndisplayed(element) ? cleanLabel(element.textContent ?? '') : plainText(element);
  return text === '' ? null : { text, raw: rawText(element), element };
}

export function joined(elements: readonly Element[]): Label | null {
  const found = elements.map(textLabel).filter((label) => label !== null);
  const first = found[0];
  if (!first) return null;
  return {
    text: cleanLabel(found.map((label) => label.text).join(' ')),
    raw: found.map((label) => label.raw).join(' '),
    element: first.element,
  };
}

/** A label around its control: what stands before the control names it, else what stands behind. */
export function wrappingLabel(label: Element, control: Element): Label | null {
  const side = (position: number) => (child: Element) =>
    isNoise(child) ||
    child.matches('a') ||
    (!child.contains(control) && !(control.compareDocumentPosition(child) & position));
  const before = fold(textOf(label, side(Node.DOCUMENT_POSITION_PRECEDING)));
  const isTick = control.matches('[type=checkbox],[type=radio]');
  const lead = leadBlock(label, control);
  if (!isTick && lead) return lead;
  const text = isTick ? plainText(label) : cleanLabel(before) || plainText(label);
  return text === '' ? null : { text, raw: rawText(label), element: label };
}

/** The first block before the control inside its label, where the label holds several. */
export function leadBlock(label: Element, control: Element): Label | null {
  for (let at: Element | null = control; at && at !== label; at = at.parentElement) {
    // A link around a file input is its button: what stands in it is the way to answer, or the name of the chosen file.
    if (at.parentElement?.matches('a')) continue;
    const earlier = [...(at.parentElement?.children ?? [])].slice(
      0,
      [...(at.parentElement?.children ?? [])].indexOf(at),
    );
    const found = earlier.filter((child) => !isNoise(child) && !child.matches('a')).map(textLabel);
    const first = found.find((candidate) => candidate !== null && /\p{L}/u.test(candidate.text));
    if (first) return first;
  }
  return null;
}

/** Legend or ARIA name of the group that holds this field alone. */
export function groupLabel(unit: Unit, scan: Scan): Label | null {
  const start = unit.members.length > 1 ? commonAncestor(unit.members) : parentOf(unit.main);
  for (let at = start; at && scan.owners.get(at) === unit; at = parentOf(at)) {
    const found = nameOfGroup(at);
    if (found) return found;
  }
  return null;
}

/** Name of a fieldset or ARIA group, from its legend, `aria-labelledby` or `aria-label`. */
export function nameOfGroup(group: Element): Label | null {
  const legend = [...group.children].find((child) => child.matches('legend'));
  if (legend) return textLabel(legend);
  if (!group.matches('fieldset,[role=group],[role=radiogroup],[role=combobox],[role=listbox],[aria-labelledby]'))
    return null;
  const named = joined(referenced(group, 'aria-labelledby'));
  if (named) return named;
  const aria = group.getAttribute('aria-label') ?? '';
  return cleanLabel(aria) === '' ? null : { text: cleanLabel(aria), raw: aria, element: null };
}

/** Header of the table row or column that the control stands in. */
export function tableLabel(element: Element): Label | null {
  const cell = closestDeep(element, 'td,th');
  const row = cell?.parentElement;
  if (!(cell instanceof HTMLTableCellElement) || !(row instanceof HTMLTableRowElement)) return null;
  const own = textLabel(cell);
  if (own) return null;
  const before = [...row.cells].slice(0, cell.cellIndex).reverse();
  for (const other of before) {
    if (other.querySelector('input:not([type=hidden]),select,textarea')) break;
    const found = textLabel(other);
    if (found) return found;
  }
  const head = row.closest('table')?.tHead?.rows[0] ?? row.closest('table')?.rows[0];
  const header = head && head !== row ? head.cells[cell.cellIndex] : undefined;
  return header && !header.querySelector('input,select,textarea') ? textLabel(header) : null;
}

/** Text that stands before the control: first inside its own wrapper, then between it and the control before. */
export function nearLabel(unit: Unit, scan: Scan): Label | null {
  let at: Element | null = firstBlock(unit);
  for (let level = 0; at && level < 9; level += 1) {
    const parent = parentOf(at);
    if (!parent || at.matches('form,body,main,[role=dialog]')) return null;
    const alone = scan.owners.get(parent) === unit;
    const found = textBefore(at, unit, scan, alone);
    const isHeading = !alone && found?.element?.matches('h1,h2,h3,h4,h5,h6') === true;
    if (isHeading && (placeholderLabel(unit.main) ?? promptLabel(unit.main))) return null;
    if (found && !isWeak(unit, found.text)) return found;
    if (!alone && (placeholderLabel(unit.main) ?? promptLabel(unit.main))) return null;
    if (!alone && level > 4) return null;
    at = parent;
  }
  return null;
}

/** A label element that is tied to nothing and stands behind the control in its own wrapper, where nothing stands before. */
export function behindLabel(unit: Unit, scan: Scan): Label | null {
  return textBehind(unit, scan, (element) => element instanceof HTMLLabelElement && element.control === null);
}

/** A few words right behind the control in its own wrapper, where nothing else names it. */
export function behindText(unit: Unit, scan: Scan): Label | null {
  return textBehind(unit, scan, (element) => !isSubordinate(element));
}

/**
 * The first element behind a text control that passes the test and has a few words, with nothing worded before it in the
 * same wrapper. A longer text is a message, a link something to do.
 */
export function textBehind(unit: Unit, scan: Scan, test: (element: Element) => boolean): Label | null {
  if (!unit.main.matches('input:not([type=checkbox],[type=radio],[type=file]),select,textarea')) return null;
  let at: Element = unit.main;
  for (let level = 0; level < 4; level += 1) {
    const parent = parentOf(at);
    if (!parent || scan.owners.get(parent) !== unit || parent.matches('form,body,main,[role=dialog]')) return null;
    if (textBefore(at, unit, scan, true)) return null;
    for (let next = at.nextElementSibling; next; next = next.nextElementSibling) {
      if (!test(next) || isNoise(next) || isUndisplayed(next) || next.matches('a') || next.querySelector('a,button'))
        continue;
      const found = textLabel(next);
      if (found && /\p{L}/u.test(found.text) && found.text.length <= 40) return found;
    }
    at = parent;
  }
  return null;
}

/** The control itself; in a group the block of the first option, as what stands before it names them all. */
export function firstBlock(unit: Unit): Element {
  const home = unit.members.length > 1 ? commonAncestor(unit.members) : null;
  let at = unit.main;
  for (let next = parentOf(at); home && next && next !== home; next = parentOf(at)) at = next;
  return at;
}

/** Sibling text before an element: a label-like block first, in a field's own wrapper the first block, else the nearest. */
export function textBefore(at: Element, unit: Unit, scan: Scan, alone: boolean): Label | null {
  const blocks: Label[] = [];
  let inline = '';
  for (let node: Node | null = at.previousSibling; node; node = node.previousSibling) {
    if (node.nodeType === Node.TEXT_NODE) inline = `${node.nodeValue ?? ''}${inline}`;
    if (!(node instanceof Element)) continue;
    const owner = scan.owners.get(node);
    if (owner !== undefined && owner !== unit) break;
    if (isNoise(node) || isUndisplayed(node) || isSubordinate(node)) continue;
    const isInline = isInlineText(node);
    if (isInline && node.tagName !== 'BR') inline = `${textOf(node, isNoise)}${inline}`;
    const found = isInline ? null : textLabel(node);
    if (found) blocks.push(found);
    if (found && fold(inline) === '' && !alone) break;
  }
  const text = cleanLabel(inline);
  if (/[\p{L}]/u.test(text)) return { text, raw: fold(inline), element: null };
  const worded = blocks.filter(
    (block) => /[\p{L}]/u.test(block.text) && !uploadWords.test(block.text) && block.text.length < 500,
  );
  return worded.find((block) => isLabelLike(block.element)) ?? (alone ? worded.at(-1) : worded[0]) ?? null;
}

/** True for an element that runs on with the text around it; a label-like box stands for itself. */
export function isInlineText(element: Element): boolean {
  const { display } = getComputedStyle(element);
  if (element.matches('label') || !display.startsWith('inline')) return false;
  return display === 'inline' || !isLabelLike(element);
}

export function isLabelLike(element: Element | null): boolean {
  if (!element) return false;
  const sign = 'label,legend,dt,[class*=label],[class*=Label],[class*=question],[class*=title]';
  return element.matches(sign) || element.querySelector('label,legend') !== null;
}

export function isSubordinate(element: Element): boolean {
  return /(?:^|[\s_-])(?:help|hint|helper|description|caption|subtext)(?:[\s_-]|$)/i.test(
    element.getAttribute('class') ?? '',
  );
}

export function placeholderLabel(element: Element): Label | null {
  const raw = element.getAttribute('placeholder') ?? element.getAttribute('data-placeholder') ?? '';
  const hint = cleanLabel(raw);
  return hint === '' || genericPlaceholder.test(hint) ? null : { text: hint, raw, element: null };
}

/** What the "choose one" line of a list asks to choose. */
export function promptLabel(element: Element): Label | null {
  const prompt = element instanceof HTMLSelectElement ? element.options[0] : undefined;
  if (prompt?.value !== '') return null;
  const text = cleanLabel(
    fold(prompt.text)
      .replace(/[.…]+$/u, '')
      .replace(promptVerb, ''),
  );
  return /\p{L}{2}/u.test(text) && !genericPlaceholder.test(text) ? { text, raw: prompt.text, element: null } : null;
}

/** When nothing names the control: placeholder, prompt, what stands behind it, title, then its machine name in words. */
export function fallbackLabel(unit: Unit, scan: Scan): Label {
  const element = unit.main;
  const hint = placeholderLabel(element) ?? promptLabel(element) ?? behindText(unit, scan);
  if (hint) return hint;
  const title = cleanLabel(element.getAttribute('title') ?? '');
  if (title !== '') return { text: title, raw: title, element: null };
  const name = element.getAttribute('name') ?? element.id;
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);
  const raw = element.getAttribute('placeholder') ?? '';
  return { text: words.length > 0 && !/\d{4}/.test(name) ? words.join(' ') : cleanLabel(raw), raw, element: null };
}

/** Text of one option of a radio group, check box group or button row; the group's own name is no part of it. */
export function optionLabel(member: Element): string {
  const group = parentOf(member) && closestDeep(parentOf(member) ?? member, '[role=radiogroup],[role=group],fieldset');
  const shared = group ? referenced(group, 'aria-labelledby') : [];
  const own =
    shared.length > 0 ? joined(referenced(member, 'aria-labelledby').filter((part) => !shared.includes(part))) : null;
  return own?.text ?? looseOptionLabel(member);
}

/** Text of an option by its own label, content, or what follows it. */
export function looseOptionLabel(member: Element): string {
  const own = member.matches('button,[role=button]')
    ? plainText(member) || textOfButton(member)
    : (ownLabel(member)?.text ?? '');
  if (own !== '') return own;
  const text = fold(textOf(member, (child) => child.matches('script,style,svg')));
  if (text !== '') return text;
  let behind = '';
  for (let node = member.nextSibling; node; node = node.nextSibling) {
    if (node instanceof Element && node.matches('input,br,select,textarea')) break;
    behind += node instanceof Element ? textOf(node, isNoise) : (node.nodeValue ?? '');
  }
  return fold(behind) || fold(member.getAttribute('value'));
}

/** Text of a button, its icons aside. */
export function textOfButton(button: Element): string {
  return fold(textOf(button, (child) => child.matches('script,style,svg'))) || accessibleName(button);
}
