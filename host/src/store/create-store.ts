import { Migrator } from '@mikro-orm/migrations';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { promoteAfter as defaultPromoteAfter, systemClock } from '@valet/core';
import { withShipped } from '../manual/with-shipped.ts';
import { createLocalSignals } from '../signal/signals.ts';
import { createAnswerRepository } from './answer-repository.ts';
import { createBudgetRepository } from './budget-repository.ts';
import { createCheckpointStore } from './checkpoint-store.ts';
import { ActionManualEntity } from './entity/action-manual.ts';
import { BrowserSessionEntity } from './entity/browser-session.ts';
import { CallbackDeliveryEntity } from './entity/callback-delivery.ts';
import { CallbackOutboxEntity } from './entity/callback-outbox.ts';
import { HumanPauseEntity } from './entity/human-pause.ts';
import { JobEntity } from './entity/job.ts';
import { JobEventEntity } from './entity/job-event.ts';
import { ManualMoveEntity } from './entity/manual-move.ts';
import { ManualRunEntity } from './entity/manual-run.ts';
import { ModelCallEntity } from './entity/model-call.ts';
import { PlatformPaceEntity } from './entity/platform-pace.ts';
import { RunCheckpointEntity } from './entity/run-checkpoint.ts';
import { ServiceKeyEntity } from './entity/service-key.ts';
import { SessionClearEntity } from './entity/session-clear.ts';
import { SubmitIntentEntity } from './entity/submit-intent.ts';
import { UserCredentialEntity } from './entity/user-credential.ts';
import { UserUsageEntity } from './entity/user-usage.ts';
import { WorkerEntity } from './entity/worker.ts';
import { createEventLog } from './event-log.ts';
import { createFiguresRepository } from './figures.ts';
import { createJobRepository } from './job-repository.ts';
import { createManualStore } from './manual-store.ts';
import { M001Jobs } from './migration/m001-jobs.ts';
import { M002Runs } from './migration/m002-runs.ts';
import { M003Users } from './migration/m003-users.ts';
import { M004Pace } from './migration/m004-pace.ts';
import { M005Manuals } from './migration/m005-manuals.ts';
import { M006ManualMoves } from './migration/m006-manual-moves.ts';
import { M007ShippedManuals } from './migration/m007-shipped-manuals.ts';
import { M008Workers } from './migration/m008-workers.ts';
import { M009Callbacks } from './migration/m009-callbacks.ts';
import { M010Sessions } from './migration/m010-sessions.ts';
import { M011Contract } from './migration/m011-contract.ts';
import { M012RowSecurity } from './migration/m012-row-security.ts';
import { M013Budgets } from './migration/m013-budgets.ts';
import { M014Answers } from './migration/m014-answers.ts';
import { createOutboxRepository } from './outbox-repository.ts';
import { createPaceKeeper } from './pace-keeper.ts';
import { createServiceKeyRepository } from './service-key-repository.ts';
import { createSessionRepository } from './session-repository.ts';
import type { Store } from './store.ts';
import type { StoreContext, StoreOptions } from './store-context.ts';
import { createSubmitLedger } from './submit-ledger.ts';
import { createWorkerRepository } from './worker-repository.ts';

/** What both drivers are told alike. */
export const ormOptions = {
  entities: [
    JobEntity,
    JobEventEntity,
    HumanPauseEntity,
    WorkerEntity,
    SubmitIntentEntity,
    RunCheckpointEntity,
    PlatformPaceEntity,
    CallbackOutboxEntity,
    CallbackDeliveryEntity,
    BrowserSessionEntity,
    SessionClearEntity,
    ActionManualEntity,
    ManualRunEntity,
    ManualMoveEntity,
    UserUsageEntity,
    ModelCallEntity,
    UserCredentialEntity,
    ServiceKeyEntity,
  ],
  extensions: [Migrator],
  migrations: {
    tableName: 'gh_migrations',
    snapshot: false,
    silent: true,
    migrationsList: [
      { name: 'm001-jobs', class: M001Jobs },
      { name: 'm002-runs', class: M002Runs },
      { name: 'm003-users', class: M003Users },
      { name: 'm004-pace', class: M004Pace },
      { name: 'm005-manuals', class: M005Manuals },
      { name: 'm006-manual-moves', class: M006ManualMoves },
      { name: 'm007-shipped-manuals', class: M007ShippedManuals },
      { name: 'm008-workers', class: M008Workers },
      { name: 'm009-callbacks', class: M009Callbacks },
      { name: 'm010-sessions', class: M010Sessions },
      { name: 'm011-contract', class: M011Contract },
      { name: 'm012-row-security', class: M012RowSecurity },
      { name: 'm013-budgets', class: M013Budgets },
      { name: 'm014-answers', class: M014Answers },
    ],
  },
};

/** Makes a {@link Store} over an entity manager of either driver. `close` is called once, by the store's `close`. */
export function createStore(deps: StoreOptions & { em: SqlEntityManager; close: () => Promise<void> }): Store {
  const { em, clock = systemClock, promoteAfter = defaultPromoteAfter, shippedManuals = null, close } = deps;
  const signals = deps.signals ?? createLocalSignals();
  const context: StoreContext = {
    fork: () => em.fork(),
    transact: (work) => em.fork().transactional(work),
    now: () => new Date(clock.now()),
    tell: (signal) => signals.tell(signal),
  };
  let closing: Promise<void> | undefined;
  return {
    jobs: createJobRepository(context),
    outbox: createOutboxRepository(context),
    serviceKeys: createServiceKeyRepository(context),
    figures: createFiguresRepository(context),
    ledger: createSubmitLedger(context),
    checkpoints: createCheckpointStore(context),
    manuals: withShipped(createManualStore(context, { promoteAfter }), shippedManuals),
    pace: createPaceKeeper(context),
    sessions: createSessionRepository(context),
    answers: createAnswerRepository(context),
    budget: createBudgetRepository(context),
    workers: createWorkerRepository(context),
    events: createEventLog(context),
    signals,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
