import type { HealthStatus, MonitoringHealth } from '@valet/schemas';
import type { Figures } from '../store/store.ts';

/** What was seen of the parts. */
export interface Seen {
  /** Null when the database did not answer. */
  readonly latencyMs: number | null;
  readonly isStored: boolean;
  /** Null when nobody could be asked. */
  readonly workers: Figures['workers'] | null;
  readonly bucket: string;
  readonly now: Date;
}

/** Healthy, degraded (it serves, but something is missing), or unhealthy: without its database a host can do nothing. */
export function judgeHealth({ latencyMs, isStored, workers, bucket, now }: Seen): MonitoringHealth {
  const stale = workers?.filter(({ isStale }) => isStale).length ?? 0;
  const checks: MonitoringHealth['checks'] = {
    database: { status: latencyMs === null ? 'unhealthy' : 'healthy', latency_ms: latencyMs },
    worker_heartbeat: {
      status: workers === null || stale > 0 ? 'degraded' : 'healthy',
      active_workers: (workers?.length ?? 0) - stale,
      stale_workers: stale,
    },
    llm_provider: { status: 'healthy', provider: 'none', error_rate: 0 },
    storage: { status: isStored ? 'healthy' : 'degraded', bucket },
  };
  return { status: worstOf(Object.values(checks)), checks, timestamp: now.toISOString() };
}

function worstOf(checks: readonly { status: HealthStatus }[]): HealthStatus {
  const order = ['unhealthy', 'degraded', 'healthy'] as const;
  return order.find((status) => checks.some((check) => check.status === status)) ?? 'healthy';
}
