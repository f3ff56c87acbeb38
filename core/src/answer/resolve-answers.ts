import type { Answer, Application, ValueRef } from '@valet/schemas';
import type { FillOrder, Plan, PlanEntry } from '../form/plan.ts';
import type { DocumentSource } from '../run/document-source.ts';
import type { AnswerContext, AnswerDefaults } from './answer-context.ts';
import { confidenceFloor } from './choose-option.ts';
import { readCountry } from './country.ts';
import { hispanicWordings } from './data/hispanic-wordings.ts';
import { declineByDefault } from './decline-by-default.ts';
import { found, type Result, refused } from './fact.ts';
import { formatFile } from './format-file.ts';
import { formatValue } from './format-value.ts';
import type { Formatted } from './formatted.ts';
import { findKnown, type Known } from './known-value.ts';
import { readDialOption } from './match-dial-code.ts';
import { normaliseQuestion } from './normalise-text.ts';
import { callingCodeOf, readPhone } from './phone.ts';
import { createQuestionBank, type KeptAnswer, withKept } from './question-bank.ts';
import { asksConsent, isSensitive } from './sensitivity.ts';
import { findWording } from './wording-group.ts';

/** Where answers come from beside the application. */
export interface AnswerSources {
  readonly documents: DocumentSource;
  /** Answers that a person gave during the run, by label. They win over everything else. */
  readonly extra?: Readonly<Record<string, string>>;
  /** Answers of the candidate's earlier applications; `qa_answers` win over them. */
  readonly kept?: readonly KeptAnswer[];
  readonly defaults?: AnswerDefaults;
  /** What a model said, by field id, within what it was told. Everything else wins over it; a sensitive field takes none. */
  readonly model?: ReadonlyMap<string, ModelAnswer>;
}

/** An answer in a model's words: a text, or labels of the field's options. */
export interface ModelAnswer {
  readonly value: string | readonly string[];
  /** 0..1. */
  readonly confidence: number;
}

interface Resolved {
  readonly answer: Answer;
  readonly order: FillOrder | null;
}

/**
 * Turns a plan into one answer per field, in form order, and an order for every answer that is sure enough. A field whose value is
 * not known, does not fit, or is not sure enough gets no order: `unanswered` when the form requires it, else `skipped`, with the
 * reason. Error: `file_not_found` when the application names a document that is not there.
 */
export async function resolveAnswers(
  plan: Plan,
  application: Application,
  sources: AnswerSources,
): Promise<{ answers: readonly Answer[]; orders: readonly FillOrder[] }> {
  const context = makeContext(plan, application, sources);
  const resolved: Resolved[] = [];
  for (const entry of plan) resolved.push(await resolveEntry(entry, context, sources.model?.get(entry.field.id)));
  return {
    answers: resolved.map(({ answer }) => answer),
    orders: resolved.flatMap(({ order }) => order ?? []),
  };
}

/** Labels of the required fields that nothing answers, each once, in form order. */
export function unansweredQuestions(answers: readonly Answer[]): readonly string[] {
  const open = answers.filter(({ required, outcome }) => required && outcome === 'unanswered');
  return [...new Set(open.map(({ label }) => label))];
}

function makeContext(plan: Plan, application: Application, sources: AnswerSources): AnswerContext {
  const { location, eeo } = application.profile;
  const hispanic = eeo?.hispanic ? findWording(hispanicWordings, eeo.hispanic)?.meaning : undefined;
  const context: AnswerContext = {
    application,
    documents: sources.documents,
    defaults: sources.defaults ?? {},
    bank: withKept(createQuestionBank(application.qa_answers), sources.kept ?? []),
    said: createQuestionBank(sources.extra),
    country: location?.country ? readCountry(location.country) : null,
    hispanic: hispanic === undefined ? null : hispanic === 'yes',
    hasDialPicker: false,
  };
  return { ...context, hasDialPicker: picksDialCode(plan, context) };
}

