import { createMemoryAnswers, createMemoryBudget, createMemoryManuals, type HumanPort, systemClock } from '@valet/core';
import { createPracticeServer } from '@valet/practice';
import createTier from '@valet/tier-local';
import t from 'tap';
import { answerWell } from '../bench/cost-model.ts';
import { createEngine, sampleApplication, sampleProfile } from '../support/engine.ts';
import { openModels } from '../support/model/open-models.ts';

const practice = await createPracticeServer({ port: 0 });
const tier = createTier({});
const artifactFolder = t.testdir({});
t.teardown(async () => {
  await tier.close();
  await practice.close();
});
const { qa_answers: _, ...application } = sampleApplication;
const posting = (title: string) => {
  const found = practice.postings.find((one) => one.title === title);
  if (!found) throw new Error(`no practice posting "${title}"`);
  return found;
};

t.test('an unknown company’s form of 25 fields', async (t) => {
  const { url, board, job } = posting('Lens Keeper');
  const ledger = createMemoryBudget(systemClock);
  const opened = await openModels({ answer: answerWell, ledger, limits: { applicationUsd: 0.1 } });
  t.teardown(() => opened.close());
  const shared = {
    ...{ artifactFolder, tier, models: opened.models },
    manuals: createMemoryManuals(systemClock),
    answers: createMemoryAnswers(systemClock),
  };
  const first = await createEngine(shared).apply(url, { application });
  t.equal(first.report.verdict, 'submitted_verified', JSON.stringify(first.report.error));
  t.equal(opened.standIn.callCount, 1, 'one call for one page');
  t.match(practice.submissions({ board, job, outcome: 'accepted' })[0]?.fields, {
    'Your own corner of the web': sampleProfile.website_url,
    'Who pays you at the moment?': 'Example Waterworks',
    'And what does your door there say?': 'Senior Backend Engineer',
    'How long would they keep you after you say goodbye?': '4 weeks',
    'Earliest day on the rock': '2027-03-01',
    'Do you have experience with Kubernetes?': 'Yes',
    'Your strongest technology of these': 'Kafka',
  });
  t.equal(first.report.cost.total_cost_usd.toFixed(6), opened.standIn.spentUsd.toFixed(6), 'the cost is the bill');
  t.ok(first.report.cost.total_cost_usd > 0 && first.report.cost.total_tokens > 0);
  t.match(
    first.report.answers.find(({ label }) => label.startsWith('Describe your experience')),
    { source: 'llm', confidence: 0.95, outcome: 'filled' },
  );

  practice.clearRecords();
  const second = await createEngine(shared).apply(url, { application, candidate: 'sample' });
  t.equal(second.report.verdict, 'submitted_verified', JSON.stringify(second.report.error));
  t.equal(opened.standIn.callCount, 1, 'a manual and kept answers need no model');
  t.match(second.report.cost, { total_cost_usd: 0, total_tokens: 0 });
  t.match(
    second.report.answers.find(({ label }) => label.startsWith('Describe your experience')),
    { source: 'qa_bank', confidence: 0.9, outcome: 'filled' },
  );
});

t.test('no money, no model: it is said, and a person is asked', async (t) => {
  const opened = await openModels({
    ...{ answer: answerWell, ledger: createMemoryBudget(systemClock) },
    limits: { applicationUsd: 0 },
  });
  t.teardown(() => opened.close());
  const asked: string[] = [];
  const human: HumanPort = {
    async ask({ type, message }) {
      asked.push(`${type}: ${message}`);
      return { resolvedBy: 'tester', approved: false, answers: {} };
    },
  };
  const engine = createEngine({ artifactFolder, tier, human, models: opened.models });
  const { url } = posting('Lamp Engineer');
  const alone = await engine.apply(url, { application });
  t.match(alone.report, { verdict: 'not_submitted', error: { code: 'budget_exceeded' } });
  t.match(
    alone.events.find(({ event_type }) => event_type === 'budget_preflight_failed'),
    { metadata: { remaining_budget: 0 } },
  );
  await engine.apply(url, { application, mode: 'copilot' });
  t.match(asked[0], /^question: The form asks .*Do you have experience with Kubernetes\?.*\(/);
  t.equal(opened.standIn.callCount, 0, 'nothing was spent');
});
