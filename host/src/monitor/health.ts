import type { HealthStatus, MonitoringHealth } from '@valet/schemas';
import type { Figures } from '../store/store.ts';

/** What was seen of the parts. */
export interface Seen {
  /** Null when the database did not answer. */
  readonly latencyMs: number | null;
  readonly isStored: boolean;
  /** Null when nobody could be asked. */
  readonly known: Pick<Figures, 'workers' | 'byStatus'> | null;
  readonly bucket: string;
  readonly now: Date;
}

/** Healthy, degraded (it serves, but something is missing), or unhealthy: without its database a host can do nothing. */
export function judgeHealth({ latencyMs, isStored, known, bucket, now }: Seen): MonitoringHealth {
  const { workers, byStatus } = known ?? { workers: [], byStatus: {} };
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
    llm_provider: { status: 'healthy', provider: 'none', error_rate: 0 },
    storage: { status: isStored ? 'healthy' : 'degraded', bucket },
  };
  return { status: worstOf(Object.values(checks)), checks, timestamp: now.toISOString() };
}

function worstOf(checks: readonly { status: HealthStatus }[]): HealthStatus {
  const order = ['unhealthy', 'degraded', 'healthy'] as const;
  return order.find((status) => checks.some((check) => check.status === status)) ?? 'healthy';
}
