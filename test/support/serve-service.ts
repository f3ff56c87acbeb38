import { readConfig } from '../../host/src/config.ts';
import { startHost, startWorker } from '../../host/src/main.ts';

/**
 * One process of a service: its environment configures it, its arguments say the role (`api` or `worker`) and the module of
 * the runner. Tells its address over IPC. SIGTERM drains, as `valet start` does; a second one forces.
 */
const [role, runnerUrl] = process.argv.slice(2);
const parts = runnerUrl ? { runnerUrl } : {};
const config = readConfig({ port: 0 });
const running =
  role === 'worker'
    ? await startWorker(config, parts)
    : await startHost(config, { ...parts, withWorker: role === 'both' });
process.send?.({ url: 'url' in running ? running.url : '', workerPids: [...running.workerPids] });
process.on('message', (message) => {
  if (message === 'pids') process.send?.({ workerPids: [...running.workerPids] });
});
let asked = 0;
process.on('SIGTERM', () => {
  asked += 1;
  if (asked === 1)
    void running.close({ drainMs: config.shutdownSeconds * 1000 }).then(() => process.exit(asked > 1 ? 1 : 0));
  else void running.force();
});
