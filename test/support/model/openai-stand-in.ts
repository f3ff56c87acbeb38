import { createHash } from 'node:crypto';
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
  /** Newer families bill what they write into their cache. */
  readonly billsWrites: boolean;
}

const price = (input: number, cached: number, output: number, write: number | null): Row => ({
  ...{ input, output, cacheRead: cached, cacheWrite: write ?? input, cacheWriteLong: 0, billsWrites: write !== null },
});
const long = { over: 272_000, input: 2, output: 1.5 };

const models: Readonly<Record<string, Row>> = {
  'gpt-4.1-mini': price(0.4, 0.1, 1.6, null),
  'gpt-4.1': price(2, 0.5, 8, null),
  'gpt-6-luna': { ...price(0.1, 0.01, 0.5, 0.125), long },
  'gpt-6-sol': { ...price(2, 0.2, 10, 2.5), long },
};
const free: Row = price(0, 0, 0, null);

const blockTokens = 128;
const minPrefix = 1024;
const keptMs = 1_800_000;
/** Reasoning families refuse these. */
const refusedFields = ['temperature', 'top_p', 'max_tokens'];

interface Part {
  readonly type: string;
  readonly text?: string;
  readonly image_url?: { readonly url: string };
}
interface Body {
  readonly model?: string;
  readonly stream?: boolean;
  readonly messages?: readonly { readonly role: string; readonly content: string | readonly Part[] }[];
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly response_format?: {
    readonly type: string;
    readonly json_schema?: {
      readonly name: string;
      readonly strict?: boolean;
      readonly schema: StandInRequest['schema'];
    };
  };
}

/** What an OpenAI-shaped stand-in is told. */
export interface OpenAiStandInOptions extends StandInOptions {
  /** Be a server of one's own, as Ollama is: any key, any model, no cache, no price. */
  readonly isLocal?: boolean;
}

