import type { IncomingHttpHeaders } from 'node:http';
import { sampleAnswer } from './sample-answer.ts';
import { schemaFault } from './schema-fault.ts';
import { costPico, countTokens, createPrefixCache, readPicture, type StandInPrice } from './stand-in-count.ts';
import {
  type Dialect,
  openStandIn,
  type Refusal,
  type StandIn,
  type StandInOptions,
  type StandInRequest,
} from './stand-in-server.ts';

interface Row extends StandInPrice {
  /** Shorter prefixes are not cached, and nobody says so. */
  readonly minPrefix: number;
}

const price = (
  input: number,
  output: number,
  [write, writeLong, read]: readonly [number, number, number],
  minPrefix: number,
): Row => ({
  ...{ input, output, cacheWrite: write, cacheWriteLong: writeLong, cacheRead: read, minPrefix },
});

const models: Readonly<Record<string, Row>> = {
  'claude-sonnet-4-5': price(3, 15, [3.75, 6, 0.3], 1024),
  'claude-sonnet-5-5': price(2, 10, [2.5, 4, 0.1], 1024),
  'claude-haiku-5-5': { ...price(0.1, 0.5, [0.125, 0.2, 0.01], 1024), long: { over: 100_000, input: 5, output: 5 } },
  'claude-haiku-4-5': price(1, 5, [1.25, 2, 0.1], 4096),
  'claude-opus-5-5': price(4, 20, [5, 8, 0.2], 1024),
  'claude-opus-5': price(5, 25, [6.25, 10, 0.5], 512),
};

const versions = ['2023-06-01', '2026-10-21'];
const sampling = ['temperature', 'top_p', 'top_k'];
const ttlMs: Readonly<Record<string, number>> = { '5m': 300_000, '1h': 3_600_000 };

interface Block {
  readonly type: string;
  readonly text?: string;
  readonly source?: { readonly type: string; readonly media_type: string; readonly data: string };
  readonly cache_control?: { readonly type: string; readonly ttl?: string };
}
interface Body {
  readonly model?: string;
  readonly max_tokens?: number;
  readonly stream?: boolean;
  readonly system?: readonly Block[];
  readonly messages?: readonly { readonly role: string; readonly content: readonly Block[] }[];
  readonly output_config?: { readonly format?: { readonly type: string; readonly schema: StandInRequest['schema'] } };
}

/** Anthropic's Messages API in one process: key and version are checked, prefixes are cached, tokens and dollars are counted. */
export function openAnthropicStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const apiKey = 'sk-ant-stand-in';
  const cache = createPrefixCache(options.now ?? Date.now);
  let serial = 0;
  const dialect: Dialect = {
    basePath: '/v1',
    addressPath: '',
    askPath: '/messages',
    models: () => ({
      data: Object.keys(models).map((id) => ({ type: 'model', id, display_name: id })),
      has_more: false,
    }),
    read({ path, headers, body }) {
      const json = readJson(body);
      const wrong = whyRefused(json, headers, apiKey);
      if (wrong) return wrong;
      const blocks = (json?.messages ?? []).flatMap(({ content }) => content);
      return {
        ...{ path, headers, body },
        model: json?.model ?? '',
        instructions: textOf(json?.system ?? []),
        text: textOf(blocks),
        images: blocks.filter(({ type }) => type === 'image').length,
        schema: json?.output_config?.format?.schema ?? { type: 'object' },
        maxTokens: json?.max_tokens ?? 0,
      };
    },
    refuse(fault) {
      if (fault.kind === 'rate_limit') {
        const after = fault.retryAfterSeconds;
        return {
          ...refusal(429, 'rate_limit_error'),
          ...(after !== undefined && { headers: { 'retry-after': `${after}` } }),
        };
      }
      if (fault.kind === 'overloaded') return refusal(529, 'overloaded_error');
      if (fault.kind === 'server') return refusal(500, 'api_error');
      if (fault.kind === 'auth') return refusal(401, 'authentication_error');
      return fault.kind === 'quota' ? refusal(402, 'billing_error') : refusal(400, 'invalid_request_error');
    },
    reply({ model, body }, { text, end }) {
      const row = models[model] as Row;
      const json = JSON.parse(body) as Body;
      const prefix = readPrefix(json, row, cache);
      const blocks = (json.messages ?? []).flatMap(({ content }) => content);
      const images = blocks.reduce(
        (sum, { source }) => sum + (source ? (readPicture(source.data)?.tokens ?? 0) : 0),
        0,
      );
      const whole = countTokens(head(json) + textOf(json.system ?? []) + textOf(blocks)) + images;
      const cached = prefix.cacheRead + prefix.cacheWrite + prefix.cacheWriteLong;
      const tokens = { ...prefix, input: Math.max(0, whole - cached), output: countTokens(text) };
      serial += 1;
      return {
        tokens,
        pico: costPico(tokens, row),
        body: {
          id: `msg_${serial}`,
          type: 'message',
          role: 'assistant',
          model,
          content: end === 'refusal' ? [] : [{ type: 'text', text }],
          stop_reason: { full: 'end_turn', truncated: 'max_tokens', refusal: 'refusal' }[end],
          stop_sequence: null,
          usage: {
            input_tokens: tokens.input,
            cache_creation_input_tokens: tokens.cacheWrite + tokens.cacheWriteLong,
            cache_read_input_tokens: tokens.cacheRead,
            cache_creation: {
              ephemeral_5m_input_tokens: tokens.cacheWrite,
              ephemeral_1h_input_tokens: tokens.cacheWriteLong,
            },
            output_tokens: tokens.output,
            service_tier: 'standard',
          },
        },
      };
    },
  };
  return openStandIn(dialect, apiKey, options, ({ schema }) => sampleAnswer(schema));
}

