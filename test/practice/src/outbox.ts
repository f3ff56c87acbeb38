import type { PracticeMail } from '@valet/schemas';
import type { Clock } from './clock.ts';

/** The mails that the sites sent; a mail is seen only from its arrival on. */
export interface Outbox {
  send(mail: Omit<PracticeMail, 'arrivedAt'>, delayMs: number): void;
  /** Mails that have arrived by now, oldest first; `to` compares without case. */
  arrived(filter?: { to?: string; board?: string; job?: string }): PracticeMail[];
  clear(): void;
}

/** Makes an empty outbox. */
export function createOutbox(clock: Clock): Outbox {
  let mails: PracticeMail[] = [];
  return {
    send(mail, delayMs) {
      mails.push({ ...mail, arrivedAt: new Date(clock.now() + delayMs).toISOString() });
    },
    arrived({ to, board, job } = {}) {
      return mails.filter(
        (mail) =>
          Date.parse(mail.arrivedAt) <= clock.now() &&
          (to === undefined || mail.to.toLowerCase() === to.toLowerCase()) &&
          (board === undefined || mail.board === board) &&
          (job === undefined || mail.job === job),
      );
    },
    clear() {
      mails = [];
    },
  };
}
