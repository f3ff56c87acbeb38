import { setTimeout as delay } from 'node:timers/promises';
import multipart from '@fastify/multipart';
import type { PracticeFaults, PracticeMail, PracticeScenario, PracticeSubmission } from '@valet/schemas';
import fastify, { type FastifyInstance } from 'fastify';
import { ashbyPostings } from './ashby/postings.ts';
import { addAshbySite, ashbyEntries } from './ashby/site.ts';
import { addBenchPages, benchEntries, benchPath } from './bench/bench-pages.ts';
import { buildClient, type ClientBundle } from './client-bundle.ts';
import { type Clock, systemClock } from './clock.ts';
import { addControlRoutes } from './control-routes.ts';
import { createFaultBook, type FaultyPosting } from './fault-book.ts';
import { genericPostings } from './generic/postings.ts';
import { addGenericFrames, addGenericSites, genericEntries } from './generic/site.ts';
import type { Renderer } from './greenhouse/pages.ts';
import { loadScenarios } from './greenhouse/scenario-catalogue.ts';
import { addGreenhouseSite, greenhouseEntries } from './greenhouse/site.ts';
import { createHoldDesk, type HoldDesk } from './hold-desk.ts';
import { indexPage } from './index-page.ts';
import { createLedger, type SubmissionFilter } from './ledger.ts';
import { leverPostings } from './lever/postings.ts';
import { addLeverSite, leverEntries } from './lever/site.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { PostingKey } from './posting-key.ts';
import { type ListedUrl, listSiteUrls, listUrls } from './posting-urls.ts';
import type { SitePosting } from './site/site-posting.ts';
import type { SiteDeps } from './site-deps.ts';
import type { WidgetKind } from './widgets/widget-kind.ts';
import { addWidgetPages, widgetPath } from './widgets/widget-pages.ts';

/** How a practice server is started. */
export interface PracticeServerOptions {
  /** Address to listen on; 127.0.0.1 when absent. */
  host?: string;
  /** 0 lets the system choose. */
  port: number;
  /** Folder for one JSON file per submission; nothing is written when absent. */
  recordsDir?: string;
  /** Postings to offer instead of all that come with the package. */
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
  /** The page of one widget. */
  widgetUrl(kind: WidgetKind): string;
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

/** Largest file a candidate may upload, in bytes (vendor help of Greenhouse and Lever: 100 MB). */
const uploadLimitBytes = 100 * 1024 * 1024;

let bundling: Promise<ClientBundle<Renderer>> | undefined;

/** One bundle serves all servers of a process; a failed build is tried again by the next. */
function bundle(): Promise<ClientBundle<Renderer>> {
  bundling ??= buildClient<Renderer>({
    browser: {
      ...greenhouseEntries.browser,
      ...leverEntries,
      ...ashbyEntries,
      ...genericEntries,
      ...benchEntries,
    },
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
  const others: readonly SitePosting[] = options.scenarios
    ? []
    : [...leverPostings, ...ashbyPostings, ...genericPostings];
  const closing = new AbortController();
  const deps: SiteDeps = {
    scenarios,
    clock,
    faults: createFaultBook([...scenarios.map(faultyScenario), ...others]),
    holds: createHoldDesk(clock),
    ledger: createLedger({ recordsDir }),
    outbox: createOutbox(clock),
    pause: (delayMs) => pause(delayMs, closing.signal),
  };
  let postings: ListedUrl[] = [];
  const app = createApp(client, deps);
  await app.register(multipart, { limits: { fileSize: uploadLimitBytes } });
  addGreenhouseSite(app, deps, client.server);
  const frames = createApp(client, deps);
  let frameUrl = '';
  if (!options.scenarios) {
    addLeverSite(app, deps);
    addAshbySite(app, deps);
    addGenericSites(app, deps, () => frameUrl);
    await frames.register(multipart, { limits: { fileSize: uploadLimitBytes } });
    addGenericFrames(frames, deps);
  }
  addBenchPages(app);
  addWidgetPages(app);
  addControlRoutes(app, deps, () => postings);
  app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(indexPage(postings, benchPath)));
  const url = await app.listen({ host, port });
  if (!options.scenarios) frameUrl = await frames.listen({ host, port: 0 });
  postings = [...listUrls(scenarios, url), ...listSiteUrls(others, url)];
  return {
    url,
    postings,
    benchUrl: url + benchPath,
    widgetUrl: (kind) => `${url}${widgetPath}/${kind}`,
    ...readers(deps),
    async close() {
      closing.abort();
      deps.holds.release();
      await Promise.all([app.close(), frames.close()]);
    },
  };
}

function faultyScenario({ board, posting, faults }: PracticeScenario): FaultyPosting {
  return { key: { board: board.token, job: posting.id }, faults };
}

function readers({
  ledger,
  outbox,
  faults,
  holds,
}: SiteDeps): Omit<PracticeServer, 'url' | 'postings' | 'benchUrl' | 'widgetUrl' | 'close'> {
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
