import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { HumanPort, ModelRequest } from '@valet/core';
import { createPracticeServer } from '@valet/practice';
import createTier, { findBrowser } from '@valet/tier-local';
import { chromium } from 'playwright-core';
import { choiceAnswer } from '../../core/src/explore/choice.ts';
import { exploreInstructions } from '../../core/src/explore/instructions.ts';
import { createEngine, sampleApplication, sampleProfile } from '../support/engine.ts';
import { openModels } from '../support/model/open-models.ts';
import { answerWell } from './cost-model.ts';
import { finish, metric, table } from './report.ts';

/**
 * What a first application costs on forms that no manual knows, beside what it costs to show a model the page: its HTML, or
 * Playwright's aria snapshot of it, with the candidate's data, each in one call that answers as many fields. All three go through the
 * same SDK to the same stand-in, which counts tokens (four bytes each) and dollars at list price by itself.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '1' } } });
const rounds = Number(values.rounds);
const folder = await mkdtemp(path.join(tmpdir(), 'valet-bench-cost-'));
const practice = await createPracticeServer({ port: 0 });
const tier = createTier({});
const { path: executablePath } = await findBrowser();
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
const { qa_answers: answers, ...unasked } = sampleApplication;

/** Whoever is asked what nobody told; counted, since it is no model's work. */
const person: HumanPort = {
  async ask({ type, questions = [] }) {
    return type === 'question'
      ? { resolvedBy: 'bench', answers: Object.fromEntries(questions.map((one) => [one, answers?.[one] ?? 'Yes'])) }
      : { resolvedBy: 'bench', approved: true };
  },
};

interface Cost {
  readonly calls: number;
  readonly tokens: number;
  readonly usd: number;
}

/** What the work costs by the stand-in's count. */
async function costOf(
  work: (models: Awaited<ReturnType<typeof openModels>>, reply: { value: unknown }) => Promise<void>,
) {
  const reply = { value: null as unknown };
  const opened = await openModels({ answer: (request) => reply.value ?? answerWell(request) });
  try {
    await work(opened, reply);
    const { callCount: calls, tokens, spentUsd: usd } = opened.standIn;
    return { calls, tokens: Object.values(tokens).reduce((sum, count) => sum + count, 0), usd } satisfies Cost;
  } finally {
    await opened.close();
  }
}

/** One application by Valet; the second of an engine finds the manual that the first one left. */
async function apply(url: string) {
  const engineOf = (models: Awaited<ReturnType<typeof openModels>>) =>
    createEngine({ artifactFolder: folder, tier, human: person, models: models.models });
  let filled = 0;
  let pages = 0;
  const first = await costOf(async (models) => {
    const { report, events } = await engineOf(models).apply(url, { application: unasked, mode: 'copilot' });
    if (report.verdict !== 'submitted_verified') throw new Error(`${url}: ${report.verdict} ${report.error?.message}`);
    filled = report.answers.filter(({ outcome }) => outcome === 'filled').length;
    pages = events.filter(({ event_type }) => event_type === 'form_read').length;
  });
  return { first, filled, pages };
}

/** The page shown to a model in one call, with the candidate, and an answer for as many fields. */
function showing(page: string, filled: number): Promise<Cost> {
  return costOf(async ({ models }, reply) => {
    reply.value = {
      answers: Array.from({ length: filled }, (_, at) => ({
        ...{ field: `f${at + 1}`, use: 'text', value: 'about as long as this', basis: '', confidence: 0.9 },
      })),
    };
    const request: ModelRequest = {
      task: 'answer_generation',
      instructions: exploreInstructions,
      content: [{ type: 'text', text: `${page}\n${JSON.stringify(sampleProfile)}` }],
      answer: choiceAnswer,
      maxOutputTokens: 8000,
    };
    await models.ask(request, { tenant: 'bench', userId: null, jobId: 'bench' }, new AbortController().signal);
  });
}

async function pageTexts(url: string): Promise<{ html: string; aria: string }> {
  const page = await browser.newPage();
  try {
    await page.goto(url, { waitUntil: 'networkidle' });
    const apply = page.getByRole('button', { name: /^apply/i }).first();
    if ((await page.locator('form').count()) === 0 && (await apply.count()) > 0) await apply.click();
    return { html: await page.content(), aria: await page.locator('body').ariaSnapshot() };
  } finally {
    await page.close();
  }
}

const subjects = [
  { name: 'unknown company, 25 fields', title: 'Lamp Engineer', isMeasured: true },
  { name: 'the same, oddly worded', title: 'Lens Keeper' },
  { name: 'Greenhouse, typical', title: 'Backend Engineer', isMeasured: true },
  { name: 'Greenhouse, with questions', title: 'Senior Platform Engineer' },
];
const rows = [];
const metrics = [];
for (let round = 0; round < rounds; round++) {
  for (const { name, title, isMeasured } of subjects) {
    const posting = practice.postings.find((one) => one.title.includes(title));
    if (!posting) throw new Error(`no practice posting "${title}"`);
    const { html, aria } = await pageTexts(posting.url);
    const { first, filled, pages } = await apply(posting.url);
    const [byHtml, byAria] = [await showing(html, filled), await showing(aria, filled)];
    if (round > 0) continue;
    const row = (way: string, { calls, tokens, usd }: Cost) => [
      ...[name, way, calls, tokens, `$${usd.toFixed(5)}`],
      ...[(tokens / byAria.tokens).toFixed(3), (usd / byAria.usd).toFixed(3)],
    ];
    rows.push(
      row(`Valet (${filled} fields filled, ${pages} pages)`, first),
      row('(a) raw HTML', byHtml),
      row('(b) aria snapshot', byAria),
    );
    metrics.push(
      metric({ name: `${name}: calls a page`, value: first.calls / pages, unit: '', op: '<=', target: 1 }),
      metric({ name: `${name}: cost`, value: first.usd, unit: '$', op: '<=', target: 0.005 }),
    );
    if (isMeasured)
      metrics.push(
        metric({
          name: `${name}: tokens to (b)`,
          value: first.tokens / byAria.tokens,
          unit: 'x',
          op: '<=',
          target: 0.1,
        }),
      );
  }
}
await Promise.all([browser.close(), tier.close(), practice.close()]);
await rm(folder, { recursive: true, force: true });
console.log(table([['form', 'way', 'calls', 'tokens', 'list price', 'tokens to (b)', 'dollars to (b)'], ...rows]));
finish({ name: 'cost', seed: null, rounds, metrics });
