import { createHash } from 'node:crypto';
import type { Manual } from '@valet/schemas';
import { eachStep, isFieldStep } from './each-step.ts';
import { healthFloor } from './manual-health.ts';
import type { StoredManual } from './manual-store.ts';
import { valueKey } from './value-key.ts';

/** SHA-256 (hex) of what a manual is for: two with the same key are versions of one. */
export function formKey({ task, platform, level, company, posting, pages }: Manual): string {
  const place = [task, platform, level, company ?? null, posting ?? null];
  return hash([...place, pages.map(({ signature }) => signature)]);
}

/** SHA-256 (hex) of all that a manual says, whatever it is called and in whatever order its properties stand. */
export function contentKey({ id: _, ...manual }: Manual): string {
  return hash(sorted(manual));
}

/**
 * SHA-256 (hex) of what a manual puts where. Equal for two that were recorded at postings of one form, although names of
 * controls differ from posting to posting.
 */
export function planKey(manual: Manual): string {
  const steps = [...eachStep(manual)].map(({ step }) =>
    isFieldStep(step)
      ? [step.type, step.field, step.label, step.section ?? '', step.shape, valueKey(step.value)]
      : [step.type],
  );
  return hash([formKey(manual), steps]);
}

/** Among the versions of a manual, the one that makes another needless: it says the same, and is healthy or is word for word the same. */
export function findSame(versions: readonly StoredManual[], manual: Manual): StoredManual | undefined {
  return versions.find(
    (one) =>
      (one.health > healthFloor && planKey(one.manual) === planKey(manual)) ||
      contentKey(one.manual) === contentKey(manual),
  );
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
