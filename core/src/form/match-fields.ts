import type { Field, FieldRule, Form, ValueRef } from '@valet/schemas';
import { isSensitive } from '../answer/sensitivity.ts';
import { adjustPlan } from './adjust-plan.ts';
import { findRule } from './field-rule.ts';
import { type LanguageSupport, languageSupport, matchField } from './match-field.ts';
import type { DraftEntry } from './neighbourhood.ts';
import { normalText } from './page/words.ts';
import type { Plan, PlanEntry } from './plan.ts';

/** Below this a match is no match: a wrong value is worse than none. */
const threshold = 0.7;

/**
 * Pairs each field with the place its value comes from: a rule of the manifest first, then the vocabulary, else the
 * field's own question (`{answer}`). Null where the field has no words to ask with, or takes a file that nothing names.
 */
export function matchFields(form: Form, options: { rules?: readonly FieldRule[] } = {}): Plan {
  const support = languageSupport(form.fields);
  const single = form.fields.map(
    (field) => ruleEntry(field, options.rules ?? []) ?? vocabularyEntry(field, support) ?? questionEntry(field),
  );
  const counts = new Map<string, number>();
  return adjustPlan(single, form.buttons).map((entry) =>
    numberEntry(entry.value === null ? questionEntry(entry.field) : entry, counts),
  );
}

function ruleEntry(field: Field, rules: readonly FieldRule[]): PlanEntry | null {
  const rule = findRule(rules, field);
  const value: ValueRef | null =
    rule?.ref !== undefined ? { ref: rule.ref } : rule?.literal !== undefined ? { literal: rule.literal } : null;
  if (!rule || !value) return null;
  const pattern = rule.id ?? rule.name ?? rule.label ?? '';
  const sensitive = rule.sensitive ?? isSensitive(field, value);
  return { field: { ...field, sensitive }, value, confidence: 1, rule: `manifest:${pattern}` };
}

function vocabularyEntry(field: Field, support: LanguageSupport): DraftEntry | null {
  const match = matchField(field, support);
  if (!match || match.confidence < threshold) return null;
  const value = { ref: match.ref };
  const sensitive = isSensitive(field, value);
  const { confidence, rule, part } = match;
  return { field: { ...field, sensitive }, value, confidence, rule, ...(part ? { part } : {}) };
}

function questionEntry(field: Field): PlanEntry {
  const question = normalText(field.label);
  const askable = /\p{L}/u.test(question) && !['file', 'password', 'other'].includes(field.kind);
  const value = askable ? { answer: question } : null;
  return {
    field: { ...field, sensitive: isSensitive(field, value) },
    value,
    confidence: askable ? 0.9 : 0,
    rule: askable ? 'question' : 'none',
  };
}

/** The second "School" of a form is the second school: list refs count up in the order they appear. */
function numberEntry(entry: PlanEntry, counts: Map<string, number>): PlanEntry {
  const ref = entry.value && 'ref' in entry.value ? entry.value.ref : '';
  if (!/\.(?:work_history|education)\.0\./.test(ref)) return entry;
  const stated = /(?:--|\[|_|-)(\d{1,2})(?:\]|$|\b)/.exec(entry.field.domId ?? entry.field.domName ?? '')?.[1];
  const seen = counts.get(ref) ?? 0;
  counts.set(ref, seen + 1);
  const index = seen === 0 ? 0 : stated !== undefined ? Number(stated) : seen;
  return { ...entry, value: { ref: ref.replace('.0.', `.${index}.`) } };
}
