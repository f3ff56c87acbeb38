import type { Field } from '@valet/schemas';
import { isRuledOut } from './control-fit.ts';
import { datePartOf } from './date-part.ts';
import { type FieldSubject, fieldSubject } from './field-subject.ts';
import { isMachineName, matchText } from './match-text.ts';
import { offersCallingCodes, refOffered } from './offered-ref.ts';
import { base, labelSet, vocabularies, wholeVocabularies } from './vocabulary/index.ts';
import type { BaseEntry, RefEntry, Vocabulary } from './vocabulary/vocabulary.ts';

/** A ref that a field may mean, with how sure and why. */
export interface Match {
  readonly ref: string;
  readonly confidence: number;
  readonly rule: string;
  /** The part of a name that the machine name tells, where the label says only "name". */
  readonly part?: string;
  /** The language whose words matched. */
  readonly language?: string;
}

/** How many labels of a form each language knows: one label may mean different things in two languages. */
export type LanguageSupport = ReadonlyMap<string, number>;

/** How sure each signal is. What a person reads counts before what a program named; a wrong match is worse than none. */
const sure = {
  section: 0.96,
  label: 0.95,
  token: 0.89,
  core: 0.9,
  variant: 0.88,
  pattern: 0.85,
  type: 0.8,
  name: 0.75,
} as const;

/** The best ref for a field by autocomplete token, label, machine name and type; null when nothing fits. */
export function matchField(field: Field, support: LanguageSupport = new Map()): Match | null {
  const subject = fieldSubject(field);
  const worded = languages.flatMap((entry) =>
    matchLanguage(entry, subject).map((match) => ({ ...match, language: entry.vocabulary.language })),
  );
  const matches = [
    ...Object.entries(base).flatMap(([ref, entry]) => matchBase(ref, entry, subject) ?? []),
    ...ofLikeliestLanguages(worded, support),
    ...matchParts(subject),
    ...matchEither(subject),
    ...matchType(subject),
  ];
  const match = best(matches, subject);
  return match && refine(match, subject);
}

/**
 * Where languages disagree on what a label means, those hold that know as many of the form's labels as any other of them; among
 * equals those whose forms are known whole. What still disagrees is left to disagree: a wrong match is worse than none.
 */
function ofLikeliestLanguages(matches: readonly Match[], support: LanguageSupport): readonly Match[] {
  const exact = matches.filter(({ confidence }) => confidence >= sure.label);
  const rivals = exact.length > 0 ? exact : matches;
  if (refCount(rivals) < 2) return matches;
  const supportOf = ({ language = '' }: Match) => support.get(language) ?? 0;
  const most = Math.max(...rivals.map(supportOf));
  const likely = rivals.filter((match) => supportOf(match) === most);
  const whole = likely.filter(({ language }) => wholeLanguages.has(language));
  const holding = new Set((whole.length > 0 ? whole : likely).map(({ language }) => language));
  return matches.filter(({ language }) => holding.has(language));
}

const refCount = (matches: readonly Match[]) => new Set(matches.map(({ ref }) => ref)).size;

const wholeLanguages: ReadonlySet<string | undefined> = new Set(wholeVocabularies.map(({ language }) => language));

/** Counts the labels that each language knows word for word. */
export function languageSupport(fields: readonly Field[]): LanguageSupport {
  const support = new Map<string, number>();
  for (const label of new Set(fields.map((field) => matchText(field.label)))) {
    for (const { vocabulary, known } of languages) {
      if (known.has(label)) support.set(vocabulary.language, (support.get(vocabulary.language) ?? 0) + 1);
    }
  }
  return support;
}

/** One language with its labels as sets. */
interface Language {
  readonly vocabulary: Vocabulary;
  readonly entries: readonly LanguageEntry[];
  /** All labels, whatever they mean. */
  readonly known: ReadonlySet<string>;
}

interface LanguageEntry {
  readonly ref: string;
  readonly entry: RefEntry;
  readonly labels: ReadonlySet<string>;
  readonly labelsIn: ReadonlyMap<string, ReadonlySet<string>>;
  /** Words that a label may be put together from, and those that may stand among them. */
  readonly words: ReadonlySet<string>;
  readonly wordsBeside: ReadonlySet<string>;
  /** Labels of one word: two of one ref may stand side by side ("Telefon / mobil"). */
  readonly singles: ReadonlySet<string>;
}

