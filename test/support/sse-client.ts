import { type ClientRequest, get, type IncomingMessage } from 'node:http';

/** One message of an event stream. */
export interface SseMessage {
  readonly id: number;
  readonly data: string;
}

/** A connection to an event stream. */
export interface SseConnection {
  /** Resolves with the status when the answer begins. */
  readonly status: Promise<number>;
  /** Resolves when the stream is over, by whichever side; `true` when the server has ended it in order. */
  readonly over: Promise<boolean>;
  cut(): void;
}

/** Opens an event stream over a connection of its own and hands on its messages. */
export function openSse(
  url: string,
  { headers = {}, onMessage }: { headers?: Record<string, string>; onMessage(message: SseMessage): void },
): SseConnection {
  const status = Promise.withResolvers<number>();
  const over = Promise.withResolvers<boolean>();
  let isCut = false;
  const request: ClientRequest = get(url, { agent: false, headers }, (response: IncomingMessage) => {
    status.resolve(response.statusCode ?? 0);
    let rest = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const message = readBlock(block);
        if (message && !isCut) onMessage(message);
      }
    });
    response.on('close', () => over.resolve(response.complete && !isCut));
    response.on('error', () => undefined);
  });
  request.on('error', (error) => {
    status.reject(error);
    over.resolve(false);
  });
  status.promise.catch(() => undefined);
  const cut = () => {
    isCut = true;
    request.destroy();
  };
  return { status: status.promise, over: over.promise, cut };
}

/** Null for a comment and for what carries no event. */
function readBlock(block: string): SseMessage | null {
  const id = /^id: (\d+)$/m.exec(block)?.[1];
  const data = /^data: (.*)$/m.exec(block)?.[1];
  return id === undefined || data === undefined ? null : { id: Number(id), data };
}
