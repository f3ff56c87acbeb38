import type { RunPhase } from '@valet/schemas';
import t from 'tap';
import { initialState, isFinal, type RunSignal, type RunState, transition } from '../../../core/src/run/transition.ts';

const walk = (...signals: RunSignal[]): RunState => signals.reduce(transition, initialState);
const toReview: RunSignal[] = ['provisioned', 'arrived', 'form_read', 'filled'];

t.test('a run', async (t) => {
  t.test('goes from provisioning to completed by the straight way', async (t) => {
    t.same(walk(...toReview, 'approved', 'clicked', 'confirmed'), { phase: 'completed', returnTo: null });
  });

  t.test('returns from a person to the phase it came from, in every open phase', async (t) => {
    const ways: [RunPhase, RunSignal[]][] = [
      ['provisioning', []],
      ['navigating', ['provisioned']],
      ['analyzing', ['provisioned', 'arrived']],
      ['filling', ['provisioned', 'arrived', 'form_read']],
      ['reviewing', toReview],
      ['submitting', [...toReview, 'approved']],
      ['verifying', [...toReview, 'approved', 'clicked']],
      ['working', ['provisioned', 'opened']],
    ];
    for (const [phase, way] of ways) {
      t.same(walk(...way, 'blocked'), { phase: 'waiting_human', returnTo: phase });
      t.same(walk(...way, 'blocked', 'unblocked'), { phase, returnTo: null });
      t.same(walk(...way, 'blocked', 'failed'), { phase: 'failed', returnTo: null });
    }
  });

  t.test('clicks only from submitting, which only an approval reaches', async (t) => {
    for (const way of [[], ['provisioned'], ['provisioned', 'arrived', 'form_read'], toReview] as RunSignal[][]) {
      t.throws(() => walk(...way, 'clicked'), { code: 'internal_error' });
    }
    t.throws(() => walk('provisioned', 'arrived', 'form_read', 'approved'), { code: 'internal_error' });
  });

  t.test('submits again only after a refusal, through review', async (t) => {
    const clicked: RunSignal[] = [...toReview, 'approved', 'clicked'];
    t.throws(() => walk(...clicked, 'approved'), { code: 'internal_error' });
    t.equal(walk(...clicked, 'refused', 'approved').phase, 'submitting');
  });

  t.test('of a generic task works, and never comes to submit', async (t) => {
    t.same(walk('provisioned', 'opened', 'steps_done'), { phase: 'completed', returnTo: null });
    for (const signal of ['form_read', 'filled', 'approved', 'clicked', 'confirmed'] as const)
      t.throws(() => walk('provisioned', 'opened', signal), { code: 'internal_error' });
  });

  t.test('never leaves a final phase', async (t) => {
    const signals: RunSignal[] = ['provisioned', 'approved', 'clicked', 'blocked', 'unblocked', 'failed', 'confirmed'];
    for (const phase of ['completed', 'failed'] as const) {
      t.ok(isFinal(phase));
      for (const signal of signals) {
        t.throws(() => transition({ phase, returnTo: null }, signal), { code: 'internal_error' }, `${phase} ${signal}`);
      }
    }
  });
});
