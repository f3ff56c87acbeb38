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
export function locatorsOf(unit: Unit, label: Label, paths: PathBook = new Map()): Locator[] {
  const choices = ['radio-group', 'checkbox-group', 'button-group'].includes(unit.widget);
  const found: Locator[] = [];
  const name = choices ? label.text : accessibleName(unit.main);
  const role = choices ? (unit.widget === 'checkbox-group' ? 'group' : 'radiogroup') : roleOf(unit.main);
  if (name !== '' && !(unit.widget === 'file')) found.push({ by: 'role', role, name });
  if (label.text !== '') found.push({ by: 'label', label: label.text });
  return [...found, ...attributeLocators(unit.main, paths)];
}

/** Locators by test attribute, name and CSS of one element. */
export function attributeLocators(element: Element, paths: PathBook = new Map()): Locator[] {
  const stable: Locator[] = [];
  const late: Locator[] = [];
  for (const attribute of [...testAttributes, 'name'] as const) {
    const value = element.getAttribute(attribute);
    if (value) (unstableName.test(value) ? late : stable).push({ by: 'attribute', name: attribute, value });
  }
  const css: Locator = { by: 'css', css: cssOf(element, paths) };
  (unstableName.test(element.id) ? late : stable).push(css);
  return [...stable, ...late];
}

/** What one reading has found out about paths: by root those asked for (null: no element's alone), by parent its children's steps. */
export type PathBook = Map<Document | ShadowRoot | Element, Map<string | Element, string | null>>;

/** Asking whether a path is one element's alone goes through the whole page: after so many times paths are written out in full. */
export const mostPathQueries = 400;

/** A CSS path that matches this element alone in its document or shadow root. */
export function cssOf(element: Element, paths: PathBook = new Map()): string {
  const root = rootOf(element);
  const known = paths.get(root) ?? new Map<string | Element, string | null>();
  paths.set(root, known);
  const isAlone = (css: string) => {
    if (!known.has(css)) known.set(css, root.querySelectorAll(css).length === 1 ? css : null);
    return known.get(css) === css;
  };
  if (element.id !== '') {
    const css = /^[a-z][\w-]*$/i.test(element.id) ? `#${element.id}` : `[id="${CSS.escape(element.id)}"]`;
    if (isAlone(css)) return css;
  }
  let path = '';
  for (let at: Element | null = element; at && at.getRootNode() === element.getRootNode(); at = parentOf(at)) {
    const own = at !== element && at.id !== '' ? `[id="${CSS.escape(at.id)}"]` : stepTo(at, paths);
    path = path === '' ? own : `${own} > ${path}`;
    if ((known.size < mostPathQueries || at.id !== '') && isAlone(path)) return path;
  }
  return path;
}

/** Tag of an element, with its place where its parent has others of that tag; all children of a parent are numbered at once. */
export function stepTo(element: Element, paths: PathBook): string {
  const parent = element.parentNode;
  const key = parent instanceof Element ? parent : rootOf(element);
  const steps = paths.get(key) ?? new Map<string | Element, string | null>();
  paths.set(key, steps);
  const known = steps.get(element);
  if (known) return known;
  const byTag = new Map<string, Element[]>();
  for (const child of parent?.children ?? []) {
    const twins = byTag.get(child.tagName) ?? [];
    twins.push(child);
    byTag.set(child.tagName, twins);
  }
  for (const [name, twins] of byTag) {
    const tag = name.toLowerCase();
    for (const [index, twin] of twins.entries()) {
      steps.set(twin, twins.length > 1 ? `${tag}:nth-of-type(${index + 1})` : tag);
    }
  }
  return steps.get(element) ?? element.tagName.toLowerCase();
}
