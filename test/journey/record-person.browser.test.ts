import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  checkManual,
  contentKey,
  createMemoryManuals,
  findRefs,
  isFieldStep,
  lintManual,
  type OpenValue,
  systemClock,
} from '@valet/core';
import { createPracticeServer } from '@valet/practice';
import type { Manual, ManualStep } from '@valet/schemas';
import createTier from '@valet/tier-local';
import t from 'tap';
import { compareRecord } from '../../host/src/cli/recorded-view.ts';
import { startBrowser } from '../plugins/open-agent.ts';
import { createEngine, sampleProfile } from '../support/engine.ts';
import { control, flowPage, flowPlugin, startFlowSite } from '../support/flow-site.ts';
import { fillByHand } from '../support/greenhouse-person.ts';
import { startRecording } from '../support/recording.ts';
import { startTasks } from '../support/task-run.ts';

const practice = await createPracticeServer({ port: 0 });
const site = await startFlowSite();
const browser = await startBrowser();
const tier = createTier({});
const artifactFolder = t.testdir({});
t.teardown(async () => {
  await tier.close();
  await browser.close();
  await site.close();
  await practice.close();
});

const posting = (title: string) => {
  const found = practice.postings.find((one) => one.title === title);
  if (!found) throw new Error(`no practice posting "${title}"`);
  return found;
};
const stepsOf = ({ pages }: Manual): readonly ManualStep[] => pages.flatMap(({ steps }) => steps);

