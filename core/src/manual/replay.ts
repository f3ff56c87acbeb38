import type { Field, Form, RunEvent } from '@valet/schemas';
import { ValetError } from '../error/valet-error.ts';
import type { Plan, PlanEntry } from '../form/plan.ts';
import { adviseHeal } from './advise-heal.ts';
import { fittingPage } from './compare-page.ts';
import { type Contradiction, concludeReplay } from './conclude-replay.ts';
import { isFieldStep } from './each-step.ts';
import { type Following, followField, type LivePage } from './follow-page.ts';
import { type Heal, healField } from './heal-field.ts';
import type { StoredManual } from './manual-store.ts';
import { type ManualMatch, type ManualPlace, matchManual } from './match-manual.ts';
import type { Recording } from './record-manual.ts';
import type { ReplayDeps, ReplayEnd, ReplayMode, ReplayRun } from './replay-run.ts';
import { entryOfUnfit } from './unfit-step.ts';
import { widestPlace } from './widest-place.ts';

/** The two ways to a plan that know no manual. */
export interface Planners {
  /** What the rules pair the fields with: pure, and cheap enough to be asked on every page. */
  rules(): Plan;
  /** The plan as a run without a manual makes it. */
  explore(): Promise<Plan>;
}

/** The part of a run that knows of manuals: replays one where it holds, explores where it does not, and records. */
export interface Replay {
  readonly mode: ReplayMode;
  /** Fillings of a page in which something was explored. */
  readonly exploredFillings: number;
  /**
   * Looks for the manual of this page and tells `manual_found` and `mode_selected`. A store that fails has none. Here and in
   * `plan`, error: `manual_required` where a run that may not explore would have to.
   */
  choose(place: ManualPlace): Promise<void>;
  /** A page is shown, for the first time or again; `number` is the same each time. Tells `mode_switched`. */
  enter(number: number, form: Form): Promise<void>;
  /** The plan for these fields of the page. */
  plan(form: Form, planners: Planners): Promise<Plan>;
  /** Pairings that were found after the page was planned, in place of the plan's. */
  learn(entries: Plan): void;
  /** Counts the run, and makes a manual of what a verified one explored. Never throws: the application has its verdict. */
  conclude(end: ReplayEnd): Promise<void>;
}

interface Page {
  readonly form: Form;
  /** The manual's page that it is; null where the manual has none. */
  readonly known: Pick<LivePage, 'page' | 'fit'> | null;
  /** By field id, in the order in which they came up. */
  readonly entries: Map<string, PlanEntry>;
}

