import {
  ModelError,
  type ModelPart,
  type ModelProvider,
  noTokens,
  type ProviderCall,
  type ProviderReply,
  type TokenCounts,
} from '@valet/core';
import type OpenAI from 'openai';
import { toModelError } from './provider-failure.ts';
import { strictSchema } from './strict-schema.ts';

/** What the provider needs. */
export interface OpenAiOptions {
  readonly apiKey: string;
  /** With `/v1`; null: OpenAI's own. */
  readonly baseUrl: string | null;
  readonly timeoutMs: number;
  /** A server that speaks the protocol (Ollama, vLLM) in place of OpenAI: it gets only the fields that all of them know. */
  readonly isLocal?: boolean;
}

type Body = OpenAI.ChatCompletionCreateParamsNonStreaming;

/** The SDK's own limit only has to be longer than ours. */
const sdkTimeoutMs = 3_600_000;

/** OpenAI's chat completions, or those of a compatible server, by OpenAI's SDK, loaded at the first call. */
export function createOpenAiProvider({ apiKey, baseUrl, timeoutMs, isLocal = false }: OpenAiOptions): ModelProvider {
  const id = isLocal ? 'local' : 'openai';
  let loading: Promise<OpenAI> | undefined;
  const load = () => {
    loading ??= import('openai').then(
      ({ default: Client }) =>
        new Client({
          apiKey,
          // What the environment holds for other programs is not Valet's.
          organization: null,
          project: null,
          baseURL: baseUrl ?? 'https://api.openai.com/v1',
          maxRetries: 0,
          timeout: sdkTimeoutMs,
          logLevel: 'off',
        }),
    );
    return loading;
  };
  return {
    id,
    isLocal,
    timeoutMs,
    async call(call, signal) {
      try {
        const client = await load();
        const body = isLocal ? toLocalBody(call) : toBody(call);
        return readReply(await client.chat.completions.create(body, { signal }), id);
      } catch (error) {
        throw toModelError(error, { provider: id, signal });
      }
    },
  };
}

function toBody(call: ProviderCall): Body {
  return {
    ...toCommon(call),
    max_completion_tokens: call.maxOutputTokens,
    ...(call.effort && { reasoning_effort: call.effort }),
    prompt_cache_key: call.cacheKey,
    store: false,
  };
}

function toLocalBody(call: ProviderCall): Body {
  return { ...toCommon(call), max_tokens: call.maxOutputTokens, temperature: 0 };
}

function toCommon({ model, instructions, content, answer }: ProviderCall) {
  return {
    model,
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: content.map(toPart) },
    ],
    response_format: {
      type: 'json_schema',
      json_schema: { name: answer.name, strict: true, schema: { ...strictSchema(answer.schema) } },
    },
  } satisfies Body;
}

function toPart(part: ModelPart): OpenAI.ChatCompletionContentPart {
  if (part.type === 'text') return part;
  return { type: 'image_url', image_url: { url: `data:${part.mediaType};base64,${part.base64}` } };
}

/** A full answer only: one that was cut or filtered may still look like JSON. */
function readReply(completion: OpenAI.ChatCompletion, id: string): ProviderReply {
  const choice = completion?.choices?.[0];
  // Some servers of one's own do not count, and nothing depends on it.
  const tokens = readUsage(completion?.usage) ?? (id === 'local' ? noTokens : null);
  if (!choice?.message || tokens === null) {
    throw new ModelError('malformed', `${id} answered with no completion.`, { wasSent: true });
  }
  const { message, finish_reason: reason } = choice;
  if (message.refusal || reason === 'content_filter') {
    throw new ModelError('refusal', `${id} refused to answer.`, { tokens });
  }
  if (reason !== 'stop') throw new ModelError('truncated', `${id} stopped early (${reason}).`, { tokens });
  return { text: message.content ?? '', tokens };
}

/** OpenAI's `prompt_tokens` includes cached ones, and those that were written into its cache. */
function readUsage(usage: OpenAI.CompletionUsage | undefined): TokenCounts | null {
  if (typeof usage?.prompt_tokens !== 'number' || typeof usage.completion_tokens !== 'number') return null;
  const cacheReadTokens = usage.prompt_tokens_details?.cached_tokens ?? 0;
  const cacheWriteTokens = usage.prompt_tokens_details?.cache_write_tokens ?? 0;
  return {
    inputTokens: Math.max(0, usage.prompt_tokens - cacheReadTokens - cacheWriteTokens),
    cacheReadTokens,
    cacheWriteTokens,
    cacheWriteLongTokens: 0,
    outputTokens: usage.completion_tokens,
  };
}
