import type { PlanEntry } from '../form/plan.ts';
import type { AnswerContext } from './answer-context.ts';
import { declineWordings } from './data/decline-wordings.ts';
import { found, type Result } from './fact.ts';
import type { Formatted } from './formatted.ts';
import type { Known } from './known-value.ts';
import { sensitivityOf } from './sensitivity.ts';
import { findWording } from './wording-group.ts';

/**
 * "Decline to self-identify" for a demographic question that nobody answered, where the configuration allows it and exactly one
 * option says so; null otherwise.
 */
export function declineByDefault(
  { field, value: ref }: PlanEntry,
  { defaults }: AnswerContext,
): Result<{ known: Known; formatted: Formatted }> | null {
  if (!defaults.declineToSelfIdentify || sensitivityOf(field, ref) !== 'demographic') return null;
  const labels = field.options.map(({ label }) => label).filter((label) => findWording(declineWordings, label));
  const [label, ...others] = labels;
  if (label === undefined || others.length > 0) return null;
  return found({
    known: {
      fact: { value: label, source: 'default', confidence: 0.9, detail: 'declined, as configured' },
      ref,
      domain: null,
    },
    formatted: { value: { kind: 'options', options: [label] }, shown: label, confidence: 1 },
  });
}
