import type { ModelHealth } from '@valet/core';
import type { HealthStatus, MonitoringHealth } from '@valet/schemas';
import type { Figures, ModelFigures } from '../store/store.ts';

/** What was seen of the parts. */
export interface Seen {
  /** Null when the database did not answer. */
  readonly latencyMs: number | null;
  readonly isStored: boolean;
  /** Null when nobody could be asked. */
  readonly known: Pick<Figures, 'workers' | 'byStatus' | 'models'> | null;
  readonly bucket: string;
  /** How each model fares in this process; a process that runs no job asks none. */
  readonly models: readonly ModelHealth[];
  readonly now: Date;
}

/** Healthy, degraded (it serves, but something is missing), or unhealthy: without its database a host can do nothing. */
export function judgeHealth({ latencyMs, isStored, known, bucket, models, now }: Seen): MonitoringHealth {
  const { workers, byStatus }: Pick<Figures, 'workers' | 'byStatus'> = known ?? { workers: [], byStatus: {} };
  const stale = workers.filter(({ isStale }) => isStale).length;
  const active = workers.length - stale;
  const isWaiting = (byStatus['pending'] ?? 0) > 0;
  const checks: MonitoringHealth['checks'] = {
    database: { status: latencyMs === null ? 'unhealthy' : 'healthy', latency_ms: latencyMs },
    worker_heartbeat: {
      status: known === null || stale > 0 || (active === 0 && isWaiting) ? 'degraded' : 'healthy',
      active_workers: active,
      stale_workers: stale,
    },
    llm_provider: judgeModels(known?.models.lastHour ?? null, models),
    storage: { status: isStored ? 'healthy' : 'degraded', bucket },
  };
  return { status: worstOf(Object.values(checks)), checks, timestamp: now.toISOString() };
}

/** Of the last hour's calls, those that brought no usable answer. From this share on, runs go on without a model. */
const badShare = 0.5;
const fewCalls = 5;

/** By the calls of the last hour, whichever process made them, and by the models that this one leaves alone. */
function judgeModels(
  hour: ModelFigures['lastHour'] | null,
  models: readonly ModelHealth[],
): MonitoringHealth['checks']['llm_provider'] {
  const { calls, failed, provider } = hour ?? { calls: 0, failed: 0, provider: null };
  const share = calls === 0 ? 0 : failed / calls;
  const isAlone = models.length > 0 && models.every(({ state }) => state === 'open');
  const isBad = isAlone || (calls >= fewCalls && share >= badShare);
  return {
    status: isBad ? 'degraded' : 'healthy',
    provider: provider ?? models[0]?.provider ?? 'none',
    error_rate: Math.round(share * 10_000) / 10_000,
  };
}

function worstOf(checks: readonly { status: HealthStatus }[]): HealthStatus {
  const order = ['unhealthy', 'degraded', 'healthy'] as const;
  return order.find((status) => checks.some((check) => check.status === status)) ?? 'healthy';
}
