import { type Clock, systemClock, ValetError } from '@valet/core';
import { findCallbackSecrets } from './callback/find-callback-secrets.ts';
import { compose, type HostParts, type Parts, tokens, version } from './compose.ts';
import type { Config } from './config.ts';
import { createServiceKeyCheck } from './http/auth.ts';
import { addRoutes, createServer, listen } from './http/server.ts';
import { findServiceKey } from './http/service-key.ts';
import { eventStream } from './http/stream.ts';
import { defaultTenant } from './job/accept-job.ts';
import { recoverAll } from './job/recover-all.ts';
import { planModels } from './model/create-models.ts';
import { openCarriers } from './queue/open-carriers.ts';
import { createRedactor } from './redact/redactor.ts';
import { shippedManuals } from './registry/load-manuals.ts';
import { loadCatalog } from './registry/registry.ts';
import { findCredentialKeys } from './session/credential-keys.ts';
import type { Signals } from './signal/signals.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';

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
  readonly scope: Parts;
  readonly drained: PromiseWithResolvers<void>;
}

async function open(config: Config, parts: HostParts): Promise<Opened> {
  const clock = parts.clock ?? systemClock;
  requireShared(config);
  const { warnings } = planModels(config, clock.now());
  const credentialKeys = await findCredentialKeys(config);
  const plugins = await loadCatalog({ roots: [process.cwd(), import.meta.dirname], links: config.plugins });
  const serverParts = { counts: { requests: 0, errors: 0 }, redactor: createRedactor() };
  const server = createServer(config, serverParts);
  for (const sentence of warnings) server.log.warn(sentence);
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
        ...{
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
        },
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

function closeOnce(close: (drainMs: number) => Promise<void>): (drainMs: number) => Promise<void> {
  let closing: Promise<void> | undefined;
  return (drainMs) => {
    closing ??= close(drainMs);
    return closing;
  };
}
