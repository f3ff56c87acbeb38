import type { Answer, Form } from '@valet/schemas';
import { resolveAnswers, unansweredQuestions } from '../answer/resolve-answers.ts';
import { ValetError } from '../error/valet-error.ts';
import { buttonTarget } from '../form/button-target.ts';
import { fieldKey } from '../form/field-key.ts';
import { fillForm } from '../form/fill-form.ts';
import { matchFields } from '../form/match-fields.ts';
import type { FillOrder, FillResult, Plan } from '../form/plan.ts';
import { readOptions } from '../form/read-options.ts';
import { askHuman } from './ask-human.ts';
import { readAtsForm } from './open-posting.ts';
import { waitForQuietPage } from './page-state.ts';
import type { AtsContext } from './run-context.ts';

const mostPages = 15;
const mostRounds = 6;

/**
 * Fills every page of the form up to the one that submits. Returns the answers of all pages in form order and the last
 * page's form. Enters in phase `filling`, leaves in `filling`.
 */
export async function fillPages(run: AtsContext, first: Form): Promise<{ form: Form; answers: readonly Answer[] }> {
  const done: Answer[] = [];
  let form = first;
  for (let page = 0; page < mostPages; page++) {
    const filled = await fillPage(run, form);
    const answers = [...done, ...filled.answers];
    run.journal.facts.answers = answers;
    const next = nextButton(filled.form);
    if (!next) return { form: filled.form, answers };
    done.push(...filled.answers);
    form = await turnPage(run, filled.form, next);
  }
  throw new ValetError(
    'action_limit_exceeded',
    `The form has more than ${mostPages} pages; it may be going round in circles.`,
  );
}

function nextButton(form: Form) {
  if (form.buttons.some(({ role, disabled }) => role === 'submit' && !disabled)) return undefined;
  return form.buttons.find(({ role, disabled }) => role === 'next' && !disabled);
}

async function turnPage(run: AtsContext, before: Form, next: Form['buttons'][number]): Promise<Form> {
  const { agent, journal, deps, deadline } = run;
  await journal.act('next page', () => agent.clickElement(buttonTarget(next)));
  await waitForQuietPage(agent, { clock: deps.clock, signal: deadline.signal, timeoutMs: 15_000, untilControls: true });
  const form = await readAtsForm(run);
  const errors = form.fields.filter(({ error }) => error);
  if (form.signature === before.signature && errors.length > 0) {
    throw new ValetError(
      'gate_failed',
      `The form does not go on: ${errors.map(({ label, error }) => `"${label}": ${error}`).join('; ')}.`,
    );
  }
  await journal.advance('page_turned');
  await journal.tell(formRead(form));
  await journal.advance('form_read');
  return form;
}

/** The event that tells of a form. */
export function formRead(form: Form) {
  return {
    event_type: 'form_read',
    metadata: {
      page_url: form.url.replace(/[?#].*$/s, ''),
      signature: form.signature,
      fields: form.fields.length,
      required: form.fields.filter(({ required }) => required).length,
    },
  } as const;
}

/** Fills one page, again and again until no new field appears. */
async function fillPage(run: AtsContext, first: Form): Promise<{ form: Form; answers: readonly Answer[] }> {
  const byKey = new Map<string, Answer>();
  let form = first;
  for (let round = 0; round < mostRounds; round++) {
    const fresh = { ...form, fields: form.fields.filter((field) => !byKey.has(fieldKey(field))) };
    if (fresh.fields.length === 0) break;
    for (const [key, answer] of await fillFields(run, fresh)) byKey.set(key, answer);
    form = await readAtsForm(run);
  }
  const shown = new Set(form.fields.map(fieldKey));
  // A field that went away while the form was filled is not part of the application; but a file input often gives way
  // to the name of the file it took.
  const answers = [...byKey].filter(
    ([key, { kind, outcome }]) => shown.has(key) || (kind === 'file' && outcome === 'filled'),
  );
  return { form, answers: answers.map(([, answer]) => answer) };
}

async function fillFields(run: AtsContext, form: Form): Promise<Map<string, Answer>> {
  const { journal } = run;
  const plan = await makePlan(run, form);
  const { answers, orders } = await answerPlan(run, plan);
  await journal.tell({
    event_type: 'plan_made',
    metadata: { fields: plan.length, answered: orders.length, unanswered: [...unansweredQuestions(answers)] },
  });
  const startedAt = run.deps.clock.now();
  const results = orders.length > 0 ? await journal.act('fill', () => fillOrders(run, orders)) : [];
  const settled = applyResults(answers, results);
  const unfilled = settled.filter(({ outcome }) => outcome === 'unfilled').map(({ label }) => label);
  await journal.tell({
    event_type: 'fields_filled',
    metadata: { filled: results.length - unfilled.length, unfilled, duration_ms: run.deps.clock.now() - startedAt },
  });
  const fieldById = new Map(form.fields.map((field) => [field.id, field]));
  return new Map(
    settled.flatMap((answer) => {
      const field = fieldById.get(answer.field_id);
      return field ? [[fieldKey(field), answer] as const] : [];
    }),
  );
}

async function makePlan(run: AtsContext, form: Form): Promise<Plan> {
  const { agent, manifest, plugin, posting, deps, deadline } = run;
  const plan = plugin.plan
    ? await plugin.plan({ agent, manifest, posting, clock: deps.clock, signal: deadline.signal }, form)
    : matchFields(form, { rules: manifest.fields ?? [] });
  return withOptions(run, plan);
}

/** Opens the controls whose options are rendered on demand, so that answers can be chosen by meaning. */
async function withOptions({ agent }: AtsContext, plan: Plan): Promise<Plan> {
  const lazy = plan.filter(
    ({ field, value }) => field.lazyOptions && field.options.length === 0 && field.widget !== 'typeahead' && value,
  );
  const options = await readOptions(
    agent,
    lazy.map(({ field }) => field),
  );
  return plan.map((entry) => {
    const found = options.get(entry.field.id);
    return found && found.length > 0 ? { ...entry, field: { ...entry.field, options: [...found] } } : entry;
  });
}

async function answerPlan(run: AtsContext, plan: Plan) {
  const { request, deps, said } = run;
  const resolve = () => resolveAnswers(plan, request.application, { documents: deps.documents, extra: said });
  const resolved = await resolve();
  const questions = unansweredQuestions(resolved.answers);
  if (questions.length === 0 || request.mode !== 'copilot') return resolved;
  const reply = await askHuman(run, {
    type: 'question',
    message: `The form asks what neither profile nor answers tell: ${questions.join('; ')}`,
    questions,
  });
  Object.assign(said, reply.answers ?? {});
  return resolve();
}

async function fillOrders(run: AtsContext, orders: readonly FillOrder[]): Promise<readonly FillResult[]> {
  const { agent, manifest, deps, deadline } = run;
  return fillForm(agent, orders, {
    pace: manifest.pace?.typing ?? 'instant',
    clock: deps.clock,
    signal: deadline.signal,
  });
}

function applyResults(answers: readonly Answer[], results: readonly FillResult[]): Answer[] {
  const byField = new Map(results.map((result) => [result.fieldId, result]));
  return answers.map((answer) => {
    const result = byField.get(answer.field_id);
    if (!result) return answer;
    return { ...answer, outcome: result.outcome, ...(result.detail ? { detail: result.detail } : {}) };
  });
}
