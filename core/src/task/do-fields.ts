import type { FieldStep } from '../manual/each-step.ts';
import type { HealRung } from '../manual/heal-field.ts';
import { isMiss, refuseForeignPage } from './act-on-page.ts';
import { waitUntil } from './condition.ts';
import { type FoundField, fieldOf, fillFields } from './fill-fields.ts';
import { findAll, findControl, queryOf } from './find-control.ts';
import { healFieldStep } from './heal-field-step.ts';
import { meetFailure } from './meet-failure.ts';
import { type StepMiss, stepFailed } from './step-failure.ts';
import { limitOf } from './step-limit.ts';
import type { StepScope, TaskContext } from './task-context.ts';
import { tellHealed } from './tell-healed.ts';
import { markPage, readPage, unlessLeaving } from './watch-page.ts';

/**
 * Fills the fields of steps that stand next to one another: all that are on the page at once, then those that came up meanwhile.
 * Errors: `step_failed`, and those of the page.
 */
export async function doFields(run: TaskContext, steps: readonly FieldStep[], scope: StepScope): Promise<void> {
  for (let open = steps; open.length > 0; ) {
    const done = await fillShown(run, open, scope);
    open = open.slice(done);
  }
}

/** Fills the first steps whose fields are there, one at least; returns how many. */
async function fillShown(run: TaskContext, steps: readonly FieldStep[], scope: StepScope): Promise<number> {
  const [first] = steps;
  if (!first) return 0;
  const begun = await run.journal.begin(first.type, first.id);
  const before = await markPage(run);
  const proven = (step: FieldStep) => () =>
    waitUntil(run, step.post, { scope, before, isCommitted: true, endsAt: run.deps.clock.now() });
  const filled = await findAndFill(run, steps, scope).catch((error: unknown) => ({ error }));
  if ('error' in filled) {
    await meetFailure(run, first, { error: filled.error, begun, proof: proven(first) });
    return 1;
  }
  for (const [index, { found, miss }] of filled.entries()) {
    const { step, rung } = found;
    const own = index === 0 ? begun : await run.journal.begin(step.type, step.id);
    try {
      const view = { scope, before, isCommitted: true, ...limitOf(run, step) };
      const missing = miss ?? (await waitUntil(run, step.post, view));
      if (missing) throw stepFailed(step, missing);
      refuseForeignPage(run, step);
      if (rung) await tellHealed(run, step, rung);
      await own.complete(rung ? 'healed' : 'done');
    } catch (error) {
      // What a person did by hand is proven by the page alone.
      await meetFailure(run, step, { error, begun: own, proof: proven(step) });
    }
  }
  return filled.length;
}

/** A field with how it was found again; null where it is as it was. */
type FoundStep = FoundField & { readonly rung: HealRung | null };

interface Filled {
  readonly found: FoundStep;
  readonly miss: StepMiss | null;
}

async function findAndFill(
  run: TaskContext,
  steps: readonly FieldStep[],
  scope: StepScope,
): Promise<readonly Filled[]> {
  const [first, ...others] = steps;
  if (!first) return [];
  const row = scope.entry;
  const one = await fieldFor(run, first, row);
  const batch = [one, ...(await othersShown(run, others, row))];
  await readPage(run);
  run.isQuiet = false;
  const misses = await fillFields(run, batch, scope);
  return batch.map((found, index) => ({ found, miss: misses[index] ?? null }));
}

/** The field that a step is for; healed where the page has changed and the manual allows it. Error: `step_failed`. */
async function fieldFor(run: TaskContext, step: FieldStep, row: number | null): Promise<FoundStep> {
  const at = await findControl(run, step.locators, { ...limitOf(run, step), onFail: step.onFail, kind: 'field', row });
  const one = isMiss(at) ? at : fieldOf(step, at);
  if (!isMiss(one)) return { ...one, rung: one.at.isHealed ? 'locators' : null };
  const healed = step.onFail === 'heal' ? await healFieldStep(run, step, { at, row }) : one;
  if (isMiss(healed)) throw stepFailed(step, healed);
  return { ...healed.found, rung: healed.rung };
}

async function othersShown(
  run: TaskContext,
  steps: readonly FieldStep[],
  row: number | null,
): Promise<readonly FoundStep[]> {
  const queries = steps.map(({ locators }) => queryOf(locators, { kind: 'field', row }));
  const all = queries.length > 0 ? await unlessLeaving(run, () => findAll(run, queries)) : null;
  const found: FoundStep[] = [];
  for (const [index, step] of steps.entries()) {
    const at = all?.[index];
    const one = at?.kind === 'found' ? fieldOf(step, { ...at, isHealed: false }) : null;
    if (!one || isMiss(one)) break;
    found.push({ ...one, rung: null });
  }
  return found;
}
