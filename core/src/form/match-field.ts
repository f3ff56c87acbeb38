import type { Field } from '@valet/schemas';
import { normalText } from './page/words.ts';
import { vocabularies } from './vocabulary/index.ts';
import type { RefEntry, Shape, Vocabulary } from './vocabulary/vocabulary.ts';

/** A ref that a field may mean, with how sure and why. */
export interface Match {
  readonly ref: string;
  readonly confidence: number;
  readonly rule: string;
}

/** Words of a field that matching looks at, normalised once. */
interface Subject {
  readonly field: Field;
  readonly label: string;
  readonly names: readonly string[];
  readonly token: string | null;
  readonly topics: ReadonlySet<string>;
  readonly aboutOthers: boolean;
  readonly yesNo: boolean;
}

/** The best ref for a field by autocomplete token, label, machine name and type; null when nothing fits. */
export function matchField(field: Field): Match | null {
  const subject = subjectOf(field);
  const matches: Match[] = [];
  for (const vocabulary of vocabularies) {
    for (const [ref, entry] of Object.entries(vocabulary.refs)) {
      const match = matchRef(ref, { entry, subject, vocabulary });
      if (match) matches.push(match);
    }
  }
  const byType = matchType(subject);
  if (byType) matches.push(byType);
  return best(matches);
}

function subjectOf(field: Field): Subject {
  const label = normalText(field.label);
  const section = normalText(field.section);
  const topics = new Set<string>();
  for (const { sections } of vocabularies) {
    for (const [topic, words] of Object.entries(sections)) if (words.test(section)) topics.add(topic);
  }
  return {
    field,
    label,
    names: namesOf(field),
    token: tokenOf(field.autocomplete),
    topics,
    aboutOthers: topics.has('others') || vocabularies.some(({ others }) => others.test(label)),
    yesNo: isYesNo(field, label),
  };
}

/** Machine names as words: `candidate[firstName]` is `candidate first name`. Ids of one posting say nothing. */
function namesOf({ domId, domName, locators }: Field): string[] {
  const tests = locators.flatMap((locator) =>
    locator.by === 'attribute' && locator.name !== 'name' ? locator.value : [],
  );
  const words = [domId, domName, ...tests].map((name) =>
    normalText(
      (name ?? '')
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .replace(/[_-]+/g, ' ')
        .replace(/\d{3,}/g, ' '),
    ),
  );
  return [
    ...new Set(words.filter((name) => name !== '' && !/^(?:question|field|input|answer)s?(?: \w{1,2})*$/.test(name))),
  ];
}

/** The WHATWG field name of an autocomplete attribute, without section, address kind or contact kind. */
function tokenOf(autocomplete: string | undefined): string | null {
  const token = (autocomplete ?? '')
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .findLast((word) => word !== 'webauthn');
  return token === undefined || ['', 'on', 'off', 'nope', 'none', 'false', 'true'].includes(token) ? null : token;
}

/** A question answered by yes or no, by its options or its opening words. */
function isYesNo({ options, kind }: Field, label: string): boolean {
  if (options.length > 0) {
    return options.length <= 4 && options.some((option) => /^(?:yes|no)\b/i.test(option.label));
  }
  return (
    ['combobox', 'radio', 'select', 'checkbox'].includes(kind) &&
    vocabularies.some((own) => own.yesNoQuestion.test(label))
  );
}

interface Candidate {
  readonly entry: RefEntry;
  readonly subject: Subject;
  readonly vocabulary: Vocabulary;
}

function matchRef(ref: string, { entry, subject, vocabulary }: Candidate): Match | null {
  if (!fitsControl(ref, entry, subject)) return null;
  const { label, names, token, topics, aboutOthers } = subject;
  if (entry.never?.test(label) || (aboutOthers && !/referral|how_heard/.test(ref))) return null;
  if (entry.section && !topics.has(entry.section)) return null;
  const lead = entry.section ? 0.03 : 0;
  if (token && entry.autocomplete?.includes(token))
    return { ref, confidence: 0.95 + lead, rule: `autocomplete:${token}` };
  const local = [...topics].some((topic) => entry.labelsIn?.[topic]?.includes(label));
  if (local) return { ref, confidence: 0.97, rule: 'label in section' };
  if (entry.labels?.includes(label)) return { ref, confidence: 0.95 + lead, rule: 'label' };
  const core = withoutFiller(label, vocabulary);
  if (core !== '' && entry.labels?.includes(core)) return { ref, confidence: 0.9 + lead, rule: 'label' };
  if (entry.patterns?.some((pattern) => pattern.test(label))) return { ref, confidence: 0.85 + lead, rule: 'pattern' };
  const named = names.some((name) => entry.names?.some((pattern) => pattern.test(name)));
  return named ? { ref, confidence: 0.75 + lead, rule: 'name' } : null;
}

/** The label without polite and filler words at either end, and without a note in brackets. */
function withoutFiller(label: string, { filler }: Vocabulary): string {
  const words = label.split(' ');
  while (words.length > 0 && filler.test(words[0] ?? '')) words.shift();
  while (words.length > 0 && filler.test(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

/** Which kinds of control an answer of a shape can go into. */
const kindsOfShape: Readonly<Record<Shape, readonly Field['kind'][]>> = {
  text: ['text', 'longtext', 'email', 'tel', 'url', 'number', 'date', 'combobox', 'select', 'multiselect', 'radio'],
  choice: ['text', 'longtext', 'combobox', 'select', 'multiselect', 'radio', 'checkboxes'],
  yesno: ['text', 'longtext', 'combobox', 'select', 'radio', 'checkbox', 'checkboxes'],
  file: ['file'],
  date: ['text', 'date', 'combobox', 'select', 'number'],
  number: ['text', 'number', 'combobox', 'select', 'radio'],
  secret: ['password', 'text'],
  tick: ['checkbox'],
};

function fitsControl(ref: string, entry: RefEntry, { field, yesNo }: Subject): boolean {
  const kinds = entry.kinds ?? kindsOfShape[entry.shape ?? 'text'];
  if (!kinds.includes(field.kind)) return false;
  if (field.kind === 'email' && !/email|username/.test(ref)) return false;
  if (field.kind === 'tel' && !/phone|totp/.test(ref)) return false;
  if (field.kind === 'longtext' && /\.(?:first_name|last_name|email|phone)$/.test(ref)) return false;
  const speaksYesNo = entry.shape === 'yesno' || ref.startsWith('profile.eeo.');
  return !yesNo || speaksYesNo || ref === 'profile.clearance';
}

/** What the control's own type says, where its label says nothing else. */
function matchType({ field, aboutOthers }: Subject): Match | null {
  if (aboutOthers) return null;
  const refs: Partial<Record<Field['kind'], string>> = {
    email: 'profile.email',
    tel: 'profile.phone',
    password: 'credential.password',
  };
  const ref = refs[field.kind];
  return ref ? { ref, confidence: 0.8, rule: `type:${field.kind}` } : null;
}

/** The surest match; two different ones that are equally sure are no match. */
function best(matches: readonly Match[]): Match | null {
  const sorted = [...matches].sort((a, b) => b.confidence - a.confidence);
  const [first] = sorted;
  if (!first) return null;
  const rival = sorted.find(({ ref }) => ref !== first.ref);
  if (rival && rival.confidence === first.confidence && first.rule !== 'label') {
    return { ...first, confidence: first.confidence - 0.2 };
  }
  return first;
}
