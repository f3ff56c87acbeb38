import type { Manual } from '@valet/schemas';
import { ValetError } from '../error/valet-error.ts';
import { extendManual, manualLevels } from '../manual/extend-manual.ts';
import { healthFloor, type ManualState } from '../manual/manual-health.ts';
import type { ManualStore, StoredManual } from '../manual/manual-store.ts';
import { compileUrlMatch } from '../plugin/url-route.ts';
import type { TaskRequest } from './task-request.ts';
import { whyNoTask } from './why-no-task.ts';

/** The manual that a task is done by, as it holds, and where it is from. */
export interface TaskManual {
  readonly manual: Manual;
  /** Null for one that was given with the request. */
  readonly stored: StoredManual | null;
}

const states: readonly ManualState[] = ['candidate', 'shadow', 'promoted'];

/**
 * Finds the manual of a task: the one that the request names, or the one of the store that is for the task and the address (the
 * narrowest, of the highest state, the newest). Errors: `manual_required` where none fits, `validation_error` for one that
 * cannot be run.
 */
export async function findTaskManual(
  { task, url, tenant, manual }: Pick<TaskRequest, 'task' | 'url' | 'tenant' | 'manual'>,
  manuals: ManualStore,
): Promise<TaskManual> {
  const known = (await manuals.list(tenant)).filter(({ state }) => state !== 'retired');
  const byName = new Map(known.map((one) => [one.manual.id, one.manual]));
  const asItHolds = (own: Manual): Manual => {
    const whole = extendManual(own, (id) => byName.get(id));
    if (!whole.ok) throw invalid(own.id, whole.mistakes);
    refuseMisfit(whole.manual, { task, url });
    return whole.manual;
  };
  if (manual !== 'any' && 'given' in manual) return { manual: asItHolds(manual.given), stored: null };
  const chosen = manual === 'any' ? chooseFor(known, { task, url }) : named(known, manual.id);
  if (!chosen) throw none({ task, url }, manual === 'any' ? null : manual.id);
  return { manual: asItHolds(chosen.manual), stored: chosen };
}

interface Place {
  readonly task: TaskRequest['task'];
  readonly url: string;
}

function chooseFor(known: readonly StoredManual[], { task, url }: Place): StoredManual | undefined {
  const rank = ({ manual, state, version }: StoredManual) => [
    manualLevels.indexOf(manual.level),
    states.indexOf(state),
    version,
  ];
  return known
    .filter(({ manual, health }) => manual.task === task && health > healthFloor && fitsAddress(manual, url))
    .sort((a, b) => compare(rank(b), rank(a)))[0];
}

function compare(a: readonly number[], b: readonly number[]): number {
  return a.map((value, at) => value - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function named(known: readonly StoredManual[], id: string): StoredManual | undefined {
  const named = known.filter(({ manual }) => manual.id === id).sort((a, b) => b.version - a.version);
  return known.find((one) => one.id === id) ?? named[0];
}

/** Whether an address is one of those that a manual holds for. */
export function fitsAddress({ urlPattern }: Pick<Manual, 'urlPattern'>, url: string): boolean {
  return urlPattern === '*' || compileUrlMatch({ pattern: urlPattern }).match(new URL(url)) !== null;
}

function refuseMisfit(manual: Manual, { task, url }: Place): void {
  const why = whyNoTask(manual);
  if (why)
    throw new ValetError(
      manual.task === 'apply' ? 'manual_required' : 'submit_refused',
      `The manual ${manual.id} cannot be run: ${why}.`,
    );
  if (manual.task !== task)
    throw new ValetError(
      'manual_required',
      `The manual ${manual.id} is for the task "${manual.task}", not for "${task}".`,
    );
  if (!fitsAddress(manual, url))
    throw new ValetError(
      'manual_required',
      `The manual ${manual.id} is for ${manual.urlPattern}, and ${placeOf(url)} is not there.`,
    );
}

function none({ task, url }: Place, id: string | null): ValetError {
  const what = id === null ? `No manual is for the task "${task}" at ${placeOf(url)}` : `There is no manual "${id}"`;
  return new ValetError(
    'manual_required',
    `${what}, and no model is there to work without one; nothing was done. Keep one with \`valet manual add\`, or name another as manual_id.`,
  );
}

function invalid(id: string, mistakes: readonly string[]): ValetError {
  return new ValetError('validation_error', `The manual ${id} is not valid: ${mistakes.join('; ')}.`);
}

function placeOf(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
