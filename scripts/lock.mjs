// Proves that `npm ci` will take the lock file: npm drops optional packages that its registry lacks without a word, and
// then refuses the lock it wrote.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const lock = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../package-lock.json'), 'utf8')).packages;
const locked = new Set(Object.keys(lock).map((key) => key.split('node_modules/').at(-1)));
const missing = Object.entries(lock).flatMap(([key, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !locked.has(name))
    .map(([name, range]) => `${key} -> ${name}@${range}`),
);
// A lock that names where packages were downloaded from works only there.
const hosts = new Set(
  Object.values(lock).flatMap(({ resolved }) => (resolved?.startsWith('http') ? [new URL(resolved).host] : [])),
);
hosts.delete('registry.npmjs.org');

if (missing.length > 0) console.error(`npm ci would refuse the lock file; these are not in it:\n${missing.join('\n')}`);
if (hosts.size > 0) console.error(`The lock file names download hosts: ${[...hosts].join(', ')}`);
if (missing.length > 0 || hosts.size > 0) process.exit(1);
console.log(`${locked.size} packages, npm ci will take the lock`);
