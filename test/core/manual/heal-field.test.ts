import { createMemoryManuals, type ManualStore } from '@valet/core';
import type { Form, Manual, ManualPolicy, RunEvent } from '@valet/schemas';
import t from 'tap';
import { matchFields } from '../../../core/src/form/match-fields.ts';
import type { Plan } from '../../../core/src/form/plan.ts';
import type { AdviceDesk } from '../../../core/src/manual/advise-heal.ts';
import { isFieldStep } from '../../../core/src/manual/each-step.ts';
import type { HealQuestion } from '../../../core/src/manual/heal-advisor.ts';
import { createReplay } from '../../../core/src/manual/replay.ts';
import type { ExecutionMode } from '../../../core/src/manual/replay-run.ts';
import { valueKey } from '../../../core/src/manual/value-key.ts';
import { seededRandom } from '../../bench/report.ts';
import { sampleProfile } from '../../support/engine.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { type GivenField, makeForm, recordForm } from '../../support/record-form.ts';

const seed = Number(process.env.VALET_MANUAL_SEED ?? Date.now() % 1_000_000);
t.comment(`seed ${seed}`);

const labels = ['First name', 'Last name', 'Email', 'Phone', 'LinkedIn profile', 'GitHub profile', 'City', 'Website'];
const recorded = makeForm(labels);
const manual = recordForm(recorded);

/** The same form with other words over some of its fields; its controls are called as before unless another posting is named. */
function reword(words: Readonly<Record<string, string>>, posting?: string): Form {
  return makeForm(
    labels.map((label) => words[label] ?? label),
    posting,
  );
}

/** One run of a form over the manuals of a store, from the first look to its verdict. */
async function runForm(
  manuals: ManualStore,
  form: Form,
  { jobId = 'job', execution = 'auto', desk }: { jobId?: string; execution?: ExecutionMode; desk?: AdviceDesk } = {},
) {
  const events: RunEvent[] = [];
  const tell = async (event: RunEvent) => void events.push(event);
  const replay = createReplay(
    { manuals, tell, desk: desk ?? null },
    { tenant: 'default', jobId, attempt: 1, execution },
  );
  const place = { task: 'apply', platform: 'greenhouse', posting: form.url, url: form.url, isOwnSite: false } as const;
  await replay.choose({ ...place, form });
  await replay.enter(1, form);
  let explored = 0;
  const planners = {
    rules: () => matchFields(form),
    explore: async () => {
      explored += 1;
      return matchFields(form);
    },
  };
  const plan = await replay.plan(form, planners);
  await replay.conclude({ verdict: 'submitted_verified', profile: sampleProfile });
  const heals = events.flatMap((event) => (event.event_type === 'step_healed' ? [event.metadata] : []));
  return { mode: replay.mode, plan, heals, explored };
}

async function storeOf(policy: Partial<ManualPolicy> = {}, change: (made: Manual) => void = () => undefined) {
  const manuals = createMemoryManuals(createFakeClock());
  const made = structuredClone(manual);
  change(made);
  const added = { ...made, policy: { ...made.policy, ...policy } };
  const { stored } = await manuals.add({ tenant: 'default', manual: added, origin: 'exploration' });
  return { manuals, stored };
}

const valuesOf = (plan: Plan) => Object.fromEntries(plan.map(({ field, value }) => [field.label, valueKey(value)]));

t.test('a field under other words is found again by the locators of its step, and nothing is explored', async (t) => {
  const { manuals } = await storeOf({}, (made) => {
    for (const step of made.pages[0].steps.filter(isFieldStep)) {
      step.locators.push({ by: 'attribute', name: 'name', value: `n-${step.field}` });
    }
  });
  const form = reword({ 'First name': 'Given name' });
  const fields = form.fields.map((field, at) => ({
    ...field,
    locators: [
      ...field.locators,
      { by: 'attribute' as const, name: 'name', value: `n-${recorded.fields[at]?.id ?? ''}` },
    ],
  }));
  const { mode, plan, heals, explored } = await runForm(manuals, { ...form, fields });
  t.match(heals, [{ step_id: 'first-name', rung: 'locators' }]);
  t.equal(explored, 0);
  t.equal(mode, 'hybrid', 'a page that had to be mended was not replayed from end to end');
  t.match(plan[0], { field: { label: 'Given name' }, value: { ref: 'profile.first_name' } });
});

t.test('where all names of a control are new, the one field that asks for the value is it', async (t) => {
  const { manuals } = await storeOf();
  const { plan, heals, explored } = await runForm(manuals, reword({ Phone: 'Mobile phone' }, '7700001'));
  t.match(heals, [{ step_id: 'phone', rung: 'reading' }]);
  t.equal(explored, 0);
  t.equal(valuesOf(plan)['Mobile phone'], 'ref profile.phone');
});

