import 'reflect-metadata/lite';
import { readFileSync } from 'node:fs';
import {
  type ArtifactStore,
  type Clock,
  createFolderArtifacts,
  type PluginCatalog,
  systemClock,
  ValetError,
} from '@valet/core';
import type { FastifyInstance } from 'fastify';
import { container, type DependencyContainer, type InjectionToken } from 'tsyringe';
import { CallbackDelivery } from './callback/deliver-callbacks.ts';
import { type CallbackSecrets, findCallbackSecrets } from './callback/find-callback-secrets.ts';
import { type CallbackSender, createCallbackSender, type SendCallback } from './callback/send-callback.ts';
import { createCallbackSigner } from './callback/sign-callback.ts';
import { artifactFolder, type Config } from './config.ts';
import { apiRoutes } from './http/api-routes.ts';
import { createServiceKeyCheck } from './http/auth.ts';
import type { Route } from './http/route.ts';
import { addRoutes, createServer, listen, type ServerParts } from './http/server.ts';
import { findServiceKey } from './http/service-key.ts';
import { eventStream } from './http/stream.ts';
import { type AcceptDeps, createAcceptJob, createAcceptTask, defaultTenant } from './job/accept-job.ts';
import { createHumanDesk, type HumanDesk } from './job/human-desk.ts';
import { createLaneOf } from './job/lane.ts';
import { createQueueGate } from './job/queue-gate.ts';
import { recoverAll } from './job/recover-all.ts';
import { startAttempt } from './job/start-attempt.ts';
import { createFolderStorage } from './monitor/folder-storage.ts';
import { createMonitor } from './monitor/monitor.ts';
import { createOutside, type Outside } from './outside/outside.ts';
import type { ResolveHost } from './outside/resolve-host.ts';
import { createClaimLoop, type JobQueue } from './queue/claim-loop.ts';
import { openCarriers } from './queue/open-carriers.ts';
import type { Waker } from './queue/waker.ts';
import { EventHub } from './realtime/event-hub.ts';
import { createRedactor } from './redact/redactor.ts';
import { shippedManuals } from './registry/load-manuals.ts';
import { loadCatalog } from './registry/registry.ts';
import { type CredentialKeys, findCredentialKeys } from './session/credential-keys.ts';
import { SessionRotation } from './session/session-rotation.ts';
import { createSessions } from './session/sessions.ts';
import type { Signals } from './signal/signals.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { createPresence, type Presence } from './worker/presence.ts';
import { createSweeper, type Sweeper } from './worker/sweeper.ts';
import { WorkerPool } from './worker/worker-pool.ts';

/** How a process of Valet is ended. */
interface Closable {
  /**
   * Takes no more jobs, waits up to `drainMs` for running ones and gives back what then still runs (waiting for one between
   * click and verdict), closes everything.
   */
  close(options?: { drainMs?: number }): Promise<void>;
  /** Gives all jobs back at once, ending the workers as they are. */
  force(): Promise<void>;
}

/** A host that serves. */
export interface RunningHost extends Closable {
  /** Base address, without a slash at the end. */
  readonly url: string;
  /** File with the generated service key; null when the key was configured. */
  readonly serviceKeyFile: string | null;
  /** File with the generated secret that signs callbacks; null when it was configured. */
  readonly callbackSecretFile: string | null;
  /** Process ids of the workers that live. */
  readonly workerPids: readonly number[];
}

/** A worker without an API, in service mode. */
export interface RunningWorker extends Closable {
  readonly workerId: string;
  readonly workerPids: readonly number[];
  /** Resolves when somebody has asked it to take no more jobs and the last one has ended. */
  readonly drained: Promise<void>;
}

/** What may be put in place of the ordinary parts. */
export interface HostParts {
  readonly clock?: Clock;
  /** Module that exports `createRunner`; see AttemptRunner. */
  readonly runnerUrl?: string;
  /** Sends callbacks in place of HTTP. */
  readonly sendCallback?: SendCallback;
  /** How names are looked up for the callbacks, and for the addresses of a request. */
  readonly resolveHost?: ResolveHost;
  /** Run jobs in this process's worker too. Default: true. */
  readonly withWorker?: boolean;
}

