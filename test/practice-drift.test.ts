import { readForm } from '@valet/core/engine';
import type { PracticeDrift } from '@valet/schemas';
import t, { type Test } from 'tap';
import { openAgent, startBrowser } from './plugins/open-agent.ts';
import { confirmation, plain, resume, startPractice } from './practice-form.ts';

const { site, urlOf, openPage } = await startPractice(t);
const browser = await startBrowser();
t.teardown(() => browser.close());

const long = { board: 'tinkettle', job: '4100102' };

/** The form of a posting on a day when its site has drifted so. */
async function formOn(test: Pick<Test, 'teardown'>, drift?: PracticeDrift) {
  site.resetFaults();
  if (drift) site.setFault(long, { drift });
  const { page, agent } = await openAgent(browser, test);
  await page.goto(urlOf(long));
  await page.waitForFunction(() => window.__practiceState !== undefined);
  const { fields, buttons, signature } = await readForm(agent);
  const ids = await page.locator('.application--form *[id], form *[id]').evaluateAll((all) => all.map(({ id }) => id));
  return {
    fields,
    labels: fields.map(({ label }) => label),
    signature,
    ids,
    buttons: buttons.map(({ label }) => label),
  };
}

t.test('weak drift changes every name of the markup and no field', async (t) => {
  const before = await formOn(t);
  for (const seed of [1, 2, 3]) {
    const after = await formOn(t, { seed, strength: 'weak' });
    t.equal(after.signature, before.signature, `seed ${seed}`);
    t.same(after.labels, before.labels);
    t.same(
      after.ids.filter((id) => before.ids.includes(id) && !id.startsWith('iti-')),
      [],
      'no id is as it was',
    );
    t.ok(after.buttons.includes('Submit application'));
  }
});

t.test('the same seed gives the same form, another seed another', async (t) => {
  const [one, again, other] = [
    await formOn(t, { seed: 5, strength: 'medium' }),
    await formOn(t, { seed: 5, strength: 'medium' }),
    await formOn(t, { seed: 6, strength: 'medium' }),
  ];
  t.same(again.labels, one.labels);
  t.same(again.ids, one.ids);
  t.not(other.labels.join(), one.labels.join());
});

t.test('strong drift words, orders and draws anew, and asks in two steps', async (t) => {
  const before = await formOn(t);
  const days = [];
  for (let seed = 10; seed < 18; seed += 1) days.push(await formOn(t, { seed, strength: 'strong' }));
  const isSplit = ({ buttons }: { buttons: readonly string[] }) => buttons.includes('Next');
  t.ok(days.some(isSplit) && !days.every(isSplit), 'some in two steps');
  const whole = days.filter((day) => !isSplit(day));
  t.ok(
    whole.some(({ fields }) => fields.some(({ widget }) => widget === 'native-select')),
    'some selects are the browser’s own',
  );
  t.ok(whole.every(({ labels }) => labels.join() !== before.labels.join()));
  t.ok(days.some(({ labels }) => labels.some((label) => /^(?:Surname|Family name|Legal last name)$/.test(label))));
});

t.test('a drifted form takes an application and records it as the posting asks', async (test) => {
  site.setFault(plain, { drift: { seed: 4, strength: 'weak' } });
  const page = await openPage(test, urlOf(plain));
  await page.getByLabel('First Name').fill('Ada');
  await page.getByLabel('Last Name').fill('Ray');
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByRole('combobox', { name: 'Country' }).fill('United States');
  await page.getByRole('option', { name: 'United States +1', exact: true }).click();
  await page.getByLabel('Phone', { exact: true }).fill('555 010 0199');
  await page.locator('input[type=file]').first().setInputFiles(resume);
  await page.getByRole('button', { name: 'Submit application' }).click();
  await page.locator(confirmation).waitFor();
  test.match(site.submissions(plain), [
    {
      outcome: 'accepted',
      fields: { 'First Name': 'Ada', 'Last Name': 'Ray', Phone: '+1 555 010 0199', 'Resume/CV': 'ada-ray.pdf' },
    },
  ]);
});
