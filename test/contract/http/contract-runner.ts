import type { RunEvent } from '@valet/schemas';
import type { AttemptRunner } from '../../../host/src/worker/worker-ports.ts';
import { createRunner as createFakeRunner } from '../../host/fake-runner.ts';

/** Events that a run tells, as the contract's examples have them (§6.3, §6.4, §12.3). */
const events: Readonly<Record<string, RunEvent>> = {
  mode_selected: {
    event_type: 'mode_selected',
    metadata: { mode: 'cookbook', manual_id: 'manual-uuid', reason: 'manual_found' },
  },
  no_manual: { event_type: 'mode_selected', metadata: { mode: 'magnitude', reason: 'no_manual_found' } },
  manual_found: {
    event_type: 'manual_found',
    metadata: { manual_id: 'manual-uuid', health_score: 95, url_pattern: 'https://ats.example.com/*' },
  },
  mode_switched: {
    event_type: 'mode_switched',
    metadata: { from_mode: 'cookbook', to_mode: 'magnitude', reason: 'step_failed' },
  },
  step_started: { event_type: 'step_started', metadata: { action: 'click', action_count: 1 } },
  step_completed: { event_type: 'step_completed', metadata: { action: 'click', action_count: 1 } },
  manual_created: { event_type: 'manual_created', metadata: { steps: 8, url_pattern: 'https://ats.example.com/*' } },
  browser_crash_detected: {
    event_type: 'browser_crash_detected',
    metadata: { attempt: 1, error_message: 'the browser died' },
  },
  browser_crash_recovered: { event_type: 'browser_crash_recovered', metadata: { attempt: 1 } },
  session_restored: { event_type: 'session_restored', metadata: { domain: 'linkedin.com' } },
  session_saved: { event_type: 'session_saved', metadata: { domain: 'linkedin.com' } },
  budget_preflight_failed: {
    event_type: 'budget_preflight_failed',
    metadata: { reason: 'monthly budget', remaining_budget: 0 },
  },
};

/** The fake runner, which before anything else tells the events that the address names: `/tell:mode_selected/mode:cookbook/ok`. */
export async function createRunner(): Promise<AttemptRunner> {
  const fake = await createFakeRunner();
  return {
    ...fake,
    async run(request, ports, signal) {
      const { jobId, actor, fence } = request;
      const url = new URL(request.url);
      const steps = url.pathname.split('/').filter(Boolean);
      const wordOf = (step: string, verb: string) => (step.startsWith(`${verb}:`) ? step.slice(verb.length + 1) : null);
      for (const step of steps) {
        const event = events[wordOf(step, 'tell') ?? ''];
        if (event) await ports.events.append(jobId, event, { actor, fence });
      }
      const mode = steps.map((step) => wordOf(step, 'mode')).find((word) => word !== null);
      url.pathname = steps.filter((step) => !/^(tell|mode):/.test(step)).join('/');
      const report = await fake.run({ ...request, url: url.href }, ports, signal);
      return mode === undefined ? report : { ...report, final_mode: mode as 'cookbook' };
    },
  };
}
