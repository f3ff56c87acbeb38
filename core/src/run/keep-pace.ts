import type { AtsManifest } from '@valet/schemas';
import { ValetError } from '../error/valet-error.ts';
import type { RunContext } from './run-context.ts';

/**
 * Waits until an application of this platform may start, as its manifest's pace says. Told once as an event; ends with
 * the deadline's signal. Error: `timeout` at once when the wait would outlast the job.
 */
export async function keepPace(
  { deps, journal, deadline, paced }: Pick<RunContext, 'deps' | 'journal' | 'deadline' | 'paced'>,
  { id: platform, displayName, pace = {} }: AtsManifest,
): Promise<void> {
  const limits = { minGapMs: pace.minGapMs ?? 0, jitter: pace.jitter ?? 0, perHour: pace.perHour ?? null };
  if (limits.minGapMs === 0 && limits.perHour === null) {
    paced.add(platform);
    return;
  }
  for (let isTold = false; ; isTold = true) {
    const { waitMs, reason } = await deps.pace.start({ platform, limits });
    if (waitMs === 0 || reason === null) {
      paced.add(platform);
      return;
    }
    if (waitMs > deadline.leftMs) {
      const minutes = Math.ceil(waitMs / 60_000);
      throw new ValetError(
        'timeout',
        `The next application at ${displayName} may start in ${minutes} min, after the job's time limit; nothing was opened.`,
      );
    }
    if (!isTold) await journal.tell({ event_type: 'pace_waiting', metadata: { platform, wait_ms: waitMs, reason } });
    await deps.clock.wait(waitMs, deadline.signal);
  }
}
