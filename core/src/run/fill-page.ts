import type { Answer, Form } from '@valet/schemas';
import { resolveAnswers, unansweredQuestions } from '../answer/resolve-answers.ts';
import { ValetError } from '../error/valet-error.ts';
import { type Explored, explorePage, modelRule } from '../explore/explore-page.ts';
import { fieldKey } from '../form/field-key.ts';
import { fillForm } from '../form/fill-form.ts';
import { matchFields } from '../form/match-fields.ts';
import type { FillOrder, FillResult, Plan, PlanEntry } from '../form/plan.ts';
import { findUnheld } from '../form/prove-form.ts';
import { absentModel } from '../llm/model-absent.ts';
import { askHuman } from './ask-human.ts';
import { withOptions } from './lazy-options.ts';
import { isOwnPosting, readAtsForm } from './open-posting.ts';
import { filledOrders, isSamePage, type KeptField, type KeptPage } from './page-book.ts';
import { isSending } from './page-state.ts';
import type { AtsContext } from './run-context.ts';

const mostRounds = 6;

/**
 * Fills one page, again and again until no new field appears. Fields that the page's record knows already are only
 * proven, and filled again where the page no longer holds them. Error: `element_not_found` when the page goes elsewhere.
 */
export async function fillPage(run: AtsContext, page: KeptPage): Promise<void> {
  if (page.fields.size > 0) await refill(run, page, await findBroken(run, page));
  for (let round = 0; round < mostRounds; round++) {
    const { form } = page;
    const fresh = { ...form, fields: form.fields.filter((field) => !page.fields.has(fieldKey(field))) };
    if (fresh.fields.length === 0) break;
    for (const [key, kept] of await fillFields(run, page, fresh)) page.fields.set(key, kept);
    await readAgain(run, page);
  }
  const shown = new Set(page.form.fields.map(fieldKey));
  // A field that went away while the form was filled is not part of the application; but a file input often gives way
  // to the name of the file it took.
  for (const [key, { answer }] of page.fields) {
    if (!shown.has(key) && !(answer.kind === 'file' && answer.outcome === 'filled')) page.fields.delete(key);
  }
}

/** Reads the page anew. Error: `element_not_found` when another page has come in its place: its fields are not ours to fill. */
export async function readAgain(run: AtsContext, page: KeptPage): Promise<void> {
  const { unasked } = run.wire;
  const sentCount = unasked?.sentCount ?? 0;
  const form = await readAtsForm(run);
  if (!isSamePage(page.form, form) && !isOnItsWay(run, page.form, form.url)) throw wentAway(page.form, form.url);
  page.form = form;
  if (!isSending(run.agent, page.background)) await unasked?.clear(form, sentCount);
}

function wentAway(form: Form, to: string): ValetError {
  return new ValetError(
    'element_not_found',
    `The page ${placeOf(form.url)} went to ${placeOf(to)} while it was being filled; nothing was sent.`,
  );
}

/** Whether an address may come in a form's place: it differs in its query only, or it names the same posting. */
function isOnItsWay(run: AtsContext, form: Form, to: string): boolean {
  return placeOf(form.url) === placeOf(to) || isOwnPosting(run, to);
}

