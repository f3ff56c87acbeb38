import type { Form, ManualPage } from '@valet/schemas';
import { fieldShape } from './field-shape.ts';

/**
 * How a form fits a page of a manual. `identical`: the same signature and, in order, the same fields. `near`: most fields
 * are the same. `far`: another form.
 */
export type PageFit = 'identical' | 'near' | 'far';

/** From this share of common fields on a form is near. Half is what makes two readings one page; replaying wants more. */
const nearShare = 2 / 3;

/** Compares by the prints that both have; a page whose prints contradict its signature fits nothing. */
export function comparePage(page: ManualPage, form: Pick<Form, 'signature' | 'fields'>): PageFit {
  const shown = form.fields.map(fieldShape);
  if (page.signature === form.signature) return shown.join() === page.fields.join() ? 'identical' : 'far';
  const common = countCommon(page.fields, shown);
  const share = (2 * common) / (page.fields.length + shown.length);
  return common > 0 && share >= nearShare ? 'near' : 'far';
}

function countCommon(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const print of one) left.set(print, (left.get(print) ?? 0) + 1);
  return other.filter((print) => {
    const count = left.get(print) ?? 0;
    left.set(print, count - 1);
    return count > 0;
  }).length;
}

/** The page that fits a form best, identical before near; null where all are far, or two are equally near. */
export function fittingPage(
  pages: readonly ManualPage[],
  form: Pick<Form, 'signature' | 'fields'>,
): { readonly page: ManualPage; readonly fit: Exclude<PageFit, 'far'> } | null {
  const identical = pages.find((page) => comparePage(page, form) === 'identical');
  if (identical) return { page: identical, fit: 'identical' };
  const near = pages.filter((page) => comparePage(page, form) === 'near');
  const [page] = near;
  return page && near.length === 1 ? { page, fit: 'near' } : null;
}
