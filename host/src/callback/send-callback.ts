import type { Callback } from '@valet/schemas';
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
  let loaded: Promise<Client> | undefined;
  return {
    async send(url, payload, { id, tenant, at, signal }) {
      loaded ??= loadClient(outside.reach);
      const { request, agent } = await loaded;
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
    close: async () => (await loaded)?.agent.destroy(),
  };
}

type Client = Awaited<ReturnType<typeof loadClient>>;

/** The client is loaded with the first callback: a host that only waits is to be small. */
async function loadClient(reach: Outside['reach']) {
  const [{ request }, { createGuardedAgent }] = await Promise.all([
    import('undici'),
    import('../outside/guarded-agent.ts'),
  ]);
  return { request, agent: createGuardedAgent(reach) };
}
