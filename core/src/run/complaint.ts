import type { Field, Form } from '@valet/schemas';
import { fieldKey } from '../form/field-key.ts';
import { normalText } from '../form/page/words.ts';
import { pageFunction } from '../plugin/page-function.ts';
import type { AtsContext } from './run-context.ts';

/** What the site says against a field, in its own words; `field` is null where it does not tell which. */
export interface Complaint {
  readonly field: Field | null;
  readonly words: string;
}

/** What stood against a form before a button was pressed. */
export interface ComplaintsBefore {
  readonly alerts: ReadonlySet<string>;
  /** By field key. */
  readonly errors: ReadonlyMap<string, string>;
}

/**
 * How long one has waited for the button to do something. `now`: only a new message that the page ties to a field counts.
 * `silent`: also new messages that tie themselves to none, and what the browser has kept the form back for, since nothing
 * has moved for a while. `end`: nothing more will come, so messages count that stood there before and still do.
 */
export type Patience = 'now' | 'silent' | 'end';

/** A message of the page with what ties it to a control. */
interface PageAlert {
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

/** From now on remembers which controls the browser has kept a form back for. */
const watchInvalid = pageFunction('watch-invalid', (): PageAlert[] => {
  const page = globalThis as { valetInvalid?: Set<EventTarget> };
  if (page.valetInvalid) page.valetInvalid.clear();
  else {
    const invalid = new Set<EventTarget>();
    page.valetInvalid = invalid;
    document.addEventListener('invalid', ({ target }) => void (target && invalid.add(target)), { capture: true });
  }
  return [];
});

/** Those controls, as far as they are still not valid, with the browser's words for why. */
const findInvalid = pageFunction('find-invalid', (): PageAlert[] => {
  const { valetInvalid = new Set() } = globalThis as { valetInvalid?: Set<EventTarget> };
  return [...document.querySelectorAll<HTMLInputElement>('form:not([novalidate]) :is(input,select,textarea):invalid')]
    .filter((control) => valetInvalid.has(control))
    .map((control) => ({
      words: control.validationMessage,
      names: [control.id, control.name].filter((name) => name !== ''),
    }));
});

/** Looks right before a button is pressed: what stands against the form by then is no answer to the press. */
export async function lookBeforePress(run: AtsContext, form: Form): Promise<ComplaintsBefore> {
  const [alerts] = await Promise.all([ask(run, form, findAlerts), ask(run, form, watchInvalid)]);
  const errors = form.fields.flatMap((field) => (field.error ? [[fieldKey(field), field.error] as const] : []));
  return { alerts: new Set(alerts.map(({ words }) => words)), errors: new Map(errors) };
}

async function ask({ agent }: AtsContext, form: Form, script: typeof findAlerts): Promise<readonly PageAlert[]> {
  const frames = new Set(['main', ...form.fields.map(({ frame }) => frame)]);
  const found = await Promise.all([...frames].map((frame) => agent.evaluate(frame, script, undefined).catch(() => [])));
  return found.flat();
}

/** What the page says against the form since the press; those with a field first, and alone where there are any. */
export async function readComplaints(
  run: AtsContext,
  form: Form,
  { before, patience }: { before: ComplaintsBefore; patience: Patience },
): Promise<readonly Complaint[]> {
  const errors = form.fields.flatMap((field) => (field.error ? [{ field, words: field.error }] : []));
  const isNew = ({ field, words }: { field: Field; words: string }) => before.errors.get(fieldKey(field)) !== words;
  const said = new Set(errors.map(({ words }) => words));
  const alerts = (await ask(run, form, findAlerts)).filter(
    ({ words }) => !before.alerts.has(words) && !said.has(words),
  );
  const own = [...errors.filter(isNew), ...alerts.map((alert) => toComplaint(findPointed(form, alert), alert))];
  if (patience === 'now') return named(own);
  const told = alerts.map((alert) => toComplaint(findPointed(form, alert) ?? findTold(form, alert), alert));
  const kept = (await ask(run, form, findInvalid)).map((alert) => toComplaint(findPointed(form, alert), alert));
  const standing = patience === 'end' ? errors : errors.filter(isNew);
  const fields = named([...standing, ...told, ...kept]);
  return fields.length > 0 ? fields : told;
}

function toComplaint(field: Field | null, { words }: PageAlert): Complaint {
  return { field, words };
}

/** One complaint a field, the first. */
function named(complaints: readonly Complaint[]): readonly Complaint[] {
  const seen = new Set<string>();
  return complaints.filter(({ field }) => {
    if (field === null || seen.has(field.id)) return false;
    seen.add(field.id);
    return true;
  });
}

/** The one field that a message points to. */
function findPointed({ fields }: Form, { names }: PageAlert): Field | null {
  const pointed = fields.filter(({ domId, domName }) =>
    [domId, domName].some((name) => name !== null && names.includes(name)),
  );
  return pointed.length === 1 ? (pointed[0] ?? null) : null;
}

/** The one field whose label a message says. */
function findTold({ fields }: Form, { words }: PageAlert): Field | null {
  const text = ` ${normalText(words)} `;
  const told = fields.filter(({ label }) => label !== '' && text.includes(` ${normalText(label)} `));
  const longest = Math.max(0, ...told.map(({ label }) => label.length));
  const best = told.filter(({ label }) => label.length === longest);
  return best.length === 1 ? (best[0] ?? null) : null;
}

/** How a message tells complaints: the fields and the site's own words. */
export function describeComplaints(complaints: readonly Complaint[]): string {
  return complaints
    .map(({ field, words }) => (field ? `"${field.label}" (${words})` : `"${words}"`))
    .slice(0, 5)
    .join(', ');
}
