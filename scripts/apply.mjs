// `npm run apply`: sets up, then applies. Without arguments: at the practice site, with the sample candidate.
import { become, setUp, start } from './setup.mjs';

await start(async () => {
  const { node, env } = await setUp();
  const given = process.argv.slice(2);
  const args = given.length > 0 ? given : ['--demo'];
  become(node, ['--conditions=valet-src', 'host/src/cli/valet.ts', 'apply', ...args], env);
});
