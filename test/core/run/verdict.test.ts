import type { Answer, Evidence, SubmitRules } from '@valet/schemas';
import t from 'tap';
import type { RequestOutcome } from '../../../core/src/plugin/browser-agent.ts';
import { checkGates, type GateInput } from '../../../core/src/run/quality-gate.ts';
import { conclude, evidenceOf, judgeResponse } from '../../../core/src/run/verdict.ts';

const rules: SubmitRules = {
  requests: [{ method: 'POST', path: '/x' }],
  responses: [
    { status: '428', body: 'security_code', means: 'email_code' },
    { status: '428', means: 'captcha' },
    { status: '422', body: 'already applied', means: 'already_applied' },
    { status: '422', means: 'rejected' },
    { status: '2xx', means: 'accepted' },
  ],
  confirmation: { needs: ['network', 'dom'] },
  duplicates: 'refused',
};
const answer = (status: number, body = ''): RequestOutcome => ({ kind: 'response', status, location: null, body });
const dom: Evidence = { kind: 'dom', supports: 'submitted', detail: 'shown' };
const verdictOf = (outcome: RequestOutcome, extra: Evidence[] = []) => {
  const means = judgeResponse(rules, outcome);
  return conclude(rules, means, [evidenceOf(outcome, means), ...extra]);
};

t.test('a verdict', async (t) => {
  t.test(
    'is submitted_verified only with an accepted answer and every kind of evidence the manifest needs',
    async (t) => {
      t.same(verdictOf(answer(200), [dom]), { verdict: 'submitted_verified', intent: 'confirmed', code: null });
      t.same(verdictOf(answer(200)), {
        verdict: 'submitted_unverified',
        intent: 'unknown',
        code: 'submit_unconfirmed',
      });
      t.same(conclude(rules, 'accepted', [dom]), {
        verdict: 'submitted_unverified',
        intent: 'unknown',
        code: 'submit_unconfirmed',
      });
    },
  );

  t.test(
    'is unknown for a server error, a lost answer, and a status nobody described — whatever the page shows',
    async (t) => {
      for (const outcome of [
        answer(500),
        answer(418),
        answer(302),
        { kind: 'failed', reason: 'connection reset' } as const,
      ]) {
        t.same(verdictOf(outcome, [dom]), {
          verdict: 'submitted_unverified',
          intent: 'unknown',
          code: 'submit_unknown',
        });
      }
    },
  );

  t.test('holds a redirect to where it leads, when a rule says where', async (t) => {
    const strict: SubmitRules = {
      ...rules,
      responses: [
        { status: '3xx', location: '/:site/:job/thanks', means: 'accepted' },
        { status: '3xx', means: 'unknown' },
      ],
    };
    const redirect = (location: string | null): RequestOutcome => ({
      kind: 'response',
      status: 302,
      location,
      body: '',
    });
    t.equal(judgeResponse(strict, redirect('/acme/1/thanks')), 'accepted');
    t.equal(judgeResponse(strict, redirect('https://jobs.example/acme/1/thanks?x=1')), 'accepted');
    for (const elsewhere of ['/acme/1', '/login?next=/acme/1/thanks', '//', null]) {
      t.equal(judgeResponse(strict, redirect(elsewhere)), 'unknown', `${elsewhere}`);
    }
  });

  t.test('is not_submitted for what the site refused, each by its name', async (t) => {
    t.match(verdictOf(answer(428, '{"security_code_recipient":"x"}')), { intent: 'rejected', code: 'human_required' });
    t.match(verdictOf(answer(428, 'other')), { verdict: 'not_submitted', code: 'captcha_blocked' });
    t.match(verdictOf(answer(422, 'You have Already Applied.')), { verdict: 'not_submitted', code: 'already_applied' });
    t.match(verdictOf(answer(422)), { verdict: 'not_submitted', intent: 'rejected', code: 'submit_rejected' });
  });
});

const filled = (label: string, change: Partial<Answer> = {}): Answer => ({
  field_id: label,
  label,
  kind: 'text',
  required: true,
  value: 'v',
  ref: { ref: 'profile.first_name' },
  source: 'profile',
  confidence: 1,
  sensitive: false,
  outcome: 'filled',
  ...change,
});
const gate = (answers: Answer[], change: Partial<GateInput> = {}) =>
  checkGates({ answers, hasResume: true, obstacle: null, isPaced: true, refusals: [], ...change });

t.test('the quality gates', async (t) => {
  t.test('open for a form that is filled with confidence', async (t) => {
    t.same(
      gate([
        filled('First name'),
        filled('Résumé', { ref: { ref: 'resume' } }),
        filled('Pronouns', { required: false, outcome: 'skipped' }),
      ]),
      [],
    );
  });

  t.test('each stay shut for their own reason and name the field', async (t) => {
    t.match(gate([filled('Name', { outcome: 'unfilled' })]), [/^required_filled: .*"Name"/]);
    t.match(gate([filled('Name', { confidence: 0.6 })]), [/^confidence: .*"Name"/]);
    t.match(gate([filled('Résumé', { ref: { ref: 'resume' }, required: false, outcome: 'skipped' })]), [
      /^resume_uploaded: .*"Résumé"/,
    ]);
    t.match(gate([filled('Why?', { outcome: 'unanswered' })]), [/^questions_answered: .*"Why\?"/]);
    t.match(gate([filled('City', { required: false, outcome: 'unfilled' })]), [/^nothing_optional_broken: .*"City"/]);
    t.match(gate([], { obstacle: { kind: 'captcha', confidence: 1, detail: 'shown', evidence: [], rule: null } }), [
      /^no_captcha: captcha/,
    ]);
    t.match(gate([], { obstacle: { kind: 'login', confidence: 1, detail: 'shown', evidence: [], rule: null } }), [
      /^no_obstacle: login/,
    ]);
    t.match(
      gate([], { obstacle: { kind: 'rate_limit', confidence: 1, detail: 'HTTP 429', evidence: [], rule: null } }),
      [/^platform_rate: the site says .*HTTP 429/],
    );
    t.match(gate([], { isPaced: false }), [/^platform_rate: the platform's pace/]);
    t.match(gate([], { refusals: [{ limit: 'application', remainingUsd: 0.01 }] }), [
      /^application_budget: .*\$0\.0100/,
    ]);
    for (const limit of ['user_day', 'user_month', 'tenant_month'] as const) {
      t.match(gate([], { refusals: [{ limit, remainingUsd: 0 }] }), [/^user_budget: .*\$0\.0000/]);
    }
  });
});
