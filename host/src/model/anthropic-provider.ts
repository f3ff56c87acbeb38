import type Anthropic from '@anthropic-ai/sdk';
import {
  ModelError,
  type ModelPart,
  type ModelProvider,
  type ProviderCall,
  type ProviderReply,
  type TokenCounts,
} from '@valet/core';
import { toModelError } from './provider-failure.ts';
import { strictSchema } from './strict-schema.ts';

/** What the provider needs. */
export interface AnthropicOptions {
  readonly apiKey: string;
  /** Without `/v1`; null: Anthropic's own. */
  readonly baseUrl: string | null;
  readonly timeoutMs: number;
}

const id = 'anthropic';
/** The SDK's own limit only has to be longer than ours. */
const sdkTimeoutMs = 3_600_000;

/**
 * Anthropic's Messages API, by its SDK, loaded at the first call. No sampling parameter is sent: API version 2026-10-21
 * refuses them. The instructions are marked for the provider's cache of five minutes.
 */
export function createAnthropicProvider({ apiKey, baseUrl, timeoutMs }: AnthropicOptions): ModelProvider {
  let loading: Promise<Anthropic> | undefined;
  const load = () => {
    loading ??= import('@anthropic-ai/sdk').then(
      ({ default: Client }) =>
        new Client({
          apiKey,
          // What the environment holds for other programs is not Valet's.
          authToken: null,
          baseURL: baseUrl ?? 'https://api.anthropic.com',
          maxRetries: 0,
          timeout: sdkTimeoutMs,
          logLevel: 'off',
        }),
    );
    return loading;
  };
  return {
    id,
    isLocal: false,
    timeoutMs,
    async call(call, signal) {
      try {
        const client = await load();
        return readReply(await client.messages.create(toBody(call), { signal }));
      } catch (error) {
        throw toModelError(error, { provider: id, signal });
      }
    },
  };
}

function toBody({ model, instructions, content, answer, maxOutputTokens, effort }: ProviderCall) {
  return {
    model,
    max_tokens: maxOutputTokens,
    system: [{ type: 'text', text: instructions, cache_control: { type: 'ephemeral' } }],
    messages: [{ role: 'user', content: content.map(toBlock) }],
    output_config: {
      ...(effort && { effort }),
      format: { type: 'json_schema', schema: strictSchema(answer.schema) },
    },
  } satisfies Anthropic.MessageCreateParamsNonStreaming;
}

function toBlock(part: ModelPart): Anthropic.ContentBlockParam {
  if (part.type === 'text') return part;
  return { type: 'image', source: { type: 'base64', media_type: part.mediaType, data: part.base64 } };
}

/** A full answer only: one that was cut or refused may still look like JSON. */
function readReply(message: Anthropic.Message): ProviderReply {
  const tokens = readUsage(message?.usage);
  if (tokens === null || !Array.isArray(message.content)) {
    throw new ModelError('malformed', `${id} answered with no message.`, { wasSent: true });
  }
  const { stop_reason: reason } = message;
  if (reason === 'refusal') throw new ModelError('refusal', `${id} refused to answer.`, { tokens });
  if (reason !== 'end_turn' && reason !== 'stop_sequence') {
    throw new ModelError('truncated', `${id} stopped early (${reason}).`, { tokens });
  }
  const text = message.content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('');
  return { text, tokens };
}

/** Anthropic's `input_tokens` leaves cached ones out. */
function readUsage(usage: Anthropic.Usage | undefined): TokenCounts | null {
  if (typeof usage?.input_tokens !== 'number' || typeof usage.output_tokens !== 'number') return null;
  const written = usage.cache_creation_input_tokens ?? 0;
  const cacheWriteLongTokens = usage.cache_creation?.ephemeral_1h_input_tokens ?? 0;
  return {
    inputTokens: usage.input_tokens,
    cacheReadTokens: usage.cache_read_input_tokens ?? 0,
    cacheWriteTokens: Math.max(0, written - cacheWriteLongTokens),
    cacheWriteLongTokens,
    outputTokens: usage.output_tokens,
  };
}
