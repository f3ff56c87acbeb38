import 'reflect-metadata/lite';
import { readFileSync } from 'node:fs';
import { type ArtifactStore, type Clock, createFolderArtifacts, type PluginCatalog } from '@valet/core';
import type { FastifyInstance } from 'fastify';
import { container, type DependencyContainer, type InjectionToken } from 'tsyringe';
import { createAnswers } from './answer/answers.ts';
import { CallbackDelivery } from './callback/deliver-callbacks.ts';
import type { CallbackSecrets } from './callback/find-callback-secrets.ts';
import { type CallbackSender, createCallbackSender, type SendCallback } from './callback/send-callback.ts';
import { createCallbackSigner } from './callback/sign-callback.ts';
import { artifactFolder, budgetLimits, type Config } from './config.ts';
import { apiRoutes } from './http/api-routes.ts';
import type { Route } from './http/route.ts';
import type { ServerParts } from './http/server.ts';
import { type AcceptDeps, createAcceptJob, createAcceptTask } from './job/accept-job.ts';
import { createHumanDesk, type HumanDesk } from './job/human-desk.ts';
import { createLaneOf } from './job/lane.ts';
import { createQueueGate } from './job/queue-gate.ts';
import { startAttempt } from './job/start-attempt.ts';
import { createModels, type Models } from './model/create-models.ts';
import { createFolderStorage } from './monitor/folder-storage.ts';
import { createMonitor } from './monitor/monitor.ts';
import { createOutside, type Outside } from './outside/outside.ts';
import type { ResolveHost } from './outside/resolve-host.ts';
import { createClaimLoop, type JobQueue } from './queue/claim-loop.ts';
import type { Waker } from './queue/waker.ts';
import { EventHub } from './realtime/event-hub.ts';
import type { CredentialKeys } from './session/credential-keys.ts';
import { SessionRotation } from './session/session-rotation.ts';
import { createSessions } from './session/sessions.ts';
import type { Store } from './store/store.ts';
import { createPresence, type Presence } from './worker/presence.ts';
import { createSweeper, type Sweeper } from './worker/sweeper.ts';
import { WorkerPool } from './worker/worker-pool.ts';

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

/** What the parts are asked for by. */
export const tokens = {
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
  models: token<Models>('models'),
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

export const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Every part of a process, made when it is first asked for. */
export type Parts = DependencyContainer;

/** What is there before anything else can be made. */
export interface Given {
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
export function compose({
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
}: Given): Parts {
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
  once(tokens.models, () =>
    createModels({ config, ledger: store.budget, limitsOf: () => budgetLimits(config), clock }),
  );
  once(tokens.human, () => createHumanDesk({ jobs: store.jobs, signals: store.signals, clock }));
  once(
    tokens.pool,
    (get) =>
      new WorkerPool({
        config,
        clock,
        store,
        sessions: createSessions({ rows: store.sessions, keys: get(tokens.credentialKeys), clock }),
        answers: createAnswers({ rows: store.answers, keys: get(tokens.credentialKeys), clock, log: server.log }),
        log: get(tokens.server).log,
        human: get(tokens.human),
        artifacts: get(tokens.artifacts),
        models: get(tokens.models).isConfigured ? get(tokens.models).port : null,
        runnerUrl: get(tokens.runnerUrl),
      }),
  );
  once(tokens.queue, (get) => {
    const { workerId, leaseSeconds, lanes } = config;
    const start = () => ({
      workerId,
      leaseMs: leaseSeconds * 1000,
      now: new Date(clock.now()),
      budgetUsd: config.budgetUsd,
    });
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
      new SessionRotation({
        rows: store.sessions,
        answers: store.answers,
        keys: get(tokens.credentialKeys),
        log: get(tokens.server).log,
      }),
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
      budget: store.budget,
      human: get(tokens.human),
      manuals: store.manuals,
      sessions: store.sessions,
      answers: store.answers,
      monitor: createMonitor({
        figures: store.figures,
        clock,
        api: serverParts.counts,
        maxQueue,
        storage: createFolderStorage(artifactFolder(config)),
        models: get(tokens.models).health,
      }),
      outbox: store.outbox,
      clock,
      version,
    });
  });
  return scope;
}

function engineRunnerUrl(): string {
  const name = import.meta.url.endsWith('.ts') ? './worker/engine-runner.ts' : './worker/engine-runner.js';
  return new URL(name, import.meta.url).href;
}
