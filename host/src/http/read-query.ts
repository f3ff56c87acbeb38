import { ValetError } from '@valet/core';
import type { ShapeError } from '@valet/schemas';

/** A query string: what each parameter said, every mistake kept until {@link QueryReader.check}. */
export interface QueryReader {
  /** A whole number from `min` to `max`. */
  count(name: string, range: { fallback: number; min: number; max: number }): number;
  /** One of these words; undefined where the parameter is missing. */
  word<T extends string>(name: string, words: readonly T[]): T | undefined;
  /** Words of a parameter that may be repeated, written as `name[]` and hold several between commas. */
  words<T extends string>(name: string, words: readonly T[]): readonly T[];
  /** Error: `validation_error`, naming every mistake so far. Values are never quoted. */
  check(): void;
}

/** Makes a {@link QueryReader}. */
export function readQuery(query: Readonly<Record<string, unknown>>): QueryReader {
  const fields: ShapeError[] = [];
  const oneOf = <T extends string>(name: string, words: readonly T[], text: unknown): T | undefined => {
    const found = words.find((word) => word === text);
    if (found === undefined) fields.push({ pointer: `/${name}`, message: `must be one of ${words.join(', ')}` });
    return found;
  };
  return {
    count(name, { fallback, min, max }) {
      const text = query[name];
      if (text === undefined) return fallback;
      const number = typeof text === 'string' && /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
      if (number >= min && number <= max) return number;
      const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`;
      fields.push({ pointer: `/${name}`, message: `must be a whole number ${range}` });
      return fallback;
    },
    word: (name, words) => (query[name] === undefined ? undefined : oneOf(name, words, query[name])),
    words(name, words) {
      const given = [query[name] ?? [], query[`${name}[]`] ?? []].flat(2);
      const texts = given.flatMap((text) => (typeof text === 'string' ? text.split(',') : [text]));
      return [...new Set(texts.map((text) => oneOf(name, words, text)))].filter((word) => word !== undefined);
    },
    check() {
      if (fields.length === 0) return;
      const details = { fields: [...new Map(fields.map((field) => [JSON.stringify(field), field])).values()] };
      throw new ValetError('validation_error', 'The query is not valid; details name each place.', { details });
    },
  };
}
