import { isDeepStrictEqual } from 'node:util';
import type { Selector } from '@puppeteer/replay';
import { isOfOnePosting } from '@valet/core';
import type { Locator } from '@valet/schemas';
import { cssOfXpath } from './xpath-css.ts';

/** What became of a step's selectors: locators, most stable first, and a line for each selector that was not taken as it is. */
export interface FoundLocators {
  readonly locators: readonly Locator[];
  readonly notes: readonly string[];
}

/** The locators that a recorded step's selectors say, each once; names of a single posting come last. */
export function locatorsOf(selectors: readonly Selector[]): FoundLocators {
  const locators: Locator[] = [];
  const notes: string[] = [];
  for (const [at, selector] of selectors.entries()) {
    const chain = [selector].flat();
    const locator = locatorOf(chain.at(-1) ?? '');
    if (!locator) notes.push(`selectors/${at} is left out: a manual has no such locator`);
    else if (!locators.some((known) => isDeepStrictEqual(known, locator))) locators.push(locator);
    if (locator && chain.length > 1)
      notes.push(`selectors/${at} keeps its last part only, what is around it is left out`);
  }
  const late = locators.filter(isOfOnePosting);
  return { locators: [...locators.filter((locator) => !late.includes(locator)), ...late], notes };
}

/** The selector that a locator is in a recording; null where a recording could not say it. */
export function selectorOf(locator: Locator): string | null {
  const selector = writeSelector(locator);
  return isDeepStrictEqual(readSelector(selector), locator) ? selector : null;
}

/** Null for a selector that has no counterpart, or that would not come back as it is. */
function locatorOf(selector: string): Locator | null {
  const locator = readSelector(selector);
  return locator && selectorOf(locator) !== null ? locator : null;
}

/** By the prefixes of `@puppeteer/replay`, SelectorType; CSS needs none. */
function readSelector(selector: string): Locator | null {
  const [, type = 'css', rest = ''] = /^(?:(css|aria|text|xpath|pierce)\/)?(.*)$/s.exec(selector) ?? [];
  if (type === 'aria') return readAria(rest);
  if (type === 'text') return rest.trim() === '' ? null : { by: 'text', text: rest };
  const css = type === 'xpath' ? cssOfXpath(rest) : rest.trim();
  return css === null || css === '' ? null : readCss(css);
}

/** `Name` or `Name[role="button"]` (Puppeteer, AriaQueryHandler). */
function readAria(text: string): Locator | null {
  const attributes = new Map<string, string>();
  const words = text.replace(/\[\s*(name|role)\s*=\s*(["'])((?:(?!\2)[^\\])*)\2\s*\]/g, (_, key, _quote, value) => {
    attributes.set(key, value);
    return '';
  });
  const name = (attributes.get('name') ?? words).trim();
  const role = attributes.get('role');
  if (name === '') return null;
  return role ? { by: 'role', role, name } : { by: 'label', label: name };
}

function readCss(css: string): Locator {
  const [, name, , value] = /^\[([\w-]+)=(["'])((?:(?!\2)[^\\\n])+)\2\]$/.exec(css) ?? [];
  return name && value ? { by: 'attribute', name, value } : { by: 'css', css };
}

function writeSelector(locator: Locator): string {
  switch (locator.by) {
    case 'role':
      return `aria/${locator.name}[role="${locator.role}"]`;
    case 'label':
      return `aria/${locator.label}`;
    case 'text':
      return `text/${locator.text}`;
    case 'css':
      return locator.css;
    case 'attribute':
      return locator.value.includes('"')
        ? `[${locator.name}='${locator.value}']`
        : `[${locator.name}="${locator.value}"]`;
  }
}
