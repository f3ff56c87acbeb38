import type { Application } from '@valet/schemas';
import { polarityOf } from '../answer/match-yes-no.ts';
import type { Choice } from './choice.ts';
import type { OfferedFact } from './data/offered-facts.ts';
import { shortKey } from './describe-page.ts';
import { objectionTo } from './fact-fit.ts';
import { isGrounded, isStated } from './grounded.ts';
import type { OpenField } from './open-field.ts';
import { holdsSecret } from './secret.ts';

/** A choice that was found to be within what was offered. */
export type Checked =
  | { readonly kind: 'key'; readonly ref: string; readonly confidence: number }
  | { readonly kind: 'options'; readonly labels: readonly string[]; readonly confidence: number }
  | { readonly kind: 'text'; readonly text: string; readonly confidence: number }
  /** `why` holds nothing that a model or a page said. */
  | { readonly kind: 'refused'; readonly why: string };

/** Below this a model's answer is no answer (Architecture §6.5). */
export const leastModelConfidence = 0.85;
/** Most characters of a text that a model may write. */
export const mostModelText = 1200;

/** What a choice is checked against. */
export interface CheckContext {
  readonly open: OpenField;
  readonly offered: readonly OfferedFact[];
  /** Letters of the facts told, by ref. */
  readonly letters: ReadonlyMap<string, string>;
  readonly application: Application;
  readonly title: string;
}

/** Checks what a model said of one field: only what was offered for it counts, and of its own words only what the facts told state. */
export function checkChoice(choice: Choice, context: CheckContext): Checked {
  const { confidence } = choice;
  if (!(confidence >= leastModelConfidence && confidence <= 1)) return refuse('the model is not sure enough');
  if (choice.use === 'key') return checkKey(choice, context);
  const basis = basisOf(choice, context);
  if (basis === null) return refuse('the model names no fact that it was told for this question');
  return choice.use === 'options' ? checkOptions(choice, context, basis) : checkText(choice, context, basis);
}

const refuse = (why: string): Checked => ({ kind: 'refused', why });

function checkKey({ value, confidence }: Choice, { open: { field }, offered }: CheckContext): Checked {
  const fact = offered.find(({ ref }) => shortKey(ref) === value);
  if (!fact) return refuse('the model names a fact that was not offered');
  const objection = objectionTo(fact, field);
  return objection === null ? { kind: 'key', ref: fact.ref, confidence } : refuse(objection);
}

/** The texts of the facts that the choice rests on; null where it names one that was not told for the field, or none. */
function basisOf({ basis }: Choice, { open: { facts }, letters }: CheckContext): readonly string[] | null {
  const named = basis.split(/[\s,]+/).filter(Boolean);
  const texts = named.map((letter) => facts.find(({ ref }) => letters.get(ref) === letter)?.text);
  const known = texts.flatMap((text) => text ?? []);
  return known.length > 0 && known.length === texts.length ? known : null;
}

/** How much or how long is asked: a fact that names the subject does not tell. */
const asksAmount =
  /\d|\b(?:years?|months?|one|two|three|four|five|six|seven|eight|nine|ten|more than|at least|less than|jahren?|ann[ée]es?|ans|a[ñn]os|anni|jaren?|anos|lata?)\b/iu;

/** An option counts when the facts state it, or, for "yes", when they state what is asked. "No" cannot be told from silence. */
function checkOptions(
  { value, confidence }: Choice,
  { open: { field } }: CheckContext,
  basis: readonly string[],
): Checked {
  const options = value.split(/[\s,]+/).map(Number);
  const labels = options.flatMap((at) => field.options[at]?.label ?? []);
  if (labels.length !== options.length || new Set(options).size !== options.length)
    return refuse('the model names an option that the field does not have');
  const takesMany = field.kind === 'checkboxes' || field.kind === 'multiselect';
  if (labels.length > 1 && !takesMany) return refuse('the field takes one option');
  const isSaid = (label: string) => {
    const polarity = polarityOf(label);
    if (polarity === 'no' || (polarity === 'yes' && asksAmount.test(field.label))) return false;
    return isStated(polarity === 'yes' ? field.label : label, basis);
  };
  return labels.every(isSaid) ? { kind: 'options', labels, confidence } : refuse('no fact states the option');
}

function checkText(
  { value: text, confidence }: Choice,
  { open: { field }, application, title }: CheckContext,
  basis: readonly string[],
): Checked {
  if (field.kind !== 'longtext' && field.kind !== 'text') return refuse(`a field of kind ${field.kind} takes no text`);
  const most = Math.min(field.constraints?.maxLength ?? mostModelText, mostModelText);
  if (text.length > most) return refuse(`the text is longer than ${most} characters`);
  if (/[<>{}]|\p{Cc}(?<!\n)/u.test(text)) return refuse('the text holds markup');
  if (holdsSecret(text, application, basis)) return refuse('the text holds an address or another field’s value');
  if (!isGrounded(text, [...basis, field.label, title])) return refuse('the text says more than the facts told');
  return { kind: 'text', text: text.trim(), confidence };
}
