import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import createTier from '@valet/tier-local';
import { makeManual, shippedFiles } from './make-manuals.ts';

/** `npm run manuals:record`: makes the manuals that ship anew, and writes them and their index into `manuals/`. */
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'manuals');
const artifactFolder = await mkdtemp(path.join(tmpdir(), 'valet-manuals-'));
const tier = createTier({});
try {
  for (const [title, file] of Object.entries(shippedFiles)) {
    const manual = await makeManual(title, { tier, artifactFolder });
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), `${JSON.stringify(manual, null, 2)}\n`);
    const steps = manual.pages.reduce((sum, page) => sum + page.steps.length, 0);
    console.log(`${file}: ${steps} steps, made at "${title}" and promoted by 3 verified replays`);
  }
  const index = path.join(folder, 'valet.plugin.json');
  const manifest = { ...JSON.parse(await readFile(index, 'utf8')), manuals: Object.values(shippedFiles) };
  await writeFile(index, `${JSON.stringify(manifest, null, 2)}\n`);
  execFileSync(path.join(root, 'node_modules/.bin/biome'), ['format', '--write', folder], { stdio: 'inherit' });
} finally {
  await tier.close();
  await rm(artifactFolder, { recursive: true, force: true });
}