t.test('two fields that ask for one value are not told apart by reading', async (t) => {
  const { manuals } = await storeOf();
  const twins: GivenField[] = labels.flatMap((label) =>
    label === 'Phone' ? ['Mobile phone', 'Phone number'] : [label],
  );
  const form = makeForm(twins, '7700001');
  const { heals, explored } = await runForm(manuals, form);
  t.same(heals, []);
  t.equal(explored, 1);
});

t.test('no more steps are healed in a run than the manual allows', async (t) => {
  const words = { 'First name': 'Given name', Phone: 'Mobile phone' };
  for (const heals of [0, 1, 2]) {
    const { manuals } = await storeOf({ heals });
    const run = await runForm(manuals, reword(words, '7700001'));
    t.equal(run.heals.length, heals);
    t.equal(run.explored, heals < 2 ? 1 : 0, 'the others are explored');
    t.equal(valuesOf(run.plan)['Mobile phone'], 'ref profile.phone');
  }
});

t.test('a step that is not to be healed does what it says itself, and nothing is explored for it', async (t) => {
  const changed = reword({ Phone: 'Mobile phone' }, '7700001');
  const storeWith = (onFail: 'ask' | 'skip' | 'fail') =>
    storeOf({}, (made) => {
      for (const step of made.pages[0].steps.filter(isFieldStep)) step.onFail = onFail;
    });
  for (const [onFail, value] of [
    ['ask', { ask: 'Mobile phone' }],
    ['skip', null],
  ] as const) {
    const { manuals, stored } = await storeWith(onFail);
    const run = await runForm(manuals, changed);
    t.match(run, { heals: [], explored: 0 }, onFail);
    t.same(run.plan.find(({ field }) => field.label === 'Mobile phone')?.value, value, onFail);
    t.equal(valuesOf(run.plan)['Email'], 'ref profile.email', 'the other steps are done');
    const [counted] = await manuals.runs('default', stored.id);
    t.match(counted, { failedSteps: [/phone/] }, 'and the step counts as failed');
  }
  const { manuals } = await storeWith('fail');
  await t.rejects(runForm(manuals, changed), { code: 'step_failed', message: /step ".*phone.*" .* "Mobile phone"/ });
});

t.test('of fields that are read alike an advisor names the one that a step is for', async (t) => {
  // Two fields by now ask for the phone number, so that the reading alone tells neither from the other.
  const form = makeForm(
    [...labels.map((label) => (label === 'Phone' ? 'Mobile phone' : label)), 'Cell phone'],
    '7700001',
  );
  const phoneStep = manual.pages[0].steps.filter(isFieldStep).find(({ label }) => label === 'Phone');
  const runWith = async (
    answer: (question: HealQuestion) => Promise<{ stepId: string | null; usd: number }>,
    policy: Partial<ManualPolicy> = {},
  ) => {
    const { manuals } = await storeOf(policy);
    const asked: HealQuestion[] = [];
    const advisor = {
      advise: (question: HealQuestion) => {
        asked.push(question);
        return answer(question);
      },
    };
    const desk = { advisor, clock: createFakeClock(), signal: new AbortController().signal, spentMs: 0, spentUsd: 0 };
    const running = runForm(manuals, form, { desk });
    return { asked, running };
  };
  const named = await runWith(async ({ field }) => ({
    stepId: field.label === 'Mobile phone' ? (phoneStep?.id ?? '') : null,
    usd: 0.001,
  }));
  const run = await named.running;
  t.match(run.heals, [{ step_id: phoneStep?.id, rung: 'advice' }]);
  t.match(run.plan.find(({ field }) => field.label === 'Mobile phone')?.rule, /:advice$/);
  t.same(
    named.asked[0]?.steps.map(({ id }) => id),
    [phoneStep?.id],
    'only steps of this value are asked about',
  );
  t.notMatch(JSON.stringify(named.asked), new RegExp(sampleProfile.email), 'and no value is told');

  const stray = manual.pages[0].steps.filter(isFieldStep).find(({ label }) => label === 'Email');
  const wrong = await runWith(async () => ({ stepId: stray?.id ?? '', usd: 0.001 }));
  t.match(await wrong.running, { heals: [], explored: 1 }, 'a step that was not asked about is no answer');
  const failing = await runWith(() => Promise.reject(new Error('overloaded')));
  t.match(await failing.running, { heals: [], explored: 1 });
  const dear = await runWith(async () => ({ stepId: null, usd: 0.05 }), { healUsd: 0.05 });
  await dear.running;
  t.equal(dear.asked.length, 1, 'what is spent is spent');
  const poor = await runWith(async () => ({ stepId: null, usd: 0 }), { healUsd: 0 });
  await poor.running;
  t.same(poor.asked, [], 'a manual that allows no money asks nobody');
  const silent = await runWith(() => new Promise(() => undefined), { healMs: 4_000 });
  t.match(await silent.running, { heals: [], explored: 1 }, 'an answer that does not come is not waited for');
  t.equal(silent.asked.length, 1);
});

