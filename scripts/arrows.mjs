// Holds the house's import rules (.dependency-cruiser.mjs): who may know whom, type imports included, and no circles.
// Also: only host/src/config.ts reads process.env. `--root <folder>` checks another tree.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cruise } from 'dependency-cruiser';
import config from '../.dependency-cruiser.mjs';

const { values } = parseArgs({
  options: { root: { type: 'string', default: path.resolve(import.meta.dirname, '..') } },
});
const root = path.resolve(values.root);
process.chdir(root);

const wings = ['schemas', 'core', 'plugins', 'manuals', 'host', 'test/practice/src'];
const { forbidden, options } = config;

/** Each parser misses a kind of type import: acorn `export type ... from`, swc `import('...')` in a type. Both are asked. */
const readings = [];
for (const parser of ['acorn', 'swc']) {
  const { output } = await cruise(
    wings.filter((wing) => readdirSync(root).includes(wing.split('/')[0])),
    { ...options, parser, ruleSet: { forbidden, options }, validate: true, outputType: 'json' },
    options.enhancedResolveOptions,
  );
  readings.push(JSON.parse(output));
}
const modules = readings.flatMap((reading) => reading.modules);
const arrows = new Set(
  modules.flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => `${source} ${resolved}`)),
);

const violations = readings
  .flatMap(({ summary }) => summary.violations)
  .map(({ rule, from, to, cycle }) => {
    const way = cycle ? cycle.map(({ name }) => name).join(' -> ') : to;
    return `${from} -> ${way} (${rule.name})`;
  });
const problems = [...new Set(violations)];
// A checker that sees nothing finds nothing.
const seen = new Set(modules.map(({ source }) => source).filter((source) => source.endsWith('.ts')));
if (seen.size < 50) problems.push('fewer than 50 modules were seen: the checker is blind');

for (const file of sources()) {
  if (file === 'host/src/config.ts' || !/\bprocess\.env\b/.test(withoutComments(file))) continue;
  problems.push(`${file} reads process.env; only host/src/config.ts may (settings are passed on from there)`);
}

function* sources() {
  for (const wing of ['schemas', 'core', 'plugins', 'host']) {
    for (const file of readdirSync(wing, { recursive: true, encoding: 'utf8' })) {
      if (/\.(ts|js|mjs)$/.test(file) && !/(^|\/)(node_modules|dist)\//.test(file)) yield path.join(wing, file);
    }
  }
}

function withoutComments(file) {
  return readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');
}

if (problems.length > 0) {
  console.error(`${problems.length} forbidden arrows:\n${problems.join('\n')}`);
  process.exitCode = 1;
} else console.log(`${seen.size} modules, ${arrows.size} arrows, none forbidden`);
