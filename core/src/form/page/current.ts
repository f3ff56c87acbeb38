import { optionLabel } from './label.ts';
import { textOf } from './text.ts';
import { parentOf, queryDeep } from './tree.ts';
import type { Unit } from './unit.ts';
import { reactSelectControl, replacementOf } from './widget.ts';
import { fold } from './words.ts';

/** Value that a field holds now, as a person would read it; empty when it holds none. */
export function currentOf(unit: Unit): string {
  const { main, widget } = unit;
  if (widget === 'checkbox') return isOn(main) ? 'true' : '';
  if (['radio-group', 'checkbox-group', 'button-group'].includes(widget)) return chosenOf(unit).join('; ');
  if (widget === 'file') return fileNames(main).join('; ');
  if (widget === 'segmented-date' || widget === 'code-boxes') return partsOf(unit);
  if (main instanceof HTMLSelectElement) return selectedOf(main).join('; ');
  const control = reactSelectControl(main);
  if (control) return reactSelectValues(control).join('; ');
  if (main instanceof HTMLInputElement || main instanceof HTMLTextAreaElement) return main.value;
  if (widget === 'listbox-button') return shownChoice(main);
  return fold(main.textContent);
}

/** True for a ticked check box, radio, switch or pressed button. */
export function isOn(element: Element): boolean {
  if (element instanceof HTMLInputElement) return element.checked;
  const states = ['aria-checked', 'aria-pressed', 'aria-selected'];
  if (states.some((name) => element.getAttribute(name) === 'true')) return true;
  if (states.some((name) => element.hasAttribute(name))) return false;
  return /(?:^|[\s_-])(?:active|selected|checked|pressed)(?:[\s_-]|$)/i.test(element.getAttribute('class') ?? '');
}

/** Labels of the options that are on. */
export function chosenOf(unit: Unit): string[] {
  const items = unit.main.matches('[role=listbox]') ? queryDeep(unit.main, '[role=option]') : unit.members;
  return items.filter(isOn).map(optionLabel);
}

export function selectedOf(select: HTMLSelectElement): string[] {
  const isPrompt = (option: HTMLOptionElement) => option.value === '' && option.index === 0;
  return [...select.selectedOptions].filter((option) => !isPrompt(option)).map((option) => fold(option.text));
}

export function partsOf(unit: Unit): string {
  const values = unit.members.map((member) => (member as Partial<HTMLInputElement>).value ?? fold(member.textContent));
  if (values.every((value) => value === '')) return '';
  return values.join(unit.widget === 'code-boxes' ? '' : '/');
}

/** Names of the files a chooser holds. */
export function fileNames(input: Element): string[] {
  return [...((input as Partial<HTMLInputElement>).files ?? [])].map((file) => file.name);
}

/** Texts of the values a react-select shows as committed. */
export function reactSelectValues(control: Element): string[] {
  const many = control.querySelectorAll('[class*=ulti-value__label],[class*=ultiValueLabel],[class*=ultiValueGeneric]');
  const multi = many.length > 0 ? many : multiValueBoxes(control);
  if (multi.length > 0)
    return [...multi].map((element) => fold(textOf(element, (child) => child.matches('svg,button'))));
  const single = control.querySelector('[class*=ingle-value],[class*=ingleValue]');
  const text = single ? fold(textOf(single, (child) => child.matches('svg'))) : '';
  return text === '' ? [] : [text];
}

export function multiValueBoxes(control: Element): ArrayLike<Element> & Iterable<Element> {
  return control.querySelectorAll('[class*=ulti-value],[class*=ultiValue]');
}

/** Text on a list button, when it is a choice and not its prompt. */
export function shownChoice(button: Element): string {
  const text = faceText(button);
  const isPrompt =
    /^(?:select|choose|please|--|pick|auswählen|bitte|sélectionne|choisir|seleccion|selecion|seleziona|selecteer|kies|wybierz)/i.test(
      text,
    );
  if (holdsNothing(button) || replacementOf(button)) return '';
  return isPrompt ? '' : text;
}

/** Text on a list button as a person reads it. */
export function faceText(button: Element): string {
  return fold(textOf(button, (child) => child.matches('script,style,svg,[aria-hidden=true]')));
}

/** True when the hidden companion of a list button, which is what is sent, is empty. */
export function holdsNothing(button: Element): boolean {
  // A hidden box without a name is never sent: Headless UI finds its form by one.
  const companion = 'input[type=hidden][name],input[aria-hidden=true],select[aria-hidden=true]';
  const hidden = parentOf(button)?.querySelector(companion);
  return (hidden instanceof HTMLInputElement || hidden instanceof HTMLSelectElement) && hidden.value === '';
}
