import type { SubmitIntent } from '@valet/core';
import { checkShape, type RunEvent, type RunReport } from '@valet/schemas';
import t from 'tap';
import { checkDocument } from '../../host/src/job/check-document.ts';
import { judgeAttempt, type RunEnd } from '../../host/src/job/judge-attempt.ts';
import { emptyProjection, projectEvent } from '../../host/src/job/projection.ts';
import { backoffMs, mayRetry } from '../../host/src/job/retry-policy.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 1, 16, 12, 0, seconds));
const intent = (state: SubmitIntent['state']): SubmitIntent => ({
  id: 'i1',
  key: { tenant: 'default', posting: 'ats:1', candidate: 'c' },
  jobId: 'j1',
  attempt: 1,
  fence: 1,
  contentHash: 'hash',
  state,
  released: null,
  armedAt: at(0).toISOString(),
  settledAt: null,
  note: 'thank you page',
});
const report = (change: Partial<RunReport>): RunEnd => ({
  report: {
    verdict: 'not_submitted',
    evidence: [],
    error: { code: 'timeout', message: 'too slow' },
    url: 'https://ats.example.com/jobs/1',
    platform: null,
    posting: null,
    final_mode: null,
    answers: [],
    cost: {
      total_cost_usd: 0,
      action_count: 0,
      total_tokens: 0,
      cookbook_steps: 0,
      magnitude_steps: 0,
      cookbook_cost_usd: 0,
      magnitude_cost_usd: 0,
    },
    timings: {},
    screenshots: [],
    submit: { intent: null, released: 0, cut: 0 },
    ...change,
  },
});
const broken: RunEnd = { error: { code: 'internal_error', message: 'it broke' } };

t.test('waits 5, 10, 20, 40 and then always 60 seconds before a retry', (t) => {
  t.strictSame(
    [1, 2, 3, 4, 5, 6, 20].map(backoffMs),
    [5, 10, 20, 40, 60, 60, 60].map((s) => s * 1000),
  );
  t.end();
});

t.test('tries again what may pass, while retries are left and nothing can have been sent', (t) => {
  const attempt = { code: 'network_error', retryCount: 0, maxRetries: 3, intents: [] };
  t.equal(mayRetry(attempt), true);
  t.equal(mayRetry({ ...attempt, retryCount: 3 }), false);
  t.equal(mayRetry({ ...attempt, code: 'budget_exceeded' }), false);
  t.equal(mayRetry({ ...attempt, code: 'no such code' }), false);
  t.equal(mayRetry({ ...attempt, intents: [intent('rejected')] }), true);
  for (const state of ['armed', 'clicked', 'unknown', 'confirmed'] as const) {
    t.equal(mayRetry({ ...attempt, intents: [intent('rejected'), intent(state)] }), false, state);
  }
  t.end();
});

t.test('a confirmed intent is a submission, whatever the attempt says', (t) => {
  for (const end of [broken, report({}), report({ verdict: 'submitted_unverified' })]) {
    t.match(judgeAttempt(end, [intent('rejected'), intent('confirmed')]), {
      verdict: 'submitted_verified',
      error: null,
      evidence: [{ kind: 'fuse', supports: 'submitted', detail: /thank you page/ }],
    });
  }
  t.end();
});

t.test('an application that may have left is never told as not submitted', (t) => {
  for (const state of ['armed', 'clicked', 'unknown'] as const) {
    for (const end of [broken, report({})]) {
      t.match(judgeAttempt(end, [intent(state)]), {
        verdict: 'submitted_unverified',
        error: { code: 'submit_unknown', message: /may have been sent.*(it broke|too slow)/ },
        evidence: [{ kind: 'fuse', supports: 'unknown' }],
      });
    }
  }
  t.match(judgeAttempt(report({}), [intent('rejected')]), { verdict: 'not_submitted', error: { code: 'timeout' } });
  t.end();
});

t.test('a report without a reason gets one, and never counts as success', (t) => {
  t.match(judgeAttempt(report({ error: null }), []), { verdict: 'not_submitted', error: { code: 'internal_error' } });
  const unverified = report({ verdict: 'submitted_unverified', error: null });
  t.match(judgeAttempt(unverified, [intent('unknown')]), {
    verdict: 'submitted_unverified',
    error: { code: 'submit_unconfirmed' },
  });
  t.end();
});

t.test('progress is what the events add up to', (t) => {
  const events: RunEvent[] = [
    { event_type: 'job_started', metadata: { worker_id: 'w', quality_preset: 'balanced', task_budget: 0 } },
    { event_type: 'state_changed', metadata: { from: 'provisioning', to: 'navigating' } },
    { event_type: 'mode_selected', metadata: { mode: 'magnitude', reason: 'no_manual_found' } },
    { event_type: 'state_changed', metadata: { from: 'analyzing', to: 'filling' } },
    { event_type: 'plan_made', metadata: { fields: 7, answered: 7, unanswered: [] } },
    { event_type: 'step_started', metadata: { action: 'fill', action_count: 2 } },
  ];
  const after = events.reduce((before, event, index) => projectEvent(before, event, at(index)), emptyProjection);
  t.strictSame(after, {
    progress: {
      step: 'filling',
      progress_pct: 45,
      description: 'Filling the form',
      action_index: 2,
      total_actions_estimate: 7,
      current_action: 'fill',
      started_at: at(0).toISOString(),
      elapsed_ms: 5000,
      eta_ms: null,
      execution_mode: 'magnitude',
      manual_id: null,
    },
    manual: { id: null, health_score: null, fallback_reason: null, status: 'no_manual_available' },
  });
  t.ok(checkShape('job-status.schema.json#/$defs/progress', after.progress).ok);
  const asked = projectEvent(
    after,
    { event_type: 'state_changed', metadata: { from: 'filling', to: 'waiting_human' } },
    at(6),
  );
  t.match(asked.progress, { step: 'waiting_human', progress_pct: 45 }, 'waiting takes nothing away');
  const [first] = events;
  if (first)
    t.match(
      projectEvent(asked, first, at(60)).progress,
      { progress_pct: 0, elapsed_ms: 0 },
      'each attempt starts anew',
    );
  t.end();
});

t.test('events without a start change nothing', (t) => {
  const stray: RunEvent = { event_type: 'step_started', metadata: { action: 'fill', action_count: 2 } };
  t.strictSame(projectEvent(emptyProjection, stray, at(0)), emptyProjection);
  t.end();
});

t.test('finds what no store can keep by pointer', (t) => {
  t.strictSame(checkDocument({ a: ['ok', '💼'], 'b/c~': { d: 1 } }), []);
  const pointers = checkDocument({ a: ['\0', '\ud800'], 'b/c~': { 'x\0': 'y' } }).map(({ pointer }) => pointer);
  t.strictSame(pointers.sort(), ['/a/0', '/a/1', '/b~1c~0']);
  t.end();
});
