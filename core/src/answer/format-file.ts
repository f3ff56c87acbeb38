import path from 'node:path';
import type { Field } from '@valet/schemas';
import type { AnswerContext } from './answer-context.ts';
import { fileTypes } from './data/file-types.ts';
import { found, type Result, refused } from './fact.ts';
import type { Formatted } from './formatted.ts';

/** The candidate's résumé or cover letter for a file field. Error: `file_not_found` when the application names a file that is not there. */
export async function formatFile(
  ref: string,
  field: Field,
  { application, documents }: AnswerContext,
): Promise<Result<Formatted>> {
  const document =
    ref === 'resume' ? application.resume : ref === 'cover_letter' ? application.cover_letter : undefined;
  if (!document)
    return refused(
      `the application holds no ${ref === 'cover_letter' ? 'cover letter' : ref === 'resume' ? 'résumé' : 'such file'}`,
    );
  const { path: file, name } = await documents.open(document.storage_path);
  const accept = field.constraints?.accept;
  if (accept && !isAccepted(name, accept)) {
    return refused(`the file is of type ${path.extname(name) || '(none)'} and the field takes ${accept}`);
  }
  return found({ value: { kind: 'files', files: [{ path: file, name }] }, shown: name, confidence: 1 });
}

/** Whether a file name fits an `accept` list of endings and MIME types, as in HTML. */
export function isAccepted(name: string, accept: string): boolean {
  const ending = path.extname(name).slice(1).toLowerCase();
  const entries = accept
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter(Boolean);
  return entries.length === 0 || entries.some((entry) => fits(ending, entry));
}

function fits(ending: string, entry: string): boolean {
  if (entry === '*/*' || entry === '*') return true;
  if (!entry.includes('/')) return entry.replace(/^\./, '') === ending;
  const family = entry.endsWith('/*') ? entry.slice(0, -1) : null;
  return Object.entries(fileTypes).some(
    ([type, endings]) => (family ? type.startsWith(family) : type === entry) && endings.includes(ending),
  );
}
