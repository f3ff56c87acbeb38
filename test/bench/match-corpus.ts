import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LabelSource } from './match-page.ts';
import { atsTruth, autocompleteTruth, ddgTruth, formfactoryTruth, type Truth } from './match-truth.ts';

/** One saved page with where its labels are. */
export interface CorpusPage {
  readonly file: string;
  readonly source: LabelSource;
}

/** Labelled pages of one origin. */
export interface Corpus {
  readonly name: string;
  readonly pages: readonly CorpusPage[];
  readonly truth: Readonly<Record<string, Truth>>;
  /** A control without a label is none of what the corpus labels. Otherwise nothing is known of it. */
  readonly labelsAll: boolean;
}

const byAttribute: LabelSource = { attributes: [], named: [], texts: [] };

/** The corpora that are in the folder. */
export async function openCorpora(data: string): Promise<Corpus[]> {
  const corpora = [await ddg(data), await firefox(data), await ats(data), await formfactory(data)];
  return corpora.filter(({ pages }) => pages.length > 0);
}

/** `work` for pages whose misses may be looked at, `check` for the others: by the file's name alone. */
export function partOf(file: string): 'work' | 'check' {
  return createHash('sha256').update(path.basename(file)).digest().readUInt8() % 4 === 1 ? 'check' : 'work';
}

async function ddg(data: string): Promise<Corpus> {
  const source = { ...byAttribute, attributes: ['data-manual-scoring'] };
  const pages = (await htmlFiles(path.join(data, 'autofill-ddg/test-forms'))).map((file) => ({ file, source }));
  return { name: 'autofill-ddg', pages, truth: ddgTruth, labelsAll: false };
}

async function firefox(data: string): Promise<Corpus> {
  const source = { ...byAttribute, attributes: ['data-moz-autofill-type', 'data-fathom'] };
  const folders = ['pages', 'common_crawl'].map((name) => htmlFiles(path.join(data, 'autofill-firefox', name)));
  const pages = (await Promise.all(folders)).flat().map((file) => ({ file, source }));
  return { name: 'autofill-firefox', pages, truth: autocompleteTruth, labelsAll: true };
}

async function ats(data: string): Promise<Corpus> {
  const folder = path.join(data, 'ats-pages');
  const labels = await readJson<
    { file: string; identity_fields?: { attr: string; value: string; canonical: string }[] }[]
  >(path.join(folder, 'labels.json'));
  const pages = (labels ?? []).flatMap(({ file, identity_fields: fields = [] }) => {
    const named = fields.map(({ attr, value, canonical }) => ({ attr, value, label: canonical }));
    return named.length === 0 ? [] : [{ file: path.join(folder, 'html', file), source: { ...byAttribute, named } }];
  });
  return { name: 'ats-pages', pages, truth: atsTruth, labelsAll: false };
}

async function formfactory(data: string): Promise<Corpus> {
  const folder = path.join(data, 'formfactory');
  const map = (await readJson<{ template: string; gold: string }[]>(path.join(folder, 'map.json'))) ?? [];
  const pages = map.map(async ({ template, gold }) => {
    const records = await readJson<Record<string, unknown>[]>(path.join(folder, 'gold', gold));
    const texts = Object.keys(records?.[0] ?? {});
    return { file: path.join(folder, 'templates', template), source: { ...byAttribute, texts } };
  });
  return { name: 'formfactory', pages: await Promise.all(pages), truth: formfactoryTruth, labelsAll: false };
}

async function htmlFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.html'));
  return names.sort().map((name) => path.join(folder, name));
}

/** A file's JSON; null when it is not there. */
export async function readJson<T>(file: string): Promise<T | null> {
  return existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : null;
}
