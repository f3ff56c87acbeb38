import type { ModelPort } from '@valet/core';
import { ValetError } from '@valet/core/error';
import { createPortChannel } from './port-channel.ts';
import { createProcessWire } from './process-wire.ts';
import type { AttemptRunner, CreateRunner, HostPorts, RunPorts, WorkerPorts } from './worker-ports.ts';

type WorkerSettings = Parameters<WorkerPorts['worker']['start']>[0];

/** How long runs may take to let go of their browsers once the host is gone. */
const farewellMs = 5000;

/** The host owns this process: Ctrl-C and a service manager's SIGTERM reach the host, which says what is to be done. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

let runner: Promise<AttemptRunner> | undefined;
let settings: WorkerSettings | undefined;
const orphaned = new AbortController();
const runs = new Set<Promise<unknown>>();

const worker: WorkerPorts['worker'] = {
  async start(given) {
    settings = given;
  },
  run: (request, signal) => attempt(request, signal, (own, until) => own.run(request, portsNow(), until)),
  runTask: (request, signal) => attempt(request, signal, (own, until) => own.runTask(request, portsNow(), until)),
  async stop() {
    await closeRunner();
    setImmediate(() => process.exit(0));
  },
};

/** The host's ports; the models' only where there are some. */
function portsNow(): RunPorts {
  return settings?.hasModels ? { ...ports, models } : ports;
}

/**
 * The engine with its plugins, loaded at the first attempt: a worker that only waits takes a third of the memory. What could
 * not be loaded is tried anew by the next attempt.
 */
function loadRunner({ config, runnerUrl }: WorkerSettings): Promise<AttemptRunner> {
  runner ??= import(runnerUrl).then(({ createRunner }: { createRunner: CreateRunner }) => createRunner(config));
  runner.catch(() => {
    runner = undefined;
  });
  return runner;
}

async function closeRunner(): Promise<void> {
  const loaded = await runner?.catch(() => undefined); // told to the attempt
  await loaded?.close();
}

/** Runs one attempt and shows meanwhile that it lives. */
async function attempt<Report>(
  { jobId, fence }: { readonly jobId: string; readonly fence: number },
  signal: AbortSignal,
  work: (own: AttemptRunner, signal: AbortSignal) => Promise<Report>,
): Promise<Report> {
  if (!settings) throw new ValetError('internal_error', 'The worker was not set up.');
  const beating = setInterval(() => {
    host.beat(jobId, fence).catch(() => undefined); // told by every other port as well
  }, settings.config.heartbeatSeconds * 1000);
  const run = loadRunner(settings).then((own) => work(own, AbortSignal.any([signal, orphaned.signal])));
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
const models = channel.port<ModelPort>('models');
const ports = {
  ledger: channel.port<HostPorts['ledger']>('ledger'),
  checkpoints: channel.port<HostPorts['checkpoints']>('checkpoints'),
  manuals: channel.port<HostPorts['manuals']>('manuals'),
  pace: channel.port<HostPorts['pace']>('pace'),
  sessions: channel.port<HostPorts['sessions']>('sessions'),
  answers: channel.port<HostPorts['answers']>('answers'),
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
  await closeRunner().catch(() => undefined);
  process.exit(1);
}