/** Makes the replay of one run. */
export function createReplay(deps: ReplayDeps, run: ReplayRun): Replay {
  let match: ManualMatch = { kind: 'none' };
  let current: Page | null = null;
  let origin: Pick<Recording, 'platform' | 'place'> | null = null;
  let isReplaying = false;
  let contradiction: Contradiction | null = null;
  const pages = new Map<number, Page>();
  const failed = new Map<string, string>();
  /** Field that a healed step was done on, by step id. */
  const healed = new Map<string, string>();
  const tally = { followed: 0, explored: 0, fillings: 0 };

  const modeNow = () => modeOf({ ...tally, healed: healed.size });

  const find = async ({ task, platform, form }: ManualPlace): Promise<readonly StoredManual[]> => {
    if (run.execution === 'ai_only') return [];
    const query = { tenant: run.tenant, task, platform, signature: form.signature };
    return deps.manuals.find(query).catch(() => []);
  };

  const switchTo = async (replaying: boolean, reason: string) => {
    if (replaying === isReplaying) return;
    const mode = (is: boolean) => (is ? 'cookbook' : 'magnitude');
    await deps.tell({
      event_type: 'mode_switched',
      metadata: { from_mode: mode(isReplaying), to_mode: mode(replaying), reason },
    });
    isReplaying = replaying;
  };

  const assertMayExplore = (why: string) => {
    if (run.execution !== 'cookbook_only') return;
    throw new ValetError('manual_required', `Not submitted: the job may only replay a manual, and ${why}.`);
  };

  const explore = async (planners: Planners): Promise<Plan> => {
    assertMayExplore(contradiction ? `step "${contradiction.stepId}" contradicts the page` : 'none knows this page');
    const plan = await planners.explore();
    const count = plan.filter(({ value }) => value !== null).length;
    tally.explored += count;
    tally.fillings += count > 0 ? 1 : 0;
    return plan;
  };

  const follow = async (form: Form, page: Page, known: Pick<LivePage, 'page' | 'fit'>, planners: Planners) => {
    const shown = [
      ...page.form.fields,
      ...form.fields.filter(({ id }) => !page.form.fields.some((one) => one.id === id)),
    ];
    const live: LivePage = { ...known, entered: page.form.fields, shown, rules: planners.rules() };
    const followed = form.fields.map((field) => followField(field, live));
    const wrong = followed.find((one) => one.kind === 'contradiction');
    if (wrong) {
      contradiction = { stepId: wrong.stepId, why: wrong.why };
      await switchTo(false, `step "${wrong.stepId}" contradicts the page: ${wrong.why}`);
      return explore(planners);
    }
    return complete(form, settleUnfit(form, await heal(form, followed, live), live), planners);
  };

  /** Does about the steps that do not fit, and were not healed, what they say themselves. */
  const settleUnfit = (form: Form, followed: readonly Following[], { page }: LivePage): readonly Following[] =>
    followed.map((one, at) => {
      const field = form.fields[at];
      const step = one.kind === 'doubt' && page.steps.filter(isFieldStep).find(({ id }) => id === one.stepId);
      if (!step || !field) return one;
      failed.set(step.id, one.why);
      const entry = entryOfUnfit(step, field, one.why);
      return entry ? { kind: 'follow', entry, stepId: step.id } : one;
    });

  /** Finds the fields of steps again whose page has changed, as many as the manual's policy allows in one run. */
  const heal = async (form: Form, followed: readonly Following[], live: LivePage): Promise<readonly Following[]> => {
    const taken = new Set(followed.flatMap((one) => (one.kind === 'follow' && one.stepId !== null ? one.stepId : [])));
    const mended = [...followed];
    for (const [at, field] of form.fields.entries()) {
      if (mended[at]?.kind !== 'doubt') continue;
      const others = [...healed].flatMap(([stepId, fieldId]) => (fieldId === field.id ? [] : stepId));
      const found = await findAgain(field, live, new Set([...taken, ...others]));
      if (!found) continue;
      const { step } = found;
      if (step.onFail !== 'heal') mended[at] = { kind: 'doubt', stepId: step.id, why: 'its field has changed' };
      else if (await allowHeal(found)) mended[at] = { kind: 'follow', entry: found.entry, stepId: step.id };
      else continue;
      taken.add(step.id);
    }
    return mended;
  };

  const findAgain = async (field: Field, live: LivePage, taken: ReadonlySet<string>): Promise<Heal | null> => {
    const found = healField(field, live, taken);
    if (found || match.kind !== 'found' || healed.size >= match.manual.policy.heals) return found;
    return adviseHeal(field, live, { taken, desk: deps.desk ?? null, policy: match.manual.policy });
  };

  /** False where the manual allows no more heals. A page that is filled again has its heals already. */
  const allowHeal = async ({ step: { id: stepId }, rung, entry }: Heal): Promise<boolean> => {
    if (healed.has(stepId)) return true;
    if (match.kind !== 'found' || healed.size >= match.manual.policy.heals) return false;
    healed.set(stepId, entry.field.id);
    failed.set(stepId, `its field was found again by ${rung}`);
    const metadata = { manual_id: match.stored.id, step_id: stepId, rung };
    await deps.tell({ event_type: 'step_healed', metadata });
    return true;
  };

  /** Follows what can be followed; the other fields are explored. */
  const complete = async (form: Form, followed: readonly Following[], planners: Planners): Promise<Plan> => {
    const doubts = followed.filter((one) => one.kind === 'doubt');
    if (doubts.length > 0) assertMayExplore(`its manual does not say how to fill ${labelsOf(form, followed)}`);
    const explored = doubts.length > 0 ? await planners.explore() : [];
    if (doubts.length > 0) tally.fillings += 1;
    return form.fields.flatMap((field, at) => {
      const one = followed[at];
      const entry = one?.kind === 'follow' ? one.entry : explored.find((plan) => plan.field.id === field.id);
      if (entry && entry.value !== null) tally[one?.kind === 'follow' ? 'followed' : 'explored'] += 1;
      return entry ?? [];
    });
  };

  return {
    get mode() {
      return modeNow();
    },
    get exploredFillings() {
      return tally.fillings;
    },
    async choose(place) {
      origin = { platform: place.platform, place: widestPlace(place) };
      match = matchManual(await find(place), place);
      if (match.kind === 'found') {
        const { id, health, manual } = match.stored;
        await deps.tell({
          event_type: 'manual_found',
          metadata: { manual_id: id, health_score: health, url_pattern: manual.urlPattern },
        });
      }
      isReplaying = match.kind === 'found';
      await deps.tell({ event_type: 'mode_selected', metadata: selected(match) });
      if (match.kind === 'unhealthy') assertMayExplore(`the health of manual ${match.stored.id} is too low`);
      if (match.kind === 'none') assertMayExplore('there is none for this form');
    },
    async enter(number, form) {
      const seen = pages.get(number);
      const fitting = match.kind === 'found' ? fittingPage(match.manual.pages, form) : null;
      current = seen ?? { form, known: fitting, entries: new Map() };
      pages.set(number, current);
      if (match.kind !== 'found' || contradiction || form.fields.length === 0) return;
      if (current.known) await switchTo(true, 'the page is one that the manual knows');
      else await switchTo(false, 'the manual knows no page like this one');
    },
    async plan(form, planners) {
      const known = contradiction ? null : current?.known;
      const plan = await (current && known ? follow(form, current, known, planners) : explore(planners));
      for (const entry of plan) current?.entries.set(entry.field.id, entry);
      return plan;
    },
    learn(entries) {
      for (const entry of entries) current?.entries.set(entry.field.id, entry);
      tally.explored += entries.length;
    },
    async conclude(end) {
      const made = [...pages.values()].map(({ form, entries }) => ({ form, entries: [...entries.values()] }));
      const explored = tally.explored + healed.size;
      await concludeReplay(deps, run, { match, mode: modeNow(), contradiction, failed, explored, origin, made }, end);
    },
  };
}

/** The fields that the manual leaves open, as a message names them. */
function labelsOf({ fields }: Form, followed: readonly Following[]): string {
  const open = fields.filter((_, at) => followed[at]?.kind === 'doubt');
  return open.map(({ label }) => `"${label}"`).join(', ');
}

function modeOf({ followed, explored, healed }: Record<'followed' | 'explored' | 'healed', number>): ReplayMode {
  if (explored === 0 && healed === 0 && followed > 0) return 'cookbook';
  return followed > 0 ? 'hybrid' : 'magnitude';
}

function selected(match: ManualMatch): Extract<RunEvent, { event_type: 'mode_selected' }>['metadata'] {
  if (match.kind === 'none') return { mode: 'magnitude', reason: 'no_manual_found' };
  const manual_id = match.stored.id;
  return match.kind === 'found'
    ? { mode: 'cookbook', manual_id, reason: 'manual_found' }
    : { mode: 'magnitude', manual_id, reason: 'health_too_low' };
}
