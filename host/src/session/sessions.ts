import { type Clock, type SessionStore, type StorageState, stateEndsAt } from '@valet/core';
import type { SessionRepository } from '../store/store.ts';
import type { CredentialKeys } from './credential-keys.ts';
import { open, seal } from './seal.ts';

/** What the sessions of a host are made of. */
export interface SessionsDeps {
  readonly rows: SessionRepository;
  readonly keys: CredentialKeys;
  readonly clock: Clock;
}

/** A {@link SessionStore} whose states lie sealed in the store. */
export function createSessions({ rows, keys, clock }: SessionsDeps): SessionStore {
  return {
    async load(key, by) {
      const row = await rows.take(key, by);
      if (!row || (row.expiresAt !== null && row.expiresAt.getTime() <= clock.now())) return null;
      return JSON.parse(open({ data: row.sessionData, keyId: row.keyId }, key, keys)) as StorageState;
    },
    async save(key, state, by) {
      const { data, keyId } = seal(JSON.stringify(state), key, keys);
      const endsAt = stateEndsAt(state);
      const expiresAt = endsAt === null ? null : new Date(endsAt);
      return rows.put(key, { sessionData: data, keyId, expiresAt }, by);
    },
  };
}
