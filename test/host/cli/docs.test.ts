import { existsSync, globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorTable, isErrorCode } from '@valet/core';
import { documents } from '@valet/schemas';
import t from 'tap';
import { configTable } from '../../../host/src/config.ts';
import { runValet } from './run-valet.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFile(path.join(root, file), 'utf8');

function list(pattern: string): string[] {
  const isForeign = (name: string) => /(^|\/)(node_modules|dist)(\/|$)/.test(name);
  const files = globSync(pattern, { cwd: root, exclude: isForeign });
  return files.filter((file) => !isForeign(file)).sort();
}

/** Rows of the Markdown tables in a text, cells trimmed. */
function tableRows(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('| `'));
  return lines.map((line) => line.split(' | ').map((cell) => cell.replace(/^\||\|$/g, '').trim()));
}

t.test('the page of errors is the error table', async (t) => {
  const rows = tableRows(await read('docs/reference/errors.md')).filter(([, exit]) => /^\d+$/.test(exit ?? ''));
  const table = Object.entries(errorTable).map(([code, { exitCode, next, meaning, mend }]) => [
    `\`${code}\``,
    String(exitCode),
    next,
    meaning,
    mend,
  ]);
  t.same(rows, table);
});

t.test('every exit code of the table tells its code apart', async (t) => {
  const codes = Object.values(errorTable).map(({ exitCode }) => exitCode);
  t.equal(new Set(codes).size, codes.length);
  t.notOk(
    codes.some((code) => code === 0 || code > 125),
    '0 and the codes of shells are kept free',
  );
});

t.test('every code that a source throws is in the table', async (t) => {
  const sources = ['core/src/**/*.ts', 'host/src/**/*.ts', 'plugins/**/*.ts', 'schemas/src/**/*.ts'].flatMap(list);
  t.ok(sources.length > 50, 'the sources are found');
  const thrown = await Promise.all(
    sources.map(async (file) => {
      const text = await read(file);
      return [...text.matchAll(/(?:new ValetError|toValetError)\(\s*(?:[\w.]+,\s*)?'([a-z_]+)'/g)].map(([, code]) => ({
        file,
        code: code ?? '',
      }));
    }),
  );
  t.ok(thrown.flat().length > 30, 'the throws are found');
  t.same(
    thrown.flat().filter(({ code }) => !isErrorCode(code)),
    [],
  );
});

t.test('sources throw nothing but ValetError where a person would see it', async (t) => {
  const sources = list('host/src/cli/**/*.ts');
  const bare = await Promise.all(
    sources.map(async (file) => ({ file, isBare: /throw new (?:Type|Range)?Error\(/.test(await read(file)) })),
  );
  t.same(
    bare.filter(({ isBare }) => isBare),
    [],
  );
});

t.test('the table of settings is the configuration table', async (t) => {
  const rows = tableRows(await read('docs/guide/run.md'));
  const table = Object.values(configTable).map((row) => {
    const unit = 'unit' in row && row.unit ? `, in ${row.unit}` : '';
    return [`\`${row.variable}\``, describeDefault(row.default), `${row.kind.expected}${unit}`, row.meaning];
  });
  t.same(rows, table);
});

function describeDefault(value: unknown): string {
  if (value === null || (typeof value === 'object' && Object.keys(value).length === 0)) return 'unset';
  const text = String(value);
  return `\`${path.isAbsolute(text) ? path.relative(process.cwd(), text) : text}\``;
}

t.test('the page of value refs names every fact of the application schema, and no other', async (t) => {
  const { $defs } = documents['application.schema.json'];
  const refs = [...(await read('docs/reference/value-refs.md')).matchAll(/\| .*/g)]
    .flatMap(([row]) => [...row.matchAll(/`(profile\.[\w.]+)`/g)])
    .map(([, ref]) => (ref ?? '').replace(/\.(day|month|year)$/, ''));
  const keys = (name: keyof typeof $defs) => Object.keys(($defs[name] as { properties: object }).properties);
  const nested: Record<string, string[]> = {
    location: keys('location').map((key) => `location.${key}`),
    eeo: keys('eeo').map((key) => `eeo.${key}`),
    education: keys('education').map((key) => `education.0.${key}`),
    work_history: keys('workHistory').map((key) => `work_history.0.${key}`),
  };
  const facts = keys('profile').flatMap((key) => nested[key] ?? [key]);
  t.same([...new Set(refs)].sort(), facts.map((fact) => `profile.${fact}`).sort());
});

t.test('no link and no path in the documentation is dead', async (t) => {
  const pages = ['README.md', ...list('docs/**/*.md')];
  const dead: string[] = [];
  for (const page of pages) {
    const text = await read(page);
    const links = [...text.matchAll(/(?:\]\(|src="|href=")([^)"#\s]+)/g)].map(([, link]) => link ?? '');
    const relative = links.filter((link) => !/^[a-z]+:/.test(link)).map((link) => path.join(path.dirname(page), link));
    const paths = [...text.matchAll(/`((?:core|host|plugins|schemas|scripts|test|docs)\/[\w./@-]*)(?:#[^`]*)?`/g)].map(
      ([, name]) => name ?? '',
    );
    const missing = [...relative, ...paths].filter((name) => !existsSync(path.join(root, name)));
    dead.push(...missing.map((name) => `${page}: ${name}`));
  }
  t.same(dead, []);
});

t.test('every npm script that the documentation names exists', async (t) => {
  const { scripts } = JSON.parse(await read('package.json'));
  const texts = await Promise.all(['README.md', ...list('docs/**/*.md')].map(read));
  const named = texts.flatMap((text) => [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? ''));
  t.same(
    [...new Set(named)].filter((name) => !(name in scripts)),
    [],
  );
});

t.test('the plugin of the guide passes the check as it is printed', async (t) => {
  const guide = await read('docs/guide/add-an-ats.md');
  const files = Object.fromEntries(
    [...guide.matchAll(/```json file=(\S+)\n([\s\S]*?)```/g)].map(([, name, text]) => [name ?? '', text ?? '']),
  );
  t.same(Object.keys(files), ['package.json', 'valet.plugin.json']);
  const folder = t.testdir(files);
  const { exitCode, stdout, stderr } = await runValet(['plugin', 'check', folder]);
  t.equal(exitCode, 0, stderr);
  t.match(stdout, /valet-ats-jobnest 0\.1\.0 is a good plugin/);

  const bad = path.join(folder, 'bad');
  await mkdir(bad);
  await writeFile(path.join(bad, 'package.json'), files['package.json'] ?? '');
  await writeFile(
    path.join(bad, 'valet.plugin.json'),
    (files['valet.plugin.json'] ?? '').replace('/:company/:job(\\\\d+)"', '/:company/:job?"'),
  );
  const broken = await runValet(['plugin', 'check', bad]);
  t.equal(broken.exitCode, errorTable.plugin_invalid.exitCode);
  t.match(
    broken.stderr,
    '/match/examples/no/0 https://jobs.jobnest.example/acme must not match, but does',
    'and the mistake of the guide is told in its words',
  );
});
