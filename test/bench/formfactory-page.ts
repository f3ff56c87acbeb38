import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** One record: label to value. */
export type GoldRecord = Readonly<Record<string, unknown>>;

/** One form of the corpus with its records. */
export interface FactoryForm {
  /** File name of the template. */
  readonly template: string;
  readonly records: readonly GoldRecord[];
}

/** A served corpus. */
export interface FactorySite {
  readonly forms: readonly FactoryForm[];
  urlOf(template: string): string;
  close(): Promise<void>;
}

/** Serves the forms of a corpus folder (`templates`, `gold`, `map.json`) on loopback; null where the folder is absent. */
export async function serveFactory(folder: string): Promise<FactorySite | null> {
  const map = readJson(path.join(folder, 'map.json')) as { template: string; gold: string }[] | null;
  if (!map) return null;
  const forms = map.map(({ template, gold }) => ({
    template,
    records: readJson(path.join(folder, 'gold', gold)) as GoldRecord[],
  }));
  const server = createServer((request, response) => {
    const template = forms.find((form) => request.url === `/${form.template}`)?.template;
    response.writeHead(template ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(template ? render(folder, template) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    forms,
    urlOf: (template) => `http://127.0.0.1:${port}/${template}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The template's blocks in its base page; other tags and everything from other hosts are left out. */
function render(folder: string, template: string): string {
  const read = (name: string) => readFileSync(path.join(folder, 'templates', name), 'utf8');
  const source = read(template);
  const base = /\{%\s*extends\s+['"]([^'"]+)/.exec(source)?.[1];
  const blocks = new Map(
    [...source.matchAll(/\{%\s*block\s+(\w+)\s*%\}([\s\S]*?)\{%\s*endblock/g)].map(([, name = '', body = '']) => [
      name,
      body,
    ]),
  );
  const page = base
    ? read(base).replace(
        /\{%\s*block\s+(\w+)\s*%\}([\s\S]*?)\{%\s*endblock[^%]*%\}/g,
        (_, name: string, body: string) => blocks.get(name) ?? body,
      )
    : source;
  return page
    .replace(/\{%[\s\S]*?%\}/g, '')
    .replace(/<script[^>]*src=[^>]*>\s*<\/script>|<link[^>]*>/g, '')
    .replace(/\{\{[\s\S]*?\}\}/g, '');
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
