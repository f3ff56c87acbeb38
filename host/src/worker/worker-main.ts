import { ValetError } from '@valet/core';
import type { Config } from '../config.ts';
import { createPortChannel } from './port-channel.ts';
import { createProcessWire } from './process-wire.ts';
import type { AttemptRunner, CreateRunner, HostPorts, WorkerPorts } from './worker-ports.ts';

/** How long runs may take to let go of their browsers once the host is gone. */
const farewellMs = 5000;

/** The host owns this process: Ctrl-C and a service manager's SIGTERM reach the host, which says what is to be done. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

let runner: AttemptRunner | undefined;
let settings: Config | undefined;
const orphaned = new AbortController();
const runs = new Set<Promise<unknown>>();

const worker: WorkerPorts['worker'] = {
  async start({ config, runnerUrl }) {
    const { createRunner } = (await import(runnerUrl)) as { createRunner: CreateRunner };
    settings = config;
    runner = await createRunner(config);
  },
  run: (request, signal) => attempt(request, signal, (own, until) => own.run(request, ports, until)),
  runTask: (request, signal) => attempt(request, signal, (own, until) => own.runTask(request, ports, until)),
  async stop() {
    await runner?.close();
    setImmediate(() => process.exit(0));
  },
};

/** Runs one attempt and shows meanwhile that it lives. */
async function attempt<Report>(
  { jobId, fence }: { readonly jobId: string; readonly fence: number },
  signal: AbortSignal,
  work: (own: AttemptRunner, signal: AbortSignal) => Promise<Report>,
): Promise<Report> {
  if (!runner || !settings) throw new ValetError('internal_error', 'The worker was not set up.');
  const beating = setInterval(() => {
    host.beat(jobId, fence).catch(() => undefined); // told by every other port as well
  }, settings.heartbeatSeconds * 1000);
  const run = work(runner, AbortSignal.any([signal, orphaned.signal]));
  runs.add(run);
  try {
    return await run;
  } finally {
    clearInterval(beating);
    runs.delete(run);
  }
}

const channel = createPortChannel(createProcessWire(process), { worker });
const host = channel.port<HostPorts['host']>('host');
const ports = {
  ledger: channel.port<HostPorts['ledger']>('ledger'),
  checkpoints: channel.port<HostPorts['checkpoints']>('checkpoints'),
  manuals: channel.port<HostPorts['manuals']>('manuals'),
  pace: channel.port<HostPorts['pace']>('pace'),
  sessions: channel.port<HostPorts['sessions']>('sessions'),
  events: channel.port<HostPorts['events']>('events'),
  human: channel.port<HostPorts['human']>('human'),
  artifacts: channel.port<HostPorts['artifacts']>('artifacts'),
};

// The host is gone and with it the right to go on: no port answers any more, so nothing can be submitted.
process.on('disconnect', () => void endAlone());

async function endAlone(): Promise<void> {
  orphaned.abort(new ValetError('cancelled', 'The host is gone.'));
  setTimeout(() => process.exit(1), farewellMs);
  await Promise.allSettled(runs);
  await runner?.close().catch(() => undefined);
  process.exit(1);
}
