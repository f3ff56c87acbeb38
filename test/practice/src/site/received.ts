import { createHash } from 'node:crypto';
import type { PracticeFile } from '@valet/schemas';
import type { FastifyRequest } from 'fastify';
import type { FormField } from './site-posting.ts';

/** What a submit request carried, by control name. */
export interface Received {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly files: readonly ReceivedFile[];
}

/** A file that arrived; an empty file input sends none. */
export type ReceivedFile = Omit<PracticeFile, 'label'>;

/** Reads a multipart body. */
export async function readMultipart(request: FastifyRequest): Promise<Received> {
  const values = new Map<string, string[]>();
  const files: ReceivedFile[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'field') values.set(part.fieldname, [...(values.get(part.fieldname) ?? []), String(part.value)]);
    else {
      const content = await part.toBuffer();
      if (part.filename) files.push(describeFile(part.fieldname, part.filename, content));
    }
  }
  return { values, files };
}

/** What a record says of a file. */
export function describeFile(field: string, name: string, content: Uint8Array): ReceivedFile {
  return { field, name, sizeBytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

/** What is wrong with the answers, or undefined: required ones missing, options that do not exist, no mail address. */
export function complaintAbout(fields: readonly FormField[], { values, files }: Received): string | undefined {
  for (const { name, label, kind, required, options } of fields) {
    const given = (values.get(name) ?? []).filter((value) => value.trim() !== '');
    const isThere = kind === 'file' ? files.some(({ field }) => field === name) : given.length > 0;
    if (required && !isThere) return `"${label}" is required.`;
    if (options && given.some((value) => !options.includes(value))) return `"${label}" has no such option.`;
    if (kind === 'email' && given.some((value) => !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)))
      return `"${label}" is no mail address.`;
  }
  return undefined;
}

/** Readable values by control name; several are joined by "; ". */
export function answersOf({ values }: Received): Record<string, string> {
  const given = [...values].map(([name, all]) => [name, all.filter((value) => value !== '').join('; ')] as const);
  return Object.fromEntries(given.filter(([, text]) => text !== ''));
}

/** The same by label; a label that is used twice gets " (2)". */
export function answersByLabel(fields: readonly FormField[], answers: Record<string, string>): Record<string, string> {
  const named: Record<string, string> = {};
  for (const { name, label } of fields) {
    const value = answers[name];
    if (value === undefined) continue;
    let key = label;
    for (let copy = 2; key in named; copy += 1) key = `${label} (${copy})`;
    named[key] = value.trim();
  }
  return named;
}
