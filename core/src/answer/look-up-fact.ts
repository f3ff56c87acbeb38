import type { Application } from '@valet/schemas';
import { deriveFact } from './derive-fact.ts';
import type { Fact } from './fact.ts';

const optionalParts = /(?:middle_name|honorific|phone_extension|address_line[23])$/;

/**
 * The value that a fact ref names: `profile.first_name`, `profile.education.0.degree`, `profile.date_of_birth.year`, or several
 * joined with `+` (a part after the first may leave out what it shares: `profile.first_name+last_name`). Null when the
 * application does not tell. Facts that are only another arrangement of what it tells have source `rule`. Documents and
 * credentials are no facts.
 */
export function lookUpFact(ref: string, application: Application): Fact | null {
  const paths = splitRef(ref);
  if (paths.length === 1) return lookUpOne(ref, application);
  const parts: string[] = [];
  for (const path of paths) {
    const fact = lookUpOne(path, application);
    if (fact) parts.push(factText(fact.value));
    else if (!optionalParts.test(path)) return null;
  }
  if (parts.length === 0) return null;
  const joiner = paths.every((path) => path.startsWith('profile.location.')) ? ', ' : ' ';
  return { value: parts.join(joiner), source: 'rule', confidence: 1, detail: `joined from ${paths.join(' and ')}` };
}

/** The refs that a ref with `+` joins, each spelled out. */
export function splitRef(ref: string): readonly string[] {
  const [first = '', ...rest] = ref.split('+');
  const parent = first.slice(0, first.lastIndexOf('.') + 1);
  return [first, ...rest.map((part) => (part.startsWith('profile.') ? part : parent + part))];
}

/** A value as plain text. */
export function factText(value: Fact['value']): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'object' ? value.join(', ') : String(value);
}

function lookUpOne(path: string, application: Application): Fact | null {
  const value = path.startsWith('profile.') ? readPath(application, path.split('.')) : undefined;
  if (isFactValue(value)) return { value, source: 'profile', confidence: 1 };
  return deriveFact(path, application);
}

function readPath(root: unknown, steps: readonly string[]): unknown {
  let at = root;
  for (const step of steps) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    if (Array.isArray(at) && !/^\d+$/.test(step)) return undefined;
    at = Reflect.get(at, step);
  }
  return at;
}

function isFactValue(value: unknown): value is Fact['value'] {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value === 'number' || typeof value === 'boolean') return true;
  return (
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && item.trim() !== '')
  );
}
