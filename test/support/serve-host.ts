import { readConfig } from '../../host/src/config.ts';
import { startHost } from '../../host/src/main.ts';

/** A host as `valet start` runs it, but with the runner that can be killed at a named moment. Tells its address over IPC. */
const host = await startHost(readConfig({ port: 0, allowHosts: ['127.0.0.1'] }), {
  runnerUrl: new URL('./kill-runner.ts', import.meta.url).href,
});
process.send?.({ url: host.url, workerPids: [...host.workerPids] });
process.on('message', (message) => {
  if (message === 'pids') process.send?.({ url: host.url, workerPids: [...host.workerPids] });
});
process.once('SIGTERM', () => {
  void host.close().then(() => process.exit(0));
});
