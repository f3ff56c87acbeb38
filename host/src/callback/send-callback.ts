import type { Callback } from '@valet/schemas';
import { request } from 'undici';
import { createGuardedAgent } from '../outside/guarded-agent.ts';
import type { Outside } from '../outside/outside.ts';

/** Sends one callback; resolves with the HTTP status, rejects when no answer came. */
export type SendCallback = (url: string, payload: Callback, signal: AbortSignal) => Promise<number>;

/** Sends over HTTP, on connections of its own. */
export interface CallbackSender {
  readonly send: SendCallback;
  /** Closes its connections. */
  close(): Promise<void>;
}

/** Makes a sender that connects only where it may. Redirects are not followed: the address was given, not guessed. */
export function createCallbackSender({ reach }: Pick<Outside, 'reach'>): CallbackSender {
  const agent = createGuardedAgent(reach);
  return {
    async send(url, payload, signal) {
      const { statusCode, body } = await request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'valet' },
        body: JSON.stringify(payload),
        dispatcher: agent,
        signal,
      });
      await body.dump();
      return statusCode;
    },
    close: () => agent.destroy(),
  };
}
