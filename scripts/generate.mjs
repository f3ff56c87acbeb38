// Makes schemas/src/types.ts from the JSON Schemas in schemas/: one TypeScript type for each titled schema; and
// host/client/src/api.ts from the OpenAPI document of the host.
// `npm run generate` writes the files; with --check it only compares, and exits 1 on drift.
import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { makeClientTypes } from './client-types.mjs';

const root = path.resolve(import.meta.dirname, '..');
const schemaDir = path.join(root, 'schemas');
const file = path.join(schemaDir, 'src/types.ts');

const names = (await readdir(schemaDir)).filter((name) => name.endsWith('.schema.json')).sort();

// Every schema and every titled definition hangs on one root, so that a shape used in several documents has one type.
const properties = {};
for (const name of names) {
  const schema = JSON.parse(await readFile(path.join(schemaDir, name), 'utf8'));
  properties[name] = { $ref: name };
  for (const [key, definition] of Object.entries(schema.$defs ?? {})) {
    if (definition.title) properties[`${name}#${key}`] = { $ref: `${name}#/$defs/${key}` };
  }
}
const all = { title: 'AllSchemas', type: 'object', additionalProperties: false, properties };
const types = await compile(all, 'AllSchemas', {
  cwd: `${schemaDir}/`,
  additionalProperties: false,
  bannerComment: '// Made from schemas/*.schema.json by `npm run generate`. Edit the schema, not this file.',
  unknownAny: true,
  style: { singleQuote: true, printWidth: 120 },
});

let hasDrifted = false;

/** Writes what was made, or with --check compares it with what stands there. */
async function keep(target, text, from) {
  const name = path.relative(root, target);
  const current = await readFile(target, 'utf8').catch(() => '');
  if (current === text) console.log(`${name} is up to date with ${from}`);
  else if (process.argv.includes('--check')) {
    console.error(`${name} no longer matches ${from}. Run \`npm run generate\` and commit the result.`);
    hasDrifted = true;
  } else {
    await writeFile(target, text);
    console.log(`wrote ${name} from ${from}`);
  }
}

await keep(file, types, `${names.length} schemas`);

// The endpoints are read in a process of their own: they are made of the schemas' types, which may just have been written.
const printed = execFileSync(
  process.execPath,
  ['--conditions=valet-src', path.join(root, 'scripts/print-openapi.mjs')],
  {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  },
);
const document = JSON.parse(printed);
const endpoints = Object.values(document.paths).flatMap(Object.keys).length;
await keep(path.join(root, 'host/client/src/api.ts'), await makeClientTypes(document), `${endpoints} endpoints`);

if (hasDrifted) process.exit(1);
