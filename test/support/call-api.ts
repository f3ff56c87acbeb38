/** What an endpoint answered: `body` parsed where it is JSON, else as text. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: never;
  readonly headers: Headers;
}

/** One call: the path stands below /api/v1/gh, unless it begins with `//`, which stands for the root. */
export type CallApi = (method: string, path: string, body?: unknown) => Promise<ApiAnswer>;

/** Makes calls at a host with a service key; null sends none. */
export function createApiCaller(baseUrl: string, serviceKey: string | null): CallApi {
  return async (method, path, body) => {
    const url = path.startsWith('//') ? baseUrl + path.slice(1) : `${baseUrl}/api/v1/gh${path}`;
    const response = await fetch(url, {
      method,
      headers: {
        ...(serviceKey !== null && { 'x-gh-service-key': serviceKey }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as never, headers: response.headers };
  };
}
