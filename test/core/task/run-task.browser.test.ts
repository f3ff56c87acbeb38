import { createMemoryManuals, type HumanPort, systemClock } from '@valet/core';
import { createListingSite, findOpenings } from '@valet/practice';
import type { ManualStep } from '@valet/schemas';
import t from 'tap';
import { sampleProfile } from '../../support/engine.ts';
import { control, flowPage, startFlowSite } from '../../support/flow-site.ts';
import {
  byLabel,
  byRole,
  clickStep,
  extractStep,
  fillStep,
  listingSteps,
  taskManual,
} from '../../support/task-manual.ts';
import { startTasks } from '../../support/task-run.ts';

const site = await createListingSite();
const pages = await startFlowSite();
t.teardown(() => Promise.all([site.close(), pages.close()]));
const runManual = startTasks(t);
const listing = `${site.url}/openings`;
const alerts = `${site.url}/alerts/new`;

t.test('reads every page of a listing', async (t) => {
  const values = { keyword: 'a', place: 'Oslo' };
  const { report, steps, events } = await runManual(listing, taskManual(listing, listingSteps()), { values });
  t.match(report, { outcome: 'done', final_mode: 'cookbook', error: null }, JSON.stringify(report.error));
  const expected = findOpenings(values).map(({ id, title, place }) => ({
    title,
    place,
    link: `${site.url}/openings/${id}`,
  }));
  t.ok(expected.length > 3);
  t.same(report.data, { openings: expected });
  t.same(steps, [
    'fill keyword done',
    'choose place done',
    'click search done',
    'extract openings done',
    'click next done',
    'extract more-openings done',
    'repeat more 1 times',
    'branch any case 2',
  ]);
  t.match(
    events.map(({ event_type }) => event_type),
    ['manual_found', 'mode_selected', 'state_changed'],
  );
});

t.test('goes the other way of a branch, and leaves out what its condition leaves out', async (t) => {
  const { report, steps } = await runManual(listing, taskManual(listing, listingSteps()), {
    values: { keyword: 'astronaut' },
  });
  t.match(report, { outcome: 'done', data: { none: 'No openings found' } }, JSON.stringify(report.error));
  t.same(steps, [
    'choose place not_needed',
    'fill keyword done',
    'click search done',
    'extract none done',
    'branch any case 1',
  ]);
});

const name = fillStep('name', {
  label: 'Name of the alert',
  locators: byLabel('Name of the alert', '#name'),
  value: { answer: 'name' },
});
const often: ManualStep = {
  ...fillStep('often', {
    label: 'How often',
    locators: byLabel('How often', '#often'),
    value: { literal: 'weekly' },
  }),
  type: 'choose',
  kind: 'select',
};
const remote: ManualStep = {
  ...fillStep('remote', {
    label: 'Remote only',
    locators: byRole('checkbox', 'Remote only', '#remote'),
    value: { answer: 'remote' },
  }),
  type: 'check',
  kind: 'checkbox',
};
const day = fillStep('day', {
  label: 'Day of the week',
  locators: byLabel('Day of the week', '#day'),
  value: { ask: 'Which day?' },
});
const create = clickStep('create', byRole('button', 'Create alert', '#create'), {
  post: { url: `${site.url}/alerts/made`, visible: { by: 'css', css: '#made' } },
});
const custom = { task: 'custom' } as const;

t.test('fills, asks a person, and sends a form that asks for nobody', async (t) => {
  site.forget();
  const asked: (readonly string[] | undefined)[] = [];
  const human: HumanPort = {
    async ask({ questions }) {
      asked.push(questions);
      return { resolvedBy: 'tester', answers: { 'Which day?': 'Thursday-secret' } };
    },
  };
  const read = extractStep('made', [
    { by: 'css', css: '#made' },
    { by: 'attribute', name: 'id', value: 'made' },
  ]);
  const manual = taskManual(alerts, [name, often, remote, day, create, read], custom);
  const values = { name: 'Carpenter-secret', remote: 'Yes' };
  const { report, events, steps } = await runManual(alerts, manual, { values, human });
  t.match(report, { outcome: 'done', data: { made: values.name } }, JSON.stringify(report.error));
  const fields = { name: values.name, often: 'weekly', remote: 'yes', day: 'Thursday-secret' };
  t.same(site.posts, [{ path: '/alerts', fields }]);
  t.same(asked, [['Which day?']]);
  t.same(steps.slice(0, 4), ['fill name done', 'choose often done', 'check remote done', 'fill day done']);
  t.notMatch(JSON.stringify(events), /secret/, 'no value gets into an event');
});

