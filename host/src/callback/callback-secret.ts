import { createHmac } from 'node:crypto';

/** What every secret begins with (Standard Webhooks). */
export const secretPrefix = 'whsec_';
const form = /^whsec_([A-Za-z0-9+/]{2,}={0,2})$/;

/** Whether the text is a secret as Standard Webhooks has them: `whsec_` and 24 to 64 bytes in base64. */
export function isCallbackSecret(text: string): boolean {
  const encoded = form.exec(text)?.[1] ?? '';
  const bytes = Buffer.from(encoded, 'base64');
  return bytes.toString('base64') === encoded && bytes.length >= 24 && bytes.length <= 64;
}

/**
 * A tenant's own secret, so that no tenant can sign what another one trusts: the HMAC-SHA256 of the tenant's name under the
 * secret. The default tenant, who has the host to itself in the embedded mode, uses the secret as it is.
 */
export function secretOf(tenant: string, secret: string): string {
  if (tenant === 'default') return secret;
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
  return `${secretPrefix}${createHmac('sha256', key).update(tenant).digest('base64')}`;
}