/** Texts of the profile that would tell who the candidate is, or what they said. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string' && value.length > 3) yield value;
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* textsOf(inner);
}

t.test('a form that a person fills by hand becomes a manual that runs replay', async (t) => {
  const home = posting('Frontend Engineer');
  const { page, untilShown, manual: make } = await startRecording(t, browser, { url: home.url });
  await page.getByRole('button', { name: 'Submit application' }).waitFor();
  await fillByHand(page);
  await page.getByRole('button', { name: 'Submit application' }).click();
  const view = await untilShown(({ notice }) => notice !== '');
  t.match(view.notice, /Held back: the application was not sent/);
  t.equal(practice.submissions({ board: home.board, job: home.job }).length, 0, 'nothing reached the site');
  for (const line of [
    'Fill "First Name" ← profile.first_name',
    'Choose for "Country" ← profile.phone_country_code',
    'Choose for "Location (City)" ← profile.location.display',
    'Attach to "Resume/CV" ← resume',
  ]) {
    t.ok(view.steps.includes(line), line);
  }
  t.equal(view.steps.at(-1), 'Press "Submit application"');

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const open: OpenValue[] = [];
  const manual = await make((one) => {
    open.push(one);
    return null;
  });
  t.same(open, [], 'every value has a source');
  t.same(lintManual(manual, { profile: sampleProfile }), []);
  const text = JSON.stringify(manual);
  const held = [...textsOf(sampleProfile)].filter((one) => text.includes(JSON.stringify(one).slice(1, -1)));
  t.same(
    held.filter((one) => one.includes('@') || /\d{4}/.test(one) || findRefs(sampleProfile, one).length === 1),
    [],
    'no value of the sample candidate is in it',
  );
  const shipped = readFileSync(
    path.resolve(import.meta.dirname, '../../manuals/practice/greenhouse-short.json'),
    'utf8',
  );
  t.equal(contentKey(manual), contentKey(JSON.parse(shipped)), 'it says what the manual of an exploration says');

  const manuals = createMemoryManuals(systemClock);
  const { stored } = await manuals.add({ tenant: 'default', manual, origin: 'person' });
  t.match(stored, { state: 'candidate', health: 50 });
  const other = posting('Backend Engineer');
  const { report } = await createEngine({ artifactFolder, tier, manuals }).apply(other.url);
  t.match(report, { verdict: 'submitted_verified', final_mode: 'cookbook', cost: { magnitude_steps: 0 } });
  const [record, ...more] = practice.submissions({ ...other, outcome: 'accepted' });
  t.equal(more.length, 0);
  const compared = record ? compareRecord(report.answers, record) : [];
  t.ok(compared.length >= 10);
  t.same(
    compared.filter(({ isSame }) => !isSame),
    [],
    'the site recorded what was to be sent',
  );
  t.match(await manuals.get('default', stored.id), { state: 'shadow' });
});

const send = `on('send', () => site.send());`;
const form = (more = '') =>
  `<form>${control('first', 'First name', 'required')}${control('mail', 'Email', 'type=email')}${more}
  <button id="send">Submit application</button></form>`;

t.test('what was typed and comes from nowhere is asked, and never kept', async (t) => {
  site.serve('/jobs/open', flowPage('open', { body: form(control('why', 'Why us?')), script: send }));
  const {
    page,
    untilShown,
    manual: make,
  } = await startRecording(t, browser, {
    url: site.url('open'),
    plugins: [flowPlugin()],
  });
  await page.getByLabel('First name').fill('Zebedee');
  await page.getByLabel('Email').fill(sampleProfile.email);
  await page.getByLabel('Why us?').fill('Because of the quagga.');
  const { steps } = await untilShown((view) => view.steps.length === 3);
  t.match(steps, ['Fill "First name" ← asked when you stop', 'Fill "Email" ← profile.email', /Why us\?" ← asked/]);
  await page.getByRole('button', { name: 'Submit application' }).click();
  await untilShown(({ notice }) => notice !== '');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  const asked: OpenValue[] = [];
  const manual = await make((open) => {
    asked.push(open);
    return open.field.label === 'Why us?' ? { answer: 'motivation' } : null;
  });
  t.match(asked, [
    { field: { label: 'First name' }, typed: 'Zebedee', asked: { ref: 'profile.first_name' }, refs: [] },
    { field: { label: 'Why us?' }, typed: 'Because of the quagga.', asked: { answer: 'why us' } },
  ]);
  t.notMatch(JSON.stringify(manual), /Zebedee|quagga/);
  const fields = stepsOf(manual).filter(isFieldStep);
  t.match(fields, [
    { label: 'Email', value: { ref: 'profile.email' } },
    { label: 'Why us?', value: { answer: 'motivation' } },
  ]);
  t.equal(site.applications('open').length, 0);
});

t.test("an application leaves where that was allowed, once, by the person's own press", async (t) => {
  site.serve('/jobs/allowed', flowPage('allowed', { body: form(), script: send }));
  const {
    page,
    untilShown,
    manual: make,
  } = await startRecording(t, browser, {
    url: site.url('allowed'),
    plugins: [flowPlugin()],
    allowSubmit: true,
  });
  const { hint } = await untilShown((view) => view.hint !== '');
  t.match(hint, /really sent/);
  await page.getByLabel('First name').fill(sampleProfile.first_name);
  await page.getByLabel('Email').fill(sampleProfile.email);
  await page.getByRole('button', { name: 'Submit application' }).click();
  await page.locator('#thanks').waitFor();
  await untilShown(({ steps }) => steps.length === 3);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  t.match(await make(), {
    task: 'apply',
    platform: 'flow',
    pages: [{ steps: [{ type: 'fill' }, { type: 'fill' }, { type: 'submit' }] }],
  });
  t.equal(site.applications('allowed').length, 1);
});

t.test('on a site of no ATS an upload leaves and a submit does not', async (t) => {
  const script = `on('send', () => site.send());
    $('#cv').addEventListener('change', () => fetch('/jobs/own-upload', { method: 'POST', body: 'x' }));`;
  const more = `<p><label for="cv">Résumé</label> <input type="file" id="cv" name="cv"></p>`;
  site.serve('/jobs/own', flowPage('own', { body: form(more), script }));
  const { page, untilShown } = await startRecording(t, browser, { url: site.url('own') });
  const chooser = page.waitForEvent('filechooser');
  await page.getByLabel('Résumé').click();
  const uploaded = page.waitForRequest(/own-upload/);
  await (await chooser).setFiles(path.resolve(import.meta.dirname, '../../host/sample/resume.pdf'));
  await uploaded;
  await untilShown(({ steps }) => steps.some((line) => line.endsWith('← resume')));
  await page.getByRole('button', { name: 'Submit application' }).click();
  await untilShown(({ notice }) => notice !== '');
  t.equal(site.hits('/jobs/own-upload'), 1);
  t.equal(site.applications('own').length, 0);
});

t.test('anything else becomes a manual of every step, in order; the last can be taken back', async (t) => {
  const search = `<a href="/jobs/found">All jobs</a><p><label for="q">City</label> <input id="q" name="city"></p><button id="more">More filters</button>`;
  site.serve('/jobs/search', flowPage('search', { body: search, script: `on('more', () => {});` }));
  site.serve('/jobs/found', flowPage('found', { body: '<h1>Found</h1><button id="sort">Sort by date</button>' }));
  const {
    page,
    untilShown,
    manual: make,
  } = await startRecording(t, browser, {
    url: site.url('search'),
    plugins: [flowPlugin()],
  });
  await page.getByLabel('City').fill(sampleProfile.location?.city ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByRole('link', { name: 'All jobs' }).click();
  await page.getByRole('button', { name: 'Sort by date' }).click();
  await untilShown(({ steps }) => steps.at(-1) === 'Press "Sort by date"');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await untilShown(({ steps }) => steps.at(-1) === 'Press "All jobs"');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  const manual = await make();
  t.ok(checkManual(manual).ok);
  t.same(lintManual(manual, { profile: sampleProfile }), []);
  t.match(manual, { task: 'custom', platform: 'flow', level: 'company' });
  t.match(stepsOf(manual), [
    { type: 'navigate', url: site.url('search') },
    { type: 'fill', label: 'City', value: { ref: 'profile.location.city' } },
    { type: 'press', key: 'Enter' },
    { type: 'click', intention: 'Press "More filters"', post: { visible: Object } },
    { type: 'click', intention: 'Press "All jobs"', post: { left: true } },
  ]);
  const { report, steps } = await startTasks(t)(site.url('search'), manual, { profile: sampleProfile });
  t.equal(report.error, null, JSON.stringify(report.error));
  t.equal(steps.length, 5, 'a task does every step again');
  t.equal(site.hits('/jobs/found'), 2);
});

t.test('a window that is closed before it was stopped leaves nothing', async (t) => {
  site.serve('/jobs/closed', flowPage('closed', { body: form() }));
  const { page, log } = await startRecording(t, browser, { url: site.url('closed'), plugins: [flowPlugin()] });
  await page.close();
  await t.rejects(log, { code: 'browser_crashed', message: /closed before "Stop and save"/ });
});
