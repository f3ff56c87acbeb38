import { type PageScript, pageFunction } from '@valet/core';

/** How the labelled controls of a page are found. */
export interface LabelSource {
  /** Attributes that hold the label; they are taken out of the page. */
  readonly attributes: readonly string[];
  /** Labels by attribute value of the control. */
  readonly named: readonly { readonly attr: string; readonly value: string; readonly label: string }[];
  /** Texts of label elements that are labels themselves. */
  readonly texts: readonly string[];
}

/** One labelled control as the page shows it. */
export interface LabelledControl {
  readonly label: string;
  readonly isShown: boolean;
  readonly autocomplete: string;
}

/** Notes which control has which label, takes the labels out, and tells them in document order. */
export const takeLabels: PageScript<LabelSource, LabelledControl[]> = pageFunction(
  'take-labels',
  ({ attributes, named, texts }: LabelSource): LabelledControl[] => {
    const found = new Map<Element, string>();
    for (const attribute of attributes) {
      for (const element of document.querySelectorAll(`[${attribute}]`)) {
        if (!element.matches('form,fieldset,button,[type=submit]') && attribute === attributes[0])
          found.set(element, element.getAttribute(attribute) ?? '');
        element.removeAttribute(attribute);
      }
    }
    for (const { attr, value, label } of named) {
      const element = [...document.querySelectorAll(`[${attr}]`)].find((one) => one.getAttribute(attr) === value);
      if (element) found.set(element, label);
    }
    const plain = (text: string | null) => (text ?? '').replace(/[\s*]+/g, ' ').trim();
    for (const element of texts.length > 0 ? document.querySelectorAll('label') : []) {
      const label = texts.find((text) => text === plain(element.textContent));
      if (label && element.control) found.set(element.control, label);
    }
    (globalThis as { labelled?: Map<Element, string> }).labelled = found;
    return [...found].map(([element, label]) => ({
      label,
      isShown: element.checkVisibility({ visibilityProperty: true }),
      autocomplete: element.getAttribute('autocomplete') ?? '',
    }));
  },
);

/** Which labelled control each CSS path leads to, as its place among them; -1 for none. */
export const pairLabels: PageScript<readonly string[], number[]> = pageFunction(
  'pair-labels',
  (paths: readonly string[]): number[] => {
    const labelled = [...((globalThis as { labelled?: Map<Element, string> }).labelled ?? new Map()).keys()];
    const isSame = (one: Element, other: Element) =>
      one === other ||
      (one instanceof HTMLInputElement &&
        other instanceof HTMLInputElement &&
        ['radio', 'checkbox'].includes(one.type) &&
        one.type === other.type &&
        one.name !== '' &&
        one.name === other.name &&
        one.form === other.form);
    return paths.map((path) => {
      const element = path === '' ? null : document.querySelector(path);
      if (!element) return -1;
      const same = labelled.findIndex((one) => isSame(one, element));
      return same >= 0 ? same : labelled.findIndex((one) => one.contains(element) || element.contains(one));
    });
  },
);

/** Replaces machine names (id, name, class, test attributes) by tokens of a seed; links between elements stay. */
export const blindNames: PageScript<{ seed: number }, void> = pageFunction(
  'blind-names',
  ({ seed }: { seed: number }): void => {
    let state = seed >>> 0;
    const tokens = new Map<string, string>();
    const draw = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state.toString(36).replace(/\d/g, (digit) => 'qxzjkvwyhf'[Number(digit)] ?? 'q');
    };
    const token = (name: string) => {
      const known = tokens.get(name) ?? `z${draw()}${draw()}`;
      tokens.set(name, known);
      return known;
    };
    const words = (text: string) => text.split(/\s+/).filter(Boolean).map(token).join(' ');
    const links =
      'id class for form list headers aria-labelledby aria-describedby aria-controls aria-owns aria-errormessage'.split(
        ' ',
      );
    for (const element of document.querySelectorAll('*')) {
      for (const attribute of [...element.attributes]) {
        const { name, value } = attribute;
        if (links.includes(name) && value) element.setAttribute(name, words(value));
        else if (name === 'name' && value && element.tagName !== 'META') element.setAttribute(name, token(value));
        else if (/^data-(?!z)/.test(name)) element.removeAttribute(name);
      }
    }
    for (const sheet of document.querySelectorAll('style')) {
      sheet.textContent = (sheet.textContent ?? '').replace(
        /([.#])(-?[_a-zA-Z][\w-]*)(?=[^{}]*\{)/g,
        (_all, sign: string, name: string) => sign + token(name),
      );
    }
  },
);
