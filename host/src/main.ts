import 'reflect-metadata/lite';
import { readFileSync } from 'node:fs';
import { type ArtifactStore, type Clock, createFolderArtifacts, systemClock } from '@valet/core';
import type { FastifyInstance } from 'fastify';
import { container, type DependencyContainer, type InjectionToken } from 'tsyringe';
import { CallbackDelivery } from './callback/deliver-callbacks.ts';
import { type CallbackSender, createCallbackSender, type SendCallback } from './callback/send-callback.ts';
import { artifactFolder, type Config } from './config.ts';
import { apiRoutes } from './http/api-routes.ts';
import { createServiceKeyCheck } from './http/auth.ts';
import type { Route } from './http/route.ts';
import { addRoutes, createServer, listen } from './http/server.ts';
import { findServiceKey } from './http/service-key.ts';
import { type AcceptDeps, createAcceptJob, createAcceptTask, defaultTenant } from './job/accept-job.ts';
import { createHumanDesk, type HumanDesk } from './job/human-desk.ts';
import { recoverAll } from './job/recover-all.ts';
import { startAttempt } from './job/start-attempt.ts';
import { createOutside, type Outside } from './outside/outside.ts';
import type { ResolveHost } from './outside/resolve-host.ts';
import { createLocalQueue, type JobQueue } from './queue/local-queue.ts';
import { shippedManuals } from './registry/load-manuals.ts';
import { type CredentialKeys, findCredentialKeys } from './session/credential-keys.ts';
import { SessionRotation } from './session/session-rotation.ts';
import { createSessions } from './session/sessions.ts';
import { openEmbeddedStore } from './store/open-embedded.ts';
import type { Store } from './store/store.ts';
import { WorkerPool } from './worker/worker-pool.ts';

/** A host that serves. */
export interface RunningHost {
  /** Base address, without a slash at the end. */
  readonly url: string;
  /** File with the generated service key; null when the key was configured. */
  readonly serviceKeyFile: string | null;
  /** Process ids of the workers that live. */
  readonly workerPids: readonly number[];
  /** Takes no more jobs, gives running ones back (waiting for one between click and verdict), closes everything. */
  close(): Promise<void>;
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
}

type Token<T> = InjectionToken<T> & symbol;
const token = <T>(name: string): Token<T> => Symbol(name) as Token<T>;

const tokens = {
  config: token<Config>('config'),
  clock: token<Clock>('clock'),
  runnerUrl: token<string>('runnerUrl'),
  outside: token<Outside>('outside'),
  sendCallback: token<CallbackSender>('sendCallback'),
  store: token<Store>('store'),
  credentialKeys: token<CredentialKeys>('credentialKeys'),
  server: token<FastifyInstance>('server'),
  artifacts: token<ArtifactStore>('artifacts'),
  human: token<HumanDesk>('human'),
  pool: token<WorkerPool>('pool'),
  queue: token<JobQueue>('queue'),
  delivery: token<CallbackDelivery>('delivery'),
  rotation: token<SessionRotation>('rotation'),
  routes: token<readonly Route[]>('routes'),
};

/**
 * Starts the host in embedded mode; the caller closes it.
 * Errors: `data_locked`, `data_corrupt`, `config_invalid`, `port_in_use`.
 */
export async function startHost(config: Config, parts: HostParts = {}): Promise<RunningHost> {
  const clock = parts.clock ?? systemClock;
  const { key, file } = await findServiceKey(config);
  const credentialKeys = await findCredentialKeys(config);
  const store = await openEmbeddedStore(config.dataDir, {
    clock,
    promoteAfter: config.promoteAfter,
    shippedManuals: shippedManuals(config),
  });
  const scope = compose({ config, clock, store, credentialKeys, parts });
  const server = scope.resolve(tokens.server);
  const queue = scope.resolve(tokens.queue);
  const pool = scope.resolve(tokens.pool);
  const delivery = scope.resolve(tokens.delivery);
  const rotation = scope.resolve(tokens.rotation);
  const close = closeOnce(async () => {
    await server.close();
    queue.stop();
    await pool.close();
    await delivery.stop();
    await rotation.stop();
    await scope.resolve(tokens.sendCallback).close();
    await store.close();
  });
  try {
    const routes = scope.resolve(tokens.routes);
    await addRoutes(server, { routes, checkServiceKey: createServiceKeyCheck(key, defaultTenant), version });
    await recoverAll({ jobs: store.jobs, clock, log: server.log });
    const url = await listen(server, config);
    pool.warm();
    queue.start();
    delivery.start();
    rotation.start();
    return {
      url,
      serviceKeyFile: file,
      get workerPids() {
        return pool.pids;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Given {
  readonly config: Config;
  readonly clock: Clock;
  readonly store: Store;
  readonly credentialKeys: CredentialKeys;
  readonly parts: HostParts;
}

/** Says how each part is made; nothing is made before it is asked for, and everything once. */
function compose({ config, clock, store, credentialKeys, parts }: Given): DependencyContainer {
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
  once(tokens.server, () => createServer(config));
  once(tokens.outside, () =>
    createOutside({ allowHosts: config.allowHosts, ...(parts.resolveHost && { resolve: parts.resolveHost }) }),
  );
  once(tokens.sendCallback, (get) => createCallbackSender(get(tokens.outside)));
  once(tokens.artifacts, () => createFolderArtifacts(artifactFolder(config)));
  once(tokens.human, () => createHumanDesk({ jobs: store.jobs, clock }));
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
  once(tokens.queue, (get) =>
    createLocalQueue({
      store,
      clock,
      log: get(tokens.server).log,
      concurrency: config.maxConcurrentJobs,
      claim: () => {
        const { workerId, leaseSeconds } = config;
        const start = () => ({ workerId, leaseMs: leaseSeconds * 1000, now: new Date(clock.now()) });
        return store.jobs.claim(workerId, (held) => startAttempt(held, start()));
      },
      run: (job) => get(tokens.pool).run(job),
    }),
  );
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
    const { maxRetries } = config;
    const accepting: AcceptDeps = { jobs: store.jobs, clock, maxRetries, outside: get(tokens.outside) };
    return apiRoutes({
      accept: createAcceptJob(accepting),
      acceptTask: createAcceptTask(accepting),
      jobs: store.jobs,
      human: get(tokens.human),
      manuals: store.manuals,
      sessions: store.sessions,
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

function closeOnce(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= close();
    return closing;
  };
}
