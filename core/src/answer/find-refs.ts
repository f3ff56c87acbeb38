import type { Profile } from '@valet/schemas';

/** The refs of every fact of a profile that is exactly this text. */
export function findRefs(profile: Profile, text: string): readonly string[] {
  return [...factsOf(profile, 'profile')].filter((fact) => fact.text === text).map(({ ref }) => ref);
}

function* factsOf(value: unknown, ref: string): Generator<{ readonly ref: string; readonly text: string }> {
  if ((typeof value === 'string' && value !== '') || typeof value === 'number') yield { ref, text: String(value) };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    if (/^[a-z0-9_]+$/.test(key)) yield* factsOf(inner, `${ref}.${key}`);
}
