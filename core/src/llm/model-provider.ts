import type { ModelPart, ModelRequest } from './model-port.ts';
import type { TokenCounts } from './token-count.ts';

/** One request to one model. */
export interface ProviderCall {
  /** The provider's own id of the model. */
  readonly model: string;
  readonly instructions: string;
  readonly content: readonly ModelPart[];
  readonly answer: ModelRequest['answer'];
  readonly maxOutputTokens: number;
  /** How much the model is to think; null: its own default, for models that cannot be told. */
  readonly effort: 'low' | null;
  /** The same for calls that begin alike (instructions and schema), so that a provider can find its cache. */
  readonly cacheKey: string;
}

/** What came back. */
export interface ProviderReply {
  /** What the model said, to be parsed and checked. */
  readonly text: string;
  readonly tokens: TokenCounts;
}

/** One company's models, or a server that speaks its protocol. */
export interface ModelProvider {
  /** First part of `provider:model`. */
  readonly id: string;
  /** A server of one's own: one that does not answer is left alone at once. */
  readonly isLocal: boolean;
  /** Longest that a call may take. */
  readonly timeoutMs: number;
  /** One call, without retries of its own. Error: `ModelError`, and only that. */
  call(call: ProviderCall, signal: AbortSignal): Promise<ProviderReply>;
}