t.test('a run that may only replay heals, and ends where it would have to explore', async (t) => {
  const { manuals } = await storeOf();
  const only = { execution: 'cookbook_only' } as const;
  t.match(await runForm(manuals, reword({ Phone: 'Mobile phone' }, '7700001'), only), { mode: 'hybrid', explored: 0 });
  const more = makeForm([...labels, 'Preferred name'], '7700002');
  await t.rejects(runForm(manuals, more, only), { code: 'manual_required', message: /"Preferred name"/ });
  const other = makeForm(['Which bridge would you paint?', 'Email'], '7700003');
  await t.rejects(runForm(manuals, other, only), { code: 'manual_required', message: /there is none for this form/ });
});

t.test('a heal is a candidate of its own, and the next run of the changed form needs none', async (t) => {
  const { manuals, stored } = await storeOf();
  await runForm(manuals, reword({ Phone: 'Mobile phone' }, '7700001'));
  const made = (await manuals.list('default')).filter(({ id }) => id !== stored.id);
  t.match(made, [{ state: 'candidate', health: 100 }]);
  t.match(await manuals.runs('default', stored.id), [{ outcome: 'mended', failedSteps: ['phone'] }]);
  const next = await runForm(manuals, reword({ Phone: 'Mobile phone' }, '7700002'), { jobId: 'next' });
  t.match(next, { mode: 'cookbook', heals: [], explored: 0 });
});

t.test('whatever moves on a page, a healed field never gets the value of another', async (t) => {
  const random = seededRandom(seed);
  const shuffled = <T>(list: readonly T[]) =>
    list
      .map((one) => ({ one, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  const others: Readonly<Record<string, readonly string[]>> = {
    'First name': ['Given name', 'Surname', 'Preferred name'],
    'Last name': ['Surname', 'Given name'],
    Email: ['E-mail address', 'Reference: email'],
    Phone: ['Mobile phone', 'Favourite bridge'],
    Website: ['Personal website', 'GitHub'],
  };
  let healed = 0;
  for (let round = 0; round < 150; round += 1) {
    const { manuals } = await storeOf({ heals: 20 });
    // Ids stay where they were while the words over them change places: what a locator finds is another field.
    const moved = new Set(shuffled(Object.keys(others)).slice(0, 2));
    const kept = labels.map((label) => (moved.has(label) ? (shuffled(others[label] ?? [])[0] ?? label) : label));
    const words = random() < 0.5 ? shuffled(kept) : kept;
    const form = makeForm(words, random() < 0.5 ? '7700001' : undefined);
    const truth = valuesOf(matchFields(form));
    const { plan, heals } = await runForm(manuals, form);
    healed += heals.length;
    t.same(valuesOf(plan), truth, `seed ${seed}, round ${round}`);
  }
  t.ok(healed >= 20, `${healed} heals`);
});

t.test('a wrong heal cannot be promoted', async (t) => {
  // What a heal that gave a field the value of another would have left behind: every pair of steps, their values exchanged.
  const steps = manual.pages[0].steps.filter(isFieldStep);
  const pairs = steps.flatMap((one, at) => steps.slice(at + 1).map((other) => [one.id, other.id] as const));
  for (const [one, other] of pairs) {
    const { manuals, stored } = await storeOf({}, (made) => {
      const find = (id: string) => made.pages[0].steps.filter(isFieldStep).find((step) => step.id === id);
      const [a, b] = [find(one), find(other)];
      if (a && b) [a.value, b.value] = [b.value, a.value];
    });
    for (const jobId of ['1', '2', '3', '4']) {
      const { plan, mode } = await runForm(manuals, makeForm(labels, `77000${jobId}`), { jobId });
      t.same(valuesOf(plan), valuesOf(matchFields(recorded)), `${one} and ${other}: no field gets another's value`);
      if (jobId === '1') t.equal(mode, 'magnitude', 'the whole form is explored');
    }
    const after = await manuals.get('default', stored.id);
    t.match(after, { state: 'candidate' }, `${one} and ${other}: four verified runs do not promote it`);
    t.ok((after?.health ?? 100) <= 50, `its health is ${after?.health}`);
  }
});
