import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type UploadFile, ValetError } from '@valet/core';

/** What Playwright takes for one file. */
export interface FilePayload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const mimeTypes: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.doc': 'application/msword',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.rtf': 'application/rtf',
  '.txt': 'text/plain',
  '.html': 'text/html',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
};

/** Reads a file under the name that the site shall see. Errors: `file_not_found`. */
export async function readPayload(file: UploadFile): Promise<FilePayload> {
  const buffer = await readFile(file.path).catch((cause: unknown) => {
    throw new ValetError('file_not_found', `${file.name} cannot be read from disk.`, { cause });
  });
  const mimeType = mimeTypes[path.extname(file.name).toLowerCase()] ?? 'application/octet-stream';
  return { name: file.name, mimeType, buffer };
}
