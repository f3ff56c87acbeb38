import { createMemoryManuals, type ManualStore, systemClock } from '@valet/core';
import type { JobEvent, Manual } from '@valet/schemas';
import createTier from '@valet/tier-local';
import t from 'tap';
import { createEngine, type EngineRun, runsAtOnce, sampleApplication, sampleProfile } from '../support/engine.ts';
import { control, flowPage, flowPlugin, startFlowSite } from '../support/flow-site.ts';

const site = await startFlowSite();
const tier = createTier({});
const artifactFolder = t.testdir({});
// Each test has manuals and pages of its own.
t.jobs = runsAtOnce;
t.teardown(async () => {
  await tier.close();
  await site.close();
});

type Change = Parameters<ReturnType<typeof createEngine>['apply']>[1];

/** Serves a page and applies to it with these manuals and an empty ledger. */
async function applyTo(
  manuals: ManualStore,
  page: string,
  { body, script, change = {} }: { body: string; script: string; change?: Change },
): Promise<EngineRun & { sent: Readonly<Record<string, string>> | undefined }> {
  site.serve(`/jobs/${page}`, flowPage(page, { body, script }));
  const engine = createEngine({ artifactFolder, tier, manuals, plugins: [flowPlugin()] });
  const run = await engine.apply(site.url(page), change);
  const sent = site.applications(page);
  return { ...run, sent: sent.length === 1 ? sent[0] : undefined };
}

const told = ({ events }: EngineRun, type: JobEvent['event_type']) =>
  events.filter(({ event_type }) => event_type === type).map(({ metadata }) => metadata);
const createStore = () => createMemoryManuals(systemClock);

const button = (id: string, label: string) => `<button type="button" id="${id}">${label}</button>`;
const submit = button('send', 'Submit application');
const sends = `on('send', () => site.send());`;

/** A contact form whose controls are called otherwise on each posting. */
const contact = (name: string, more = '') =>
  `${control(`${name}-1`, 'First name', 'required')}${control(`${name}-2`, 'Email', 'type="email" required')}${more}${submit}`;
/** The candidate's first name and mail address as the posting sends them. */
const sentBy = (name: string) => ({ [`${name}-1`]: sampleProfile.first_name, [`${name}-2`]: sampleProfile.email });

t.test('a form with a field that appears late is replayed whole', async (t) => {
  const manuals = createStore();
  const late = (name: string) => ({
    body: contact(name, `<div id="more"></div>`),
    script: `${sends} $('#${name}-2').addEventListener('change', () => { $('#more').innerHTML = '<label for="${name}-3">LinkedIn profile</label> <input id="${name}-3">'; });`,
  });
  t.equal((await applyTo(manuals, 'late-a', late('a'))).report.final_mode, 'magnitude');
  const second = await applyTo(manuals, 'late-b', late('b'));
  t.match(
    second.report,
    { verdict: 'submitted_verified', final_mode: 'cookbook' },
    JSON.stringify(second.report.error),
  );
  t.match(second.sent, { ...sentBy('b'), 'b-3': sampleProfile.linkedin_url });
});

t.test('a form that is near keeps what holds and explores the rest', async (t) => {
  const manuals = createStore();
  await applyTo(manuals, 'near-a', { body: contact('a'), script: sends });
  const more = (name: string) => ({ body: contact(name, control(`${name}-3`, 'Phone', 'type="tel"')), script: sends });

  const near = await applyTo(manuals, 'near-b', more('b'));
  t.match(near.report, { verdict: 'submitted_verified', final_mode: 'hybrid' }, JSON.stringify(near.report.error));
  t.match(near.sent, { ...sentBy('b'), 'b-3': /555/ });
  t.match(near.report.cost, { cookbook_steps: near.report.cost.action_count - 1, magnitude_steps: 1 });

  t.equal((await manuals.list('default')).length, 2, 'it leaves a manual for its own form');
  const again = await applyTo(manuals, 'near-c', more('c'));
  t.match(again.report, { verdict: 'submitted_verified', final_mode: 'cookbook' });
  t.match(again.sent, { ...sentBy('c'), 'c-3': /555/ });
});

t.test('a form that is far is explored', async (t) => {
  const manuals = createStore();
  await applyTo(manuals, 'far-a', { body: contact('a'), script: sends });
  const other = ['City', 'Phone', 'LinkedIn profile'].map((label, at) => control(`x-${at}`, label)).join('');
  const run = await applyTo(manuals, 'far-b', { body: contact('b', other), script: sends });
  t.match(run.report, { verdict: 'submitted_verified', final_mode: 'magnitude' });
  t.match(told(run, 'mode_selected'), [{ reason: 'no_manual_found' }]);
});

t.test('a form of three pages whose second is another one is explored there, and rejoined behind it', async (t) => {
  const manuals = createStore();
  const step = (id: string, title: string, inner: string, more = '') =>
    `<section id="${id}" ${more}><h2>${title}</h2>${inner}</section>`;
  const wizard = (name: string, second: string) => ({
    body: [
      step('one', 'You', `${control(`${name}-1`, 'First name', 'required')}${button('next1', 'Next')}`),
      step('two', 'Contact', `${second}${button('next2', 'Next')}`, 'hidden'),
      step('three', 'Links', `${control(`${name}-3`, 'LinkedIn profile')}${submit}`, 'hidden'),
    ].join(''),
    script: `on('next1', () => site.show('two')); on('next2', () => site.show('three')); ${sends}`,
  });
  const mail = (name: string) => control(`${name}-2`, 'Email', 'type="email" required');
  await applyTo(manuals, 'wizard-a', wizard('a', mail('a')));

  const same = await applyTo(manuals, 'wizard-b', wizard('b', mail('b')));
  t.match(same.report, { verdict: 'submitted_verified', final_mode: 'cookbook' });
  t.match(same.sent, { ...sentBy('b'), 'b-3': sampleProfile.linkedin_url });

  const changed = await applyTo(manuals, 'wizard-c', wizard('c', control('c-2', 'Phone', 'type="tel" required')));
  t.match(changed.report, { verdict: 'submitted_verified', final_mode: 'hybrid' });
  t.match(changed.sent, { 'c-1': sampleProfile.first_name, 'c-2': /555/, 'c-3': sampleProfile.linkedin_url });
  t.match(told(changed, 'mode_switched'), [
    { from_mode: 'cookbook', to_mode: 'magnitude' },
    { from_mode: 'magnitude', to_mode: 'cookbook' },
  ]);
});

