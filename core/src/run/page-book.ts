import type { Answer, Field, Form } from '@valet/schemas';
import { fieldKey } from '../form/field-key.ts';
import type { FillOrder } from '../form/plan.ts';

/** A field with its answer, and the order that filled it; null where nothing was to be filled. */
export interface KeptField {
  readonly answer: Answer;
  readonly order: FillOrder | null;
}

/** One page of the form as the run left it. */
export interface KeptPage {
  /** What the page calls itself; empty where it has no heading. */
  readonly name: string;
  /** Counts from 1, in the order in which the pages were first seen. */
  readonly number: number;
  form: Form;
  readonly fields: Map<string, KeptField>;
  /** When the page was given a file last, by the run's clock; null where it never was. */
  attachedAt: number | null;
  /** Requests that were under way when the page was opened: they are none of its answers to filling. */
  readonly background: ReadonlySet<number>;
  /** Keys of the fields that were repaired after the site had complained. */
  readonly repaired: Set<string>;
  /** A model was asked about the page: once is all it gets. */
  isExplored: boolean;
  /** Prints of the page at the times that it was left. */
  readonly left: string[];
}

/** All pages of the form that the run has seen. */
export type PageBook = KeptPage[];

/** The page of the book that this reading shows: it has the same name and path, and at least half of the fields. */
export function findPage(book: PageBook, form: Form, name: string): KeptPage | undefined {
  return book.find((page) => page.name === name && isSamePage(page.form, form));
}

/** Whether two readings are of one page: same path, and half of the smaller one's fields are in the other. */
export function isSamePage(one: Form, other: Form): boolean {
  if (pathOf(one.url) !== pathOf(other.url)) return false;
  if (one.signature === other.signature) return true;
  const keys = new Set(one.fields.map(fieldKey));
  const shared = other.fields.filter((field) => keys.has(fieldKey(field))).length;
  const smaller = Math.min(one.fields.length, other.fields.length);
  return smaller > 0 && shared * 2 >= smaller;
}

/** Answers of all pages, in the order of the pages and of their fields. */
export function answersOf(book: PageBook): readonly Answer[] {
  return book.flatMap(({ fields }) => [...fields.values()].map(({ answer }) => answer));
}

/** Orders that were filled and whose fields are on this reading of the page, as that reading names the fields. */
export function filledOrders({ fields }: KeptPage, form: Form): readonly FillOrder[] {
  const shown = new Map<string, Field>(form.fields.map((field) => [fieldKey(field), field]));
  return [...fields].flatMap(([key, { answer, order }]) => {
    const field = shown.get(key);
    if (!order || answer.outcome !== 'filled') return [];
    // A file chooser often gives way to the name of the file it took.
    if (!field) return order.value.kind === 'files' ? [order] : [];
    return [{ field: { ...field, options: order.field.options }, value: order.value }];
  });
}

/** How a message names a page. */
export function describePage({ name, number, form }: Pick<KeptPage, 'name' | 'number' | 'form'>): string {
  const title = name || form.title;
  return `page ${number}${title ? ` ("${title.slice(0, 80)}")` : ''} at ${form.url.replace(/[?#].*$/s, '')}`;
}

function pathOf(url: string): string {
  const { host, pathname } = URL.canParse(url) ? new URL(url) : { host: '', pathname: url };
  return `${host}${pathname}`;
}
