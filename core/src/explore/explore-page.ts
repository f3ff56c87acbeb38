import type { Answer, Application, RunEvent } from '@valet/schemas';
import type { ModelAnswer } from '../answer/resolve-answers.ts';
import { isValetError } from '../error/valet-error.ts';
import type { Plan, PlanEntry } from '../form/plan.ts';
import type { ModelPort, ModelReply, ModelRequest, ModelScope } from '../llm/model-port.ts';
import { type Checked, checkChoice } from './check-choice.ts';
import { choiceAnswer, readChoices } from './choice.ts';
import { describePage, letterFacts } from './describe-page.ts';
import { exploreInstructions } from './instructions.ts';
import { findOffered, findOpenFields, type OpenField } from './open-field.ts';

/** What a model added to a plan. */
export interface Explored {
  readonly plan: Plan;
  /** By field id. */
  readonly modelAnswers: ReadonlyMap<string, ModelAnswer>;
  /** A model was asked, or could not be. False where there was nothing to ask. */
  readonly isAsked: boolean;
  /** Why no model could be asked; null where one was, or nothing had to be. */
  readonly silence: string | null;
}

/** A page after the rules: its plan, and what became of it. */
export interface RuledPage {
  readonly title: string;
  readonly plan: Plan;
  readonly answers: readonly Answer[];
  readonly application: Application;
}

/** Whom to ask, and where to tell of it. */
export interface ExploreDesk {
  readonly models: ModelPort;
  readonly scope: ModelScope;
  readonly signal: AbortSignal;
  tell(event: RunEvent): Promise<void>;
}

/** The rule of an entry that a model paired. */
export const modelRule = 'model';

/** Tokens that an answer to a field may take: a choice, or a text beside it. */
const answerTokens = { choice: 60, text: 260, most: 4000 } as const;

/**
 * Asks a model, in one call, about the fields of a page that the rules leave open. It chooses among keys and options or writes a
 * short text; what it says is checked, and what does not hold is dropped. Without a model the plan stays as it was.
 */
export async function explorePage(desk: ExploreDesk, page: RuledPage): Promise<Explored> {
  const { plan, answers, application, title } = page;
  const fields = findOpenFields(plan, answers, application);
  const unchanged = { plan, modelAnswers: new Map<string, ModelAnswer>() };
  if (fields.length === 0) return { ...unchanged, isAsked: false, silence: null };
  const offered = findOffered(application, fields, answers);
  const request = requestFor(fields, describePage({ title, fields, offered }));
  const reply = await ask(desk, request);
  if (typeof reply === 'string') return { ...unchanged, isAsked: true, silence: reply };
  const context = { offered, letters: letterFacts(fields), application, title };
  const checked = new Map<OpenField, Checked>();
  for (const choice of readChoices(reply.value)) {
    const open = fields.find(({ name }) => name === choice.field);
    if (open && !checked.has(open)) checked.set(open, checkChoice(choice, { open, ...context }));
  }
  await desk.tell(told(request, reply, { asked: fields.length, checked: [...checked.values()] }));
  return { ...apply(plan, checked), isAsked: true, silence: null };
}

function requestFor(fields: readonly OpenField[], text: string): ModelRequest {
  const texts = fields.filter(({ facts }) => facts.length > 0).length;
  const tokens = fields.length * answerTokens.choice + texts * answerTokens.text;
  return {
    task: texts > 0 ? 'answer_generation' : 'field_mapping',
    instructions: exploreInstructions,
    content: [{ type: 'text', text }],
    answer: choiceAnswer,
    maxOutputTokens: Math.min(tokens + answerTokens.choice, answerTokens.most),
  };
}

/** The reply, or why there is none. A run that was told to stop stops. */
async function ask({ models, scope, signal }: ExploreDesk, request: ModelRequest): Promise<ModelReply | string> {
  try {
    return await models.ask(request, scope, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (isValetError(error) && (error.code === 'model_unavailable' || error.code === 'budget_exceeded'))
      return error.message;
    throw error;
  }
}

function apply(plan: Plan, checked: ReadonlyMap<OpenField, Checked>): Pick<Explored, 'plan' | 'modelAnswers'> {
  const byField = new Map([...checked].map(([{ field }, choice]) => [field.id, choice]));
  const modelAnswers = new Map<string, ModelAnswer>();
  for (const [id, choice] of byField) {
    if (choice.kind !== 'text' && choice.kind !== 'options') continue;
    const value = choice.kind === 'text' ? choice.text : choice.labels;
    modelAnswers.set(id, { value, confidence: choice.confidence });
  }
  return { plan: plan.map((entry) => withKey(entry, byField.get(entry.field.id))), modelAnswers };
}

function withKey(entry: PlanEntry, choice: Checked | undefined): PlanEntry {
  if (choice?.kind !== 'key') return entry;
  return { ...entry, value: { ref: choice.ref }, confidence: choice.confidence, rule: modelRule };
}

function told(
  { task }: ModelRequest,
  { provider, model, usd, usage, isCached }: ModelReply,
  { asked, checked }: { readonly asked: number; readonly checked: readonly Checked[] },
): RunEvent {
  const refused = checked.flatMap((one) => (one.kind === 'refused' ? one.why : []));
  return {
    event_type: 'model_asked',
    metadata: {
      task,
      provider,
      model,
      fields: asked,
      accepted: checked.length - refused.length,
      refused,
      cost_usd: usd,
      tokens: usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens + usage.outputTokens,
      cached: isCached,
    },
  };
}
