// Makes schemas/src/types.ts from the JSON Schemas in schemas/: one TypeScript type for each titled schema.
// `npm run generate` writes the file; with --check it only compares, and exits 1 on drift.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compile } from 'json-schema-to-typescript';

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

const current = await readFile(file, 'utf8').catch(() => '');
if (current === types) console.log(`${names.length} schemas, types up to date`);
else if (process.argv.includes('--check')) {
  console.error('schemas/src/types.ts no longer matches the schemas. Run `npm run generate` and commit the result.');
  process.exit(1);
} else {
  await writeFile(file, types);
  console.log(`wrote ${path.relative(root, file)} from ${names.length} schemas`);
}
