// Keeps what Node makes of the sources (types stripped, compiled) beside the packages: the next start takes half the time then,
// and a third less memory. Plain JavaScript, so that not even the stripper of types (15 MB) is loaded. Where nothing can be
// written, each start does it anew. The same folder as that of src/compile-cache.ts.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/valet', import.meta.url)));
