import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Callback } from '@valet/schemas';
import type { Test } from 'tap';
import { waitFor } from './wait-for.ts';

/** One callback as it came in. */
export interface Received {
  readonly path: string;
  readonly callback: Callback;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** When the host hung up without having had an answer; null where it has not. */
  cutAt: number | null;
}

/** The backend of a product: `/ok` takes every callback, `/fail` none, `/hang` never answers. */
export interface Backend {
  readonly url: string;
  readonly received: readonly Received[];
  /** The first callback of a job that tells of this. */
  callbackOf(jobId: string, status: string): Promise<Callback>;
}

/** Starts it on this machine; it is closed after the test. */
export async function startBackend(t: Pick<Test, 'teardown'>): Promise<Backend> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const callback: Callback = JSON.parse((await request.toArray()).join(''));
    const entry: Received = { path: request.url ?? '', callback, at: Date.now(), cutAt: null };
    received.push(entry);
    if (entry.path === '/hang') {
      request.socket.once('close', () => {
        entry.cutAt = Date.now();
      });
      return;
    }
    response.writeHead(entry.path === '/fail' ? 500 : 204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    callbackOf: (jobId, status) =>
      waitFor(`callback ${status} of ${jobId}`, () =>
        received.map(({ callback }) => callback).find((one) => one.job_id === jobId && one.status === status),
      ),
  };
}
