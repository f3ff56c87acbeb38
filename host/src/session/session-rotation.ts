import { isValetError, type SessionKey, toValetError } from '@valet/core';
import { labelOf } from '../answer/answers.ts';
import type { Log } from '../log.ts';
import type { SessionRow } from '../store/entity/browser-session.ts';
import type { AnswerRepository, PlacedAnswer, SessionRepository } from '../store/store.ts';
import type { CredentialKeys } from './credential-keys.ts';
import { open, seal } from './seal.ts';
import { openText, sealText } from './seal-text.ts';

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
  /** The candidates' answers, which the same keys seal. Default: none. */
  readonly answers?: AnswerRepository;
  readonly keys: CredentialKeys;
  readonly log: Log;
}

/** One kind of what is sealed: a batch after a row, and what becomes of each. */
interface Vault<Row> {
  read(after: Row | undefined): Promise<readonly Row[]>;
  /** False when it cannot be opened. */
  sealAnew(row: Row): Promise<boolean>;
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
        this.#deps.log.error({ cause: toValetError(error).message }, 'what older keys sealed could not be sealed anew');
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
    const { rows, answers, keys, log } = this.#deps;
    const { oldIds } = keys;
    const limit = batchSize;
    const counts = [
      await this.#goThrough<SessionRow>({
        read: (last) => rows.sealedWith(oldIds, { after: last?.id ?? null, limit }),
        sealAnew: (row) => this.#sealAnew(row),
      }),
    ];
    if (answers) {
      counts.push(
        await this.#goThrough<PlacedAnswer>({
          read: (last) => answers.sealedWith(oldIds, { after: last?.seq ?? null, limit }),
          sealAnew: (row) => sealAnswerAnew(row, answers, this.#deps),
        }),
      );
    }
    const sealedAnew = counts.reduce((sum, one) => sum + one.sealedAnew, 0);
    const unreadable = counts.reduce((sum, one) => sum + one.unreadable, 0);
    if (sealedAnew + unreadable > 0)
      log.info({ keyId: keys.current.id, sealedAnew, unreadable }, 'sessions and answers sealed anew');
    return { sealedAnew, unreadable };
  }

  async #goThrough<Row>({ read, sealAnew }: Vault<Row>): Promise<RotationCount> {
    const count = { sealedAnew: 0, unreadable: 0 };
    let last: Row | undefined;
    while (!this.#isStopped) {
      const batch = await read(last);
      for (const row of batch) count[(await sealAnew(row)) ? 'sealedAnew' : 'unreadable'] += 1;
      last = batch.at(-1);
      if (batch.length < batchSize) break;
    }
    return count;
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

async function sealAnswerAnew(
  row: PlacedAnswer,
  answers: AnswerRepository,
  { keys, log }: Pick<SessionRotationDeps, 'keys' | 'log'>,
): Promise<boolean> {
  const label = labelOf(row, row.questionHash);
  const text = openText({ data: row.sealed, keyId: row.keyId }, label, keys);
  if (typeof text !== 'string') {
    log.warn({ keyId: row.keyId }, 'a kept answer cannot be opened and is left as it is');
    return false;
  }
  const { data, keyId } = sealText(text, label, keys);
  await answers.replace(row, { sealed: data, keyId });
  return true;
}
