import type { AtsManifest, Field, FieldOption, Form, FormButton, Locator } from '@valet/schemas';
import { fieldKey } from '../form/field-key.ts';
import { isSamePage } from '../run/page-book.ts';

/** A field that the person filled. */
export interface TouchedField {
  /** As it was when it was first seen. */
  readonly field: Field;
  /** What it holds now, as a person would read it. */
  readonly value: string;
  /** Options that its menu showed. */
  readonly seen: readonly FieldOption[];
}

/** A page as the person went through it. */
export interface LoggedPage {
  /** Null where no plugin knows it. */
  readonly manifest: AtsManifest | null;
  /** As it was entered. */
  form: Form;
  /** Forms of the fields that came later, each of those that came at once. */
  readonly late: Form[];
  /** What each field held when it was last looked at, by key. */
  readonly values: Map<string, string>;
  readonly touched: Map<string, TouchedField>;
}

/** One thing that the person did. */
export type LoggedAct =
  | { readonly kind: 'field'; readonly page: LoggedPage; readonly key: string }
  | { readonly kind: 'press'; readonly page: LoggedPage | null; readonly button: FormButton; readonly byKey: boolean }
  | {
      readonly kind: 'key';
      readonly page: LoggedPage | null;
      readonly key: 'Enter';
      readonly label: string;
      readonly locators: readonly Locator[];
    };

/** A field of a reading with what the person did to it. */
export type ActedField = Field & { readonly acted?: boolean; readonly seen?: readonly FieldOption[] };

/** A reading of the page. */
export type ActedForm = Omit<Form, 'fields'> & { readonly fields: readonly ActedField[] };

/** What a person does on the pages of a site, in order. */
export interface PersonLog {
  readonly pages: readonly LoggedPage[];
  readonly acts: readonly LoggedAct[];
  /** The page that is shown; null before the first was read. */
  readonly current: LoggedPage | null;
  /** Takes a reading: fields that the person acted on and that hold something else than before are acts. */
  read(form: ActedForm, manifest: AtsManifest | null): void;
  press(button: FormButton, byKey: boolean): void;
  key(press: Pick<Extract<LoggedAct, { kind: 'key' }>, 'key' | 'label' | 'locators'>): void;
  /** Forgets the last act; what the page shows stays as it is. */
  undo(): void;
}

/** Makes an empty log. */
export function createPersonLog(): PersonLog {
  const pages: LoggedPage[] = [];
  const acts: LoggedAct[] = [];
  let current: LoggedPage | null = null;

  const enter = (form: ActedForm, manifest: AtsManifest | null): LoggedPage => {
    const known = pages.findLast((page) => isSamePage(page.form, plain(form)));
    const isUntouched = known !== undefined && known === current && !acts.some(({ page }) => page === known);
    if (known && !(isUntouched && !form.fields.some(({ acted }) => acted))) return known;
    // A page that is still building itself is taken as it is in the end.
    if (known) pages.splice(pages.indexOf(known), 1);
    const values = new Map(form.fields.map((field) => [fieldKey(field), field.acted ? '' : (field.current ?? '')]));
    const page = { manifest, form: plain(form), late: [], values, touched: new Map() };
    pages.push(page);
    return page;
  };

  const forget = (page: LoggedPage, key: string) => {
    page.touched.delete(key);
    const at = acts.findIndex((act) => act.kind === 'field' && act.page === page && act.key === key);
    if (at >= 0) acts.splice(at, 1);
  };

  const note = (page: LoggedPage, field: ActedField) => {
    const key = fieldKey(field);
    const value = field.current ?? '';
    if (page.values.get(key) === value) return;
    page.values.set(key, value);
    if (!field.acted) return;
    if (value === '') return forget(page, key);
    const known = page.touched.get(key);
    if (!known) acts.push({ kind: 'field', page, key });
    page.touched.set(key, { field: known?.field ?? firstSeen(page, key) ?? field, value, seen: field.seen ?? [] });
  };

  return {
    pages,
    acts,
    get current() {
      return current;
    },
    read(form, manifest) {
      const page = enter(form, manifest);
      current = page;
      const late = form.fields.filter((field) => !page.values.has(fieldKey(field)));
      if (late.length > 0) page.late.push(plain({ ...form, fields: late }));
      for (const field of late) page.values.set(fieldKey(field), field.acted ? '' : (field.current ?? ''));
      for (const field of form.fields) note(page, field);
    },
    press: (button, byKey) => void acts.push({ kind: 'press', page: current, button, byKey }),
    key: (press) => void acts.push({ kind: 'key', page: current, ...press }),
    undo() {
      const last = acts.at(-1);
      if (last?.kind === 'field') forget(last.page, last.key);
      else acts.pop();
    },
  };
}

function firstSeen({ form, late }: LoggedPage, key: string): Field | undefined {
  return [form, ...late].flatMap(({ fields }) => fields).find((field) => fieldKey(field) === key);
}

/** The form without what the person did to it, and without what it holds. */
function plain({ fields, ...form }: ActedForm): Form {
  return { ...form, fields: fields.map(({ acted: _acted, seen: _seen, current: _current, ...field }) => field) };
}
