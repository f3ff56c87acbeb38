import { type ErrorCode, isValetError, ValetError } from '@valet/core';

/** What was being done, for the message; `secrets` are values that must not show up in it. */
export interface Doing {
  /** A phrase such as `click a button in frame main`. */
  readonly what: string;
  readonly secrets?: unknown;
}

/** First fit decides. Playwright tells its failures apart by words only (server/errors, chromium net errors). */
const kinds: readonly { readonly code: ErrorCode; readonly words: RegExp }[] = [
  {
    code: 'browser_crashed',
    words: /(target|page|context|browser)\b.*\b(closed|crashed|disconnected)|connection closed/i,
  },
  { code: 'network_error', words: /net::ERR_|NS_ERROR_|invalid url|download is starting/i },
  {
    code: 'element_not_found',
    words: /not attached|detached|not an? <?(input|element)|not visible|no node|is not an htmlelement/i,
  },
  { code: 'timeout', words: /^timeout|timeout \d+ms exceeded/i },
];

/**
 * The Valet error for a failed Playwright call: `browser_crashed`, `network_error`, `element_not_found`, `timeout`, else
 * `internal_error`. Keeps the first line of the library's message only: its call log repeats typed values.
 */
export function toAgentError(error: unknown, doing: Doing): ValetError {
  if (isValetError(error)) return error;
  const first = firstLine(error);
  const code = isTimeout(error) ? 'timeout' : (kinds.find((kind) => kind.words.test(first))?.code ?? 'internal_error');
  const covered = error instanceof Error && /intercepts pointer events/.test(error.message);
  const reason = covered ? 'another element covers it' : hideSecrets(first, doing.secrets);
  return new ValetError(code, `Could not ${doing.what}: ${reason}`);
}

/** Runs a Playwright call and throws what went wrong as a Valet error. */
export async function wrapping<T>(doing: Doing, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toAgentError(error, doing);
  }
}

/** True when the script's document went away, so that the script may be sent again to the next one. */
export function isDocumentGone(error: unknown): boolean {
  return /context was destroyed|cannot find context|handle is disposed|only in the context they were created/i.test(
    firstLine(error),
  );
}

/** A URL as a message may show it: what follows `?` or `#` may hold what a candidate typed. */
export function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? url;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.split('\n', 1)[0] ?? '';
  return line.replace(/^[a-z]+\.[a-z]+: /i, '').replace(/ at https?:\S+$/, '');
}

/** Replaces every text of `secrets` (at any depth) that occurs in the message. */
function hideSecrets(message: string, secrets: unknown): string {
  let hidden = message;
  for (const text of textsOf(secrets)) if (text.length > 2) hidden = hidden.replaceAll(text, '…');
  return hidden;
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
