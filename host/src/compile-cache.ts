import path from 'node:path';

/**
 * What a process that this one starts is told, to keep what Node makes of its sources from its very first file on: it then
 * need not load the stripper of types (25 MB). The same folder as that of bin/keep-compiled.js.
 */
export const compiledEnvironment = {
  NODE_COMPILE_CACHE: path.resolve(import.meta.dirname, '../node_modules/.cache/valet'),
};
