import { matchFields } from '@valet/core/engine';
import type { Field } from '@valet/schemas';
import { isMachineName } from '../../core/src/form/match-text.ts';
import type { Corpus } from './match-corpus.ts';
import type { PairedForm, Reading } from './match-reading.ts';
import { autocompleteTruth, nearLabels, nearMisses, type Truth } from './match-truth.ts';

/** What became of one field: `open` is right where nothing of ours fits, `missed` where something would. */
export type Outcome = 'exact' | 'near' | 'wrong' | 'missed' | 'open';

/** One judged field of one page. */
export interface Verdict {
  readonly corpus: string;
  readonly file: string;
  readonly label: string;
  readonly truth: Truth;
  readonly field: Field;
  readonly ref: string | null;
  readonly rule: string;
  readonly outcome: Outcome;
}

/** Says a ref for each field of a form, null where it would ask. */
export type Matcher = (form: PairedForm['form']) => readonly { readonly ref: string | null; readonly rule: string }[];

/** Valet's own plan. */
export const valetMatcher: Matcher = (form) =>
  matchFields(form).map(({ value, rule }) => ({
    ref: value && 'ref' in value ? value.ref.replace(/\.\d+\./, '.0.') : null,
    rule,
  }));

/** What Chromium fills by: the autocomplete attribute alone. */
export const autocompleteMatcher: Matcher = (form) =>
  form.fields.map(({ autocomplete = '' }) => {
    const token = autocomplete.trim().toLowerCase().split(/\s+/).at(-1) ?? '';
    return { ref: autocompleteTruth[token]?.[0] ?? null, rule: `autocomplete:${token}` };
  });

const unlabelledKinds = new Set<Field['kind']>(['radio', 'checkbox', 'checkboxes', 'password', 'file']);

const ofAccount = /^credential\.|^profile\.username$/;

/** Judges each field of one reading whose truth is known. */
export function judge(given: {
  corpus: Corpus;
  file: string;
  reading: Reading;
  paired: PairedForm;
  matcher: Matcher;
}): Verdict[] {
  const { corpus, file, reading, paired, matcher } = given;
  const known = new Set(Object.values(corpus.truth).flat());
  const matches = matcher(paired.form);
  return paired.form.fields.flatMap((field, index) => {
    const label = reading.labels[paired.pairs[index] ?? -1]?.label;
    const { ref = null, rule = '' } = matches[index] ?? {};
    if (label === undefined && !corpus.labelsAll) return [];
    const truth = truthOf(corpus, label ?? '', field);
    // A corpus cannot say that a match is wrong which it has no label for; a trap for robots takes nothing at all.
    const isBeyond = truth.length === 0 && ref !== null && !known.has(ref) && label !== 'HONEYPOT';
    // No label can stand on a group of options, and hardly any stands on what an account asks.
    const isUnlabelled = label === undefined && (unlabelledKinds.has(field.kind) || ofAccount.test(ref ?? ''));
    if (isBeyond || isUnlabelled) return [];
    return [
      {
        corpus: corpus.name,
        file,
        label: label ?? '',
        truth,
        field,
        ref,
        rule,
        outcome: outcomeOf(ref, label ?? '', truth),
      },
    ];
  });
}

/** What a label means; a date drawn as several boxes is one field, and its first box carries the label. */
function truthOf({ truth }: Corpus, label: string, { widget }: Field): Truth {
  const meant = truth[label] ?? [];
  const isBirth = meant.some((ref) => ref.startsWith('profile.date_of_birth'));
  return isBirth && widget === 'segmented-date' ? ['profile.date_of_birth', ...meant] : meant;
}

function outcomeOf(ref: string | null, label: string, truth: Truth): Outcome {
  if (ref === null) return truth.length > 0 ? 'missed' : 'open';
  if (truth.includes(ref)) return 'exact';
  if (nearLabels[label]?.includes(ref)) return 'near';
  const isNear = nearMisses.some((near) => near.includes(ref) && truth.some((one) => near.includes(one)));
  return isNear ? 'near' : 'wrong';
}

/** Figures over some verdicts; shares from 0 to 1. */
export interface Figures {
  readonly fields: number;
  /** Fields whose truth is in the vocabulary. */
  readonly ours: number;
  readonly exact: number;
  readonly lenient: number;
  /** Of the labelled fields; near misses count as wrong. */
  readonly wrong: number;
  /** Of the labelled fields, near misses aside. */
  readonly wrongLenient: number;
  /** Of the fields whose truth is in the vocabulary, near misses aside. */
  readonly wrongOfOurs: number;
  /** Of all fields, those without a label too, although many of them were only forgotten. */
  readonly wrongOfAll: number;
  /** Of the fields that were matched. */
  readonly precision: number;
}

/** Sums up. */
export function figuresOf(verdicts: readonly Verdict[]): Figures {
  const count = (...outcomes: Outcome[]) => verdicts.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const ours = verdicts.filter(({ truth }) => truth.length > 0).length;
  const labelled = verdicts.filter(({ label }) => label !== '');
  const countLabelled = (...outcomes: Outcome[]) => labelled.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return {
    fields: verdicts.length,
    ours,
    exact: share(count('exact'), ours),
    lenient: share(count('exact', 'near'), ours),
    wrong: share(countLabelled('wrong', 'near'), labelled.length),
    wrongLenient: share(countLabelled('wrong'), labelled.length),
    wrongOfOurs: share(verdicts.filter(({ truth, outcome }) => truth.length > 0 && outcome === 'wrong').length, ours),
    wrongOfAll: share(count('wrong', 'near'), verdicts.length),
    precision: share(count('exact'), count('exact', 'near', 'wrong')),
  };
}

/** Precision and recall of each ref, most frequent first. */
export function figuresByRef(
  verdicts: readonly Verdict[],
): { ref: string; asked: number; recall: number; matched: number; precision: number }[] {
  const refs = new Set(verdicts.flatMap(({ truth, ref }) => [truth[0] ?? '', ref ?? '']).filter(Boolean));
  return [...refs]
    .map((ref) => {
      const asked = verdicts.filter(({ truth }) => truth[0] === ref);
      const matched = verdicts.filter((verdict) => verdict.ref === ref);
      const right = (some: readonly Verdict[]) => some.filter(({ outcome }) => outcome === 'exact').length;
      return {
        ref,
        asked: asked.length,
        recall: asked.length === 0 ? 0 : right(asked) / asked.length,
        matched: matched.length,
        precision: matched.length === 0 ? 0 : right(matched) / matched.length,
      };
    })
    .sort((a, b) => b.asked - a.asked);
}

/** How often one label of a corpus was taken for one ref, most frequent first: near misses aside, labelled fields only. */
export function wrongClasses(verdicts: readonly Verdict[]): { label: string; ref: string; count: number }[] {
  const wrong = verdicts.filter(({ outcome, label }) => outcome === 'wrong' && label !== '');
  const groups = Map.groupBy(wrong, ({ label, ref }) => `${label}\n${ref}`);
  return [...groups.values()]
    .map((group) => ({ label: group[0]?.label ?? '', ref: group[0]?.ref ?? '', count: group.length }))
    .sort((a, b) => b.count - a.count);
}

/** True for a field that shows a person no word at all: its label is only its machine name, or nothing. */
export function isWordless({ field }: Verdict): boolean {
  return field.label === '' || isMachineName(field.label, field);
}
