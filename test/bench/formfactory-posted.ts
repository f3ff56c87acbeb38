import type { Page } from 'playwright-core';
import type { GoldRecord } from './formfactory-page.ts';

/** What a submit would send for one label: values as a person reads them (an option by its text). */
export interface Posted {
  readonly label: string;
  readonly kind: string;
  readonly values: readonly string[];
  /** Texts of the options, where it has any. */
  readonly options: readonly string[];
}

/** Every labelled field of the page's form as a submit would send it, read from the form itself. */
export function postedBy(page: Page): Promise<Posted[]> {
  return page.evaluate(() => {
    const clean = (text: string | null | undefined) =>
      (text ?? '')
        .replace(/\s+/g, ' ')
        .replace(/[\s*:]+$/, '')
        .trim();
    const form = document.querySelector('form');
    const sent = new FormData(form ?? undefined);
    const found = new Map<string, { label: string; kind: string; values: string[]; options: string[] }>();
    for (const control of form?.querySelectorAll<HTMLInputElement>('input,select,textarea') ?? []) {
      if (['hidden', 'submit', 'button'].includes(control.type)) continue;
      const own = clean(control.labels?.[0]?.textContent);
      const isChoice = control.type === 'radio' || (control.type === 'checkbox' && isOneOfMany(control));
      const label = isChoice ? groupLabel(control) : own;
      const field = found.get(label) ?? { label, kind: control.type, values: [], options: [] };
      found.set(label, field);
      if (isChoice) {
        field.options.push(own);
        if (sent.getAll(control.name).includes(control.value)) field.values.push(own);
      } else {
        field.values.push(...shown(control));
        if (control instanceof HTMLSelectElement)
          field.options.push(...[...control.options].map(({ text }) => clean(text)));
      }
    }
    return [...found.values()];

    function isOneOfMany({ name }: HTMLInputElement) {
      return (form?.querySelectorAll(`input[type=checkbox][name="${name}"]`).length ?? 0) > 1;
    }
    /** The nearest text above the choices that is none of them. */
    function groupLabel(control: Element): string {
      for (let at = control.parentElement; at && at !== form; at = at.parentElement) {
        const legend = [...at.querySelectorAll('legend,label,p')].find(
          (text) => !text.querySelector('input') && !(text as HTMLLabelElement).htmlFor,
        );
        if (legend) return clean(legend.textContent);
      }
      return '';
    }
    function shown(control: HTMLInputElement | HTMLSelectElement): string[] {
      const values = sent.getAll(control.name).map((value) => (value instanceof File ? value.name : value));
      if (control instanceof HTMLSelectElement) {
        // An option without a value is the prompt.
        return [...control.options]
          .filter(({ value }) => value !== '' && values.includes(value))
          .map(({ text }) => clean(text));
      }
      if (control.type === 'checkbox') return [sent.has(control.name) ? 'Yes' : 'No'];
      return values;
    }
  });
}

/** Whether a field would be sent as the record has it. */
export function isGold({ kind, values }: Posted, gold: unknown): boolean {
  const wanted = goldTexts(gold);
  if (kind === 'file') return wanted.join() === 'None' && values.every((name) => name === '');
  if (kind === 'date') return values[0] === isoOf(wanted[0] ?? '');
  if (kind === 'number') return values[0] !== '' && Number(values[0]) === Number(wanted[0]);
  if (['text', 'textarea', 'email', 'tel', 'url'].includes(kind)) return plain(values[0]) === plain(wanted.join(', '));
  return JSON.stringify(values.map(letters).sort()) === JSON.stringify(wanted.map(letters).sort());
}

/** False where the record's value is none of the field's options. */
export function isOffered({ options }: Posted, gold: unknown): boolean {
  const names = options.map(letters);
  return options.length === 0 || goldTexts(gold).every((text) => names.includes(letters(text)));
}

/** Texts of a record's value. */
export function goldTexts(gold: unknown): string[] {
  return (Array.isArray(gold) ? gold : [gold]).map(String);
}

/** The labels of a record, with its values, that the form has. */
export function goldFor(record: GoldRecord, posted: readonly Posted[]): { field: Posted; gold: unknown }[] {
  const byLabel = new Map(Object.entries(record).map(([label, gold]) => [loose(label), gold]));
  return posted.flatMap((field) => {
    const gold = byLabel.get(loose(field.label));
    return gold === undefined ? [] : [{ field, gold }];
  });
}

/** The benchmark writes dates as `2024/06/01`. */
export function isoOf(text: string): string {
  return text.replaceAll('/', '-');
}

const plain = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** Letters and digits only: the records write `High- Work Blocked` for `High - Work Blocked`. */
const loose = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();

/** The same without spaces: `Life Time`, `Lifetime`. */
const letters = (text: string) => loose(text).replaceAll(' ', '');
