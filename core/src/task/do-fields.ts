import type { FieldStep } from '../manual/each-step.ts';
import { isMiss, refuseForeignPage } from './act-on-page.ts';
import { waitUntil } from './condition.ts';
import { type FoundField, fieldOf, fillFields } from './fill-fields.ts';
import { type ControlFound, findAll, findControl, queryOf } from './find-control.ts';
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
    const { step, at } = found;
    const own = index === 0 ? begun : await run.journal.begin(step.type, step.id);
    try {
      const view = { scope, before, isCommitted: true, ...limitOf(run, step) };
      const missing = miss ?? (await waitUntil(run, step.post, view));
      if (missing) throw stepFailed(step, missing);
      refuseForeignPage(run, step);
      if (at.isHealed) await tellHealed(run, step);
      await own.complete(at.isHealed ? 'healed' : 'done');
    } catch (error) {
      // What a person did by hand is proven by the page alone.
      await meetFailure(run, step, { error, begun: own, proof: proven(step) });
    }
  }
  return filled.length;
}

interface Filled {
  readonly found: FoundField;
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
  const at = await findControl(run, first.locators, {
    ...limitOf(run, first),
    onFail: first.onFail,
    kind: 'field',
    row,
  });
  if (isMiss(at)) throw stepFailed(first, at);
  const one = fieldOf(first, await healedWhereNeeded(run, first, at, row));
  if (isMiss(one)) throw stepFailed(first, one);
  const batch = [one, ...(await othersShown(run, others, row))];
  await readPage(run);
  run.isQuiet = false;
  const misses = await fillFields(run, batch, scope);
  return batch.map((found, index) => ({ found, miss: misses[index] ?? null }));
}

/** A field of another label may be healed where the locators agree on it all the same. */
async function healedWhereNeeded(
  run: TaskContext,
  step: FieldStep,
  at: ControlFound,
  row: number | null,
): Promise<ControlFound> {
  if (step.onFail !== 'heal' || at.isHealed || !isMiss(fieldOf(step, at))) return at;
  const [again] = await findAll(run, [queryOf(step.locators, { kind: 'field', row, isLenient: true })]);
  return again?.kind === 'found' ? { ...again, isHealed: true } : at;
}

async function othersShown(
  run: TaskContext,
  steps: readonly FieldStep[],
  row: number | null,
): Promise<readonly FoundField[]> {
  const queries = steps.map(({ locators }) => queryOf(locators, { kind: 'field', row }));
  const all = queries.length > 0 ? await unlessLeaving(run, () => findAll(run, queries)) : null;
  const found: FoundField[] = [];
  for (const [index, step] of steps.entries()) {
    const at = all?.[index];
    const one = at?.kind === 'found' ? fieldOf(step, { ...at, isHealed: false }) : null;
    if (!one || isMiss(one)) break;
    found.push(one);
  }
  return found;
}
