/** Numbers from 0 to 1, the same for one seed. */
export type Random = () => number;

/** Values that programs stumble over. `mark` is woven into what is text, to be found again. */
function oddValues(mark: string): readonly unknown[] {
  return [
    null,
    true,
    0,
    -1,
    1e308,
    Number.MAX_SAFE_INTEGER + 2,
    0.1 + 0.2,
    '',
    ' ',
    mark,
    `${mark}\0`,
    `\ud800${mark}`,
    `${mark}${'x'.repeat(3000)}`,
    `'; drop table gh_automation_jobs; -- ${mark}`,
    `<script>${mark}</script>`,
    `\${${mark}}`,
    `${mark}@mail.example`,
    `https://${mark}.example/`,
    `file:///${mark}`,
    '00000000-0000-0000-0000-000000000000',
    '9999-99-99',
    [],
    [mark, [mark, [mark]]],
    {},
    { [mark]: mark },
    { $ref: `#/${mark}` },
    { __proto__x: mark, constructor: { prototype: mark }, toString: mark, length: -1 },
    Object.fromEntries([
      ['then', mark],
      ['toJSON', mark],
    ]),
    deep(mark),
  ];
}

function deep(mark: string): unknown {
  let value: unknown = mark;
  for (let level = 0; level < 100; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
}

/** One of a list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** A copy of the document with a few places changed: values put in others' place, left out, doubled, added under odd names. */
export function mutate(document: unknown, { random, mark }: { random: Random; mark: string }): unknown {
  let copy: unknown = structuredClone(document);
  const odd = () => pick(random, oddValues(mark));
  for (let left = Math.floor(random() * 3) + 1; left > 0; left -= 1) {
    const places = [...placesOf(copy)];
    if (places.length === 0 || random() < 0.05) {
      copy = odd();
      continue;
    }
    const { parent, key } = pick(random, places);
    const act = random();
    if (act < 0.6) Reflect.set(parent, key, odd());
    else if (act < 0.75) Reflect.deleteProperty(parent, key);
    else if (act < 0.9)
      Reflect.set(parent, pick(random, [mark, '__proto__', 'constructor', '', 'a.b/c~d', key.toUpperCase()]), odd());
    else
      Reflect.set(
        parent,
        key,
        Array.from({ length: 3 }, () => structuredClone(Reflect.get(parent, key))),
      );
  }
  return copy;
}

function* placesOf(node: unknown): Generator<{ readonly parent: object; readonly key: string }> {
  if (typeof node !== 'object' || node === null) return;
  for (const key of Object.keys(node)) {
    yield { parent: node, key };
    yield* placesOf(Reflect.get(node, key));
  }
}

/** Text that is, or nearly is, JSON: the document, cut, doubled or with strange bytes in it. */
export function garble(document: unknown, random: Random): string {
  const text = JSON.stringify(document) ?? '';
  const at = Math.floor(random() * text.length);
  const act = random();
  if (act < 0.9) return text;
  if (act < 0.93) return text.slice(0, at);
  if (act < 0.95) return text + text;
  if (act < 0.98)
    return `${text.slice(0, at)}${pick(random, ['"', '}', '\u0000', '\ufeff', ',', '\\u12', '1e999'])}${text.slice(at)}`;
  return pick(random, ['', 'null', '[]', '"', '{"__proto__":{"a":1}}', '[[[[', 'undefined', '\ufeff{}']);
}
