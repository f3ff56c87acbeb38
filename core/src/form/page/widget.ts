import type { FieldKind, Widget } from '@valet/schemas';
import { someBeside } from './moment.ts';
import { closestDeep, elementById, parentOf, referenced } from './tree.ts';
import { isSeen } from './visibility.ts';

/** What a control is and which driver fills it. */
export interface Recognised {
  readonly kind: FieldKind;
  readonly widget: Widget;
}

/** Buttons that open a list of options. */
export const menuButtonSelector = 'button[aria-haspopup=listbox],[role=button][aria-haspopup=listbox]';

/** Class names of result lists that stand beside a plain text box (places, schools). */
export const suggestionList =
  /(?:^|[\s_-])(?:autocomplete|typeahead|suggestions?|pac-target|dropdown-results|search-results)(?:$|[\s_-])/i;

/** Placeholders and class names of date boxes. */
export const dateText = /^(?:mm|dd|yyyy|tt|jj|jjjj|aaaa|rrrr|gg|aa)\s?[/.-]\s?(?:mm|dd|yyyy|yy|tt|jj)/i;

/** The react-select control box around an input, told by its structure (class names carry prefixes). */
export function reactSelectControl(element: Element): Element | null {
  let at = parentOf(element);
  for (let level = 0; at && level < 5; level += 1, at = parentOf(at)) {
    const box = /(?:^|\s)(?!form-)\S*(?:__|-)control(?:--\S*)?(?:\s|$)/.test(at.getAttribute('class') ?? '');
    if (box && (element.matches('[role=combobox],[aria-autocomplete]') || /^react-select/.test(element.id))) return at;
  }
  return null;
}

/** What React knows of an element, where it can be seen. */
export function fiberOf(element: Element): ReactFiber | null {
  const key = Object.keys(element).find((property) => property.startsWith('__reactFiber$'));
  return key ? Reflect.get(element, key) : null;
}

/** A property of the React component around an element, where React put it: undefined when not visible. */
export function reactProp(element: Element, name: string): unknown {
  let fiber = fiberOf(element);
  for (let level = 0; fiber && level < 25; level += 1, fiber = fiber.return) {
    const props = fiber.memoizedProps;
    if (props && typeof props === 'object' && name in props) return props[name];
  }
  return undefined;
}

/** A node of React's own tree. */
export interface ReactFiber {
  readonly memoizedProps: Record<string, unknown> | null;
  /** The element, or the instance of a component that is a class. */
  readonly stateNode: unknown;
  readonly return: ReactFiber | null;
}

/** True for an input that offers a list of options while one types. */
export function isComboboxLike(element: Element): boolean {
  if (element.matches('[role=combobox],[aria-autocomplete=list],[aria-autocomplete=both],[aria-haspopup=listbox]')) {
    return true;
  }
  return parentOf(element)?.matches('[role=combobox]') === true;
}

/** True for a text box that takes a date. */
export function isDateText(element: Element): boolean {
  const hint = element.getAttribute('placeholder') ?? '';
  return dateText.test(hint) || /(?:^|[\s_-])date-?picker/i.test(element.getAttribute('class') ?? '');
}

/** The visible stand-in of a hidden native select (select2, chosen and their kin). */
export function replacementOf(element: Element): Element | null {
  if (!(element instanceof HTMLSelectElement)) return null;
  const next = element.nextElementSibling ?? parentOf(element)?.nextElementSibling ?? null;
  const around = closestDeep(element, '.choices,.ts-wrapper');
  const face = around ?? (next?.matches('.select2,.select2-container,.chosen-container,.nice-select') ? next : null);
  return face && isSeen(face) ? face : null;
}

/** Kind and driver of one control; radios and check boxes are put into groups elsewhere. */
export function recognise(element: Element): Recognised {
  if (element instanceof HTMLSelectElement) {
    return { kind: element.multiple ? 'multiselect' : 'select', widget: 'native-select' };
  }
  if (element instanceof HTMLTextAreaElement) return { kind: 'longtext', widget: 'plain' };
  if (element instanceof HTMLInputElement) return recogniseInput(element);
  return recogniseAria(element);
}