type Token<T> = InjectionToken<T> & symbol;
const token = <T>(name: string): Token<T> => Symbol(name) as Token<T>;

const tokens = {
  config: token<Config>('config'),
  clock: token<Clock>('clock'),
  runnerUrl: token<string>('runnerUrl'),
  outside: token<Outside>('outside'),
  callbackSecrets: token<CallbackSecrets>('callbackSecrets'),
  sendCallback: token<CallbackSender>('sendCallback'),
  store: token<Store>('store'),
  credentialKeys: token<CredentialKeys>('credentialKeys'),
  server: token<FastifyInstance>('server'),
  artifacts: token<ArtifactStore>('artifacts'),
  human: token<HumanDesk>('human'),
  pool: token<WorkerPool>('pool'),
  queue: token<JobQueue>('queue'),
  delivery: token<CallbackDelivery>('delivery'),
  hub: token<EventHub>('hub'),
  rotation: token<SessionRotation>('rotation'),
  presence: token<Presence>('presence'),
  sweeper: token<Sweeper>('sweeper'),
  routes: token<readonly Route[]>('routes'),
};

/**
 * Starts the API and, unless told otherwise, a worker beside it; the caller closes it. Embedded, or on the PostgreSQL and
 * Redis of the configuration. Errors: `data_locked`, `data_corrupt`, `config_invalid`, `port_in_use`, `network_error`.
 */
export async function startHost(config: Config, parts: HostParts = {}): Promise<RunningHost> {
  const { withWorker = true } = parts;
  const { key, file } = await findServiceKey(config);
  const callbackSecrets = await findCallbackSecrets(config);
  const opened = await open(config, parts);
  const { scope, store, clock } = opened;
  scope.register(tokens.callbackSecrets, { useValue: callbackSecrets });
  const server = scope.resolve(tokens.server);
  const pool = scope.resolve(tokens.pool);
  const closable = closing(opened, async () => {
    await scope.resolve(tokens.hub).stop();
    await server.close();
    await scope.resolve(tokens.delivery).stop();
    await scope.resolve(tokens.rotation).stop();
    await scope.resolve(tokens.sendCallback).close();
  });
  try {
    const routes = scope.resolve(tokens.routes);
    const streams = [eventStream({ jobs: store.jobs, hub: scope.resolve(tokens.hub) })];
    const checkServiceKey = createServiceKeyCheck({
      serviceKey: key,
      tenant: defaultTenant,
      keys: store.serviceKeys,
      clock,
    });
    await addRoutes(server, { routes, streams, checkServiceKey, version, rateLimit: config.rateLimit });
    if (config.databaseUrl === null) await recoverAll({ jobs: store.jobs, clock, log: server.log });
    const url = await listen(server, config);
    if (withWorker) startWorking(opened);
    scope.resolve(tokens.sweeper).start();
    scope.resolve(tokens.delivery).start();
    scope.resolve(tokens.hub).start();
    scope.resolve(tokens.rotation).start();
    return {
      url,
      serviceKeyFile: file,
      callbackSecretFile: callbackSecrets.file,
      get workerPids() {
        return pool.pids;
      },
      ...closable,
    };
  } catch (error) {
    await closable.close();
    throw error;
  }
}

/** Starts a worker without an API on the PostgreSQL and Redis of the configuration; the caller closes it. Errors: `config_invalid`, `network_error`. */
export async function startWorker(config: Config, parts: HostParts = {}): Promise<RunningWorker> {
  if (config.databaseUrl === null) {
    throw new ValetError(
      'config_invalid',
      'A worker of its own needs DATABASE_URL and REDIS_URL: the embedded store has one process.',
    );
  }
  const opened = await open(config, parts);
  const pool = opened.scope.resolve(tokens.pool);
  startWorking(opened);
  opened.scope.resolve(tokens.sweeper).start();
  return {
    workerId: config.workerId,
    get workerPids() {
      return pool.pids;
    },
    drained: opened.drained.promise,
    ...closing(opened, async () => undefined),
  };
}

