import { isValetError, type SessionKey, toValetError } from '@valet/core';
import type { Log } from '../log.ts';
import type { SessionRow } from '../store/entity/browser-session.ts';
import type { SessionRepository } from '../store/store.ts';
import type { CredentialKeys } from './credential-keys.ts';
import { open, seal } from './seal.ts';

/** How often is looked for what another key sealed: hosts that still have the old one may write beside this one. */
const periodMs = 5 * 60_000;
const batchSize = 50;

/** What was done in one round. */
export interface RotationCount {
  readonly sealedAnew: number;
  readonly unreadable: number;
}

/** What a rotation is made of. */
export interface SessionRotationDeps {
  readonly rows: SessionRepository;
  readonly keys: CredentialKeys;
  readonly log: Log;
}

/** Seals anew, in the background, what an older key sealed, so that the older key can be taken away. */
export class SessionRotation {
  readonly #deps: SessionRotationDeps;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<unknown> = Promise.resolve();
  #isStopped = false;

  constructor(deps: SessionRotationDeps) {
    this.#deps = deps;
  }

  start(): void {
    if (this.#deps.keys.oldIds.length === 0) return; // only a start brings keys
    const round = () => {
      this.#round = this.runOnce().catch((error: unknown) => {
        this.#deps.log.error({ cause: toValetError(error).message }, 'sessions could not be sealed anew');
      });
    };
    this.#timer = setInterval(round, periodMs);
    this.#timer.unref();
    round();
  }

  /** Waits for the batch that is under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#round;
  }

  /** Goes through all that older keys sealed, in small batches; what cannot be opened stays as it is. */
  async runOnce(): Promise<RotationCount> {
    const { rows, keys, log } = this.#deps;
    let sealedAnew = 0;
    let unreadable = 0;
    let after: string | null = null;
    while (!this.#isStopped) {
      const batch: readonly SessionRow[] = await rows.sealedWith(keys.oldIds, { after, limit: batchSize });
      for (const row of batch) {
        if (await this.#sealAnew(row)) sealedAnew += 1;
        else unreadable += 1;
      }
      after = batch.at(-1)?.id ?? null;
      if (batch.length < batchSize) break;
    }
    if (sealedAnew + unreadable > 0)
      log.info({ keyId: keys.current.id, sealedAnew, unreadable }, 'sessions sealed anew');
    return { sealedAnew, unreadable };
  }

  async #sealAnew(row: SessionRow): Promise<boolean> {
    const { rows, keys, log } = this.#deps;
    const owner: SessionKey = { tenant: row.tenant, candidate: row.userId, domain: row.domain };
    try {
      const sealed = seal(open({ data: row.sessionData, keyId: row.keyId }, owner, keys), owner, keys);
      await rows.replace(row, { sessionData: sealed.data, keyId: sealed.keyId });
      return true;
    } catch (error) {
      if (!isValetError(error) || error.code !== 'session_unreadable') throw error;
      log.warn({ domain: row.domain, keyId: row.keyId }, 'a session cannot be opened and is left as it is');
      return false;
    }
  }
}
