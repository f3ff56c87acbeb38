import type { Field } from '@valet/schemas';
import { unansweredQuestions } from '../answer/resolve-answers.ts';
import { describeRefusal } from '../budget/budget-refusal.ts';
import type { ErrorCode } from '../error/error-code.ts';
import { ValetError } from '../error/valet-error.ts';
import { fieldKey } from '../form/field-key.ts';
import { fillTrusted } from '../form/fill-trusted.ts';
import type { FillOrder, FillResult } from '../form/plan.ts';
import { renderOtherwise } from './another-rendering.ts';
import { type Complaint, describeComplaints } from './complaint.ts';
import { fillFields, record, refill } from './fill-page.ts';
import { describePage, type KeptField, type KeptPage } from './page-book.ts';
import type { AtsContext } from './run-context.ts';

/** Words for an answer that is missing, whatever else they say (en, de, fr, es, pt, it, nl, pl). */
const saysMissing =
  /\b(?:required|missing|blank|empty|mandatory|pflichtfeld|erforderlich|obligatoire|requis|obligatori[oa]|requerid[oa]|vereist|verplicht|wymagan[eay])\b/i;

/**
 * Mends what the site complains about, each field once: a value that it does not take is written otherwise, one that it
 * did not notice is typed again, a question that nobody answered is asked. Never invents. Errors: `question_unanswered`, `budget_exceeded`,
 * and `code` where there is nothing (more) to be done.
 */
export async function repairPage(
  run: AtsContext,
  page: KeptPage,
  {
    complaints,
    code,
  }: { complaints: readonly Complaint[]; code: Extract<ErrorCode, 'gate_failed' | 'submit_rejected'> },
): Promise<void> {
  const refuse = () =>
    new ValetError(
      code,
      `The form does not accept ${describeComplaints(complaints)} on ${describePage(page)}; nothing was sent.`,
    );
  const named = complaints.flatMap(({ field, words }) => (field ? [{ field, words }] : []));
  if (named.length === 0 || named.some(({ field }) => page.repaired.has(fieldKey(field)))) throw refuse();
  for (const { field } of named) page.repaired.add(fieldKey(field));
  const open: Field[] = [];
  for (const { field, words } of named) {
    const kept = page.fields.get(fieldKey(field));
    if (!kept?.order) open.push({ ...field, required: true });
    else if (!(await mend(run, page, { field, words, kept }))) throw refuse();
  }
  if (open.length > 0) await answerNow(run, page, open);
}

interface Mend {
  readonly field: Field;
  readonly words: string;
  readonly kept: KeptField;
}

/** False where the value is refused and can be written in one way only. */
async function mend(run: AtsContext, page: KeptPage, { field, words, kept }: Mend): Promise<boolean> {
  const { order } = kept;
  if (!order) return false;
  const { value } = order;
  if (value.kind === 'text' && !saysMissing.test(words)) {
    const text = renderOtherwise({ field, text: value.text, words }, run.request.application.profile);
    if (text === null) return false;
    page.fields.set(fieldKey(field), { order, answer: { ...kept.answer, value: text } });
    await refill(run, page, [{ field, value: { kind: 'text', text } }]);
    return true;
  }
  if (!saysMissing.test(words)) return false;
  if (value.kind === 'files') await refill(run, page, [{ field, value }]);
  else await typeAgain(run, page, { field, value });
  return true;
}

/** The site did not notice what a script wrote. */
async function typeAgain(
  run: AtsContext,
  page: KeptPage,
  order: FillOrder & { value: Exclude<FillOrder['value'], { kind: 'files' }> },
): Promise<void> {
  const { committed, problem } = await run.journal.act('fill', () => fillTrusted(run.agent, order));
  const base = { fieldId: order.field.id, committed };
  const result: FillResult =
    problem === null ? { ...base, outcome: 'filled' } : { ...base, outcome: 'unfilled', detail: problem };
  record(page, [result], [order]);
}

/** Questions that the site turns out to require: answered from what is known, asked, or the end. */
async function answerNow(run: AtsContext, page: KeptPage, fields: readonly Field[]): Promise<void> {
  for (const [key, kept] of await fillFields(run, page, { ...page.form, fields: [...fields] }))
    page.fields.set(key, kept);
  const answers = fields.flatMap((field) => page.fields.get(fieldKey(field))?.answer ?? []);
  const questions = unansweredQuestions(answers);
  if (questions.length > 0) throw unanswered(run, questions);
}

/** The error for required questions that nothing answers: `budget_exceeded` where a model would have been asked, were there money for it. */
export function unanswered(
  { request, cost }: Pick<AtsContext, 'request' | 'cost'>,
  questions: readonly string[],
): ValetError {
  const list = questions.map((question) => `"${question}"`).join(', ');
  const open = `Neither profile nor answers tell what the form asks: ${list}`;
  const [refusal] = cost.refusals;
  if (request.mode !== 'autopilot' || !refusal) {
    return new ValetError('question_unanswered', `${open}.`, { details: { questions } });
  }
  return new ValetError('budget_exceeded', `${open}; and ${describeRefusal(refusal)}.`, {
    details: { questions, budget: refusal },
  });
}
