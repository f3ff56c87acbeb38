import type { Locator } from '@valet/schemas';
import { accessibleName, type Label } from './label.ts';
import { parentOf, rootOf } from './tree.ts';
import type { Unit } from './unit.ts';

/** Attributes that sites keep stable for their own tests. */
export const testAttributes = [
  'data-automation-id',
  'data-testid',
  'data-test-id',
  'data-test',
  'data-qa',
  'data-cy',
  'data-ui',
] as const;

/** Ids and names that differ per posting or per rendering: long digit runs, uuids, framework counters. */
export const unstableName = /\d{4,}|[0-9a-f]{8}-[0-9a-f]{4}|^:r|:$|^radix-|^react-select-\d|^mui-\d|^input-?\d+$/i;

/** ARIA role of a control, implicit or written. */
export function roleOf(element: Element): string {
  const written = element.getAttribute('role');
  if (written) return written;
  if (element instanceof HTMLSelectElement) return element.multiple || element.size > 1 ? 'listbox' : 'combobox';
  if (element instanceof HTMLInputElement) {
    const roles: Record<string, string> = {
      checkbox: 'checkbox',
      radio: 'radio',
      number: 'spinbutton',
      range: 'slider',
      search: 'searchbox',
      submit: 'button',
      button: 'button',
      file: 'button',
    };
    return element.list ? 'combobox' : (roles[element.type] ?? 'textbox');
  }
  if (element.matches('button,summary')) return 'button';
  return element.matches('a[href]') ? 'link' : 'textbox';
}

/** Ways to find a field again, most stable first; names that belong to one posting come last. */
export function locatorsOf(unit: Unit, label: Label): Locator[] {
  const choices = ['radio-group', 'checkbox-group', 'button-group'].includes(unit.widget);
  const found: Locator[] = [];
  const name = choices ? label.text : accessibleName(unit.main);
  const role = choices ? (unit.widget === 'checkbox-group' ? 'group' : 'radiogroup') : roleOf(unit.main);
  if (name !== '' && !(unit.widget === 'file')) found.push({ by: 'role', role, name });
  if (label.text !== '') found.push({ by: 'label', label: label.text });
  return [...found, ...attributeLocators(unit.main)];
}

/** Locators by test attribute, name and CSS of one element. */
export function attributeLocators(element: Element): Locator[] {
  const stable: Locator[] = [];
  const late: Locator[] = [];
  for (const attribute of [...testAttributes, 'name'] as const) {
    const value = element.getAttribute(attribute);
    if (value) (unstableName.test(value) ? late : stable).push({ by: 'attribute', name: attribute, value });
  }
  const css: Locator = { by: 'css', css: cssOf(element) };
  (unstableName.test(element.id) ? late : stable).push(css);
  return [...stable, ...late];
}

/** A CSS path that matches this element alone in its document or shadow root. */
export function cssOf(element: Element): string {
  const root = rootOf(element);
  const isAlone = (css: string) => root.querySelectorAll(css).length === 1;
  if (element.id !== '') {
    const css = /^[a-z][\w-]*$/i.test(element.id) ? `#${element.id}` : `[id="${CSS.escape(element.id)}"]`;
    if (isAlone(css)) return css;
  }
  let path = '';
  for (let at: Element | null = element; at && at.getRootNode() === element.getRootNode(); at = parentOf(at)) {
    const tag = at.tagName.toLowerCase();
    const twins = [...(at.parentNode?.children ?? [])].filter((other) => other.tagName === at?.tagName);
    const step =
      at !== element && at.id !== ''
        ? `[id="${CSS.escape(at.id)}"]`
        : twins.length > 1
          ? `${tag}:nth-of-type(${twins.indexOf(at) + 1})`
          : tag;
    path = path === '' ? step : `${step} > ${path}`;
    if (isAlone(path)) return path;
  }
  return path;
}
