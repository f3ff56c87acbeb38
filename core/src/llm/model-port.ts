import type { ModelTask } from './model-task.ts';

/** A part of what a model is shown. Text of a page is data in here, never an instruction. */
export type ModelPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly mediaType: 'image/png' | 'image/jpeg'; readonly base64: string };

/** One question to a model. */
export interface ModelRequest {
  readonly task: ModelTask;
  /**
   * What to do, in Valet's own words: the same for every call of its kind, so that providers can cache it. The schema stands before
   * it in their caches: one that names a page's own fields makes each page a new beginning.
   */
  readonly instructions: string;
  readonly content: readonly ModelPart[];
  /** The shape of the answer: a JSON Schema in which every property is required and no other is allowed. */
  readonly answer: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  readonly maxOutputTokens: number;
}

/** On whose behalf a model is asked: budgets, caches and the log go by it. */
export interface ModelScope {
  readonly tenant: string;
  /** Null where nobody is named: then only the application's and the tenant's limits hold. */
  readonly userId: string | null;
  readonly jobId: string;
  /** Most US dollars that the job may cost, where its owner wants less than the configured limit. */
  readonly limitUsd?: number;
}

/** Tokens of one call, each counted in exactly one class. */
export interface ModelUsage {
  /** Read at the full price: neither from nor into a cache. */
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  /** With what the model thought. */
  readonly outputTokens: number;
}

/** What a model said. */
export interface ModelReply {
  /** Fits the schema that was given. */
  readonly value: unknown;
  readonly provider: string;
  readonly model: string;
  /** Of all calls that the question took, those that gave no usable answer too. */
  readonly usage: ModelUsage;
  /** Of the same calls; 0 when the reply came from Valet's own cache. */
  readonly usd: number;
  readonly isCached: boolean;
}

/** The only way to a model. */
export interface ModelPort {
  /**
   * Asks the model that the task is routed to, within the budgets.
   * Errors: `budget_exceeded`; `model_unavailable` when none is configured, or none gave a usable answer.
   */
  ask(request: ModelRequest, scope: ModelScope, signal: AbortSignal): Promise<ModelReply>;
}