interface Opened {
  readonly config: Config;
  readonly clock: Clock;
  readonly store: Store;
  readonly signals: Signals;
  readonly scope: DependencyContainer;
  readonly drained: PromiseWithResolvers<void>;
}

async function open(config: Config, parts: HostParts): Promise<Opened> {
  const clock = parts.clock ?? systemClock;
  requireShared(config);
  const credentialKeys = await findCredentialKeys(config);
  const plugins = await loadCatalog({ roots: [process.cwd(), import.meta.dirname], links: config.plugins });
  const serverParts = { counts: { requests: 0, errors: 0 }, redactor: createRedactor() };
  const server = createServer(config, serverParts);
  const { signals, createWaker } = await openCarriers(config, server.log);
  const options = { clock, promoteAfter: config.promoteAfter, signals, shippedManuals: shippedManuals(config) };
  const drained = Promise.withResolvers<void>();
  try {
    const store = await openStore(config, options);
    return {
      config,
      clock,
      store,
      signals,
      drained,
      scope: compose({
        ...{ config, clock, store, server, serverParts, credentialKeys, plugins, createWaker, drained, parts },
      }),
    };
  } catch (error) {
    await signals.close();
    throw error;
  }
}

/** Processes on several machines must agree on the secrets, so none of them is made up. Error: `config_invalid`. */
function requireShared({ databaseUrl, credentialKey }: Config): void {
  if (databaseUrl === null || credentialKey !== null) return;
  throw new ValetError(
    'config_invalid',
    'With DATABASE_URL, GH_CREDENTIAL_KEY must be set too, the same for every process.',
  );
}

function startWorking({ scope }: Opened): void {
  scope.resolve(tokens.pool).warm();
  scope.resolve(tokens.queue).start();
  scope.resolve(tokens.presence).start();
}

function closing({ scope, store, signals }: Opened, closeOwn: () => Promise<void>): Closable {
  const pool = scope.resolve(tokens.pool);
  const close = closeOnce(async (drainMs: number) => {
    await scope.resolve(tokens.queue).stop();
    scope.resolve(tokens.presence).drain();
    await pool.close({ drainMs });
    await closeOwn();
    await scope.resolve(tokens.sweeper).stop();
    await scope.resolve(tokens.presence).stop();
    await store.close();
    await signals.close();
  });
  return {
    close: ({ drainMs = 0 } = {}) => close(drainMs),
    async force() {
      pool.force();
      await close(0);
    },
  };
}

interface Given {
  readonly config: Config;
  readonly clock: Clock;
  readonly store: Store;
  readonly credentialKeys: CredentialKeys;
  readonly plugins: PluginCatalog;
  createWaker(): Waker;
  readonly server: FastifyInstance;
  readonly serverParts: ServerParts;
  readonly drained: PromiseWithResolvers<void>;
  readonly parts: HostParts;
}