/** OpenAI's chat completions in one process: key and strict schemas are checked, prefixes are cached, tokens and dollars are counted. */
export function openOpenAiStandIn(options: OpenAiStandInOptions = {}): Promise<StandIn> {
  const { isLocal = false } = options;
  const apiKey = 'sk-stand-in';
  const cache = createPrefixCache(options.now ?? Date.now);
  let serial = 0;
  const dialect: Dialect = {
    basePath: '/v1',
    addressPath: '/v1',
    askPath: '/chat/completions',
    models: () => ({
      object: 'list',
      data: Object.keys(models).map((id) => ({ id, object: 'model', owned_by: 'stand-in' })),
    }),
    read({ path, headers, body }) {
      const json = readJson(body);
      const wrong = whyRefused(json, headers, { apiKey, isLocal });
      if (wrong) return wrong;
      const parts = partsOf(json, 'user');
      return {
        ...{ path, headers, body },
        model: json?.model ?? '',
        instructions: textOf(partsOf(json, 'system')),
        text: textOf(parts),
        images: parts.filter(({ type }) => type === 'image_url').length,
        schema: json?.response_format?.json_schema?.schema ?? { type: 'object' },
        maxTokens: json?.max_completion_tokens ?? json?.max_tokens ?? 0,
      };
    },
    refuse(fault) {
      if (fault.kind === 'rate_limit') {
        const after = fault.retryAfterSeconds;
        return {
          ...refusal(429, 'requests', 'rate_limit_exceeded'),
          ...(after !== undefined && { headers: { 'retry-after': `${after}` } }),
        };
      }
      if (fault.kind === 'overloaded') return refusal(503, 'server_error', null);
      if (fault.kind === 'server') return refusal(500, 'server_error', null);
      if (fault.kind === 'auth') return refusal(401, 'invalid_request_error', 'invalid_api_key');
      if (fault.kind === 'quota') return refusal(429, 'insufficient_quota', 'insufficient_quota');
      return refusal(400, 'invalid_request_error', 'context_length_exceeded');
    },
    reply({ model, body }, { text, end }) {
      const row = isLocal ? free : (models[model] as Row);
      const json = JSON.parse(body) as Body;
      const prompt =
        JSON.stringify([model, json.response_format ?? null]) +
        textOf(partsOf(json, 'system')) +
        textOf(partsOf(json, 'user'));
      const { cacheRead, cacheWrite } = isLocal ? { cacheRead: 0, cacheWrite: 0 } : readPrefix(prompt, row, cache);
      const images = partsOf(json, 'user').reduce(
        (sum, { image_url }) => sum + (image_url ? (picture(image_url.url)?.tokens ?? 0) : 0),
        0,
      );
      const whole = countTokens(prompt) + images;
      const tokens = {
        input: whole - cacheRead - cacheWrite,
        cacheRead,
        cacheWrite,
        cacheWriteLong: 0,
        output: countTokens(text),
      };
      serial += 1;
      return {
        tokens,
        pico: costPico(tokens, row),
        body: {
          id: `chatcmpl-${serial}`,
          object: 'chat.completion',
          created: 1_790_000_000,
          model,
          choices: [
            {
              index: 0,
              message: {
                role: 'assistant',
                content: end === 'refusal' ? null : text,
                refusal: end === 'refusal' ? 'I cannot help with that.' : null,
              },
              finish_reason: end === 'truncated' ? 'length' : 'stop',
            },
          ],
          usage: {
            prompt_tokens: whole,
            completion_tokens: tokens.output,
            total_tokens: whole + tokens.output,
            prompt_tokens_details: { cached_tokens: cacheRead, cache_write_tokens: cacheWrite },
            completion_tokens_details: { reasoning_tokens: 0 },
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

function partsOf(json: Body | null, role: string): readonly Part[] {
  const own = (json?.messages ?? []).filter((message) => message.role === role);
  return own.flatMap(({ content }) => (typeof content === 'string' ? [{ type: 'text', text: content }] : content));
}

const textOf = (parts: readonly Part[]) => parts.map(({ text = '' }) => text).join('\n');

function picture(url: string) {
  const [, type, data = ''] = /^data:(image\/\w+);base64,(.*)$/s.exec(url) ?? [];
  const read = readPicture(data);
  return read?.type === type ? read : null;
}

/** The longest known prefix in whole blocks, from 1,024 tokens on; the rest of the whole blocks is kept for the next time. */
function readPrefix(prompt: string, { billsWrites }: Row, cache: ReturnType<typeof createPrefixCache>) {
  const bytes = Buffer.from(prompt);
  const whole = Math.floor(bytes.length / 4 / blockTokens) * blockTokens;
  const prefix = createHash('sha256'); // goes on from block to block: hashing each anew takes minutes for a long prompt
  let hashed = 0;
  let cacheRead = 0;
  for (let count = minPrefix; count <= whole; count += blockTokens) {
    prefix.update(bytes.subarray(hashed * 4, count * 4));
    hashed = count;
    if (cache.has(prefix)) cacheRead = count;
    cache.keep(prefix, keptMs);
  }
  return { cacheRead, cacheWrite: billsWrites && whole >= minPrefix ? whole - cacheRead : 0 };
}

function whyRefused(
  json: Body | null,
  headers: IncomingHttpHeaders,
  { apiKey, isLocal }: { apiKey: string; isLocal: boolean },
): Refusal | null {
  const bad = (message: string) => refusal(400, 'invalid_request_error', null, message);
  if (!isLocal && headers.authorization !== `Bearer ${apiKey}`)
    return refusal(401, 'invalid_request_error', 'invalid_api_key');
  if (json === null) return bad('We could not parse the JSON body of your request.');
  if (!isLocal && !Object.hasOwn(models, json.model ?? ''))
    return refusal(404, 'invalid_request_error', 'model_not_found');
  const unfit = refusedFields.find((name) => name in json);
  if (json.model?.startsWith('gpt-6') && unfit) return bad(`Unsupported parameter: '${unfit}'`);
  if (json.stream) return bad('stream: this stand-in does not stream');
  if (!json.messages?.some(({ role }) => role === 'user')) return bad('messages: a user message is needed');
  const format = json.response_format?.json_schema;
  if (format && !/^[\w-]{1,64}$/.test(format.name)) return bad("Invalid 'response_format.json_schema.name'");
  const schemaWrong = format?.strict && schemaFault(format.schema, { everyRequired: true });
  if (schemaWrong) return bad(`Invalid schema for response_format '${format.name}': ${schemaWrong}`);
  const isBroken = ({ image_url }: Part) => image_url !== undefined && picture(image_url.url) === null;
  return partsOf(json, 'user').some(isBroken) ? bad('Invalid image.') : null;
}

function refusal(status: number, type: string, code: string | null, message = code ?? type): Refusal {
  return { status, headers: { 'x-request-id': 'req_stand_in' }, body: { error: { message, type, param: null, code } } };
}
