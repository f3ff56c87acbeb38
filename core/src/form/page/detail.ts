import type { FieldConstraints, FieldOption } from '@valet/schemas';
import { type Label, nameOfGroup, optionLabel } from './label.ts';
import { secondaryPart, trailingNote } from './label-words.ts';
import { labelsOf } from './moment.ts';
import { isNoise, isUndisplayed, textOf } from './text.ts';
import { closestDeep, parentOf, queryDeep, referenced } from './tree.ts';
import type { Scan, Unit } from './unit.ts';
import { reactSelectControl } from './widget.ts';
import { cleanLabel, fold, saysRequired } from './words.ts';

/** The largest element that belongs to this field alone: its label, help and messages stand in it. */
export function wrapperOf(unit: Unit, scan: Scan): Element {
  let at = unit.main;
  for (let next = parentOf(at); next && scan.owners.get(next) === unit; next = parentOf(at)) {
    if (next.matches('form,body,main,section,[role=dialog],[role=main]')) break;
    at = next;
  }
  return at;
}

/** Whether the field must be filled, by attribute, ARIA, a mirror input, or a sign in or on its label. */
export function isRequired(unit: Unit, label: Label, wrapper: Element): boolean {
  const marked = (element: Element) =>
    (element as Partial<HTMLInputElement>).required === true || element.getAttribute('aria-required') === 'true';
  if (unit.widget !== 'checkbox-group' && unit.members.some(marked)) return true;
  if (unit.widget === 'checkbox-group' && unit.members.every(marked)) return true;
  for (let at: Element | null = unit.main; at; at = parentOf(at)) {
    if (at !== unit.main && at.getAttribute('aria-required') === 'true') return true;
    if (at === wrapper) break;
  }
  if (saysRequired(label.raw) || isOfRequiredGroup(unit, label)) return true;
  if (label.element && hasRequiredClass(label.element)) return true;
  return wrapper !== unit.main && wrapper.querySelector('input[required][aria-hidden=true]') !== null;
}

/** A part (first name, street) of a question whose own name says required, where no part says so for itself. */
export function isOfRequiredGroup(unit: Unit, label: Label): boolean {
  const parent = unit.members.length === 1 ? parentOf(unit.main) : null;
  const group = parent && closestDeep(parent, 'fieldset,[role=group]');
  if (!group || !unit.main.matches('input,select,textarea') || unit.main.matches('[type=checkbox],[type=radio]'))
    return false;
  if (!saysRequired(nameOfGroup(group)?.raw ?? '') || secondaryPart.test(label.text)) return false;
  const parts = queryDeep(group, 'input:not([type=hidden]),select,textarea');
  const speaks = (part: Element) =>
    part.matches('[required],[aria-required]') ||
    labelsOf(part).some((own) => trailingNote.test(own.textContent ?? '') || saysRequired(own.textContent ?? ''));
  return parts.length <= 6 && !parts.some(speaks);
}

/** A label's class, or a sign painted by a style sheet beside its text. */
export function hasRequiredClass(label: Element): boolean {
  const named = (element: Element) =>
    /(?:^|[\s_])(?:is-|field-|label-+)?required(?=$|[\s_-](?!field))/i.test(element.getAttribute('class') ?? '');
  if (named(label)) return true;
  return ['::before', '::after'].some((side) => /[*✱✲＊∗]/u.test(getComputedStyle(label, side).content));
}

/** Validation message shown for the field. */
export function errorOf(unit: Unit, wrapper: Element): string {
  const named = unit.members.flatMap((member) => [
    ...referenced(member, 'aria-errormessage'),
    ...referenced(member, 'aria-describedby').filter((element) => isErrorElement(element)),
  ]);
  const inside =
    wrapper === unit.main
      ? []
      : queryDeep(wrapper, '[role=alert],[class*=error],[class*=Error],[class*=invalid-feedback]');
  for (const element of [...named, ...inside]) {
    if (isUndisplayed(element) || !element.checkVisibility() || unit.members.some((member) => element.contains(member)))
      continue;
    const text = fold(textOf(element, (child) => child.matches('script,style,svg,input,button')));
    if (text !== '' && text.length < 300 && (named.includes(element) || isErrorElement(element))) return text;
  }
  return '';
}

