import type { BranchStep, ManualCondition, ManualStep, RepeatStep } from '@valet/schemas';
import { type FieldStep, isFieldStep } from '../manual/each-step.ts';
import { addRow, refuseForeignPage } from './act-on-page.ts';
import { asksPage, describeCondition, holdsNow, waitUntil } from './condition.ts';
import { doFields } from './do-fields.ts';
import { doStep, type NestedSteps, type Walk } from './do-step.ts';
import { stepFailed } from './step-failure.ts';
import type { StepScope, TaskContext } from './task-context.ts';
import { entriesOf } from './task-value.ts';
import { unlessLeaving, waitUntilQuiet } from './watch-page.ts';

/** Does steps in order; fields that stand next to one another are filled together. Errors: `step_failed`, `submit_refused`. */
export async function doSteps(run: TaskContext, steps: readonly ManualStep[], scope: StepScope): Promise<void> {
  for (let at = 0; at < steps.length; ) {
    const next = steps[at];
    if (next && next.type !== 'navigate') refuseForeignPage(run, next);
    const batch = fieldsFrom(steps, at);
    if (batch.length > 0) {
      const due = [];
      for (const step of batch) if (await isDue(run, step, scope)) due.push(step);
      await doFields(run, due, scope);
      at += batch.length;
      continue;
    }
    const step = steps[at];
    if (step && (await isDue(run, step, scope))) await doStep(run, step, { scope, walk });
    at += 1;
  }
}

/** The field steps from here on that ask nothing of the page before they are done, or the one that does. */
function fieldsFrom(steps: readonly ManualStep[], from: number): readonly FieldStep[] {
  const batch: FieldStep[] = [];
  for (const step of steps.slice(from)) {
    if (!isFieldStep(step)) break;
    const waits = step.when !== undefined && asksPage(step.when);
    // What a person is asked for one field may decide about the next.
    const mayTurn = step.when !== undefined && batch.some(({ value }) => 'ask' in value);
    if ((waits || mayTurn) && batch.length > 0) break;
    batch.push(step);
    if (waits || Object.keys(step.post).some((part) => part !== 'committed')) break;
  }
  return batch;
}

async function isDue(run: TaskContext, step: ManualStep, scope: StepScope): Promise<boolean> {
  if (!step.when || (await isTrue(run, step.when, scope))) return true;
  const begun = await run.journal.begin(step.type, step.id);
  await begun.complete('not_needed');
  return false;
}

/** Whether a condition holds on a page that stands still. */
async function isTrue(run: TaskContext, condition: ManualCondition, scope: StepScope): Promise<boolean> {
  if (asksPage(condition)) await waitUntilQuiet(run);
  return (await unlessLeaving(run, () => holdsNow(run, condition, { scope }))) === true;
}

/** The way of a branch: the first case that holds, once the page stands still or, with a time of its own, until one does. */
const takeBranch: NestedSteps<BranchStep> = async (run, step, { scope, endsAt }) => {
  const { clock } = run.deps;
  do {
    for (const [at, { when, steps }] of step.cases.entries()) {
      if (!(await isTrue(run, when, scope))) continue;
      await doSteps(run, steps, scope);
      return `case ${at + 1}`;
    }
    if (step.timeoutMs === undefined || clock.now() >= endsAt) break;
    run.isQuiet = false;
    await clock.wait(100, run.deadline.signal);
  } while (clock.now() < endsAt);
  if (step.otherwise) {
    await doSteps(run, step.otherwise, scope);
    return 'otherwise';
  }
  const expected = step.cases.map(({ when }) => describeCondition(when)).join(', or ');
  const last = step.cases.at(-1);
  const miss = last && (await waitUntil(run, last.when, { scope, endsAt: clock.now() }));
  throw stepFailed(step, { expected, found: miss?.found ?? 'none of it' });
};

const takeRounds: NestedSteps<RepeatStep> = async (run, step, { scope, endsAt }) => {
  const rounds = step.while
    ? await whileTrue(run, step, step.while, scope)
    : await forEntries(run, step, scope, endsAt);
  return `${rounds} times`;
};

async function forEntries(run: TaskContext, step: RepeatStep, scope: StepScope, endsAt: number): Promise<number> {
  const count = entriesOf(run.request.application, step);
  for (let entry = 0; entry < count; entry++) {
    if (entry > 0) await addRow(run, step, { endsAt });
    run.isQuiet = false;
    await doSteps(run, step.steps, { ...scope, entry, isRepeated: true });
  }
  return count;
}

async function whileTrue(
  run: TaskContext,
  step: RepeatStep,
  condition: ManualCondition,
  scope: StepScope,
): Promise<number> {
  for (let round = 0; round < step.most; round++) {
    if (!(await isTrue(run, condition, scope))) return round;
    await doSteps(run, step.steps, { ...scope, isRepeated: true });
  }
  if (!(await isTrue(run, condition, scope))) return step.most;
  const expected = `an end after ${step.most} times at most`;
  throw stepFailed(step, { expected, found: `that it still holds: ${describeCondition(condition)}` });
}

/** How the steps that hold others are done. */
const walk: Walk = { branch: takeBranch, repeat: takeRounds };
