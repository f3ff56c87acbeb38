import type { Application, ValueRef } from '@valet/schemas';
import { findRefs } from '../answer/find-refs.ts';
import { factText, lookUpFact } from '../answer/look-up-fact.ts';
import { resolveAnswers } from '../answer/resolve-answers.ts';
import { isSensitive } from '../answer/sensitivity.ts';
import { fieldKey } from '../form/field-key.ts';
import { matchFields } from '../form/match-fields.ts';
import { fold, normalText } from '../form/page/words.ts';
import type { FillValue, Plan, PlanEntry } from '../form/plan.ts';
import { stepTypeOf } from '../manual/step-type.ts';
import type { DocumentSource } from '../run/document-source.ts';
import type { LoggedPage, TouchedField } from './person-log.ts';

/** Whose values the person types. */
export interface SampleCandidate {
  readonly application: Application;
  readonly documents: DocumentSource;
}

/** Where the value of a field that the person filled comes from, or what keeps that from being told. */
export type FieldSource =
  | { readonly kind: 'found'; readonly value: ValueRef; readonly confidence: number }
  /** `refs`: all facts that it is equal to. */
  | { readonly kind: 'open'; readonly refs: readonly string[] };

/** What the rules pair the fields of a page with, those that came later included, in the order in which they came up. */
export function planOf({ form, late, manifest }: LoggedPage): Plan {
  const rules = manifest?.fields ?? [];
  return [form, ...late].flatMap((one) => matchFields(one, { rules }));
}

/**
 * Tells, by field key, where what the person put into each field of a page comes from. It is the ref that the rules read the
 * field as asking for, if that gives exactly what the field holds; else the one fact of the profile that is exactly what was typed.
 * Nothing is concluded from a value that is nearly the same, nor for a choice or a sensitive question that the rules do not read.
 */
export async function findSources(
  page: LoggedPage,
  { application, documents }: SampleCandidate,
): Promise<ReadonlyMap<string, FieldSource>> {
  const plan = planOf(page).map((entry) => withSeen(entry, page.touched.get(fieldKey(entry.field))));
  const { orders } = await resolveAnswers(plan, application, { documents });
  const given = new Map(orders.map(({ field, value }) => [fieldKey(field), value]));
  const entries = new Map(plan.map((entry) => [fieldKey(entry.field), entry]));
  return new Map(
    [...page.touched].map(([key, touched]) => {
      const entry = entries.get(key);
      return [key, sourceOf(touched, { entry, value: given.get(key), application })] as const;
    }),
  );
}

/** Menus that are built on opening are known by what they showed. */
function withSeen(entry: PlanEntry, touched: TouchedField | undefined): PlanEntry {
  if (!touched || touched.seen.length === 0 || entry.field.options.length > 0) return entry;
  return { ...entry, field: { ...entry.field, options: [...touched.seen] } };
}

function sourceOf(
  { field, value: held }: TouchedField,
  {
    entry,
    value,
    application,
  }: {
    readonly entry: PlanEntry | undefined;
    readonly value: FillValue | undefined;
    readonly application: Application;
  },
): FieldSource {
  if (entry?.value && ((value && gives(value, held)) || isFact(entry.value, held, application))) {
    return { kind: 'found', value: entry.value, confidence: entry.confidence };
  }
  const mayBeAny = stepTypeOf(field.kind) === 'fill' && !isSensitive(field, entry?.value ?? null);
  const refs = mayBeAny ? findRefs(application.profile, held) : [];
  const [ref, ...others] = refs;
  if (ref === undefined || others.length > 0) return { kind: 'open', refs };
  return { kind: 'found', value: { ref }, confidence: 0.9 };
}

/** Whether a field that was filled with this value holds what it holds. */
function gives(value: FillValue, held: string): boolean {
  switch (value.kind) {
    case 'text':
      return fold(value.text) === fold(held);
    case 'checked':
      return value.checked === (held === 'true');
    case 'options':
      return listed(value.options) === listed(held.split('; '));
    case 'files':
      return value.files.map(({ name }) => name).join('; ') === held;
  }
}

function listed(options: readonly string[]): string {
  return options.map(normalText).sort().join('; ');
}

/** The fact itself, not put into the shape that the field wants. */
function isFact(value: ValueRef, held: string, application: Application): boolean {
  const fact = 'ref' in value && value.ref.startsWith('profile.') ? lookUpFact(value.ref, application) : null;
  return fact !== null && fold(factText(fact.value)) === fold(held);
}
