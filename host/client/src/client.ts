import { type ApiOperations, operations, type Problem } from './api.ts';
import { ValetApiError } from './api-error.ts';

/** Where the API is, and who asks. */
export interface ClientOptions {
  /** Address of the host, such as `http://127.0.0.1:3100`. */
  readonly baseUrl: string;
  /** Sent as X-GH-Service-Key; health and monitoring need none. */
  readonly serviceKey?: string;
  /** Default: the platform's. */
  readonly fetch?: typeof fetch;
}

/** Of one call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

type Name = keyof ApiOperations;
type RequestOf<N extends Name> = ApiOperations[N]['request'];
/** Status and body as the endpoint documents them, and the headers of the answer. */
export type AnswerOf<N extends Name> = ApiOperations[N]['answer'] & { readonly headers: Headers };
type IsOptional<T> = Record<never, never> extends T ? true : false;

/** One function for each endpoint, named by its operation. Every answer that is a Problem is thrown: {@link ValetApiError}. */
export type ValetClient = {
  readonly [N in Name]: IsOptional<RequestOf<N>> extends true
    ? (request?: RequestOf<N>, options?: CallOptions) => Promise<AnswerOf<N>>
    : (request: RequestOf<N>, options?: CallOptions) => Promise<AnswerOf<N>>;
};

interface AnyRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Makes a client. It keeps no state, and tries nothing twice. Errors: ValetApiError, and those of `fetch`. */
export function createClient(options: ClientOptions): ValetClient {
  const names = Object.keys(operations) as Name[];
  const calls = names.map((name) => [
    name,
    (request: AnyRequest = {}, { signal }: CallOptions = {}) => call(options, name, request, signal),
  ]);
  return Object.fromEntries(calls) as ValetClient;
}

async function call(
  { baseUrl, serviceKey, fetch: send = fetch }: ClientOptions,
  name: Name,
  { params = {}, query = {}, headers = {}, body }: AnyRequest,
  signal: AbortSignal | undefined,
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const { method, path } = operations[name];
  const response = await send(addressOf({ baseUrl, path, params, query }), {
    method,
    headers: {
      ...(serviceKey !== undefined && { 'x-gh-service-key': serviceKey }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, String(value)])),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  const { status } = response;
  const answer = await readBody(response);
  if (!response.ok && isProblem(answer)) {
    throw new ValetApiError({ status, problem: answer, retryAfter: response.headers.get('retry-after') });
  }
  return { status, body: answer, headers: response.headers };
}

function addressOf({
  baseUrl,
  path,
  params,
  query,
}: { baseUrl: string; path: string } & Required<Pick<AnyRequest, 'params' | 'query'>>): URL {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  const url = new URL(baseUrl.replace(/\/$/, '') + filled);
  for (const [key, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== undefined) url.searchParams.append(key, String(one));
  }
  return url;
}

/** A stream is the caller's to read. */
async function readBody(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) return response.json();
  if (type.startsWith('text/event-stream')) return response;
  return response.text();
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'error' in body && 'message' in body;
}
