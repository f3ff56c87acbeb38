import type { Field } from '@valet/schemas';
import { labelParts, labelVariants } from './label-variant.ts';
import { matchText, nameWords } from './match-text.ts';
import { vocabularies } from './vocabulary/index.ts';

/** What matching looks at of a field, normalised once. */
export interface FieldSubject {
  readonly field: Field;
  readonly label: string;
  /** Other wordings that may mean the same, less sure: see `labelVariants`, and the placeholder. */
  readonly variants: readonly string[];
  /** What the label says in brackets: a variant holds only where this does not name something else. */
  readonly inner: readonly string[];
  /** The halves of a label that says one thing twice. */
  readonly parts: readonly string[];
  /** Machine names as words. */
  readonly names: readonly string[];
  /** WHATWG field name of the autocomplete attribute, or null. */
  readonly token: string | null;
  /** Topics of the section that the field stands in. */
  readonly topics: ReadonlySet<string>;
  /** The field asks for somebody else's data, for means of payment, for a number of an office, or for what no profile holds. */
  readonly isForeign: boolean;
  /** The field is a question answered by yes or no. */
  readonly isYesNo: boolean;
}

/** Machine names of payment, CAPTCHA and search controls. */
const foreignName = /\b(?:cc|card|cvv|cvc|csc|credit|iban|captcha|coupon|promo|gift)\b/;

/** Machine names of how a name sounds, which Japanese forms ask for beside the name. */
const isPhonetic = /\b(?:last|first|family|given|full|sei|mei|name)? ?(?:kana|furigana|katakana|hiragana|phonetic)\b/;

/** The same in labels, as they are compared: `氏名（カナ）`, `フリガナ`, `First name (phonetic)`. */
const saysPhonetic =
  /フリカナ|ふりかな|(?:^|[ 姓名])(?:全角 ?)?(?:カナ|かな)(?: |$|氏?名)|^(?:セイ|メイ|せい|めい)$|\b(?:kana|furigana|katakana|hiragana|phonetic)\b/;

/** Machine names that are numbers of a question, not names. */
const emptyName = /^(?:question|field|input|answer|value|text)s?(?: \w{1,2})*$/;

/** Gathers what matching needs to know of a field. */
export function fieldSubject(field: Field): FieldSubject {
  const label = matchText(field.label);
  const topics = topicsOf(field.section);
  const names = namesOf(field);
  const token = tokenOf(field.autocomplete);
  const isPayment = isOfPayment({ label, names, token }, field);
  const isNumber = vocabularies.some(({ officialNumbers }) => officialNumbers.test(label));
  const isAboutOthers = topics.has('others') || vocabularies.some(({ others }) => others.test(label));
  const isElsewhere =
    vocabularies.some(({ elsewhere }) => elsewhere.test(label)) ||
    saysPhonetic.test(label) ||
    names.some((name) => isPhonetic.test(name));
  const { texts, inner } = labelVariants(field.label);
  return {
    field,
    label,
    variants: [...texts, ...besideValue(field), ...hintsOf(field.placeholder ?? '').filter((hint) => hint !== label)],
    inner,
    parts: labelParts(field.label),
    names,
    token,
    topics,
    isForeign: isPayment || isNumber || isAboutOthers || isElsewhere,
    isYesNo: isYesNo(field, label),
  };
}

/** A list's label without the chosen option that a page shows in front of it: `GermanyCountry`. */
function besideValue({ kind, label, options }: Field): readonly string[] {
  const chosen =
    kind === 'select' ? options.find((option) => option.label.length > 3 && label.startsWith(option.label)) : null;
  const rest = matchText(label.slice(chosen?.label.length ?? label.length));
  return rest === '' ? [] : [rest];
}

/** What a placeholder says, also without its explanation; nothing where it is about somebody else. */
function hintsOf(placeholder: string): readonly string[] {
  const text = matchText(placeholder);
  if (text === '' || vocabularies.some(({ others }) => others.test(text))) return [];
  const { texts, inner } = labelVariants(placeholder);
  return inner.length > 0 ? [text] : [text, ...texts];
}

/** True for a field of a card, a bank account or a voucher. */
export function asksForPayment(field: Field): boolean {
  const subject = { label: matchText(field.label), names: namesOf(field), token: tokenOf(field.autocomplete) };
  return isOfPayment(subject, field);
}

function isOfPayment(
  { label, names, token }: Pick<FieldSubject, 'label' | 'names' | 'token'>,
  { options }: Field,
): boolean {
  // The parts of a holder's name are the candidate's own; "cc" of a long list is the country's code.
  if (token?.startsWith('cc-') && !/^cc-(?:given|additional|family)-name$/.test(token)) return true;
  if (names.some((name) => foreignName.test(name) && !(name === 'cc' && options.length > 40))) return true;
  return vocabularies.some(({ payment }) => payment.test(label));
}

/** Topics that the heading of a section names. */
export function topicsOf(section: string): Set<string> {
  const text = matchText(section);
  const topics = new Set<string>();
  for (const { sections } of vocabularies) {
    for (const [topic, words] of Object.entries(sections)) if (words.test(text)) topics.add(topic);
  }
  return topics;
}

function namesOf({ domId, domName, locators }: Field): string[] {
  const tests = locators.flatMap((locator) =>
    locator.by === 'attribute' && locator.name !== 'name' ? [locator.value] : [],
  );
  const words = [domId, domName, ...tests].map((name) => nameWords(name ?? ''));
  return [...new Set(words.filter((name) => name !== '' && !emptyName.test(name)))];
}

function tokenOf(autocomplete: string | undefined): string | null {
  const token = (autocomplete ?? '')
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .findLast((word) => word !== 'webauthn');
  return token === undefined ||
    !/^[a-z-]{2,}[1-3]?$/.test(token) ||
    /^(?:on|off|nope|none|false|true|disabled)$/.test(token)
    ? null
    : token;
}

/** By its options, or where those are not known, by its opening words. */
function isYesNo({ options, kind }: Field, label: string): boolean {
  if (options.length > 0) return options.length <= 4 && options.some((option) => /^(?:yes|no)\b/i.test(option.label));
  const isChoice = ['combobox', 'radio', 'select', 'checkbox'].includes(kind);
  return isChoice && label.split(' ').length > 2 && vocabularies.some(({ yesNoQuestion }) => yesNoQuestion.test(label));
}
