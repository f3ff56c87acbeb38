import type { Field } from '@valet/schemas';
import {
  type IdentityField,
  isIdentity,
  isKnownExtra,
  kindsOf,
  kindsOfKey,
  type LabelledPage,
  plainLabel,
  type VendorField,
} from './vendor-schema.ts';

/** So many of so many agree with the truth. */
export interface Share {
  right: number;
  of: number;
}

/** What of the truth the reader saw, for one set of pages. */
export interface Score {
  pages: number;
  readonly recall: Share;
  readonly precision: Share;
  readonly kind: Share;
  readonly required: Share;
  readonly options: Share;
  readonly honeypots: Share;
  /** Listed by the ATS, but not in the saved page. */
  absent: number;
  /** Choices whose options are drawn only when their menu is opened: the reader must say so. */
  readonly lazy: Share;
  readonly misses: string[];
}

/** Figures that are shares, in the order of the table. */
export const shareNames = ['recall', 'precision', 'kind', 'required', 'options', 'lazy', 'honeypots'] as const;

/** A score of nothing yet. */
export function emptyScore(): Score {
  const none = (): Share => ({ right: 0, of: 0 });
  return {
    pages: 0,
    recall: none(),
    precision: none(),
    kind: none(),
    required: none(),
    options: none(),
    lazy: none(),
    honeypots: none(),
    absent: 0,
    misses: [],
  };
}

/** All sets as one. */
export function addScores(scores: readonly Score[]): Score {
  const total = emptyScore();
  for (const score of scores) {
    total.pages += score.pages;
    total.absent += score.absent;
    for (const name of shareNames) {
      total[name].right += score[name].right;
      total[name].of += score[name].of;
    }
  }
  return total;
}

/** One page as read, with what its labels say of it; `present` tells for each wanted name whether the page holds it. */
export interface ReadPage {
  readonly page: LabelledPage;
  readonly fields: readonly Field[];
  readonly wanted: readonly VendorField[];
  readonly present: readonly boolean[];
  readonly identities: readonly IdentityField[];
}

/** Holds a page's fields against the vendor's own schema and the fixed machine names, and adds to the score. */
export function scorePage(read: ReadPage, score: Score): void {
  const left = new Set(read.fields);
  score.pages += 1;
  for (const [index, vendor] of read.wanted.entries()) scoreVendorField({ read, vendor, index, left, score });
  for (const identity of read.identities) scoreIdentity(read, identity, left, score);
  // Without a schema nobody knows what else the page asks, so nothing read can be called wrong.
  if (read.wanted.length === 0) return;
  score.precision.of += read.fields.length;
  score.precision.right += read.fields.length - left.size;
  for (const field of left) {
    if (isKnownExtra(field, read.page)) score.precision.right += 1;
    else
      note(
        read,
        score,
        `read what the ATS does not ask: "${field.label}" (${field.kind}, ${field.domId ?? field.domName})`,
      );
  }
}

function note({ page }: ReadPage, score: Score, what: string): void {
  score.misses.push(`${page.file}: ${what}`);
}

function count(share: Share, isRight: boolean): boolean {
  share.of += 1;
  if (isRight) share.right += 1;
  return isRight;
}

function scoreVendorField(given: {
  read: ReadPage;
  vendor: VendorField;
  index: number;
  left: Set<Field>;
  score: Score;
}): void {
  const { read, vendor, index, left, score } = given;
  const name = vendor.label ?? vendor.name;
  const found = pair(vendor, left);
  if (!read.present[index] && !found && read.page.platform !== 'ashby') {
    score.absent += 1;
    return;
  }
  const isLabelled = found !== undefined && (!vendor.label || plainLabel(vendor.label) === plainLabel(found.label));
  if (!count(score.recall, isLabelled)) {
    note(read, score, `${name}: ${found ? `label read as "${found.label}"` : 'not read'}`);
  }
  if (!found) return;
  left.delete(found);
  if (!count(score.kind, kindsOf(vendor).includes(found.kind))) {
    note(read, score, `${name}: ${vendor.type} read as ${found.kind}`);
  }
  const required = vendor.required ?? false;
  if (!count(score.required, required === found.required)) {
    note(read, score, `${name}: ${required ? 'required, read as optional' : 'optional, read as required'}`);
  }
  scoreOptions({ read, vendor, found, score });
}

/** Options that the page holds must be the vendor's; of a menu that draws them on opening, only this can be known. */
function scoreOptions(given: { read: ReadPage; vendor: VendorField; found: Field; score: Score }): void {
  const { read, vendor, found, score } = given;
  if (!vendor.options?.length || found.kind === 'checkbox') return;
  if (found.options.length === 0) {
    if (!count(score.lazy, found.lazyOptions)) note(read, score, `${vendor.label}: no options read`);
    return;
  }
  const texts = (labels: readonly string[]) => labels.map(plainLabel).join('|');
  const own = found.options.map(({ label }) => label);
  if (!count(score.options, texts(own) === texts(vendor.options))) {
    note(read, score, `${vendor.label}: options read as ${JSON.stringify(own)}, are ${JSON.stringify(vendor.options)}`);
  }
}

/** Honeypots must not be read; every other control with a fixed name must, as a kind that suits its key. */
function scoreIdentity(read: ReadPage, identity: IdentityField, left: Set<Field>, score: Score): void {
  const found = read.fields.find((field) => isIdentity(identity, field));
  if (identity.canonical === 'HONEYPOT') {
    if (!count(score.honeypots, found === undefined)) note(read, score, `${identity.value}: honeypot read as a field`);
    return;
  }
  if (read.wanted.some(({ name }) => name === identity.value)) return;
  if (!count(score.recall, found !== undefined && found.label !== '')) {
    note(read, score, `${identity.value} (${identity.canonical}): ${found ? 'no label' : 'not read'}`);
  }
  if (!found) return;
  left.delete(found);
  if (!count(score.kind, kindsOfKey(identity.canonical).includes(found.kind))) {
    note(read, score, `${identity.value} (${identity.canonical}): read as ${found.kind}`);
  }
}

/** The read field that stands for a vendor field: by machine name, else by label. */
function pair(vendor: VendorField, left: ReadonlySet<Field>): Field | undefined {
  const name = String(vendor.name);
  const own = [...left].find(({ domId, domName }) =>
    // Ashby puts the id of a form before the path of a field.
    [domId, domName].some((mine) => mine === name || mine?.startsWith(`${name}_`) || mine?.includes(`_${name}-`)),
  );
  const label = vendor.label ? plainLabel(vendor.label) : '';
  return own ?? (label === '' ? undefined : [...left].find((field) => plainLabel(field.label) === label));
}
