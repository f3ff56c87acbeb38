import { costOf } from './model-cost.ts';
import type { ModelRequest } from './model-port.ts';
import type { ModelPrice } from './model-table.ts';
import { noTokens, type TokenCounts } from './token-count.ts';

/** Most that a picture takes: Anthropic's newest models read one with up to 4,784 tokens (platform.claude.com, vision), OpenAI's with less. */
const imageTokens = 5000;
/** What providers add themselves: roles, separators, and their own words about the schema. */
const framingTokens = 1000;
/** What a token of ordinary text takes, about. */
const bytesPerToken = 4;

type Asked = Pick<ModelRequest, 'instructions' | 'content' | 'answer' | 'maxOutputTokens'>;

/** The most that a request can cost: no tokenizer of these vendors makes more tokens than there are bytes, and all of them may be the dearest. */
export function boundCost(request: Asked, price: ModelPrice): number {
  const input = { ...noTokens, inputTokens: promptBytes(request) + framingTokens + imageTokens * countImages(request) };
  const dearest = Math.max(price.input, price.cacheWrite);
  return costOf({ ...input, outputTokens: request.maxOutputTokens }, { ...price, input: dearest });
}

/** What is taken as read where a request was sent and no answer came: its prompt, about. The provider's bill is not known. */
export function guessUnanswered(request: Asked): TokenCounts {
  const text = Math.ceil(promptBytes(request) / bytesPerToken);
  return { ...noTokens, inputTokens: text + imageTokens * countImages(request) };
}

function promptBytes({ instructions, content, answer }: Asked): number {
  const texts = content.map((part) => (part.type === 'text' ? part.text : ''));
  return Buffer.byteLength([instructions, JSON.stringify(answer), ...texts].join('\n'));
}

function countImages({ content }: Asked): number {
  return content.filter(({ type }) => type === 'image').length;
}
