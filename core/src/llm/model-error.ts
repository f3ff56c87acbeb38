import type { TokenCounts } from './token-count.ts';

/** How a call of a model can fail. */
export type ModelFailure =
  | 'rate_limit'
  | 'overloaded'
  | 'server'
  | 'timeout'
  | 'network'
  | 'auth'
  | 'quota'
  | 'invalid_request'
  | 'refusal'
  | 'truncated'
  | 'malformed'
  | 'wrong_schema'
  | 'aborted';

interface ModelErrorOptions {
  readonly cause?: unknown;
  /** How long the provider asks to be left alone. */
  readonly retryAfterMs?: number | undefined;
  /** What the provider counted, where it answered; an answer that cannot be used is paid for as well. */
  readonly tokens?: TokenCounts | undefined;
  /** Whether the request may have reached the model, so that it may cost although no answer came. */
  readonly wasSent?: boolean;
}

/** One failed call, as a provider tells it to the router; it never leaves the router. Says nothing of what was asked or answered. */
export class ModelError extends Error {
  readonly kind: ModelFailure;
  readonly retryAfterMs: number | null;
  readonly tokens: TokenCounts | null;
  readonly wasSent: boolean;

  constructor(kind: ModelFailure, message: string, options: ModelErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ModelError';
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.tokens = options.tokens ?? null;
    this.wasSent = options.wasSent ?? false;
  }
}
