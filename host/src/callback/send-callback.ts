import type { Callback } from '@valet/schemas';
import { request } from 'undici';
import { createGuardedAgent } from '../outside/guarded-agent.ts';
import type { Outside } from '../outside/outside.ts';
import type { SignCallback } from './sign-callback.ts';

/** One try to send a callback. */
export interface SendOptions {
  /** Id of the callback, the same for each try. */
  readonly id: string;
  readonly tenant: string;
  readonly at: Date;
  readonly signal: AbortSignal;
}

/** Sends one callback; resolves with the HTTP status, rejects when no answer came. Error: `address_refused`. */
export type SendCallback = (url: string, payload: Callback, options: SendOptions) => Promise<number>;

/** Sends over HTTP, on connections of its own. */
export interface CallbackSender {
  readonly send: SendCallback;
  /** Closes its connections. */
  close(): Promise<void>;
}

/** What the sender is made of. */
export interface SenderDeps {
  readonly outside: Pick<Outside, 'reach'>;
  readonly sign: SignCallback;
}

/** Makes a sender that connects only where it may. Redirects are not followed: the address was given, not guessed. */
export function createCallbackSender({ outside, sign }: SenderDeps): CallbackSender {
  const agent = createGuardedAgent(outside.reach);
  return {
    async send(url, payload, { id, tenant, at, signal }) {
      const content = JSON.stringify(payload);
      const { statusCode, body } = await request(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'valet',
          ...sign({ id, tenant, at, body: content }),
        },
        body: content,
        dispatcher: agent,
        signal,
      });
      // Nothing in the answer matters, nor how long it is.
      body.on('error', () => undefined).destroy();
      return statusCode;
    },
    close: () => agent.destroy(),
  };
}
