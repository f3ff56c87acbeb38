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
  return comparePrints(page, { signature: form.signature, prints: form.fields.map(fieldShape) });
}

interface Shown {
  readonly signature: string;
  readonly prints: readonly string[];
}

function comparePrints(page: ManualPage, { signature, prints }: Shown): PageFit {
  if (page.signature === signature) return prints.join() === page.fields.join() ? 'identical' : 'far';
  const common = countCommon(page.fields, prints);
  const share = (2 * common) / (page.fields.length + prints.length);
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
  const shown = { signature: form.signature, prints: form.fields.map(fieldShape) };
  const fits = pages.map((page) => ({ page, fit: comparePrints(page, shown) }));
  const identical = fits.find(({ fit }) => fit === 'identical');
  const [best, rival] = identical ? [identical] : fits.filter(({ fit }) => fit === 'near');
  return best && !rival && best.fit !== 'far' ? { page: best.page, fit: best.fit } : null;
}
