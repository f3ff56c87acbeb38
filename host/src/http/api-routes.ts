import type { BudgetLedger, Clock, ManualStore } from '@valet/core';
import type { AcceptJob } from '../job/accept-job.ts';
import type { HumanDesk } from '../job/human-desk.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { AnswerRepository, JobRepository, OutboxRepository, SessionRepository } from '../store/store.ts';
import { answersRoute } from './answers.ts';
import { applyRoute } from './apply.ts';
import { batchRoute } from './batch.ts';
import { callbackRoutes } from './callbacks.ts';
import { cancelRoute } from './cancel.ts';
import { eventsRoute } from './events.ts';
import { healthRoutes } from './health.ts';
import { listJobsRoute } from './jobs.ts';
import { killRoute } from './kill.ts';
import { manualRoutes } from './manual.ts';
import { monitoringRoutes } from './monitoring.ts';
import { resumeRoute } from './resume.ts';
import { retryRoute } from './retry.ts';
import { reviewRoute } from './review.ts';
import type { Route } from './route.ts';
import { sessionRoutes } from './sessions.ts';
import { statusRoute } from './status.ts';
import { taskRoute } from './task.ts';

/** What the endpoints are made of. */
export interface ApiDeps {
  readonly accept: AcceptJob;
  readonly acceptTask: AcceptJob;
  readonly jobs: JobRepository;
  readonly budget: Pick<BudgetLedger, 'spentOn'>;
  readonly human: HumanDesk;
  readonly manuals: ManualStore;
  readonly sessions: SessionRepository;
  readonly answers: AnswerRepository;
  readonly monitor: Monitor;
  readonly outbox: OutboxRepository;
  readonly clock: Clock;
  readonly version: string;
}

/** Every endpoint, in the order in which the OpenAPI document shows them. */
export function apiRoutes(deps: ApiDeps): readonly Route[] {
  return [
    applyRoute(deps),
    taskRoute({ accept: deps.acceptTask }),
    statusRoute(deps),
    resumeRoute(deps),
    ...sessionRoutes(deps),
    answersRoute(deps),
    listJobsRoute(deps),
    batchRoute(deps),
    eventsRoute(deps),
    cancelRoute(deps),
    retryRoute(deps),
    reviewRoute(deps),
    killRoute(deps),
    ...callbackRoutes(deps),
    ...manualRoutes(deps),
    ...healthRoutes(deps),
    ...monitoringRoutes(deps),
  ];
}
