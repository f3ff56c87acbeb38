import { createMemoryManuals, formKey, type ManualStore, systemClock } from '@valet/core';
import { createPracticeServer, loadScenarios } from '@valet/practice';
import { checkShape, type JobEvent, type Manual, type ManualStep } from '@valet/schemas';
import createTier from '@valet/tier-local';
import t from 'tap';
import { parametersOf } from '../../core/src/manual/parameter.ts';
import { atCompany } from '../support/at-company.ts';
import { createEngine, type EngineRun } from '../support/engine.ts';

/** Forms of the practice Greenhouse: short, with menus and a place search, with late fields, and the longest. */
const titles = ['Frontend Engineer', 'Station Host', 'Senior Platform Engineer'];
const companies = ['copperlamp', 'ninewells', 'oldharbour'];

const scenarios = (await loadScenarios()).filter(({ posting }) => titles.includes(posting.title));
const practice = await createPracticeServer({
  port: 0,
  scenarios: scenarios.flatMap((one) => [one, ...companies.map((token, at) => atCompany(one, token, at + 1))]),
});
const tier = createTier({});
const artifactFolder = t.testdir({});
t.teardown(async () => {
  await tier.close();
  await practice.close();
});

const posting = (title: string, board?: string) => {
  const found = practice.postings.find((one) => one.title === title && (board === undefined || one.board === board));
  if (!found) throw new Error(`no practice posting "${title}" at ${board}`);
  return found;
};
const recordOf = ({ board, job }: { board: string; job: string }) => {
  const [record, ...more] = practice.submissions({ board, job, outcome: 'accepted' });
  return { record, count: more.length + (record ? 1 : 0) };
};
const engineWith = (manuals: ManualStore) => createEngine({ artifactFolder, tier, manuals });
const metadataOf = ({ events }: EngineRun, type: JobEvent['event_type']) =>
  events.filter(({ event_type }) => event_type === type).map(({ metadata }) => metadata);
const keepsSchema = ({ events }: EngineRun) => events.every((event) => checkShape('job-event.schema.json', event).ok);
const only = async (manuals: ManualStore) => {
  const [stored, ...more] = await manuals.list('default');
  if (!stored || more.length > 0) throw new Error(`one manual was expected, there are ${more.length + 1}`);
  return stored;
};

/** What tells who the candidate is. */
const canaries = ['Robin', 'Sample', 'robin.sample', '555-0142', '5550142', 'Example Street', 'robin-sample-example'];
const leaks = (value: unknown) => canaries.filter((canary) => JSON.stringify(value).includes(canary));

for (const title of titles) {
  t.test(`${title}: the first run explores, other companies' postings are replayed`, async (t) => {
    const manuals = createMemoryManuals(systemClock);
    const home = posting(title, scenarios.find((one) => one.posting.title === title)?.board.token);
    const first = await engineWith(manuals).apply(home.url);
    t.equal(first.report.verdict, 'submitted_verified', JSON.stringify(first.report.error));
    t.equal(first.report.final_mode, 'magnitude');
    t.match(metadataOf(first, 'mode_selected'), [{ mode: 'magnitude', reason: 'no_manual_found' }]);
    const stored = await only(manuals);
    t.match(stored, { state: 'candidate', version: 1, health: 100, predecessor: null });
    t.match(metadataOf(first, 'manual_created'), [{ url_pattern: '*', steps: stored.manual.pages[0].steps.length }]);
    t.ok(checkShape('manual.schema.json', stored.manual).ok);
    t.same(leaks([stored, first.events]), [], 'nothing of the candidate is in the manual or the events');

    const explored = recordOf(home).record;
    const states: string[] = [];
    const visited = title === 'Frontend Engineer' ? companies : companies.slice(0, 1);
    for (const company of visited) {
      const other = posting(title, company);
      const run = await engineWith(manuals).apply(other.url);
      const told = `${title} at ${company}`;
      t.equal(run.report.verdict, 'submitted_verified', `${told}: ${JSON.stringify(run.report.error)}`);
      t.equal(run.report.final_mode, 'cookbook', told);
      const { action_count } = run.report.cost;
      t.match(run.report.cost, { cookbook_steps: action_count, magnitude_steps: 0, total_tokens: 0 }, told);
      t.match(metadataOf(run, 'manual_found'), [{ manual_id: stored.id, url_pattern: '*' }], told);
      t.match(metadataOf(run, 'mode_selected'), [{ mode: 'cookbook', manual_id: stored.id, reason: 'manual_found' }]);
      t.same(metadataOf(run, 'mode_switched'), [], told);
      t.ok(keepsSchema(run), `${told}: events keep their schema`);
      const { record, count } = recordOf(other);
      t.equal(count, 1, `${told}: sent once`);
      t.same(record?.fields, explored?.fields, `${told}: the site recorded what it recorded at the first company`);
      t.same(
        record?.files.map(({ name }) => name),
        explored?.files.map(({ name }) => name),
        told,
      );
      states.push((await only(manuals)).state);
      t.same(leaks(run.events), [], told);
    }
    t.same(states, ['shadow', 'shadow', 'promoted'].slice(0, visited.length));
  });
}

