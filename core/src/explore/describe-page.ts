import type { OfferedFact } from './data/offered-facts.ts';
import type { OpenField } from './open-field.ts';

const most = { title: 120, label: 240, help: 140, options: 40, option: 60 } as const;

/** What a page is asked about: the form as text, with the keys of what is known. */
export interface PageQuestion {
  readonly title: string;
  readonly fields: readonly OpenField[];
  readonly offered: readonly OfferedFact[];
}

/**
 * The page as a model sees it: its open fields alone, a line each, all words of the page in JSON strings of bounded length; of the
 * candidate the keys of what is known, and the values only of what a question's category allows.
 */
export function describePage({ title, fields, offered }: PageQuestion): string {
  return [
    `PAGE ${quote(title, most.title)}`,
    ...keyLines(offered),
    ...factLines(fields),
    'FIELDS',
    ...fields.map(fieldLine),
  ].join('\n');
}

/** A key without the part that all of them share. */
export function shortKey(ref: string): string {
  return ref.replace(/^profile\./, '');
}

function keyLines(offered: readonly OfferedFact[]): readonly string[] {
  const byType = Map.groupBy(offered, ({ type }) => type);
  return offered.length === 0
    ? []
    : ['KEYS', ...[...byType].map(([type, facts]) => `${type}: ${facts.map(({ ref }) => shortKey(ref)).join(' ')}`)];
}

function factLines(fields: readonly OpenField[]): readonly string[] {
  const letters = letterFacts(fields);
  const byCategory = Map.groupBy(
    fields.filter(({ facts }) => facts.length > 0),
    ({ category }) => category,
  );
  return [...byCategory.values()].flatMap((group) => [
    `FACTS for ${group.map(({ name }) => name).join(' ')}`,
    ...(group[0]?.facts ?? []).map(
      (fact) => `${letters.get(fact.ref)} ${shortKey(fact.ref)} ${JSON.stringify(fact.text)}`,
    ),
  ]);
}

/** The letters that facts with values are named by, by ref. */
export function letterFacts(fields: readonly OpenField[]): ReadonlyMap<string, string> {
  const refs = new Set(fields.flatMap(({ facts }) => facts.map(({ ref }) => ref)));
  return new Map([...refs].map((ref, at) => [ref, String.fromCharCode('a'.charCodeAt(0) + at)]));
}

function fieldLine({ name, field }: OpenField): string {
  const { kind, required, label, help, options, constraints } = field;
  const listed = options.slice(0, most.options).map((option, at) => `${at} ${quote(option.label, most.option)}`);
  const parts = [
    `${name} ${kind}${required ? '*' : ''} ${quote(label, most.label)}`,
    help ? `help ${quote(help, most.help)}` : '',
    listed.length > 0 ? `options ${listed.join(', ')}${options.length > most.options ? ', ...' : ''}` : '',
    kind === 'longtext' && constraints?.maxLength !== undefined ? `at most ${constraints.maxLength} characters` : '',
  ];
  return parts.filter(Boolean).join(' | ');
}

function quote(text: string, length: number): string {
  const plain = text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return JSON.stringify(plain.length > length ? `${plain.slice(0, length - 1)}…` : plain);
}