t.test('a manual that was made to fill another person’s field of the same label fills it not', async (t) => {
  const manuals = createStore();
  const form = (name: string) => ({
    body: `<h2>You</h2>${control(`${name}-1`, 'First name', 'required')}${control(`${name}-2`, 'Email', 'type="email" required')}
      <h2>Emergency contact</h2>${control(`${name}-3`, 'First name')}${control(`${name}-4`, 'Email', 'type="email"')}${submit}`,
    script: sends,
  });
  await applyTo(manuals, 'twin-a', form('a'));
  const [stored] = await manuals.list('default');
  const manual = structuredClone(stored?.manual) as Manual;
  const steps = manual.pages[0].steps.filter((step) => step.type === 'fill');
  const [own, other] = steps.filter(({ label }) => label === 'Email');
  if (!own || !other) return t.fail('both fields of the same label have a step');
  // The steps change places, so that each says of itself that it is for the other's field.
  for (const key of ['field', 'locators', 'section'] as const) {
    const kept = { [key]: own[key] };
    Object.assign(own, { [key]: other[key] });
    Object.assign(other, kept);
  }
  const poisoned = createStore();
  await poisoned.add({ tenant: 'default', manual, origin: 'import' });
  const run = await applyTo(poisoned, 'twin-b', form('b'));
  t.match(run.sent, { ...sentBy('b'), 'b-3': '', 'b-4': '' });
  t.match(run.report, { verdict: 'submitted_verified' });
  t.match(told(run, 'manual_found'), [{ health_score: 50 }], 'it was found');
  t.not(run.report.final_mode, 'cookbook', 'and not followed');
});

t.test('a manual is not used', async (t) => {
  const manuals = createStore();
  await applyTo(manuals, 'unused-a', { body: contact('a'), script: sends });
  const [stored] = await manuals.list('default');

  t.test('where the caller wants none', async (t) => {
    const change = { execution: 'ai_only' } as const;
    const run = await applyTo(manuals, 'unused-b', { body: contact('b'), script: sends, change });
    t.match(run.report, { verdict: 'submitted_verified', final_mode: 'magnitude' });
    t.same(await manuals.list('default').then((all) => all.length), 1, 'the same plan is no second manual');
    t.match(await manuals.runs('default', stored?.id ?? ''), [{ outcome: 'agreed' }]);
  });

  t.test('when its health is too low', async (t) => {
    for (const jobId of ['1', '2', '3', '4', '5', '6']) {
      const outcome = 'contradicted' as const;
      await manuals.count('default', stored?.id ?? '', { jobId, attempt: 1, outcome, failedSteps: [], detail: '' });
    }
    const run = await applyTo(manuals, 'unused-c', { body: contact('c'), script: sends });
    t.match(run.report, { verdict: 'submitted_verified', final_mode: 'magnitude' });
    t.match(told(run, 'mode_selected'), [{ mode: 'magnitude', manual_id: stored?.id, reason: 'health_too_low' }]);
  });

  t.test('when the store of manuals fails', async (t) => {
    const broken = new Proxy(manuals, { get: () => () => Promise.reject(new Error('down')) });
    const run = await applyTo(broken, 'unused-d', { body: contact('d'), script: sends });
    t.match(run.report, { verdict: 'submitted_verified', final_mode: 'magnitude' });
    t.match(run.sent, sentBy('d'));
  });
});

t.test('no manual is made', async (t) => {
  t.test('of a run that was not verified', async (t) => {
    const manuals = createStore();
    const script = `on('send', async () => { await fetch('/apply/unproven', { method: 'POST', body: JSON.stringify(values()) }); });`;
    const { report } = await applyTo(manuals, 'unproven', { body: contact('a'), script });
    t.equal(report.verdict, 'submitted_unverified');
    t.same(await manuals.list('default'), []);
  });

  t.test('of a page that says who the candidate is', async (t) => {
    const manuals = createStore();
    const greeting = control('a-3', `Anything else, ${sampleProfile.first_name}?`);
    const { report } = await applyTo(manuals, 'greeting', { body: contact('a', greeting), script: sends });
    t.equal(report.verdict, 'submitted_verified');
    t.same(await manuals.list('default'), []);
  });
});

t.test('a question that only this candidate has not answered is asked of them all the same', async (t) => {
  const manuals = createStore();
  const form = (name: string) => ({
    body: contact(name, control(`${name}-3`, 'What is your favourite bridge?', 'required')),
    script: sends,
  });
  const qa_answers = { 'What is your favourite bridge?': 'The old one' };
  const change = { application: { ...sampleApplication, qa_answers } };
  t.equal((await applyTo(manuals, 'ask-a', { ...form('a'), change })).report.verdict, 'submitted_verified');
  const run = await applyTo(manuals, 'ask-b', form('b'));
  t.match(run.report, {
    verdict: 'not_submitted',
    final_mode: 'cookbook',
    error: { code: 'question_unanswered', questions: ['What is your favourite bridge?'] },
  });
  t.equal(run.sent, undefined);
});