export function recogniseInput(input: HTMLInputElement): Recognised {
  if (input.type === 'file') return { kind: 'file', widget: 'file' };
  if (input.type === 'checkbox') return { kind: 'checkbox', widget: 'checkbox' };
  if (input.type === 'radio') return { kind: 'radio', widget: 'radio-group' };
  const menu = recogniseMenu(input);
  if (menu) return menu;
  if (input.type === 'text' && isDateText(input)) return { kind: 'date', widget: 'date-picker' };
  return { kind: textKind(input), widget: 'plain' };
}

export function recogniseMenu(input: HTMLInputElement): Recognised | null {
  const control = reactSelectControl(input);
  if (control) {
    const kind = isMultiple(input, control) ? 'multiselect' : 'combobox';
    const holdsValue = control.querySelector(
      '[class*=ingle-value],[class*=ingleValue],[class*=ulti-value],[class*=ultiValue]',
    );
    const opener = control.querySelector('button,svg,[class*=ndicator] [aria-hidden=true]');
    return { kind, widget: opener || holdsValue ? 'react-select' : 'typeahead' };
  }
  if (isComboboxLike(input)) {
    const kind = isMultiple(input, parentOf(input) ?? input) ? 'multiselect' : 'combobox';
    const opener = parentOf(input)?.querySelector('button,[role=button]') ?? null;
    return { kind, widget: opener || input.readOnly ? 'aria-combobox' : 'typeahead' };
  }
  if (!['text', 'search'].includes(input.type)) return null;
  const offers = someBeside(input, (element) => suggestionList.test(classTree(element)));
  return offers ? { kind: 'combobox', widget: 'typeahead' } : null;
}

export function classTree(element: Element): string {
  if (element.matches('input')) return element.getAttribute('class') ?? '';
  const inner = [...element.querySelectorAll('[class]')].slice(0, 8);
  return [element, ...inner].map((item) => item.getAttribute('class') ?? '').join(' ');
}

/** True when more than one option can be chosen. */
export function isMultiple(input: Element, control: Element): boolean {
  if (control.querySelector('[class*=is-multi],[class*=IsMulti],[class*=ulti-value],[class*=ultiValue]')) return true;
  if (reactProp(input, 'isMulti') === true) return true;
  const lists = [...referenced(input, 'aria-controls'), ...referenced(input, 'aria-owns')];
  return lists.some((list) => list.getAttribute('aria-multiselectable') === 'true');
}

export function recogniseAria(element: Element): Recognised {
  const role = element.getAttribute('role');
  if (role === 'switch' || role === 'checkbox') return { kind: 'checkbox', widget: 'checkbox' };
  if (role === 'radio') return { kind: 'radio', widget: 'radio-group' };
  if (role === 'spinbutton') return { kind: 'number', widget: 'plain' };
  if (role === 'listbox') {
    const multiple = element.getAttribute('aria-multiselectable') === 'true';
    return { kind: multiple ? 'multiselect' : 'select', widget: 'button-group' };
  }
  if (role === 'combobox' || element.matches(menuButtonSelector)) {
    const list = elementById(element, element.getAttribute('aria-controls') ?? '');
    const multiple = list?.getAttribute('aria-multiselectable') === 'true';
    return { kind: multiple ? 'multiselect' : 'combobox', widget: 'listbox-button' };
  }
  return { kind: 'longtext', widget: 'rich-text' };
}

/** Kind of a one-line text box, from its type, input mode and autocomplete token. */
export function textKind(input: HTMLInputElement): FieldKind {
  const token = (input.getAttribute('autocomplete') ?? '').split(/\s+/).at(-1) ?? '';
  const mode = input.inputMode;
  if (input.type === 'email' || token === 'email' || mode === 'email') return 'email';
  if (input.type === 'tel' || /^tel(?:-national)?$/.test(token) || mode === 'tel') return 'tel';
  if (input.type === 'url' || token === 'url' || mode === 'url') return 'url';
  if (input.type === 'password') return 'password';
  if (['number', 'range'].includes(input.type)) return 'number';
  if (['date', 'month', 'week', 'datetime-local', 'time'].includes(input.type)) return 'date';
  if (input.type === 'color') return 'other';
  return 'text';
}
