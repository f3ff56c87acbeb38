// What a manual is worth: how fast a replay is beside scripts, recordings and stored acts, and what becomes of it when the
// site drifts. Usage: npm run bench:replay -- [--part speed|drift] [--rounds <n>] [--seed <n>] [--variants <n>] [--from <seed>]
import { parseArgs } from 'node:util';
import { measureDrift } from './replay-drift.ts';
import { measureSpeed } from './replay-speed.ts';
import { finish } from './report.ts';

const { values } = parseArgs({
  options: {
    part: { type: 'string' },
    rounds: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    variants: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
  },
});
const { part } = values;
if (part !== undefined && part !== 'speed' && part !== 'drift') throw new Error('--part is speed or drift');
const rounds = Number(values.rounds);
const seed = Number(values.seed);
const speed = part === 'drift' ? [] : await measureSpeed({ rounds, seed });
const drift =
  part === 'speed' ? [] : await measureDrift({ variants: Number(values.variants), from: Number(values.from) });
finish({ name: 'replay', seed, rounds, metrics: [...speed, ...drift] });
