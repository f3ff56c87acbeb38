import type { ExtractStep } from '@valet/schemas';
import type { DataQuery } from '../form/page/read-data.ts';
import type { StepLimit } from './act-on-page.ts';
import { queryOf } from './find-control.ts';
import { type StepMiss, stepFailed } from './step-failure.ts';
import type { StepScope, TaskContext } from './task-context.ts';
import { callTaskIn } from './task-script.ts';
import { askUntil, placeOf, waitUntilQuiet } from './watch-page.ts';

/**
 * Reads data off a page that stands still. A list without any element is a failure: a page that has changed must not look like
 * one that holds nothing. Error: `step_failed`.
 */
export async function extractData(
  run: TaskContext,
  step: ExtractStep,
  { endsAt, scope }: StepLimit & { readonly scope: StepScope },
): Promise<void> {
  await waitUntilQuiet(run);
  const query: DataQuery = { ...queryOf(step.locators, { kind: 'any' }), read: step.read, each: step.each ?? null };
  let miss: StepMiss | null = null;
  const read = await askUntil(run, endsAt, async () => {
    const found = await readFrames(run, query);
    if ('data' in found) return found;
    miss = found;
    return null;
  });
  if (!read) throw stepFailed(step, miss ?? { expected: 'data', found: 'a page that never stood still' });
  keep(run, step, { data: read.data, scope });
}

async function readFrames({ agent }: TaskContext, query: DataQuery): Promise<{ readonly data: unknown } | StepMiss> {
  const hits = [];
  for (const { id, parentId } of agent.frames()) {
    const asked = callTaskIn(agent, id, { call: 'readData', argument: query });
    const found = await (parentId === null ? asked : asked.catch(() => null)); // a frame may be leaving
    if (found && found.kind !== 'none') hits.push(found);
  }
  const expected = query.read === 'list' ? 'its locators to agree on a list' : 'its locators to agree on one element';
  const [hit, other] = hits;
  const place = placeOf({ agent });
  if (!hit) return { expected, found: `nothing on ${place} that any of them leads to` };
  if (other) return { expected, found: `elements in ${hits.length} frames of ${place}` };
  return hit.kind === 'read' ? { data: hit.data } : { expected, found: `on ${place} that ${hit.why}` };
}

/** A list adds to the list that is there, and within a repeat anything does. */
function keep(
  { data }: TaskContext,
  { into, read }: ExtractStep,
  given: { readonly data: unknown; readonly scope: StepScope },
): void {
  const before = data[into];
  const isAdded = read === 'list' || given.scope.isRepeated;
  const values = read === 'list' && Array.isArray(given.data) ? given.data : [given.data];
  data[into] = isAdded ? [...(Array.isArray(before) ? before : []), ...values] : given.data;
}