function placeOf(url: string): string {
  return url.replace(/[?#].*$/s, '');
}

/** Orders that were filled on this page and that it no longer holds. */
export function findBroken({ agent }: AtsContext, page: KeptPage): Promise<readonly FillOrder[]> {
  return findUnheld(agent, filledOrders(page, page.form));
}

/** Fills orders of the page once more and records what became of them. */
export async function refill(run: AtsContext, page: KeptPage, orders: readonly FillOrder[]): Promise<void> {
  if (orders.length === 0) return;
  record(page, await fillAndTell(run, page, orders), orders);
}

/** Writes results into the page's record. */
export function record(page: KeptPage, results: readonly FillResult[], orders: readonly FillOrder[]): void {
  const byId = new Map(results.map((result) => [result.fieldId, result]));
  for (const order of orders) {
    const key = fieldKey(order.field);
    const kept = page.fields.get(key);
    if (kept) page.fields.set(key, { order, answer: withResult(kept.answer, byId.get(order.field.id)) });
  }
}

/** Plans, answers and fills these fields of the page. Returns what became of each, by key. */
export async function fillFields(run: AtsContext, page: KeptPage, form: Form): Promise<Map<string, KeptField>> {
  const plan = await makePlan(run, form);
  const { answers, orders } = await answerPlan(run, page, plan);
  await run.journal.tell({
    event_type: 'plan_made',
    metadata: { fields: plan.length, answered: orders.length, unanswered: [...unansweredQuestions(answers)] },
  });
  const results = await fillAndTell(run, page, orders);
  const byId = new Map(results.map((result) => [result.fieldId, result]));
  const orderById = new Map(orders.map((order) => [order.field.id, order]));
  const fieldById = new Map(form.fields.map((field) => [field.id, field]));
  return new Map(
    answers.flatMap((answer) => {
      const field = fieldById.get(answer.field_id);
      const order = orderById.get(answer.field_id) ?? null;
      return field ? [[fieldKey(field), { answer: withResult(answer, byId.get(field.id)), order }] as const] : [];
    }),
  );
}

async function fillAndTell(
  run: AtsContext,
  page: KeptPage,
  orders: readonly FillOrder[],
): Promise<readonly FillResult[]> {
  const { agent, manifest, deps, deadline, journal } = run;
  const here = agent.getCurrentUrl();
  if (!isOnItsWay(run, page.form, here)) throw wentAway(page.form, here);
  const startedAt = deps.clock.now();
  const pace = manifest.pace?.typing ?? 'instant';
  const onAttached = () => {
    page.attachedAt = deps.clock.now();
  };
  const fill = () => fillForm(agent, orders, { pace, clock: deps.clock, signal: deadline.signal, onAttached });
  const results = orders.length > 0 ? await journal.act('fill', fill) : [];
  const labels = new Map(orders.map(({ field }) => [field.id, field.label]));
  const unfilled = results
    .filter(({ outcome }) => outcome === 'unfilled')
    .map(({ fieldId }) => labels.get(fieldId) ?? '');
  await journal.tell({
    event_type: 'fields_filled',
    metadata: { filled: results.length - unfilled.length, unfilled, duration_ms: deps.clock.now() - startedAt },
  });
  return results;
}

async function makePlan(run: AtsContext, form: Form): Promise<Plan> {
  const { agent, manifest, plugin, posting, deps, deadline } = run;
  const rules = () => matchFields(form, { rules: manifest.fields ?? [] });
  const own = { agent, manifest, posting, clock: deps.clock, signal: deadline.signal };
  const explore = async () => (plugin.plan ? plugin.plan(own, form) : rules());
  const plan = await run.replay.plan(form, { rules, explore });
  // A typeahead has no options before one types, and what nothing answers needs none.
  const isAnswered = ({ field, value }: PlanEntry) => field.widget !== 'typeahead' && value !== null;
  return withOptions(agent, plan, isAnswered);
}

interface Resolved {
  readonly answers: readonly Answer[];
  readonly orders: readonly FillOrder[];
}

/** What is known first, then what a model makes of it, then a person: each is asked only for what the ones before leave open. */
async function answerPlan(run: AtsContext, page: KeptPage, plan: Plan): Promise<Resolved> {
  const { request, deps, said, kept } = run;
  const resolve = (given: Plan, model?: Explored['modelAnswers']) =>
    resolveAnswers(given, request.application, {
      documents: deps.documents,
      extra: said,
      kept,
      ...(model && { model }),
    });
  const ruled = await resolve(plan);
  const explored = wantsModel(run, page, ruled.answers) ? await exploreOpen(run, page, { plan, ...ruled }) : null;
  const resolved = explored ? await resolve(explored.plan, explored.modelAnswers) : ruled;
  const questions = unansweredQuestions(resolved.answers);
  if (questions.length === 0 || request.mode !== 'copilot') return resolved;
  const reply = await askHuman(run, {
    type: 'question',
    message: `The form asks what neither profile nor answers tell: ${questions.join('; ')}${silenceOf(explored)}`,
    questions,
  });
  Object.assign(said, reply.answers ?? {});
  return resolve(explored?.plan ?? plan, explored?.modelAnswers);
}

function silenceOf(explored: Explored | null): string {
  return explored?.silence ? ` (${explored.silence})` : '';
}

/** A model costs: it is asked when a required field is open, or by those who want quality, once a page. */
function wantsModel({ request, deps }: AtsContext, page: KeptPage, answers: readonly Answer[]): boolean {
  if (!deps.models || page.isExplored || request.execution === 'cookbook_only') return false;
  return request.quality === 'quality' || unansweredQuestions(answers).length > 0;
}

async function exploreOpen(
  run: AtsContext,
  page: KeptPage,
  { plan, answers }: Resolved & { readonly plan: Plan },
): Promise<Explored> {
  const { request, deps, deadline, journal } = run;
  const { tenant, jobId, userId = null, application } = request;
  const desk = {
    models: deps.models ?? absentModel,
    scope: { tenant, jobId, userId },
    signal: deadline.signal,
    tell: journal.tell,
  };
  const explored = await explorePage(desk, { title: page.form.title, plan, answers, application });
  page.isExplored = explored.isAsked;
  run.replay.learn(explored.plan.filter(({ rule }) => rule === modelRule));
  return explored;
}

function withResult(answer: Answer, result: FillResult | undefined): Answer {
  if (!result) return answer;
  const { detail: _, ...rest } = answer;
  return { ...rest, outcome: result.outcome, ...(result.detail ? { detail: result.detail } : {}) };
}