/** True when the page marks what the field holds as invalid. */
export function isInvalid(unit: Unit): boolean {
  const group = closestDeep(unit.main, '[role=radiogroup],[role=group],[role=combobox]');
  return [
    ...unit.members,
    ...(group && unit.members.every((member) => group.contains(member)) && unit.members.length > 1 ? [group] : []),
  ].some((element) => element.getAttribute('aria-invalid') === 'true');
}

export function isErrorElement(element: Element): boolean {
  const sign = `${element.id} ${element.getAttribute('class') ?? ''}`;
  return element.matches('[role=alert]') || /(?:^|[\s_-])(?:error|invalid-feedback)/i.test(sign);
}

/** Help text tied to the field by `aria-describedby`, else by its class. */
export function helpOf(unit: Unit, wrapper: Element, label: Label): string {
  const described = unit.members.slice(0, 1).flatMap((member) => referenced(member, 'aria-describedby'));
  const marked =
    wrapper === unit.main
      ? []
      : [...wrapper.querySelectorAll('[class*=help],[class*=hint],[class*=description],[class*=instructions]')];
  for (const element of [...described, ...marked]) {
    if (isErrorElement(element) || /placeholder|live-region|single-value/i.test(element.id)) continue;
    if (element.contains(unit.main) || (label.element && element.contains(label.element))) continue;
    const text = fold(textOf(element, isNoise));
    if (text !== '' && cleanLabel(text) !== label.text) return text.slice(0, 600);
  }
  return '';
}

/** Options the page holds now; menus that are built on opening give none. */
export function optionsOf(unit: Unit): FieldOption[] {
  if (unit.main instanceof HTMLSelectElement) return selectOptions(unit.main);
  if (['radio-group', 'checkbox-group', 'button-group'].includes(unit.widget)) {
    const items = unit.main.matches('[role=listbox]') ? queryDeep(unit.main, '[role=option]') : unit.members;
    return items.map((member) => optionOf(optionLabel(member), (member as Partial<HTMLInputElement>).value));
  }
  const lists = [...referenced(unit.main, 'aria-controls'), ...referenced(unit.main, 'aria-owns')];
  const rendered = reactSelectControl(unit.main) ? [] : lists.flatMap((list) => queryDeep(list, '[role=option]'));
  return rendered.map((item) => optionOf(fold(textOf(item, (child) => child.matches('script,style,svg'))), undefined));
}

export function optionOf(label: string, value: string | undefined): FieldOption {
  return value === undefined || value === '' || value === 'on' ? { label } : { label, value };
}

/** Options of a native select without its "choose one" line. */
export function selectOptions(select: HTMLSelectElement): FieldOption[] {
  const isPrompt = (option: HTMLOptionElement, index: number) =>
    option.disabled ||
    (index === 0 && option.value === '') ||
    fold(option.text) === '' ||
    (index === 0 &&
      /^(?:-+|select\b|please select|choose\b)/i.test(fold(option.text)) &&
      /^(?:0|-1)?$|select|choose/i.test(option.value));
  return [...select.options]
    .filter((option, index) => !isPrompt(option, index))
    .map((option) => optionOf(fold(option.text), option.value));
}

/** Limits that the markup states. */
export function constraintsOf(element: Element): FieldConstraints {
  const found: FieldConstraints = {};
  const length = (name: string) => Number.parseInt(element.getAttribute(name) ?? '', 10);
  if (length('maxlength') >= 0) found.maxLength = length('maxlength');
  if (length('minlength') >= 0) found.minLength = length('minlength');
  for (const name of ['pattern', 'accept', 'min', 'max'] as const) {
    const value = element.getAttribute(name);
    if (value) found[name] = value;
  }
  if (element.matches('[multiple]')) found.multiple = true;
  return found;
}