/** A store in which every manual is as the first exploration left it, changed. */
async function poisoned(store: ManualStore, change: (steps: ManualStep[]) => void): Promise<ManualStore> {
  const { manual } = await only(store);
  const copy: Manual = structuredClone({ ...manual, id: `${manual.id}-x` });
  for (const page of copy.pages) change(page.steps);
  copy.parameters = [...parametersOf(copy)];
  const manuals = createMemoryManuals(systemClock);
  await manuals.add({ tenant: 'default', manual: copy, origin: 'import' });
  t.equal(formKey(copy), formKey(manual));
  return manuals;
}

type FillStep = Extract<ManualStep, { type: 'fill' }>;
const fills = (steps: readonly ManualStep[]) => steps.filter((step): step is FillStep => step.type === 'fill');
const labelled = (steps: readonly ManualStep[], label: string) => {
  const step = fills(steps).find((one) => one.label === label);
  if (!step) throw new Error(`no step for "${label}"`);
  return step;
};

t.test('a poisoned manual', async (t) => {
  const title = 'Frontend Engineer';
  const home = posting(title, 'tinkettle');
  const clean = createMemoryManuals(systemClock);
  practice.clearRecords();
  await engineWith(clean).apply(home.url);
  const right = recordOf(home).record?.fields;
  const poisons: readonly [string, string, (steps: ManualStep[]) => void][] = [
    [
      'whose values are swapped',
      'the rules',
      (steps) => {
        const [one, other] = [labelled(steps, 'First Name'), labelled(steps, 'Last Name')];
        [one.value, other.value] = [other.value, one.value];
      },
    ],
    [
      'that puts a known value where the rules know none',
      'doubt',
      (steps) => {
        const essay = labelled(steps, 'Tell us about something you built and are proud of.');
        essay.value = labelled(steps, 'Email').value;
      },
    ],
    [
      'whose locators lead to another field',
      'different fields',
      (steps) => {
        const [one, other] = [labelled(steps, 'First Name'), labelled(steps, 'Last Name')];
        one.locators = [{ by: 'label', label: 'First Name' }, ...other.locators.slice(-2)] as FillStep['locators'];
      },
    ],
    [
      'whose step names a field of another label',
      'another label',
      (steps) => {
        labelled(steps, 'First Name').label = 'Last Name';
      },
    ],
    [
      'that writes a text of its own',
      'a text that no rule',
      (steps) => {
        labelled(steps, 'LinkedIn Profile').value = { literal: 'https://www.example.com/somebody' };
      },
    ],
  ];
  for (const [name, why, change] of poisons) {
    t.test(`${name} fills nothing wrong`, async (t) => {
      practice.clearRecords();
      const manuals = await poisoned(clean, change);
      const other = posting(title, 'copperlamp');
      const run = await engineWith(manuals).apply(other.url);
      const { record, count } = recordOf(other);
      t.equal(run.report.verdict, 'submitted_verified', JSON.stringify(run.report.error));
      t.equal(count, 1);
      t.same(record?.fields, right, 'the site recorded what a run without the manual sends');
      t.not(run.report.final_mode, 'cookbook');
      const [bad] = (await manuals.list('default')).filter(({ origin }) => origin === 'import');
      const [counted] = await manuals.runs('default', bad?.id ?? '');
      if (why === 'doubt') t.match(counted, { outcome: 'mended', failedSteps: [String] });
      else {
        t.match(counted, { outcome: 'contradicted', detail: new RegExp(why) });
        t.match(metadataOf(run, 'mode_switched'), [{ from_mode: 'cookbook', to_mode: 'magnitude' }]);
        t.equal(bad?.health, 25);
      }
    });
  }
});
