import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ValetError } from '@valet/core';
import { isHttpUrl } from '@valet/schemas';
import { readUrl, whyUnreadable } from './read-input.ts';

/** A page to look at: a posting on the net, or a saved page that is loaded with the network cut. */
export interface PageSource {
  readonly url: string;
  readonly isFile: boolean;
}

/** Tells an address from an HTML file. Errors: `invalid_url`, `file_not_found`. */
export async function findPage(text: string): Promise<PageSource> {
  if (isHttpUrl(text)) return { url: text, isFile: false };
  const info = await stat(text).catch((error: unknown) => {
    if (!looksLikeFile(text)) return undefined;
    throw new ValetError('file_not_found', `The page ${text} ${whyUnreadable(error)}.`, { cause: error });
  });
  if (!info) return { url: readUrl(text), isFile: false };
  if (!info.isFile()) throw new ValetError('file_not_found', `The page ${text} is a folder, not an HTML file.`);
  return { url: pathToFileURL(path.resolve(text)).href, isFile: true };
}

function looksLikeFile(text: string): boolean {
  return /\.x?html?$/i.test(text) && !/^[a-z][a-z+.-]+:/i.test(text);
}
