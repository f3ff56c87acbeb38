import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The document of the contract, where it is at hand. */
const file = path.resolve(import.meta.dirname, '../../../../shared/seeds/host-http-contract.md');

/** Its text; null where it is not there. */
export function readContract(): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** One heading with what stands below it. */
interface Section {
  readonly number: string;
  readonly title: string;
  readonly text: string;
}

/** What the first column of a table lists: by the number of the section and, where it holds several, the column's head. */
const tables: Readonly<Record<string, string>> = {
  '3 Status': 'status',
  '4.1 Field': 'apply field',
  '4.3 Field': 'status field',
  '4.3 Value': 'manual.status',
  '5.1 Status': 'callback',
  '5.5 Type': 'interaction',
  '6.4 Event': 'event',
  '7.1 Table': 'table',
  '7.2 Column': 'column',
  '8.2 Mode': 'mode',
  '12.3 Param': 'events query',
  '12.4 Param': 'jobs query',
  '13.2 Status': 'health',
  '15 Code': 'error',
};

/** Sections whose first JSON example is an answer or a callback, key by key. */
const shapes = [
  '4.3',
  '4.5',
  '5.2',
  '5.3',
  '5.4',
  '5.5',
  '5.6',
  '12.1',
  '12.2',
  '12.3',
  '13.1',
  '13.2',
  '13.4',
  '13.5',
  '13.6',
];

/** Every row of the document that a host has to keep, one line each. */
export function rowsOfDocument(text: string): readonly string[] {
  return [...new Set(sectionsOf(text).flatMap((section) => [...rowsOf(section)]))];
}

function* rowsOf({ number, title, text }: Section): Generator<string> {
  const [, method, address] = title.match(/`(GET|POST|DELETE) ([^`]+)`/) ?? [];
  const endpoint = method && `${method} ${address}`;
  if (endpoint) {
    const told = [...text.matchAll(/\*\*Response \(([^)]+)\):\*\*/g)].flatMap(
      ([, words = '']) => words.match(/\d{3}/g) ?? [],
    );
    for (const status of told.length > 0 ? told : ['ok']) yield `${endpoint} -> ${status}`;
  }
  for (const { head, cells } of tablesOf(text)) {
    const kind = tables[`${number.split('.')[0] === '15' ? '15' : number} ${head}`];
    if (kind) for (const cell of cells) yield `${kind} ${cell}`;
  }
  if (number === '6.4') {
    for (const [, event = '', keys = ''] of text.matchAll(/^\| `(\w+)` \|[^|]*\|([^|]*)\|$/gm)) {
      for (const [, key = ''] of keys.matchAll(/`(\w+)\??`/g)) yield `event ${event}.${key}`;
    }
  }
  if (number === '5.7')
    for (const [, name = ''] of text.matchAll(/^- \*\*([^:*]+):\*\*/gm)) yield `reliability ${name}`;
  if (number === '13.3') for (const [, name = ''] of text.matchAll(/^# TYPE (\S+)/gm)) yield `metric ${name}`;
  for (const word of ['Cancellable', 'Retryable']) {
    const [, list = ''] = text.match(new RegExp(`\\*\\*${word} statuses:\\*\\* (.+)`)) ?? [];
    for (const [, status = ''] of list.matchAll(/`(\w+)`/g)) yield `${word.toLowerCase()} ${status}`;
  }
  if (shapes.includes(number)) {
    const [, json = '{}'] = text.match(/```json\n([\s\S]*?)```/) ?? [];
    for (const key of keysOf(JSON.parse(json.replaceAll('{ ... }', '{}')))) yield `shape ${number} ${key}`;
  }
}

function sectionsOf(text: string): readonly Section[] {
  const parts = text.split(/^#{2,3} (?=\d)/m).slice(1);
  let chapter = '';
  return parts.map((part) => {
    const [, number = '', title = ''] = part.match(/^([\d.]+?)\.? (.*)/) ?? [];
    if (!number.includes('.')) chapter = number;
    // §15 counts its parts from 12.1.
    const own =
      number.includes('.') && !number.startsWith(`${chapter}.`) ? `${chapter}.${number.split('.')[1]}` : number;
    // "Status Values" has no number of its own.
    return { number: own, title, text: part };
  });
}

function tablesOf(text: string): readonly { head: string; cells: readonly string[] }[] {
  const blocks = text.match(/(?:^\|.*\n)+/gm) ?? [];
  return blocks.map((block) => {
    const [head = '', , ...rows] = block.trim().split('\n').map(firstCell);
    return { head, cells: rows };
  });
}

function firstCell(row: string): string {
  return (row.split('|')[1] ?? '').replaceAll(/[`*]/g, '').trim();
}

/** Paths of all properties; of a list those of its first item. */
function* keysOf(value: unknown, prefix = ''): Generator<string> {
  if (Array.isArray(value)) return yield* keysOf(value[0], `${prefix}[]`);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    yield name;
    yield* keysOf(inner, name);
  }
}
