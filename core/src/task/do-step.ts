import type { BranchStep, ManualStep, RepeatStep } from '@valet/schemas';
import { isValetError } from '../error/valet-error.ts';
import { type FieldStep, isFieldStep } from '../manual/each-step.ts';
import { askHuman } from '../run/ask-human.ts';
import { click, navigate, press, refuseForeignPage, type StepLimit } from './act-on-page.ts';
import { waitUntil } from './condition.ts';
import { extractData } from './extract-data.ts';
import { meetFailure } from './meet-failure.ts';
import { type StepMiss, stepFailed, submitRefused } from './step-failure.ts';
import { limitOf } from './step-limit.ts';
import type { StepScope, TaskContext } from './task-context.ts';
import { knownText } from './task-value.ts';
import { tellHealed } from './tell-healed.ts';
import { markPage, type PageMark, waitUntilQuiet } from './watch-page.ts';

/** Does the steps inside a step; returns which way was gone. */
export type NestedSteps<Step> = (
  run: TaskContext,
  step: Step,
  place: StepLimit & { readonly scope: StepScope },
) => Promise<string>;

/** How the steps that hold others are done. */
export interface Walk {
  readonly branch: NestedSteps<BranchStep>;
  readonly repeat: NestedSteps<RepeatStep>;
}

/** Where a step is done. */
export interface StepPlace {
  readonly scope: StepScope;
  readonly walk: Walk;
}

/** Every step but those that fill fields, which are done together. */
type PlainStep = Exclude<ManualStep, FieldStep>;

type Do<Type extends PlainStep['type']> = (
  run: TaskContext,
  step: Extract<PlainStep, { type: Type }>,
  place: StepPlace & StepLimit,
) => Promise<string>;

/** One row for each type of step; what it returns is the outcome that is told. */
const doers: { readonly [Type in PlainStep['type']]: Do<Type> } = {
  async navigate(run, step, limit) {
    await navigate(run, step, limit);
    return 'done';
  },
  async click(run, step, limit) {
    return outcomeOf(run, step, await click(run, step, limit));
  },
  async press(run, step, limit) {
    return outcomeOf(run, step, await press(run, step, limit));
  },
  async wait(run, step, { scope, endsAt }) {
    return prove(step, await waitUntil(run, step.until, { scope, endsAt }));
  },
  async assert(run, step, { scope }) {
    await waitUntilQuiet(run);
    const endsAt = run.deps.clock.now() + (step.timeoutMs ?? 0);
    return prove(step, await waitUntil(run, step.that, { scope, endsAt }));
  },
  async extract(run, step, { scope, endsAt }) {
    await extractData(run, step, { scope, endsAt });
    return 'done';
  },
  async ask(run, step, { scope }) {
    const { question } = step;
    if (knownText(run, { ask: question }, scope) !== null) return 'known';
    const reply = await askHuman(run, { type: 'question', message: question, questions: [question] });
    const answer = reply.answers?.[question]?.trim();
    if (!answer) return prove(step, { expected: 'an answer', found: 'none' });
    run.said[question] = answer;
    return 'done';
  },
  async submit(_run, step) {
    throw submitRefused(step, 'it is a submit step');
  },
  branch: (run, step, { walk, scope, endsAt }) => walk.branch(run, step, { scope, endsAt }),
  repeat: (run, step, { walk, scope, endsAt }) => walk.repeat(run, step, { scope, endsAt }),
};

/** Does one step and proves what it is to lead to. Errors: `step_failed`, `submit_refused`. */
export async function doStep(run: TaskContext, step: ManualStep, { scope, walk }: StepPlace): Promise<void> {
  if (isFieldStep(step)) return;
  const begun = await run.journal.begin(step.type, step.id);
  const before = 'post' in step ? await markPage(run) : null;
  const limit = limitOf(run, step);
  try {
    const outcome = await doer(step)(run, step, { scope, walk, ...limit });
    if ('post' in step || step.type === 'wait') run.isQuiet = false;
    const miss = await proof(run, step, { scope, before, ...limit });
    if (miss) throw stepFailed(step, miss);
    refuseForeignPage(run, step);
    await begun.complete(outcome);
  } catch (error) {
    // What failed inside was told and answered there.
    if (isNested(step) && !isOwn(error, step)) {
      await begun.fail({ expected: 'its steps to be done', found: 'that one was not', on_fail: 'fail' });
      throw error;
    }
    const again = () => proof(run, step, { scope, before, endsAt: run.deps.clock.now() });
    await meetFailure(run, step, { error, begun, proof: again });
  }
}

function isNested(step: ManualStep): step is BranchStep | RepeatStep {
  return step.type === 'branch' || step.type === 'repeat';
}

function isOwn(error: unknown, { id }: ManualStep): boolean {
  return isValetError(error) && error.details.step?.id === id;
}

/** The row of the table; the type of a step says which. */
function doer(step: PlainStep): Do<PlainStep['type']> {
  return doers[step.type] as Do<PlainStep['type']>;
}

async function proof(
  run: TaskContext,
  step: ManualStep,
  view: StepLimit & { readonly scope: StepScope; readonly before: PageMark | null },
): Promise<StepMiss | null> {
  if (!('post' in step)) return null;
  // That a page stays is seen only once it has had the time to leave.
  if (step.post.left === false) await waitUntilQuiet(run);
  return waitUntil(run, step.post, view);
}

async function outcomeOf(
  run: TaskContext,
  step: ManualStep,
  { isHealed }: { readonly isHealed: boolean },
): Promise<string> {
  if (isHealed) await tellHealed(run, step, 'locators');
  return isHealed ? 'healed' : 'done';
}

function prove(step: ManualStep, miss: StepMiss | null): string {
  if (miss) throw stepFailed(step, miss);
  return 'done';
}
