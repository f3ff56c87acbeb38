import type { Application, Profile, QaAnswers } from '@valet/schemas';

/** What the values of a generic task are given as. */
export interface TaskValues {
  /** By how a manual names them: a fact such as `profile.email`, or the words of an answer. */
  readonly values?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly profile?: Profile | undefined;
  readonly resume?: Application['resume'] | undefined;
  readonly cover_letter?: Application['cover_letter'] | undefined;
}

/** Puts a task's values where the engine looks for them; a value goes before the profile's own. */
export function makeApplication({ values = {}, profile, resume, cover_letter }: TaskValues): Application {
  const facts: Profile = structuredClone({ first_name: '', last_name: '', email: '', ...profile });
  const answers: QaAnswers = {};
  for (const [name, value] of Object.entries(values)) {
    if (name.startsWith('profile.')) setPath(facts, name.split('.').slice(1), value);
    else answers[name] = typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value);
  }
  return {
    profile: facts,
    ...(resume && { resume }),
    ...(cover_letter && { cover_letter }),
    qa_answers: answers,
  };
}

/** Writes a value below an object, numbers as places of a list; what is in the way of its path is replaced. */
function setPath(root: object, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined || ['__proto__', 'constructor', 'prototype'].includes(name)) return;
  if (rest.length === 0) {
    Reflect.set(root, name, value);
    return;
  }
  const there: unknown = Object.hasOwn(root, name) ? Reflect.get(root, name) : undefined;
  const inner = typeof there === 'object' && there !== null ? there : /^\d+$/.test(rest[0] ?? '') ? [] : {};
  Reflect.set(root, name, inner);
  setPath(inner, rest, value);
}
