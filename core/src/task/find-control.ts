import type { Locator, ManualStep } from '@valet/schemas';
import type { AgreedQuery, Found } from '../form/page/find-agreed.ts';
import { isPath } from '../manual/leads-to.ts';
import { wayOf } from '../manual/lint-manual.ts';
import type { StepMiss } from './step-failure.ts';
import type { TaskContext } from './task-context.ts';
import { callTaskIn } from './task-script.ts';
import { askUntil, placeOf } from './watch-page.ts';

/** What is asked of the page for a step's locators, each of them once. */
export function queryOf(
  locators: readonly Locator[],
  { kind, row = null, isLenient = false }: Pick<AgreedQuery, 'kind'> & Partial<Pick<AgreedQuery, 'row' | 'isLenient'>>,
): AgreedQuery {
  const once = [...new Map(locators.map((locator) => [JSON.stringify(locator), locator])).values()];
  const ways = once.map((locator) => ({ way: wayOf(locator), isPath: isPath(locator) }));
  return { locators: once, ways, kind, isLenient, row };
}

/** What all frames together say about one query. */
export type FoundInPage =
  | { readonly kind: 'missed'; readonly miss: StepMiss }
  | {
      readonly kind: 'found';
      readonly frame: string;
      readonly query: AgreedQuery;
      readonly found: Exclude<Found, { kind: 'none' | 'split' }>;
    };

const expected = 'its locators to agree on one element';

/** Asks every frame once, for several queries at a time. In two frames at once nothing is agreed on. */
export async function findAll(
  { agent }: Pick<TaskContext, 'agent'>,
  queries: readonly AgreedQuery[],
): Promise<FoundInPage[]> {
  const seen: { readonly frame: string; readonly all: readonly Found[] }[] = [];
  for (const { id, parentId } of agent.frames()) {
    const asked = callTaskIn(agent, id, { call: 'findAgreed', argument: { queries } });
    const all = await (parentId === null ? asked : asked.catch(() => null)); // a frame may be leaving
    if (all) seen.push({ frame: id, all });
  }
  const place = placeOf({ agent });
  return queries.map((query, at) => {
    const hits = seen.flatMap(({ frame, all }) => {
      const found = all[at];
      return found && found.kind !== 'none' ? [{ frame, found }] : [];
    });
    const [hit, other] = hits;
    const missed = (found: string): FoundInPage => ({ kind: 'missed', miss: { expected, found } });
    if (!hit) return missed(`nothing on ${place} that any of them leads to`);
    if (other) return missed(`elements in ${hits.length} frames of ${place}`);
    if (hit.found.kind === 'split') return missed(`on ${place} that ${hit.found.why}`);
    return { kind: 'found', frame: hit.frame, query, found: hit.found };
  });
}

/** How the control of a step was found. */
export interface ControlFound {
  readonly frame: string;
  readonly query: AgreedQuery;
  readonly found: Exclude<Found, { kind: 'none' | 'split' }>;
  /** The page has changed: not all of the step's locators lead here any more. */
  readonly isHealed: boolean;
}

/**
 * Waits until a step's locators agree on one element, until `endsAt` (ms of the run's clock). Where they do not and the step may
 * be healed, those that are no paths decide alone.
 */
export async function findControl(
  run: TaskContext,
  locators: readonly Locator[],
  {
    endsAt,
    onFail,
    kind,
    row = null,
  }: { endsAt: number; onFail: ManualStep['onFail']; kind: AgreedQuery['kind']; row?: number | null },
): Promise<ControlFound | StepMiss> {
  let miss: StepMiss = { expected, found: 'a page that never stood still' };
  const strict = queryOf(locators, { kind, row });
  const lenient = queryOf(locators, { kind, row, isLenient: true });
  const asked = await askUntil(run, endsAt, async () => {
    const [one] = await findAll(run, [strict]);
    if (one?.kind === 'found') return one;
    if (one) miss = one.miss;
    return null;
  });
  if (asked) return { ...asked, isHealed: false };
  if (onFail !== 'heal') return miss;
  const [healed] = await findAll(run, [lenient]);
  return healed?.kind === 'found' ? { ...healed, isHealed: true } : miss;
}