const wordSet = (words = '') => new Set(words.split(' ').filter((word) => word !== ''));

const languages: readonly Language[] = vocabularies.map((vocabulary) => {
  const entries = Object.entries(vocabulary.refs).map(([ref, entry]) => ({
    ref,
    entry,
    labels: labelSet(entry.labels),
    singles: new Set([...labelSet(entry.labels)].filter((label) => !label.includes(' '))),
    labelsIn: new Map(Object.entries(entry.labelsIn ?? {}).map(([topic, labels]) => [topic, labelSet(labels)])),
    words: wordSet(entry.words),
    wordsBeside: wordSet(entry.wordsBeside),
  }));
  return { vocabulary, entries, known: new Set(entries.flatMap(({ labels }) => [...labels])) };
});

/** By what is the same in all languages: the autocomplete token and machine names. */
function matchBase(ref: string, entry: BaseEntry, subject: FieldSubject): Match | null {
  const { token, names, label, topics } = subject;
  const isHere = !entry.section || topics.has(entry.section);
  if (!isHere || isRuledOut(ref, subject) || entry.never?.test(label)) return null;
  if (token && entry.autocomplete?.split(' ').includes(token))
    return { ref, confidence: sure.token, rule: `autocomplete:${token}` };
  const named = entry.names && names.some((name) => entry.names?.test(name));
  return named ? { ref, confidence: entry.section ? sure.name + 0.03 : sure.name, rule: 'name' } : null;
}

function matchLanguage({ vocabulary, entries }: Language, subject: FieldSubject): Match[] {
  const label = { cores: coresOf(subject.label, vocabulary), words: subject.label.split(' ') };
  const joins = wordSet(vocabulary.joins);
  const matches = entries.flatMap((entry) => matchLabel(entry, subject, { ...label, joins }) ?? []);
  if (matches.some(({ confidence }) => confidence > sure.variant)) return matches;
  const meant = subject.variants.flatMap((text) => [text, ...coresOf(text, vocabulary)]);
  return [...matches, ...entries.flatMap((entry) => matchVariant(entry, subject, { meant, joins }) ?? [])];
}

/** By a shorter wording of the label, or by the placeholder; `meant` are these, each also without polite words. */
function matchVariant(
  entry: LanguageEntry,
  subject: FieldSubject,
  { meant, joins }: { readonly meant: readonly string[]; readonly joins: ReadonlySet<string> },
): Match | null {
  const { ref, labels } = entry;
  const { label, inner, topics } = subject;
  if (!meant.some((text) => labels.has(text) || isMadeOf(text.split(' '), entry, joins))) return null;
  if (isRuledOut(ref, subject) || entry.entry.never?.test(label)) return null;
  if (entry.entry.section && !topics.has(entry.entry.section)) return null;
  // An e-mail address may serve as the name of an account: "Email (username)".
  const isOther = (text: string) =>
    namesOther(text, ref) && (ref !== 'profile.email' || namesOther(text, 'profile.username'));
  if (inner.some(isOther)) return null;
  return { ref, confidence: sure.variant, rule: 'part of the label' };
}

/** True when a text is, or ends in, the label of another ref than this one, in any language. */
function namesOther(text: string, ref: string): boolean {
  const words = text.split(' ');
  const ends = words.map((_, at) => words.slice(at).join(' '));
  const named = languages.flatMap(({ entries }) => entries.filter(({ labels }) => ends.some((end) => labels.has(end))));
  return named.length > 0 && named.every((entry) => entry.ref !== ref);
}

const company = 'profile.work_history.0.company';

const personName = /^profile\.(?:first|last|full)_name$/;

/** All refs that a text means, polite words at its ends aside, in any language and outside of sections. */
function refsOfText(text: string): string[] {
  return languages.flatMap(({ vocabulary, entries }) => {
    const meant = [text, ...coresOf(text, vocabulary)];
    return entries.flatMap(({ ref, entry, labels }) =>
      !entry.section && meant.some((one) => labels.has(one)) ? [ref] : [],
    );
  });
}

