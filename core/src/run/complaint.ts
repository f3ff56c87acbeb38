import type { Field, Form } from '@valet/schemas';
import { normalText } from '../form/page/words.ts';
import { pageFunction } from '../plugin/page-function.ts';
import type { AtsContext } from './run-context.ts';

/** What the site says against a field, in its own words; `field` is null where it does not tell which. */
export interface Complaint {
  readonly field: Field | null;
  readonly words: string;
}

/** A message of the page with what ties it to a control. */
export interface PageAlert {
  readonly words: string;
  /** Ids and names of controls that the message points to, or that stand right before it. */
  readonly names: readonly string[];
}

const findAlerts = pageFunction('find-alerts', (): PageAlert[] => {
  const signs = '[role=alert],[aria-live=assertive],[class*=error],[class*=Error],[class*=invalid-feedback]';
  const controls = 'input:not([type=hidden]),select,textarea,[role=combobox],[contenteditable=true]';
  const namesOf = (element: Element) => [element.id, element.getAttribute('name') ?? ''].filter((name) => name !== '');
  const inside = (element: Element) =>
    element.matches(controls) ? [element] : [...element.querySelectorAll(controls)];
  const before = (element: Element): Element[] => {
    const found = element.previousElementSibling ? inside(element.previousElementSibling) : [];
    return new Set(found.map((one) => one.getAttribute('name') ?? one.id)).size === 1 ? found : [];
  };
  return [...document.querySelectorAll(signs)]
    .filter((element) => element.checkVisibility() && inside(element).length === 0)
    .map((element) => {
      const links = [...element.querySelectorAll('a[href^="#"]')].map(
        (link) => link.getAttribute('href')?.slice(1) ?? '',
      );
      const target = element.getAttribute('for') ?? element.getAttribute('data-for') ?? '';
      const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
      return { words, names: [...links, target, ...before(element).flatMap(namesOf)].filter((name) => name !== '') };
    })
    .filter(({ words }) => words !== '' && words.length < 300);
});

/** Controls that the browser itself keeps the form back for, with its words for why. */
const findInvalid = pageFunction('find-invalid', (): PageAlert[] =>
  [...document.querySelectorAll<HTMLInputElement>('form:not([novalidate]) :is(input,select,textarea):invalid')].map(
    (control) => ({
      words: control.validationMessage,
      names: [control.id, control.name].filter((name) => name !== ''),
    }),
  ),
);

/** Messages that the frames of the form show beside its fields. */
export function readAlerts(run: AtsContext, form: Form): Promise<readonly PageAlert[]> {
  return ask(run, form, findAlerts);
}

/** What the browser would say to each control that breaks the rules in its markup. */
export function readInvalid(run: AtsContext, form: Form): Promise<readonly PageAlert[]> {
  return ask(run, form, findInvalid);
}

async function ask({ agent }: AtsContext, form: Form, script: typeof findAlerts): Promise<readonly PageAlert[]> {
  const frames = new Set(['main', ...form.fields.map(({ frame }) => frame)]);
  const found = await Promise.all([...frames].map((frame) => agent.evaluate(frame, script, undefined).catch(() => [])));
  return found.flat();
}

/**
 * The complaints of a page: what the reader found at each field, then messages that name one field or stand right
 * behind it, then (with no field) messages that were not there `before`.
 */
export function toComplaints(
  form: Form,
  alerts: readonly PageAlert[],
  before: readonly PageAlert[],
): readonly Complaint[] {
  const own = form.fields.flatMap((field) => (field.error ? [{ field, words: field.error }] : []));
  const known = new Set(before.map(({ words }) => words));
  const said = new Set(own.map(({ words }) => words));
  const more = alerts
    .filter(({ words }) => !known.has(words) && !said.has(words))
    .map((alert) => ({ field: findField(form, alert), words: alert.words }));
  const complained = new Set(own.map(({ field }) => field.id));
  return [...own, ...more.filter(({ field }) => field === null || !complained.has(field.id))];
}

/** The one field that a message points to, else the one whose label it says. */
function findField({ fields }: Form, { names, words }: PageAlert): Field | null {
  const pointed = fields.filter(({ domId, domName }) =>
    [domId, domName].some((name) => name !== null && names.includes(name)),
  );
  if (pointed.length === 1) return pointed[0] ?? null;
  const text = ` ${normalText(words)} `;
  const named = fields.filter(({ label }) => label !== '' && text.includes(` ${normalText(label)} `));
  const longest = Math.max(0, ...named.map(({ label }) => label.length));
  const best = named.filter(({ label }) => label.length === longest);
  return best.length === 1 ? (best[0] ?? null) : null;
}

/** How a message tells complaints: the fields and the site's own words. */
export function describeComplaints(complaints: readonly Complaint[]): string {
  return complaints
    .map(({ field, words }) => (field ? `"${field.label}" (${words})` : `"${words}"`))
    .slice(0, 5)
    .join(', ');
}
