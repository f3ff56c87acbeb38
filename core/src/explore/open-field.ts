import type { Answer, Application, Field } from '@valet/schemas';
import { lookUpFact } from '../answer/look-up-fact.ts';
import type { Plan } from '../form/plan.ts';
import { type OfferedFact, offeredFacts } from './data/offered-facts.ts';
import type { QuestionCategory } from './data/question-categories.ts';
import { objectionTo } from './fact-fit.ts';
import { mayAskModel } from './may-ask-model.ts';
import { categoryOf, factsFor, type ToldFact } from './question-category.ts';

/** A field that the rules leave open, and what a model may use for it. */
export interface OpenField {
  /** Its name in the question: `f1`, `f2`, ... */
  readonly name: string;
  readonly field: Field;
  readonly category: QuestionCategory;
  /** Facts whose values may be told for it. */
  readonly facts: readonly ToldFact[];
}

/** Most fields of one page that a model is asked about. */
const mostFields = 60;

/** The fields that no rule answers and that a model may be asked about. */
export function findOpenFields(plan: Plan, answers: readonly Answer[], application: Application): readonly OpenField[] {
  const open = new Set(
    answers.flatMap(({ field_id, outcome }) => (outcome === 'unanswered' || outcome === 'skipped' ? [field_id] : [])),
  );
  // Where a rule knows what is asked, and the candidate has not told it, nobody else can.
  const isOpen = ({ field, value }: Plan[number]) => open.has(field.id) && (value === null || 'answer' in value);
  const fields = plan.filter(isOpen).map(({ field }) => field);
  return fields
    .filter(mayAskModel)
    .map((field) => describe(field, application))
    .filter(({ field, facts }) => field.kind !== 'longtext' || facts.length > 0)
    .slice(0, mostFields)
    .map((one, at) => ({ ...one, name: `f${at + 1}` }));
}

function describe(field: Field, application: Application): OpenField {
  const category = categoryOf(field.label);
  // A short text is a fact or nothing, and for a fact its key will do.
  const facts = isWordy(field) ? factsFor(category, application) : [];
  return { name: '', field, category, facts };
}

function isWordy({ kind, options }: Field): boolean {
  return kind === 'longtext' || options.length > 0;
}

/**
 * The facts that the candidate has, of those that a model may choose for one of the fields; what a rule has placed on the page is placed, and a field
 * with facts of its own needs no keys. */
export function findOffered(
  application: Application,
  fields: readonly OpenField[],
  answers: readonly Answer[],
): readonly OfferedFact[] {
  const placed = new Set(answers.flatMap(({ ref, value }) => (value !== null && ref && 'ref' in ref ? ref.ref : [])));
  return offeredFacts.filter(
    (fact) =>
      !placed.has(fact.ref) &&
      lookUpFact(fact.ref, application) !== null &&
      fields.some(({ field, facts }) => facts.length === 0 && objectionTo(fact, field) === null),
  );
}
