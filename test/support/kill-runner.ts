import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { EventLog, SubmitLedger } from '@valet/core';
import { createRunner as createEngineRunner } from '../../host/src/worker/engine-runner.ts';
import type { CreateRunner } from '../../host/src/worker/worker-ports.ts';

/** Moments of a run at which a process can be killed from inside, each right after its durable step. */
export type KillPoint = 'navigating' | 'armed' | 'released' | 'settled';

/** File whose text `<point> <worker|host>` orders one kill. */
const orderFile = process.env['VALET_TEST_KILL'] ?? '';

async function reach(point: KillPoint): Promise<void> {
  if (!existsSync(orderFile)) return;
  const [wanted, victim] = readFileSync(orderFile, 'utf8').split(' ');
  if (wanted !== point) return;
  rmSync(orderFile);
  process.kill(victim === 'host' ? process.ppid : process.pid, 'SIGKILL');
  await new Promise(() => undefined); // nothing after this moment happens
}

/** The ordinary engine, over ports that kill a process at the ordered moment. */
export const createRunner: CreateRunner = async (config) => {
  const engine = await createEngineRunner(config);
  return {
    ...engine,
    run: (request, ports, signal) =>
      engine.run(request, { ...ports, events: killing(ports.events), ledger: killingLedger(ports.ledger) }, signal),
  };
};

function killing(events: EventLog): EventLog {
  return {
    read: (...args) => events.read(...args),
    async append(jobId, event, options) {
      const row = await events.append(jobId, event, options);
      if (event.event_type === 'state_changed' && event.metadata.to === 'navigating') await reach('navigating');
      return row;
    },
  };
}

function killingLedger(ledger: SubmitLedger): SubmitLedger {
  const after = async <T>(work: Promise<T>, point: KillPoint): Promise<T> => {
    const result = await work;
    await reach(point);
    return result;
  };
  return {
    arm: (intent) => after(ledger.arm(intent), 'armed'),
    release: (...args) => after(ledger.release(...args), 'released'),
    settle: (...args) => after(ledger.settle(...args), 'settled'),
    find: (key) => ledger.find(key),
    findByJob: (jobId) => ledger.findByJob(jobId),
  };
}