/** Says how each part is made; nothing is made before it is asked for, and everything once. */
function compose({
  config,
  clock,
  store,
  server,
  serverParts,
  credentialKeys,
  plugins,
  createWaker,
  drained,
  parts,
}: Given): DependencyContainer {
  const scope = container.createChildContainer();
  scope.register(tokens.config, { useValue: config });
  scope.register(tokens.clock, { useValue: clock });
  scope.register(tokens.store, { useValue: store });
  scope.register(tokens.credentialKeys, { useValue: credentialKeys });
  scope.register(tokens.runnerUrl, { useValue: parts.runnerUrl ?? engineRunnerUrl() });
  const once = <T>(key: Token<T>, make: (get: <D>(key: Token<D>) => D) => T) => {
    let made: { readonly value: T } | undefined;
    scope.register(key, {
      useFactory: () => {
        made ??= { value: make((other) => scope.resolve(other)) };
        return made.value;
      },
    });
  };
  scope.register(tokens.server, { useValue: server });
  once(tokens.outside, () =>
    createOutside({ allowHosts: config.allowHosts, ...(parts.resolveHost && { resolve: parts.resolveHost }) }),
  );
  once(tokens.sendCallback, (get) =>
    createCallbackSender({
      outside: get(tokens.outside),
      sign: createCallbackSigner(get(tokens.callbackSecrets).secrets),
    }),
  );
  once(tokens.artifacts, () => createFolderArtifacts(artifactFolder(config)));
  once(tokens.human, () => createHumanDesk({ jobs: store.jobs, signals: store.signals, clock }));
  once(
    tokens.pool,
    (get) =>
      new WorkerPool({
        config,
        clock,
        store,
        sessions: createSessions({ rows: store.sessions, keys: get(tokens.credentialKeys), clock }),
        log: get(tokens.server).log,
        human: get(tokens.human),
        artifacts: get(tokens.artifacts),
        runnerUrl: get(tokens.runnerUrl),
      }),
  );
  once(tokens.queue, (get) => {
    const { workerId, leaseSeconds, lanes } = config;
    const start = () => ({ workerId, leaseMs: leaseSeconds * 1000, now: new Date(clock.now()) });
    return createClaimLoop({
      store,
      clock,
      log: server.log,
      waker: createWaker(),
      concurrency: config.maxConcurrentJobs,
      claim: (limit) => store.jobs.claimSome(workerId, (held) => startAttempt(held, start()), { limit, lanes }),
      async run(job) {
        const forget = serverParts.redactor.hold(job.inputData);
        await get(tokens.pool).run(job).finally(forget);
      },
    });
  });
  once(tokens.presence, (get) =>
    createPresence({
      workers: store.workers,
      clock,
      log: server.log,
      workerId: config.workerId,
      maxConcurrent: config.maxConcurrentJobs,
      everyMs: config.heartbeatSeconds * 1000,
      active: () => get(tokens.pool).active,
      onDrain: () =>
        void get(tokens.queue)
          .stop()
          .then(() => get(tokens.pool).idle())
          .then(drained.resolve),
    }),
  );
  once(tokens.sweeper, () => createSweeper({ store, clock, log: server.log, queueSeconds: config.queueSeconds }));
  once(tokens.hub, () => new EventHub({ ...store, clock, log: server.log }));
  once(
    tokens.delivery,
    (get) =>
      new CallbackDelivery({
        store,
        clock,
        log: get(tokens.server).log,
        send: parts.sendCallback ?? get(tokens.sendCallback).send,
      }),
  );
  once(
    tokens.rotation,
    (get) =>
      new SessionRotation({ rows: store.sessions, keys: get(tokens.credentialKeys), log: get(tokens.server).log }),
  );
  once(tokens.routes, (get) => {
    const { maxRetries, maxQueue } = config;
    const accepting: AcceptDeps = {
      jobs: store.jobs,
      clock,
      maxRetries,
      outside: get(tokens.outside),
      laneOf: createLaneOf(plugins),
      admit: createQueueGate({ jobs: store.jobs, clock, maxQueue }),
    };
    return apiRoutes({
      accept: createAcceptJob(accepting),
      acceptTask: createAcceptTask(accepting),
      jobs: store.jobs,
      human: get(tokens.human),
      manuals: store.manuals,
      sessions: store.sessions,
      monitor: createMonitor({
        figures: store.figures,
        clock,
        api: serverParts.counts,
        maxQueue,
        storage: createFolderStorage(artifactFolder(config)),
      }),
      outbox: store.outbox,
      clock,
      version,
    });
  });
  return scope;
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

function engineRunnerUrl(): string {
  const name = import.meta.url.endsWith('.ts') ? './worker/engine-runner.ts' : './worker/engine-runner.js';
  return new URL(name, import.meta.url).href;
}

function closeOnce(close: (drainMs: number) => Promise<void>): (drainMs: number) => Promise<void> {
  let closing: Promise<void> | undefined;
  return (drainMs) => {
    closing ??= close(drainMs);
    return closing;
  };
}
