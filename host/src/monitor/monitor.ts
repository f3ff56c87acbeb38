import { performance } from 'node:perf_hooks';
import type { Clock, ModelHealth } from '@valet/core';
import type { MonitoringAlerts, MonitoringDashboard, MonitoringHealth, MonitoringMetrics } from '@valet/schemas';
import type { Figures, FiguresRepository } from '../store/store.ts';
import { createAlertBook } from './alert-book.ts';
import type { ApiCounts } from './api-counts.ts';
import { judgeHealth } from './health.ts';
import { createPrometheus } from './prometheus.ts';

/** What the monitor looks at. */
export interface MonitorDeps {
  readonly figures: FiguresRepository;
  readonly clock: Clock;
  readonly api: Readonly<ApiCounts>;
  readonly maxQueue: number;
  readonly storage: Storage;
  /** How each model fares in this process. */
  readonly models: () => readonly ModelHealth[];
}

/** Where artifacts are kept. */
export interface Storage {
  readonly bucket: string;
  /** Rejects when nothing can be kept there. */
  check(): Promise<void>;
}

/** What the host tells of itself (HTTP contract §13). Holds nothing of any candidate: everybody may read it. */
export interface Monitor {
  health(): Promise<MonitoringHealth>;
  metrics(): Promise<MonitoringMetrics>;
  /** In the text format of Prometheus. */
  prometheus(): Promise<string>;
  alerts(): Promise<MonitoringAlerts>;
  dashboard(): Promise<MonitoringDashboard>;
}

/** A job without a heartbeat for longer than this is stuck (HTTP contract §14.6). */
const staleMs = 120_000;
/** The figures are read at most this often, and never take more than a tenth of the store's time. */
const freshMs = 1000;

/** Makes the {@link Monitor}. The numbers come from the store, so that every process of the API tells the same. */
export function createMonitor(deps: MonitorDeps): Monitor {
  const { figures, clock, api, storage, models } = deps;
  const now = () => new Date(clock.now());
  const read = kept(() => figures.read({ staleMs }), clock);
  const check = kept(() => lookAt(figures, storage), clock);
  const alertBook = createAlertBook(deps);
  const prometheus = createPrometheus();

  const health = async (): Promise<MonitoringHealth> => {
    const [{ latencyMs, isStored }, known] = await Promise.all([check(), read().catch(() => null)]);
    return judgeHealth({ latencyMs, isStored, known, bucket: storage.bucket, models: models(), now: now() });
  };
  const metrics = async () => toMetrics(await read(), api);
  const alerts = async (): Promise<MonitoringAlerts> => {
    const found = alertBook.read(await read(), now());
    return { count: found.length, alerts: found, checkedAt: now().toISOString() };
  };
  return {
    health,
    metrics,
    alerts,
    prometheus: async () => prometheus.write({ figures: await read(), api, models: models() }),
    async dashboard() {
      const [state, numbers, { alerts: activeAlerts }] = await Promise.all([health(), metrics(), alerts()]);
      return { health: state, metrics: numbers, activeAlerts, timestamp: now().toISOString() };
    },
  };
}

async function lookAt(figures: FiguresRepository, storage: Storage) {
  const startedAt = performance.now();
  const [latencyMs, isStored] = await Promise.all([
    figures.ping().then(
      () => Math.round((performance.now() - startedAt) * 10) / 10,
      () => null,
    ),
    storage.check().then(
      () => true,
      () => false,
    ),
  ]);
  return { latencyMs, isStored };
}

/** Keeps what was read for a while, however many ask; a failure is not kept. */
function kept<T>(read: () => Promise<T>, clock: Clock): () => Promise<T> {
  let last: { readonly value: Promise<T>; until: number } | null = null;
  return () => {
    if (last && clock.now() < last.until) return last.value;
    const startedAt = clock.now();
    const entry = { value: read(), until: Number.POSITIVE_INFINITY };
    last = entry;
    entry.value.then(
      () => {
        const tookMs = clock.now() - startedAt;
        entry.until = clock.now() + Math.max(freshMs, tookMs * 9);
      },
      () => {
        if (last === entry) last = null;
      },
    );
    return entry.value;
  };
}

function toMetrics(
  { jobs, byStatus, workers, models, submits, callbacks }: Figures,
  api: Readonly<ApiCounts>,
): MonitoringMetrics {
  return {
    jobs: { ...jobs },
    workers: {
      active_jobs: workers.reduce((sum, { activeJobs }) => sum + activeJobs, 0),
      max_concurrent: workers.reduce((sum, worker) => sum + (worker.isStale ? 0 : worker.maxConcurrent), 0),
      queue_depth: byStatus['pending'] ?? 0,
    },
    llm: { total_calls: models.calls, total_tokens: models.tokens, cost_per_hour_usd: models.lastHour.costUsd },
    api: { total_requests: api.requests, error_rate: api.requests === 0 ? 0 : api.errors / api.requests },
    submits: { ...submits },
    callbacks: { ...callbacks },
  };
}
