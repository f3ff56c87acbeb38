import { createMemoryBudget, systemClock } from '@valet/core';
import createTier from '@valet/tier-local';
import t from 'tap';
import { createEngine, sampleApplication } from '../support/engine.ts';
import { flowPage, flowPlugin, startFlowSite } from '../support/flow-site.ts';
import { fieldsOf, lettersOf, openModels } from '../support/model/open-models.ts';

const site = await startFlowSite();
const tier = createTier({});
const artifactFolder = t.testdir({});
const budget = createMemoryBudget(systemClock);
/** A model that writes something to each question, and is sure. */
const opened = await openModels({
  answer: ({ text }) => ({
    answers: fieldsOf(text).map(({ name }) => ({
      ...{ field: name, use: 'text', basis: lettersOf(text, ['skills']), confidence: 0.99 },
      value: 'I like to mend what is broken.',
    })),
  }),
  ledger: budget,
  limits: { applicationUsd: 0.1, userDayUsd: 5 },
});
t.teardown(async () => {
  await tier.close();
  await site.close();
  await opened.close();
});

const input = (id: string, label: string, more = '') =>
  `<p><label for="${id}">${label}</label> <input id="${id}" ${more}></p>`;
const question = 'What do you like about this kind of work?';
const form = (isRequired: boolean) =>
  [
    input('first', 'First name', 'required'),
    input('email', 'Email', 'type="email" required'),
    input('q', question, isRequired ? 'required' : ''),
    '<button type="button" id="send">Submit application</button>',
  ].join('');
const { qa_answers: _, ...application } = sampleApplication;
const engine = createEngine({ artifactFolder, tier, plugins: [flowPlugin()], models: opened.models });

async function apply(
  page: string,
  { isRequired = true, ...change }: { isRequired?: boolean; budgetUsd?: number } = {},
) {
  site.serve(`/jobs/${page}`, flowPage(page, { body: form(isRequired), script: "on('send', () => site.send());" }));
  const before = opened.standIn.callCount;
  const { report, events, jobId } = await engine.apply(site.url(page), { application, quality: 'quality', ...change });
  const told = events
    .filter(({ event_type }) => event_type === 'budget_preflight_failed')
    .map(({ metadata }) => metadata);
  return { report, told, jobId, calls: opened.standIn.callCount - before };
}

t.test('a run tells what its models cost, as the ledger booked it', async (t) => {
  const { report, told, jobId, calls } = await apply('paid');
  const spent = await budget.spentOn({ tenant: 'default', jobId });
  t.equal(calls, 1);
  t.ok(spent.usd > 0);
  t.match(report.cost, {
    total_cost_usd: spent.usd,
    total_tokens: spent.tokens,
    cookbook_cost_usd: 0,
    magnitude_cost_usd: spent.usd,
  });
  t.same(told, []);
  t.comment(`one page, one call: ${spent.tokens} tokens, $${spent.usd.toFixed(6)}`);
});

t.test('a run whose budget is used up asks no model, says so, and ends for that', async (t) => {
  const { report, told, calls } = await apply('poor', { budgetUsd: 0.000001 });
  t.equal(calls, 0);
  t.ok(told.length > 0);
  t.same(told[0], { reason: 'application', remaining_budget: 0.000001 });
  t.match(report, {
    verdict: 'not_submitted',
    error: {
      code: 'budget_exceeded',
      questions: [question],
      message: /the budget of this application has \$0\.0000 left/,
    },
    cost: { total_cost_usd: 0, total_tokens: 0 },
  });
  t.same(site.applications('poor'), []);
});

t.test('a form that is whole but for what a refused call would have written waits at the gate', async (t) => {
  const { report } = await apply('half', { isRequired: false, budgetUsd: 0.000001 });
  t.match(report, { error: { code: 'gate_failed', message: /application_budget: the budget of this application/ } });
  t.same(site.applications('half'), []);
});