/** Words for "or" (en, de, fr, pt, it, es, nl, pl, sv, da, no, fi, cs, sk, hu, ro, sr, ru, uk, tr). */
const orWords = / (?:or|oder|ou|o|of|lub|albo|eller|tai|nebo|alebo|vagy|sau|ili|или|або|veya) /;

const ofAccount = ['profile.username', 'profile.email', 'profile.phone'];

/** What takes one of several things that each name a person names an account: `E-Mail oder Telefon`. */
function matchEither(subject: FieldSubject): Match[] {
  const meanings = subject.label.split(orWords).map((text) => new Set(refsOfText(text)));
  const isOfAccount = meanings.every((refs) => ofAccount.some((ref) => refs.has(ref)));
  const isOneThing = ofAccount.some((ref) => meanings.every((refs) => refs.has(ref)));
  if (meanings.length < 2 || !isOfAccount || isOneThing || isRuledOut('profile.username', subject)) return [];
  return [{ ref: 'profile.username', confidence: sure.core, rule: 'either names an account' }];
}

/** By a label that says one thing twice, in any two languages. */
function matchParts(subject: FieldSubject): Match[] {
  const { parts } = subject;
  if (parts.length === 0) return [];
  const meanings = parts.map(refsOfText);
  // "Name / Company" asks a person for the name.
  const ofPerson = meanings.filter((refs) => !refs.includes(company));
  const isEither = ofPerson.length > 0 && ofPerson.flat().every((ref) => personName.test(ref));
  const [first = [], ...others] = isEither ? ofPerson : meanings;
  const common = [...new Set(first)].filter((ref) => others.every((refs) => refs.includes(ref)));
  return common
    .filter((ref) => !isRuledOut(ref, subject))
    .map((ref) => ({ ref, confidence: sure.core, rule: 'label, said twice' }));
}

/** A label without polite words at its ends, and its words; `joins` are the language's words for "and" and "or". */
interface LabelForms {
  readonly cores: readonly string[];
  readonly words: readonly string[];
  readonly joins: ReadonlySet<string>;
}

/** By what a person reads. */
function matchLabel(entry: LanguageEntry, subject: FieldSubject, forms: LabelForms): Match | null {
  if (subject.label === '' || (entry.entry.section && !subject.topics.has(entry.entry.section))) return null;
  const match = readLabel(entry, subject, forms);
  const isMeant = match && !isRuledOut(entry.ref, subject) && !entry.entry.never?.test(subject.label);
  // "E-mail (your login)" asks for the e-mail address.
  const isAside = entry.ref === 'profile.username' && subject.inner.some((text) => saysAny(text, entry.words));
  if (isAside && !saysAny(matchText(subject.field.label.replace(/\([^)]*\)/g, ' ')), entry.words)) return null;
  return isMeant ? match : null;
}

const saysAny = (text: string, words: ReadonlySet<string>) => text.split(' ').some((word) => words.has(word));

function readLabel(known: LanguageEntry, { label, topics }: FieldSubject, forms: LabelForms): Match | null {
  const { ref, entry, labels, labelsIn } = known;
  const lead = entry.section ? 0.03 : 0;
  if ([...topics].some((topic) => labelsIn.get(topic)?.has(label)))
    return { ref, confidence: sure.section, rule: 'label in section' };
  if (labels.has(label)) return { ref, confidence: sure.label + lead, rule: 'label' };
  if (forms.cores.some((core) => labels.has(core))) return { ref, confidence: sure.core + lead, rule: 'label' };
  if (isMadeOf(forms.words, known, forms.joins))
    return { ref, confidence: sure.variant + lead, rule: 'words of the label' };
  const fits = entry.patterns?.some((pattern) => pattern.test(label));
  return fits ? { ref, confidence: sure.pattern + lead, rule: 'pattern' } : null;
}

/** True for a label that is put together from an entry's words alone, one of its own at least, or from its labels of one word. */
function isMadeOf(words: readonly string[], entry: LanguageEntry, joins: ReadonlySet<string>): boolean {
  const isFrom = (own: ReadonlySet<string>, beside: ReadonlySet<string>) =>
    words.some((word) => own.has(word)) && words.every((word) => own.has(word) || beside.has(word));
  return isFrom(entry.words, entry.wordsBeside) || (words.length > 1 && isFrom(entry.singles, joins));
}

