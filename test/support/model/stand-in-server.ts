import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StandInFault, StandInFaults } from './stand-in-fault.ts';

/** One request as a stand-in's script and tests see it. */
export interface StandInRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire. */
  readonly body: string;
  readonly model: string;
  /** What the system prompt says. */
  readonly instructions: string;
  /** What the user's turn says, pictures left out. */
  readonly text: string;
  readonly images: number;
  /** The schema of the answer. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly maxTokens: number;
}

/** What a stand-in is told. */
export interface StandInOptions {
  /** What the model answers: any JSON value; the default fits the schema and says nothing. */
  readonly answer?: (request: StandInRequest) => unknown;
  readonly faults?: StandInFaults;
  /** Time of the prompt caches. */
  readonly now?: () => number;
  /** 0: any free one. A test that starts a dead server anew wants the same. */
  readonly port?: number;
}

/** A model provider on 127.0.0.1. */
export interface StandIn {
  /** Base address as the provider's SDK wants it. */
  readonly url: string;
  readonly port: number;
  /** The one key that is let in. */
  readonly apiKey: string;
  /** Every request that came, in order, refused ones too: what never left cannot be found in here. */
  readonly requests: readonly { readonly method: string; readonly path: string; readonly body: string }[];
  /** How many questions were put to a model, refused and broken ones too. */
  readonly callCount: number;
  /** What the answers cost, by the stand-in's own count. */
  readonly spentUsd: number;
  /** Tokens of the answers, by class. */
  readonly tokens: Readonly<Record<'input' | 'cacheRead' | 'cacheWrite' | 'cacheWriteLong' | 'output', number>>;
  /** From now on these go wrong. */
  setFaults(faults: StandInFaults): void;
  /** Resolves when so many questions have come. */
  called(count: number): Promise<void>;
  /** Resolves when so many questions that hung were given up by who had asked. */
  abandoned(count: number): Promise<void>;
  close(): Promise<void>;
}

/** How one vendor's answers look. */
export interface Dialect {
  readonly basePath: string;
  /** What the SDK's base address ends in. */
  readonly addressPath: string;
  /** Paths of questions, below the base path. */
  readonly askPath: string;
  models(): unknown;
  /** The question, or what is wrong with it. */
  read(given: { path: string; headers: IncomingHttpHeaders; body: string }): StandInRequest | Refusal;
  refuse(fault: RefusingFault): Refusal;
  /** The answer, counted. */
  reply(request: StandInRequest, said: { text: string; end: 'full' | 'truncated' | 'refusal' }): Reply;
}

export interface Refusal {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Reply {
  readonly body: unknown;
  readonly tokens: StandIn['tokens'];
  readonly pico: number;
}

export type RefusingFault = Extract<
  StandInFault,
  { kind: 'rate_limit' | 'overloaded' | 'server' | 'auth' | 'quota' | 'invalid_request' }
>;

const refusing = new Set(['rate_limit', 'overloaded', 'server', 'auth', 'quota', 'invalid_request']);
const isRefusing = (fault: StandInFault): fault is RefusingFault => refusing.has(fault.kind);

/** Serves a dialect. Whatever the model has answered costs, also when it is cut on its way. */
export async function openStandIn(
  dialect: Dialect,
  apiKey: string,
  options: StandInOptions,
  sample: (request: StandInRequest) => unknown,
): Promise<StandIn> {
  const requests: { method: string; path: string; body: string }[] = [];
  const tokens = { input: 0, cacheRead: 0, cacheWrite: 0, cacheWriteLong: 0, output: 0 };
  let faults = options.faults ?? [];
  let [calls, sinceFaults, pico] = [0, 0, 0];
  let arrival = Promise.withResolvers<void>();
  let abandoned = 0;

  const nextFault = (): StandInFault | null => {
    const before = sinceFaults++;
    return (typeof faults === 'function' ? faults(before) : faults[before]) ?? null;
  };
  const book = (reply: Reply) => {
    for (const name of Object.keys(tokens) as (keyof typeof tokens)[]) tokens[name] += reply.tokens[name];
    pico += reply.pico;
    return reply.body;
  };
  const answer = (request: StandInRequest, fault: StandInFault | null): unknown => {
    const full = JSON.stringify(
      fault?.kind === 'wrong_schema' ? { unexpected: [] } : (options.answer ?? sample)(request),
    );
    if (fault?.kind === 'refusal') return book(dialect.reply(request, { text: '', end: 'refusal' }));
    if (fault?.kind === 'truncated') {
      return book(dialect.reply(request, { text: full.slice(0, Math.ceil(full.length / 2)), end: 'truncated' }));
    }
    return book(
      dialect.reply(request, { text: fault?.kind === 'malformed' ? `Sure! ${full.slice(1)}` : full, end: 'full' }),
    );
  };

  const ask = async (given: Parameters<Dialect['read']>[0], response: ServerResponse): Promise<void> => {
    calls += 1;
    arrival.resolve();
    arrival = Promise.withResolvers();
    const request = dialect.read(given);
    if ('status' in request) return send(response, request);
    const fault = nextFault();
    if (fault?.kind === 'slow') await fault.until;
    if (fault?.kind === 'hang') {
      response.once('close', () => {
        abandoned += 1;
        arrival.resolve();
        arrival = Promise.withResolvers();
      });
    }
    if (response.destroyed || fault?.kind === 'hang') return;
    if (fault?.kind === 'reset') return void response.destroy();
    if (fault && isRefusing(fault)) return send(response, dialect.refuse(fault));
    if (fault?.kind === 'odd_body') return send(response, { status: 200, body: { object: 'nothing known' } });
    if (fault?.kind === 'malformed_body') return write(response, { status: 200 }, '{"id": "one", "content": [');
    if (fault?.kind === 'cut') {
      const text = JSON.stringify(answer(request, null));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      return void response.write(text.slice(0, text.length / 2), () => response.destroy());
    }
    send(response, { status: 200, body: answer(request, fault) });
  };

  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
    } catch {
      return; // the client is gone
    }
    const body = Buffer.concat(chunks).toString();
    const { method = '', url: path = '/', headers } = incoming;
    requests.push({ method, path, body });
    if (method === 'GET' && path === `${dialect.basePath}/models`)
      return send(response, { status: 200, body: dialect.models() });
    if (method === 'POST' && path === `${dialect.basePath}${dialect.askPath}`)
      return ask({ path, headers, body }, response);
    send(response, { status: 404, body: { error: { type: 'not_found_error', message: `No ${method} ${path} here` } } });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${dialect.addressPath}`,
    port,
    apiKey,
    requests,
    tokens,
    get callCount() {
      return calls;
    },
    get spentUsd() {
      return pico / 1e12;
    },
    setFaults(given) {
      faults = given;
      sinceFaults = 0;
    },
    async called(count) {
      while (calls < count) await arrival.promise;
    },
    async abandoned(count) {
      while (abandoned < count) await arrival.promise;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, refusal: Refusal): void {
  write(response, refusal, JSON.stringify(refusal.body));
}

function write(response: ServerResponse, { status, headers }: Pick<Refusal, 'status' | 'headers'>, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(text);
}
