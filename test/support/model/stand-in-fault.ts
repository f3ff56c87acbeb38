/** One thing that goes wrong, for one request. */
export type StandInFault =
  /** 429; `retryAfterSeconds` becomes the header. */
  | { readonly kind: 'rate_limit'; readonly retryAfterSeconds?: number }
  /** 529 (Anthropic) or 503 (OpenAI). */
  | { readonly kind: 'overloaded' }
  /** 500. */
  | { readonly kind: 'server' }
  | { readonly kind: 'auth' }
  /** Nothing left on the account. */
  | { readonly kind: 'quota' }
  | { readonly kind: 'invalid_request' }
  /** Answers 200 with a body that is no JSON. */
  | { readonly kind: 'malformed_body' }
  /** Answers 200 with JSON that is no answer of this API. */
  | { readonly kind: 'odd_body' }
  /** The model's text is no JSON. */
  | { readonly kind: 'malformed' }
  /** The model's text ends at the token limit. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'refusal' }
  /** The model's text is JSON of another shape. */
  | { readonly kind: 'wrong_schema' }
  /** Half of the body, then the connection is gone. */
  | { readonly kind: 'cut' }
  /** The connection is gone before a byte was answered. */
  | { readonly kind: 'reset' }
  /** The first byte comes when `until` says so. */
  | { readonly kind: 'slow'; readonly until: Promise<unknown> }
  /** No byte ever comes. */
  | { readonly kind: 'hang' };

/** Faults of the first, second, ... request; after the last nothing goes wrong. Or a function of how many came before. */
export type StandInFaults = readonly (StandInFault | null)[] | ((before: number) => StandInFault | null);