/** The label without one, two, ... polite and filler words at either end. */
function coresOf(label: string, { lead, trail }: Vocabulary): readonly string[] {
  const words = label.split(' ');
  const cores: string[] = [];
  const note = () => cores.push(words.join(' '));
  while (words.length > 1 && trail.test(words.at(-1) ?? '')) {
    words.pop();
    note();
  }
  while (words.length > 1 && lead.test(words[0] ?? '')) {
    words.shift();
    note();
  }
  return cores;
}

/** True where no words of its own stand at the control. */
function isUnnamed(label: string, field: Field): boolean {
  return (
    label === '' ||
    label === matchText(field.section) ||
    /^(?:please )?(?:select|choose)(?: one| an option)?$/.test(label) ||
    isMachineName(label, field)
  );
}

/** What the control's own type says, where its label says nothing else. Number pads make `tel` say nothing. */
function matchType({ field, label, isForeign }: FieldSubject): Match[] {
  if (isForeign) return [];
  if (field.kind === 'email') return [{ ref: 'profile.email', confidence: sure.type, rule: 'type:email' }];
  if (field.kind === 'password') return [{ ref: 'credential.password', confidence: sure.type, rule: 'type:password' }];
  if (field.kind === 'select' && isUnnamed(label, field)) {
    const ref = refOffered(field);
    if (ref) return [{ ref, confidence: sure.type, rule: 'its options' }];
  }
  const sample = field.placeholder ?? '';
  const isSample = (label === '' || label === matchText(sample)) && /^\+?[\dx(][\dx\s().-]{6,}$/i.test(sample);
  const looksLikePhone = isSample && (field.kind === 'tel' || sample.startsWith('+'));
  return looksLikePhone ? [{ ref: 'profile.phone', confidence: sure.type, rule: 'type:tel' }] : [];
}

/** Parts of a name: where a label says only "name", the machine name may tell which. */
const namePart = /^profile\.(?:first|middle|last)_name$/;

/** What a wide label may mean, where the autocomplete token says it closer. */
const narrower: Readonly<Record<string, RegExp>> = {
  'profile.location.address': /^profile\.location\.(?:address_line\d|street_name)$/,
  'profile.location.address_line1': /^profile\.location\.address_line[23]$/,
  'profile.phone': /^profile\.phone_national$/,
  'profile.location.display': /^profile\.location\.(?:city|state)$/,
};

/** The surest match; two different ones that are equally sure are no match, save that one language may agree twice. */
function best(matches: readonly Match[], { label }: FieldSubject): Match | null {
  const sorted = [...matches].sort((a, b) => b.confidence - a.confidence);
  const [first] = sorted;
  if (!first) return null;
  if (first.ref === 'profile.full_name' && label.split(' ').length <= 2) {
    const part = sorted.find(({ ref }) => namePart.test(ref));
    return part ? { ...first, part: part.ref } : first;
  }
  const saysNumber =
    /\b(?:number|no|nr|nummer|numero|numer)$/.test(label) && first.ref === 'profile.location.address_line1';
  const closer = saysNumber
    ? undefined
    : sorted.find(({ ref, rule }) => rule.startsWith('autocomplete:') && narrower[first.ref]?.test(ref));
  if (closer) return closer;
  const rival = sorted.find(({ ref }) => ref !== first.ref);
  const isTied = rival !== undefined && rival.confidence === first.confidence;
  return isTied ? { ...first, confidence: first.confidence - 0.3 } : first;
}

/** A list cannot take a phone number, only its country; a date may be asked for in parts. */
function refine(match: Match, { field, names }: FieldSubject): Match {
  if (match.ref === 'profile.phone' && (['select', 'radio'].includes(field.kind) || offersCallingCodes(field)))
    return { ...match, ref: 'profile.phone_country_code' };
  if (!/(?:date_of_birth|(?:history|education)\.0\.(?:start|end)_date)$/.test(match.ref)) return match;
  const part = datePartOf(field, names);
  // A list holds one part of a date, never the whole.
  if (!part && field.kind === 'select') return { ...match, confidence: match.confidence - 0.3 };
  return part ? { ...match, ref: `${match.ref}.${part}`, rule: `${match.rule}, ${part}` } : match;
}