t.test('goes by a value, and asserts what it must find', async (t) => {
  const branch: ManualStep = {
    type: 'branch',
    id: 'which',
    intention: 'By what is wanted',
    cases: [
      {
        when: { is: { value: { answer: 'wanted' }, oneOf: ['Alert'] } },
        steps: [{ type: 'assert', id: 'is-alert', intention: 'It is', that: { url: alerts }, onFail: 'fail' }],
      },
    ],
    otherwise: [
      {
        type: 'assert',
        id: 'is-none',
        intention: 'It is not',
        that: { visible: { by: 'css', css: '#none' } },
        onFail: 'fail',
      },
    ],
  };
  const manual = taskManual(alerts, [branch], custom);
  const right = await runManual(alerts, manual, { values: { wanted: 'alert' } });
  t.match(right.report, { outcome: 'done' }, JSON.stringify(right.report.error));
  const wrong = await runManual(alerts, manual, { values: { wanted: 'other' } });
  t.match(wrong.report.error, {
    code: 'step_failed',
    step: { id: 'is-none', type: 'assert', expected: 'css "#none" to be shown', found: `${alerts} without it` },
  });
  t.same(wrong.steps, ['assert is-none failed', 'branch which failed']);
});

t.test('heals a field that is called otherwise by now, and only where it may', async (t) => {
  const renamed = fillStep('name', {
    label: 'Title of the alert',
    locators: [
      { by: 'attribute', name: 'name', value: 'name' },
      { by: 'css', css: '#name' },
    ],
    value: { answer: 'name' },
  });
  const values = { name: 'Mine' };
  const strict = await runManual(alerts, taskManual(alerts, [renamed], custom), { values });
  t.match(strict.report.error?.step, {
    expected: 'a field labelled "Title of the alert"',
    found: 'one labelled "Name of the alert"',
  });
  const gone = fillStep('name', {
    label: 'Name of the alert',
    locators: byRole('textbox', 'Alert name', '#alert-name'),
    value: { answer: 'name' },
    timeoutMs: 300,
  });
  t.match((await runManual(alerts, taskManual(alerts, [gone], custom), { values })).report, { outcome: 'failed' });
  const read = await runManual(alerts, taskManual(alerts, [{ ...gone, onFail: 'heal' }], custom), { values });
  t.match(read.report, { outcome: 'done' }, JSON.stringify(read.report.error));
  t.match(read.events.find(({ event_type }) => event_type === 'step_healed')?.metadata, { rung: 'reading' });
  const manuals = createMemoryManuals(systemClock);
  const manual = taskManual(alerts, [{ ...renamed, onFail: 'heal' }], custom);
  const { stored } = await manuals.add({ tenant: 'default', manual, origin: 'person' });
  const mended = await runManual(alerts, 'any', { ...custom, values, manuals });
  t.match(
    mended.report,
    { outcome: 'done', final_mode: 'hybrid', manual_id: stored.id },
    JSON.stringify(mended.report.error),
  );
  t.match(mended.events.find(({ event_type }) => event_type === 'step_healed')?.metadata, {
    manual_id: stored.id,
    step_id: 'name',
    rung: 'locators',
  });
  t.match(await manuals.runs('default', stored.id), [{ outcome: 'mended', failedSteps: ['name'] }]);
  const unasked = await runManual(alerts, 'any', { ...custom, manuals });
  t.match(unasked.report.error, { code: 'question_unanswered', questions: ['the answer to "name"'] });
  t.equal((await manuals.runs('default', stored.id)).length, 1, 'a value that was not given is not held against it');
  const capped = taskManual(alerts, [{ ...renamed, onFail: 'heal' }], {
    ...custom,
    policy: { heals: 0, healMs: 0, healUsd: 0 },
  });
  t.match((await runManual(alerts, capped, { values })).report.error?.step, { found: 'that one more is needed' });
});

t.test('passes a step over, or lets a person do it, where the manual says so', async (t) => {
  const missing = clickStep('banner', byRole('button', 'Accept cookies', '#cookies'), { timeoutMs: 300 });
  const skipped = await runManual(alerts, taskManual(alerts, [{ ...missing, onFail: 'skip' }, often], custom));
  t.match(skipped.report, { outcome: 'done', final_mode: 'hybrid' }, JSON.stringify(skipped.report.error));
  t.same(skipped.steps, ['click banner failed', 'choose often done']);
  const answering = (answer: string): HumanPort => ({
    ask: async ({ questions: [question = ''] = [] }) => ({ resolvedBy: 'tester', answers: { [question]: answer } }),
  });
  const asking = taskManual(alerts, [{ ...missing, post: { url: alerts }, onFail: 'ask' }], custom);
  t.equal((await runManual(alerts, asking, { human: answering('done') })).report.outcome, 'done');
  t.match((await runManual(alerts, asking, { human: answering('stop') })).report.error, { code: 'step_failed' });
  t.match((await runManual(alerts, asking)).report.error, { code: 'human_required' });
});

