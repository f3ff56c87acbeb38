import { randomInt } from 'node:crypto';
import type { Clock } from '../clock.ts';

/** Without 0/O and 1/I, which people confuse. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeLength = 8;
const lifetimeMs = 15 * 60_000;
const maxAttempts = 5;

/** The outcome of a try: `expired` and `too-many` need a new code. */
export type CodeCheck = 'right' | 'wrong' | 'expired' | 'too-many';

/** The codes that were mailed, one at a time per applicant and posting. */
export interface SecurityCodes {
  /** A fresh code; an earlier one of the same key is void. */
  issue(key: string): string;
  /** Compares without case; a right code works once. */
  check(key: string, code: string): CodeCheck;
}

/** Makes an empty store of codes. */
export function createSecurityCodes(clock: Clock): SecurityCodes {
  const open = new Map<string, { code: string; issuedAt: number; attempts: number }>();
  return {
    issue(key) {
      const code = Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('');
      open.set(key, { code, issuedAt: clock.now(), attempts: 0 });
      return code;
    },
    check(key, code) {
      const entry = open.get(key);
      if (!entry || clock.now() - entry.issuedAt > lifetimeMs) return 'expired';
      entry.attempts += 1;
      if (entry.attempts > maxAttempts) return 'too-many';
      if (entry.code !== code.trim().toUpperCase()) return 'wrong';
      open.delete(key);
      return 'right';
    },
  };
}
