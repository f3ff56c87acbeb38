import { Webhook } from 'standardwebhooks';
import { secretOf } from './callback-secret.ts';

/** A callback as it leaves. */
export interface OutgoingMessage {
  /** Stable over all tries; no dot in it. */
  readonly id: string;
  readonly tenant: string;
  readonly at: Date;
  /** The very text that is sent. */
  readonly body: string;
}

/** The headers of Standard Webhooks for one try, with a signature by each secret. */
export type SignCallback = (message: OutgoingMessage) => Readonly<Record<string, string>>;

/** Makes {@link SignCallback}. A receiver that knows any of the secrets can verify, so that they can be rotated. */
export function createCallbackSigner(secrets: readonly string[]): SignCallback {
  return ({ id, tenant, at, body }) => ({
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secretOf(tenant, secret)).sign(id, at, body)).join(' '),
  });
}
