import { randomUUID } from 'node:crypto';
import type { Clock } from '@valet/core';
import type { Test } from 'tap';
import { newJobRow } from '../../../host/src/job/new-job.ts';
import type { Store } from '../../../host/src/store/store.ts';
import { plainProfile } from '../../support/candidates.ts';
import type { Backend } from './backend.ts';

/** A host to hold against the contract, whatever it keeps its jobs in. */
export interface ContractHost {
  readonly url: string;
  readonly serviceKey: string;
  readonly clock: Clock;
  readonly backend: Backend;
  readonly seed: Seed;
  /** Names of the columns of each table. */
  columns(): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** Starts one for the length of a test. */
export type StartContractHost = (t: Test) => Promise<ContractHost>;

/** What stands in the store before the host starts. */
export interface Seed {
  /** A job that nobody took in time. */
  readonly expiredJob: string;
  /** A user with two kept sessions. */
  readonly userId: string;
  readonly domains: readonly [string, string];
}

/** Writes the {@link Seed} into a store. */
export async function sow(store: Store): Promise<Seed> {
  const userId = randomUUID();
  const domains = ['linkedin.com', 'myworkdayjobs.com'] as const;
  const row = () => ({
    ...newJobRow({
      request: {
        valet_task_id: 'seed',
        valet_user_id: userId,
        target_url: 'https://fake.test/ok',
        profile: plainProfile,
      },
      origin: 'api',
      tenant: 'default',
      candidate: userId,
      maxRetries: 0,
      now: new Date(),
    }),
  });
  const expired = { ...row(), status: 'expired', completedAt: new Date() } as const;
  await store.jobs.insert(expired);
  const keeper = { ...row(), status: 'running' } as const;
  await store.jobs.insert(keeper);
  for (const domain of domains) {
    await store.sessions.put(
      { tenant: 'default', candidate: userId, domain },
      { sessionData: 'sealed', keyId: '1', expiresAt: null },
      { jobId: keeper.id, fence: keeper.fence },
    );
  }
  await store.jobs.change(keeper.id, { actor: 'seed', fence: 'any' }, () => ({ set: { status: 'cancelled' } }));
  return { expiredJob: expired.id, userId, domains };
}
