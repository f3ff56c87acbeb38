import { ModelError, type ModelFailure } from '@valet/core';

/** What both SDKs tell of a refused request. */
interface Refused {
  readonly status: number;
  readonly headers?: Headers;
  readonly type?: string | null;
  readonly code?: string | null;
}

/** Failures of a connection that was never made. */
const unsentCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What an SDK threw, as the router knows it. The SDK's own message is kept out: it may quote the request. */
export function toModelError(
  error: unknown,
  { provider, signal }: { provider: string; signal: AbortSignal },
): ModelError {
  if (error instanceof ModelError) return error;
  if (signal.aborted) return new ModelError('aborted', `${provider}: the call was aborted.`, { wasSent: true });
  if (isRefused(error)) {
    const { status, type, code } = error;
    const what = [status, type ?? code].filter(Boolean).join(' ');
    return new ModelError(kindOf(error), `${provider} answered ${what}.`, {
      retryAfterMs: retryAfterMs(error.headers),
    });
  }
  if (error instanceof SyntaxError) {
    return new ModelError('malformed', `${provider} answered with no JSON.`, { wasSent: true });
  }
  const code = codeOf(error);
  const wasSent = code === null || !unsentCodes.has(code);
  return new ModelError('network', `${provider} could not be reached${code ? ` (${code})` : ''}.`, { wasSent });
}

function isRefused(error: unknown): error is Refused {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number';
}

const kindByStatus: Readonly<Record<number, ModelFailure>> = {
  401: 'auth',
  402: 'quota',
  403: 'auth',
  408: 'timeout',
  409: 'server',
  429: 'rate_limit',
  503: 'overloaded',
  504: 'timeout',
  529: 'overloaded',
};

function kindOf({ status, type, code }: Refused): ModelFailure {
  // OpenAI says with 429 both "slow down" and "nothing left on the account".
  if (type === 'insufficient_quota' || code === 'insufficient_quota' || type === 'billing_error') return 'quota';
  return kindByStatus[status] ?? (status >= 500 ? 'server' : 'invalid_request');
}

/** `retry-after-ms`, or `retry-after` in seconds or as a date (RFC 9110 §10.2.3). */
function retryAfterMs(headers: Headers | undefined): number | undefined {
  const ms = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(ms)) return Math.max(0, ms);
  const text = headers?.get('retry-after');
  if (!text) return undefined;
  const waitMs = Number.isFinite(Number(text)) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}

function codeOf(error: unknown): string | null {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('code' in one && typeof one.code === 'string') return one.code;
  }
  return null;
}
