import type { Alert, AlertType } from '@valet/schemas';
import type { Figures } from '../store/store.ts';

interface AlertBook {
  /** The alerts that these figures raise, each since when this process has seen it. */
  read(figures: Figures, now: Date): Alert[];
}

interface Rule {
  readonly type: AlertType;
  readonly severity: Alert['severity'];
  /** Null when there is nothing to say. */
  describe(figures: Figures, limits: Limits): string | null;
  jobs?(figures: Figures): readonly string[];
}

interface Limits {
  readonly maxQueue: number;
}

const many = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
const has = (count: number) => (count === 1 ? 'has' : 'have');

const rules: readonly Rule[] = [
  {
    type: 'double_submit',
    severity: 'critical',
    describe: ({ submits }) =>
      submits.double > 0 ? `${many(submits.double, 'application')} left more than once` : null,
  },
  {
    type: 'stuck_jobs',
    severity: 'warning',
    describe: ({ stuckJobs: { length } }) =>
      length > 0 ? `${many(length, 'job')} ${has(length)} no heartbeat for >120 seconds` : null,
    jobs: ({ stuckJobs }) => stuckJobs,
  },
  {
    type: 'stale_workers',
    severity: 'warning',
    describe({ workers }) {
      const { length } = workers.filter(({ isStale }) => isStale);
      return length > 0 ? `${many(length, 'worker')} ${has(length)} shown no life for >120 seconds` : null;
    },
  },
  {
    type: 'submit_unknown',
    severity: 'warning',
    describe: ({ submits }) =>
      submits.unknown > 0 ? `Of ${many(submits.unknown, 'application')} nobody knows whether it arrived` : null,
  },
  {
    type: 'callbacks_parked',
    severity: 'warning',
    describe: ({ callbacks }) =>
      callbacks.parked > 0 ? `${many(callbacks.parked, 'callback')} could not be delivered` : null,
  },
  {
    type: 'queue_full',
    severity: 'warning',
    describe({ byStatus }, { maxQueue }) {
      const waiting = byStatus['pending'] ?? 0;
      return waiting >= maxQueue * 0.9 ? `${waiting} of ${maxQueue} places in the queue are taken` : null;
    },
  },
];

/** Makes the book in which is written since when each alert holds. */
export function createAlertBook(limits: Limits): AlertBook {
  const since = new Map<AlertType, Date>();
  return {
    read(figures, now) {
      return rules.flatMap(({ type, severity, describe, jobs }) => {
        const message = describe(figures, limits);
        if (message === null) {
          since.delete(type);
          return [];
        }
        const detectedAt = since.get(type) ?? now;
        since.set(type, detectedAt);
        return [{ type, severity, message, jobs: [...(jobs?.(figures) ?? [])], detected_at: detectedAt.toISOString() }];
      });
    },
  };
}