/** Whether the form has a field of its own for the phone's country, and the answer there is the number's country code. */
function picksDialCode(plan: Plan, context: AnswerContext): boolean {
  const picker = plan.find(
    ({ value }) => value !== null && 'ref' in value && value.ref === 'profile.phone_country_code',
  );
  const made = picker && makeAnswer(picker, false, context);
  if (!made?.ok) return false;
  const { code, country } = readDialOption(made.found.formatted.shown);
  return (code ?? (country && callingCodeOf(country))) === readPhone(context.application.profile)?.callingCode;
}

async function resolveEntry(
  entry: PlanEntry,
  context: AnswerContext,
  said: ModelAnswer | undefined,
): Promise<Resolved> {
  const { field } = entry;
  const sensitive = isSensitive(field, entry.value);
  const ruled = field.kind === 'file' ? await makeFile(entry, context) : makeAnswer(entry, sensitive, context);
  const made = ruled.ok || !said ? ruled : fromModel(entry, said, { sensitive, context });
  const base = { field_id: field.id, label: field.label, kind: field.kind, required: field.required, sensitive };
  if (!made.ok) {
    const outcome = field.required ? 'unanswered' : 'skipped';
    return {
      answer: { ...base, value: null, ref: entry.value, source: null, confidence: 0, outcome, detail: made.why },
      order: null,
    };
  }
  const { known, formatted } = made.found;
  const detail = [known.fact.detail, formatted.detail].filter(Boolean).join('; ');
  const answer: Answer = {
    ...base,
    value: formatted.shown,
    ref: known.ref,
    source: known.fact.source,
    confidence: Math.min(known.fact.confidence, formatted.confidence),
    outcome: 'planned',
    ...(detail ? { detail } : {}),
  };
  return { answer, order: { field, value: formatted.value } };
}

interface Made {
  readonly known: Known;
  readonly formatted: Formatted;
}

function makeAnswer(entry: PlanEntry, sensitive: boolean, context: AnswerContext): Result<Made> {
  const known = findKnown(entry, context);
  const made = known.ok ? shape(entry, known.found, { sensitive, context }) : known;
  if (made.ok || known.ok) return made;
  return declineByDefault(entry, context) ?? made;
}

/** A model answers no sensitive question, even where it does. */
function fromModel(
  entry: PlanEntry,
  { value, confidence }: ModelAnswer,
  given: { sensitive: boolean; context: AnswerContext },
): Result<Made> {
  if (given.sensitive || entry.field.kind === 'file') return refused('only the candidate can answer this question');
  const ref: ValueRef = { answer: normaliseQuestion(entry.field.label) };
  return shape(entry, { fact: { value, source: 'llm', confidence }, ref, domain: null }, given);
}

const choiceKinds = new Set<Answer['kind']>(['checkbox', 'checkboxes', 'radio', 'select', 'combobox', 'multiselect']);

function shape(entry: PlanEntry, known: Known, given: { sensitive: boolean; context: AnswerContext }): Result<Made> {
  const { field } = entry;
  const { source } = known.fact;
  const isConsent = choiceKinds.has(field.kind) && asksConsent(field.label);
  if (isConsent && source !== 'qa_bank' && source !== 'human') return refused('only the candidate can consent');
  const formatted = formatValue({ field, fact: known.fact, domain: known.domain, ...given });
  if (!formatted.ok) return formatted;
  const confidence = Math.min(known.fact.confidence, formatted.found.confidence);
  if (confidence < confidenceFloor) return refused(`not sure enough (${confidence.toFixed(2)} of ${confidenceFloor})`);
  return found({ known, formatted: formatted.found });
}

async function makeFile({ field, value, confidence }: PlanEntry, context: AnswerContext): Promise<Result<Made>> {
  if (!value || !('ref' in value)) return refused('no rule knows which file the field asks for');
  if (confidence < confidenceFloor) return refused('it is not sure enough which file the field asks for');
  const formatted = await formatFile(value.ref, field, context);
  if (!formatted.ok) return formatted;
  const source = value.ref === 'resume' ? 'resume' : 'profile';
  return found({
    known: { fact: { value: formatted.found.shown, source, confidence }, ref: value, domain: null },
    formatted: formatted.found,
  });
}