function readJson(body: string): Body | null {
  try {
    return JSON.parse(body) as Body;
  } catch {
    return null;
  }
}

const textOf = (blocks: readonly Block[]) => blocks.map(({ text = '' }) => text).join('\n');
/** What stands before the system prompt: another schema is another prefix. */
const head = ({ model, output_config }: Body) => JSON.stringify([model, output_config?.format ?? null]);

/** What of the prompt was read from the cache, or is written into it: up to the last mark. */
function readPrefix(json: Body, row: Row, cache: ReturnType<typeof createPrefixCache>) {
  const none = { cacheRead: 0, cacheWrite: 0, cacheWriteLong: 0 };
  const blocks = json.system ?? [];
  const last = blocks.findLastIndex(({ cache_control }) => cache_control !== undefined);
  if (last < 0) return none;
  const ttl = blocks[last]?.cache_control?.ttl ?? '5m';
  const prefix = head(json) + textOf(blocks.slice(0, last + 1));
  const count = countTokens(prefix);
  if (count < row.minPrefix) return none;
  const isKept = cache.has(prefix);
  cache.keep(prefix, ttlMs[ttl] ?? 0);
  if (isKept) return { ...none, cacheRead: count };
  return ttl === '1h' ? { ...none, cacheWriteLong: count } : { ...none, cacheWrite: count };
}

function whyRefused(json: Body | null, headers: IncomingHttpHeaders, apiKey: string): Refusal | null {
  const version = headers['anthropic-version'];
  const bad = (message: string) => refusal(400, 'invalid_request_error', message);
  // The SDK sends its key as a bearer token since 1.x; other clients in a header of its own. The API takes both.
  const isKnown = headers['x-api-key'] === apiKey || headers.authorization === `Bearer ${apiKey}`;
  if (!isKnown) return refusal(401, 'authentication_error', 'invalid x-api-key');
  if (typeof version !== 'string' || !versions.includes(version)) return bad('anthropic-version: unknown');
  if (json === null) return bad('The request body is not valid JSON');
  if (!json.model || !Object.hasOwn(models, json.model)) return refusal(404, 'not_found_error', `model: ${json.model}`);
  const sampled = sampling.find((name) => name in json);
  if (version === '2026-10-21' && sampled) return bad(`${sampled}: not supported in this version`);
  if (!Number.isInteger(json.max_tokens) || (json.max_tokens ?? 0) < 1)
    return bad('max_tokens: a positive integer is required');
  if (json.stream) return bad('stream: this stand-in does not stream');
  if (!Array.isArray(json.messages) || json.messages[0]?.role !== 'user')
    return bad('messages: first message must use the "user" role');
  const format = json.output_config?.format;
  const schemaWrong = format && schemaFault(format.schema, { everyRequired: false });
  if (schemaWrong) return bad(`output_config.format: ${schemaWrong}`);
  const blocks = json.messages.flatMap(({ content }) => content);
  const isBroken = ({ type, source }: Block) =>
    type === 'image' && readPicture(source?.data ?? '')?.type !== source?.media_type;
  return blocks.some(isBroken) ? bad('messages: image could not be read as its media type') : null;
}

function refusal(status: number, type: string, message = type): Refusal {
  return { status, body: { type: 'error', error: { type, message }, request_id: 'req_stand_in' } };
}
