import { randomUUID } from 'node:crypto';
import type { HumanPort, ManualStore, TaskRequest } from '@valet/core';
import { runTask } from '@valet/core/engine';
import type { JobEvent, Manual, Profile, QaAnswers, TaskReport } from '@valet/schemas';
import createTier from '@valet/tier-local';
import type { Test } from 'tap';
import { createEngine } from './engine.ts';

/** One task's outcome, as the outside sees it. */
export interface TaskRun {
  readonly report: TaskReport;
  readonly events: readonly JobEvent[];
  /** `<type> <step id> <outcome>` of each step event, in order. */
  readonly steps: readonly string[];
}

/** What a test changes of a task. */
export interface TaskChange extends Partial<Omit<TaskRequest, 'manual'>> {
  readonly values?: QaAnswers;
  readonly profile?: Partial<Profile>;
  readonly human?: HumanPort;
  readonly manuals?: ManualStore;
}

/** Runs manuals in a real browser, with nothing else kept between two runs; ends with the test. */
export function startTasks(
  t: Test,
): (url: string, manual: Manual | TaskRequest['manual'], change?: TaskChange) => Promise<TaskRun> {
  const tier = createTier({});
  const artifactFolder = t.testdir({});
  t.teardown(() => tier.close());
  return async (url, manual, { values, profile, human, manuals, ...change } = {}) => {
    const jobId = randomUUID();
    const { deps } = createEngine({ artifactFolder, tier, ...(human && { human }), ...(manuals && { manuals }) });
    const given = typeof manual === 'object' && 'pages' in manual ? { given: manual } : manual;
    const request: TaskRequest = {
      jobId,
      tenant: 'default',
      candidate: 'sample',
      attempt: 1,
      fence: 1,
      actor: 'test',
      task: typeof manual === 'object' && 'pages' in manual && manual.task !== 'apply' ? manual.task : 'scrape',
      url,
      manual: given,
      application: {
        profile: { first_name: '', last_name: '', email: '', ...profile },
        ...(values && { qa_answers: values }),
      },
      headed: false,
      timeoutMs: 60_000,
      humanTimeoutMs: 5_000,
      ...change,
    };
    const report = await runTask(request, deps, new AbortController().signal);
    const events = await deps.events.read(jobId);
    const steps = events
      .filter(({ event_type, metadata }) => /^step_(?:completed|failed)$/.test(event_type) && metadata['step_id'])
      .map(({ event_type, metadata }) =>
        [metadata['action'], metadata['step_id'], event_type === 'step_failed' ? 'failed' : metadata['outcome']].join(
          ' ',
        ),
      );
    return { report, events, steps };
  };
}
