import type { Manual, ManualPage, ManualStep } from '@valet/schemas';
import { checkManual, type ManualCheck } from './check-manual.ts';
import { parametersOf } from './parameter.ts';
import { valueKey } from './value-key.ts';

/** Levels, widest first. */
export const manualLevels: readonly Manual['level'][] = ['platform', 'company', 'posting'];

/**
 * The manual as it holds: laid over the wider ones that it extends, and checked as a whole. `find` gives a manual by its
 * id. Of a page that both have (by its signature) a step of the same id is replaced in its place, those in `remove` are
 * left out, and new ones go before the step that leaves the page.
 */
export function extendManual(manual: Manual, find: (id: string) => Manual | undefined): ManualCheck {
  if (manual.extends === undefined) return checkManual(manual);
  const wide = find(manual.extends);
  const mistake = wide ? misfit(manual, wide) : `/extends names "${manual.extends}", which is not there`;
  if (!wide || mistake) return { ok: false, mistakes: [mistake ?? ''] };
  const whole = extendManual(wide, find);
  if (!whole.ok) return { ok: false, mistakes: whole.mistakes.map((line) => `${wide.id}: ${line}`) };
  const missing = removedInVain(manual, whole.manual);
  return missing.length > 0 ? { ok: false, mistakes: missing } : checkManual(layOver(manual, whole.manual));
}

/** Levels only get wider along `extends`, so that no chain is endless. */
function misfit(narrow: Manual, wide: Manual): string | null {
  if (manualLevels.indexOf(wide.level) >= manualLevels.indexOf(narrow.level)) {
    return `/extends must name a wider manual than one of the level "${narrow.level}", and "${wide.id}" is of the level "${wide.level}"`;
  }
  const isOther = wide.platform !== narrow.platform || wide.task !== narrow.task;
  return isOther ? `/extends must name a manual of the same platform and task, and "${wide.id}" is of another` : null;
}

function removedInVain({ pages }: Manual, wide: Manual): readonly string[] {
  return pages.flatMap(({ signature, remove = [] }, at) => {
    const known = new Set(pageOf(wide, signature)?.steps.map(({ id }) => id));
    return remove.flatMap((id, index) =>
      known.has(id) ? [] : [`/pages/${at}/remove/${index} names no step of that page of "${wide.id}"`],
    );
  });
}

function pageOf({ pages }: Manual, signature: string): ManualPage | undefined {
  return pages.find((page) => page.signature === signature);
}

function layOver({ extends: _, ...narrow }: Manual, wide: Manual): Manual {
  const [first, ...rest] = wide.pages.map((page) => mergePage(page, pageOf(narrow, page.signature)));
  const own = narrow.pages.filter(({ signature }) => !pageOf(wide, signature));
  const pages: Manual['pages'] = first ? [first, ...rest, ...own] : narrow.pages;
  const declared = new Map(
    [...wide.parameters, ...narrow.parameters].map((parameter) => [valueKey(parameter.value), parameter]),
  );
  const parameters = parametersOf({ pages }).map((needed) => declared.get(valueKey(needed.value)) ?? needed);
  return { ...narrow, parameters, pages };
}

function mergePage(wide: ManualPage, narrow: ManualPage | undefined): ManualPage {
  if (!narrow) return wide;
  const own = new Map(narrow.steps.map((step) => [step.id, step]));
  const known = new Set(wide.steps.map(({ id }) => id));
  const kept = wide.steps.filter(({ id }) => !narrow.remove?.includes(id)).map((step) => own.get(step.id) ?? step);
  const fresh = narrow.steps.filter(({ id }) => !known.has(id));
  const [first, ...rest] = insertBeforeLeaving(kept, fresh);
  const { remove: _, ...page } = wide;
  return { ...page, steps: first ? [first, ...rest] : narrow.steps };
}

function insertBeforeLeaving(steps: readonly ManualStep[], fresh: readonly ManualStep[]): readonly ManualStep[] {
  const last = steps.at(-1);
  const leaves = last?.type === 'submit' || last?.type === 'click';
  const bringsOwn = fresh.some(({ type }) => type === 'submit');
  if (!last || !leaves || bringsOwn) return [...steps, ...fresh];
  return [...steps.slice(0, -1), ...fresh, last];
}
