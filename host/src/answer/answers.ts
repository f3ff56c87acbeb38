import { createHash } from 'node:crypto';
import { type AnswerBank, type AnswerOwner, type BankAnswer, type Clock, normaliseQuestion } from '@valet/core';
import type { Log } from '../log.ts';
import type { CredentialKeys } from '../session/credential-keys.ts';
import { openText, type SealLabel, sealText } from '../session/seal-text.ts';
import type { AnswerRepository, SealedAnswer } from '../store/store.ts';

/** What the answers of a host are made of. */
export interface AnswersDeps {
  readonly rows: AnswerRepository;
  readonly keys: CredentialKeys;
  readonly clock: Clock;
  readonly log?: Pick<Log, 'warn'>;
}

/** What is sealed of an answer. */
type Kept = Omit<BankAnswer, 'savedAt'>;

/** An {@link AnswerBank} whose answers lie sealed in the store. Those that do not open are left out, and the log says how many. */
export function createAnswers({ rows, keys, clock, log }: AnswersDeps): AnswerBank {
  return {
    async find(owner) {
      const found = await rows.list(owner);
      const opened = found.flatMap((row) => openAnswer(row, owner, keys) ?? []);
      const unreadable = found.length - opened.length;
      if (unreadable > 0)
        log?.warn({ unreadable }, 'kept answers cannot be opened: they were changed, or their key is not configured');
      return opened;
    },
    async save(owner, answers) {
      const kept = new Map<string, Kept>();
      for (const { question, answer, source, category } of answers) {
        const key = normaliseQuestion(question);
        if (key !== '') kept.set(key, { key, question, answer, source, category });
      }
      const savedAt = new Date(clock.now());
      const sealed = [...kept.values()].map((one) => {
        const questionHash = hashOf(one.key);
        const { data, keyId } = sealText(JSON.stringify(one), labelOf(owner, questionHash), keys);
        return { questionHash, sealed: data, keyId, savedAt };
      });
      await rows.put(owner, sealed);
    },
  };
}

function openAnswer(row: SealedAnswer, owner: AnswerOwner, keys: CredentialKeys): BankAnswer | null {
  const text = openText({ data: row.sealed, keyId: row.keyId }, labelOf(owner, row.questionHash), keys);
  if (typeof text !== 'string') return null;
  return { ...(JSON.parse(text) as Kept), savedAt: row.savedAt.toISOString() };
}

/** Tells questions apart without telling what they are at a glance; their words lie sealed. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Four parts, where a session has three: none opens as the other. */
export function labelOf({ tenant, candidate }: AnswerOwner, questionHash: string): SealLabel {
  return ['answer', tenant, candidate, questionHash];
}
