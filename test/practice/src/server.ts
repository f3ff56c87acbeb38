import { setTimeout as delay } from 'node:timers/promises';
import type { PracticeFaults, PracticeMail, PracticeScenario, PracticeSubmission } from '@valet/schemas';
import fastify, { type FastifyInstance } from 'fastify';
import { addBenchPages, benchEntries, benchPath } from './bench/bench-pages.ts';
import { buildClient, type ClientBundle } from './client-bundle.ts';
import { type Clock, systemClock } from './clock.ts';
import { addControlRoutes } from './control-routes.ts';
import { createFaultBook } from './fault-book.ts';
import type { Renderer } from './greenhouse/pages.ts';
import { loadScenarios } from './greenhouse/scenario-catalogue.ts';
import { addGreenhouseSite, greenhouseEntries } from './greenhouse/site.ts';
import { createHoldDesk, type HoldDesk } from './hold-desk.ts';
import { indexPage } from './index-page.ts';
import { createLedger, type SubmissionFilter } from './ledger.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { PostingKey } from './posting-key.ts';
import { type ListedUrl, listUrls } from './posting-urls.ts';
import type { SiteDeps } from './site-deps.ts';

/** How a practice server is started. */
export interface PracticeServerOptions {
  /** Address to listen on; 127.0.0.1 when absent. */
  host?: string;
  /** 0 lets the system choose. */
  port: number;
  /** Folder for one JSON file per submission; nothing is written when absent. */
  recordsDir?: string;
  /** Postings to offer instead of those that come with the package. */
  scenarios?: readonly PracticeScenario[];
  clock?: Clock;
}

/** A running practice server. */
export interface PracticeServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly postings: readonly ListedUrl[];
  /** The page of 14 plain text fields. */
  readonly benchUrl: string;
  submissions(filter?: SubmissionFilter): PracticeSubmission[];
  /** Submit requests that reached a posting, whatever became of them. */
  requests(key: PostingKey): number;
  outbox(filter?: Parameters<Outbox['arrived']>[0]): PracticeMail[];
  /** Lays a patch over the posting's faults; throws on an unknown posting or fault. */
  setFault(key: PostingKey, patch: Partial<PracticeFaults>): PracticeFaults;
  /** All postings go back to what their scenario says. */
  resetFaults(): void;
  readonly holds: Pick<HoldDesk, 'waiting' | 'release' | 'whenHeld'>;
  /** Forgets submissions, counts and mails; files stay. */
  clearRecords(): void;
  /** Lets held requests go and stops listening. */
  close(): Promise<void>;
}

let bundling: Promise<ClientBundle<Renderer>> | undefined;

/** One bundle serves all servers of a process; a failed build is tried again by the next. */
function bundle(): Promise<ClientBundle<Renderer>> {
  bundling ??= buildClient<Renderer>({
    browser: { ...greenhouseEntries.browser, ...benchEntries },
    server: greenhouseEntries.server,
  }).catch((error: unknown) => {
    bundling = undefined;
    throw error;
  });
  return bundling;
}

/** Starts the practice sites; the caller closes the server. Rejects with the system's error, such as EADDRINUSE. */
export async function createPracticeServer(options: PracticeServerOptions): Promise<PracticeServer> {
  const { host = '127.0.0.1', port, recordsDir, clock = systemClock } = options;
  const [client, scenarios] = await Promise.all([bundle(), options.scenarios ?? loadScenarios()]);
  const closing = new AbortController();
  const deps: SiteDeps = {
    scenarios,
    clock,
    faults: createFaultBook(scenarios),
    holds: createHoldDesk(clock),
    ledger: createLedger({ recordsDir }),
    outbox: createOutbox(clock),
    pause: (delayMs) => pause(delayMs, closing.signal),
  };
  let postings: ListedUrl[] = [];
  const app = createApp(client, deps);
  await addGreenhouseSite(app, deps, client.server);
  addBenchPages(app);
  addControlRoutes(app, deps, () => postings);
  app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(indexPage(postings, benchPath)));
  const url = await app.listen({ host, port });
  postings = listUrls(scenarios, url);
  return {
    url,
    postings,
    benchUrl: url + benchPath,
    ...readers(deps),
    async close() {
      closing.abort();
      deps.holds.release();
      await app.close();
    },
  };
}

function readers({
  ledger,
  outbox,
  faults,
  holds,
}: SiteDeps): Omit<PracticeServer, 'url' | 'postings' | 'benchUrl' | 'close'> {
  return {
    submissions: (filter) => ledger.submissions(filter),
    requests: (key) => ledger.requests(key)[0]?.received ?? 0,
    outbox: (filter) => outbox.arrived(filter),
    setFault: (key, patch) => faults.set(key, patch),
    resetFaults: () => faults.reset(),
    holds,
    clearRecords() {
      ledger.clear();
      outbox.clear();
    },
  };
}

/**
 * Every answer closes its connection unless told otherwise: a browser sends a POST again by itself when a kept
 * connection dies under it (Chromium does, for any method), which makes a lost answer look like two presses.
 */
function createApp(client: ClientBundle<Renderer>, { faults }: SiteDeps): FastifyInstance {
  const app = fastify({
    forceCloseConnections: true,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  });
  app.addHook('onRequest', async (_request, reply) => {
    if (!faults.isKeepAlive()) reply.header('connection', 'close');
  });
  app.get<{ Params: { name: string } }>('/assets/:name', ({ params }, reply) => {
    const asset = client.assets.get(params.name);
    if (!asset) return reply.code(404).send();
    return reply.type(asset.contentType).send(Buffer.from(asset.body));
  });
  return app;
}

async function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  if (delayMs > 0) await delay(delayMs, undefined, { signal }).catch(() => {});
}