t.test('does the steps of a repeat once for each entry, in its own row', async (t) => {
  const row = (number: number) =>
    `<fieldset><legend>School ${number}</legend>${control(`school-${number}`, 'School')}${control(`degree-${number}`, 'Degree')}</fieldset>`;
  const body = `<h1>Schools</h1><section><h2>Education</h2><div id="rows">${row(1)}</div><button type="button" id="add">Add school</button></section><button type="button" id="keep">Keep</button>`;
  const script = `on('add', () => { const number = document.querySelectorAll('fieldset').length + 1; $('#rows').insertAdjacentHTML('beforeend', ${JSON.stringify(row(0))}.replaceAll('-0', '-' + number).replaceAll('School 0', 'School ' + number)); });
on('keep', async () => { await fetch('/apply/rows', { method: 'POST', body: JSON.stringify(values()) }); $('h1').textContent = 'Kept'; });`;
  pages.serve('/jobs/rows', flowPage('rows', { body, script }));
  const field = (id: string, label: string, ref: string) =>
    fillStep(id, { label, locators: byRole('textbox', label, `#${id}-1`), value: { ref } });
  const url = pages.url('rows');
  const manual = taskManual(
    url,
    [
      {
        type: 'repeat',
        id: 'schools',
        intention: 'Each school',
        over: 'profile.education',
        most: 3,
        add: byRole('button', 'Add school', '#add'),
        steps: [
          field('school', 'School', 'profile.education.0.institution'),
          field('degree', 'Degree', 'profile.education.0.degree'),
        ],
      },
      clickStep('keep', byRole('button', 'Keep', '#keep'), { post: { visible: { by: 'text', text: 'Kept' } } }),
    ],
    custom,
  );
  const education = [
    { institution: 'North', degree: 'BSc' },
    { institution: 'South', degree: 'MSc' },
  ];
  const { report } = await runManual(url, manual, { profile: { education } });
  t.match(report, { outcome: 'done' }, JSON.stringify(report.error));
  t.same(pages.applications('rows'), [
    { 'school-1': 'North', 'degree-1': 'BSc', 'school-2': 'South', 'degree-2': 'MSc' },
  ]);
});

t.test('never sends an application', async (t) => {
  const opening = `${site.url}/openings/101`;
  const first = fillStep('first', {
    label: 'First name',
    locators: byLabel('First name', '#first'),
    value: { ref: 'profile.first_name' },
  });
  const mail = fillStep('mail', {
    label: 'Email',
    locators: byLabel('Email', '#mail'),
    value: { ref: 'profile.email' },
  });
  const stay = { post: { left: false } } as const;
  const send = byRole('button', 'Submit application', '#send');
  const fill = { task: 'fill' } as const;
  const profile = sampleProfile;
  site.forget();

  await t.test('a fill task fills it and stops there', async (t) => {
    const { report } = await runManual(opening, taskManual(opening, [first, mail], fill), { profile });
    t.match(report, { outcome: 'done', requests_cut: 0 }, JSON.stringify(report.error));
  });

  await t.test('not by a click on its button', async (t) => {
    const { report, steps } = await runManual(opening, taskManual(opening, [first, clickStep('send', send)], fill), {
      profile,
    });
    t.match(report.error, {
      code: 'submit_refused',
      step: { id: 'send', found: 'the control sends an application form' },
    });
    t.same(steps, ['fill first done', 'click send failed']);
    const skipping = taskManual(opening, [clickStep('send', send, { onFail: 'skip' })], fill);
    t.match((await runManual(opening, skipping)).report.error, { code: 'submit_refused' }, 'whatever onFail says');
  });

  await t.test('not by Enter in one of its fields', async (t) => {
    const enter: ManualStep = {
      type: 'press',
      id: 'enter',
      intention: 'Press Enter',
      key: 'Enter',
      locators: byRole('textbox', 'First name', '#first'),
      post: { left: true },
      onFail: 'fail',
    };
    t.match((await runManual(opening, taskManual(opening, [enter], fill))).report.error, { code: 'submit_refused' });
  });

  await t.test('not by a script behind another button', async (t) => {
    const check = clickStep('check', byRole('button', 'Check entries', '#check'), stay);
    const { report, events } = await runManual(opening, taskManual(opening, [first, check], fill), { profile });
    t.equal(report.requests_cut, 1);
    t.match(events.find(({ event_type }) => event_type === 'request_cut')?.metadata, {
      method: 'POST',
      url: `${opening}/applications`,
      reason: 'not_armed',
    });
  });

  t.same(site.posts, [], 'the site received nothing');

  await t.test('not by a submit step: the site is not even opened', async (t) => {
    site.forget();
    const submit: ManualStep = { ...clickStep('send', send), type: 'submit', post: { submitted: true } };
    const { report } = await runManual(opening, taskManual(opening, [submit], fill));
    t.match(report.error, { code: 'submit_refused', message: /\/pages\/0\/steps\/0 is a submit step/ });
    const apply = taskManual(opening, [first], { task: 'apply' });
    t.match((await runManual(opening, apply, { task: 'fill' })).report.error, { code: 'manual_required' });
    t.same(site.visits, []);
  });
});
