import type { ModelHealth } from '@valet/core';
import { Counter, Gauge, Registry } from 'prom-client';
import type { Figures } from '../store/store.ts';
import type { ApiCounts } from './api-counts.ts';

/** What is told. */
interface Told {
  readonly figures: Figures;
  readonly api: Readonly<ApiCounts>;
  readonly models: readonly ModelHealth[];
}

interface Metric {
  readonly name: string;
  readonly help: string;
  readonly kind: typeof Counter | typeof Gauge;
  /** Name of the label, where there are several values. */
  readonly label?: string;
  read(told: Told): number | readonly (readonly [string, number])[];
}

/** Every metric, once (HTTP contract §13.3, and what came after it). */
export const metrics: readonly Metric[] = [
  counter('gh_jobs_created_total', 'Total created jobs', ({ figures }) => figures.jobs.created),
  counter('gh_jobs_completed_total', 'Total completed jobs', ({ figures }) => figures.jobs.completed),
  counter('gh_jobs_failed_total', 'Total failed jobs', ({ figures }) => figures.jobs.failed),
  counter('gh_jobs_retried_total', 'Total retries of jobs', ({ figures }) => figures.jobs.retried),
  counter('gh_jobs_cancelled_total', 'Total cancelled jobs', ({ figures }) => figures.jobs.cancelled),
  counter('gh_jobs_expired_total', 'Total jobs that expired in the queue', ({ figures }) => figures.jobs.expired),
  {
    ...gauge('gh_jobs', 'Jobs by status', ({ figures }) => Object.entries(figures.byStatus)),
    label: 'status',
  },
  gauge('gh_queue_depth', 'Jobs that wait for a worker', ({ figures }) => figures.byStatus['pending'] ?? 0),
  {
    ...gauge('gh_worker_active_jobs', 'Currently active jobs per worker', ({ figures }) =>
      figures.workers.map(({ id, activeJobs }) => [id, activeJobs]),
    ),
    label: 'worker',
  },
  gauge(
    'gh_stuck_jobs',
    'Jobs without a heartbeat for more than 120 seconds',
    ({ figures }) => figures.stuckJobs.length,
  ),
  counter('gh_llm_cost_usd_total', 'Total LLM cost', ({ figures }) => figures.models.costUsd),
  counter('gh_llm_calls_total', 'Total calls of LLMs', ({ figures }) => figures.models.calls),
  counter('gh_llm_tokens_total', 'Total LLM tokens', ({ figures }) => figures.models.tokens),
  {
    ...gauge('gh_llm_open_breakers', 'Models that this process leaves alone for a while', ({ models }) =>
      models.map(({ provider, model, state }) => [`${provider}:${model}`, state === 'closed' ? 0 : 1]),
    ),
    label: 'model',
  },
  gauge('gh_callbacks_pending', 'Callbacks that wait', ({ figures }) => figures.callbacks.pending),
  gauge('gh_callbacks_parked', 'Callbacks that were given up', ({ figures }) => figures.callbacks.parked),
  counter('gh_api_requests_total', 'Requests that this process has answered', ({ api }) => api.requests),
  counter('gh_api_errors_total', 'Requests that this process has answered with 500 or more', ({ api }) => api.errors),
  counter(
    'valet_submit_unknown_total',
    'Applications of which nobody knows whether they arrived',
    ({ figures }) => figures.submits.unknown,
  ),
  counter(
    'valet_double_submit_total',
    'Applications that left more than once',
    ({ figures }) => figures.submits.double,
  ),
];

function counter(name: string, help: string, read: Metric['read']): Metric {
  return { name, help, kind: Counter, read };
}

function gauge(name: string, help: string, read: Metric['read']): Metric {
  return { name, help, kind: Gauge, read };
}

/** Writes the metrics in the text format of Prometheus; a registry of its own keeps two hosts in one process apart. */
export function createPrometheus(): { write(told: Told): Promise<string> } {
  const registry = new Registry();
  const writers = metrics.map(({ name, help, kind: Kind, label, read }) => {
    const metric = new Kind({ name, help, labelNames: label === undefined ? [] : [label], registers: [registry] });
    return (told: Told) => {
      const found = read(told);
      metric.reset();
      if (typeof found === 'number') metric.inc(found);
      else for (const [value, count] of found) metric.inc(label === undefined ? {} : { [label]: value }, count);
    };
  });
  return {
    write(told) {
      for (const write of writers) write(told);
      return registry.metrics();
    },
  };
}
