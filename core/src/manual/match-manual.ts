import type { Form, Manual } from '@valet/schemas';
import { compileUrlMatch } from '../plugin/url-route.ts';
import type { ManualCheck } from './check-manual.ts';
import { fittingPage, type PageFit } from './compare-page.ts';
import { extendManual, manualLevels } from './extend-manual.ts';
import { healthFloor, type ManualState } from './manual-health.ts';
import type { StoredManual } from './manual-store.ts';
import { whyNotReplayable } from './replayable.ts';

/** The page that a manual is looked for. */
export interface ManualPlace {
  readonly task: Manual['task'];
  readonly platform: string;
  /** Canonical posting. */
  readonly posting: string;
  readonly url: string;
  /** The platform is no ATS but a company's own site, whose forms hold nowhere else. */
  readonly isOwnSite: boolean;
  readonly form: Form;
}

/** What there is for a page: a manual to replay, one that is too weak to be used, or nothing. */
export type ManualMatch =
  | {
      readonly kind: 'found';
      readonly stored: StoredManual;
      /** As it holds: laid over those that it extends. */
      readonly manual: Manual;
      readonly fit: Fit;
    }
  | { readonly kind: 'unhealthy'; readonly stored: StoredManual }
  | { readonly kind: 'none' };

const states: readonly ManualState[] = ['candidate', 'shadow', 'promoted'];

/**
 * The narrowest healthy manual for a page. One whose page is identical goes before one that is near, then the narrower
 * level, one of the tenant's own before one that was shipped, the newer version, the higher state, the better health.
 * Only what may be chosen is checked as a whole.
 */
export function matchManual(known: readonly StoredManual[], place: ManualPlace): ManualMatch {
  const byName = new Map(known.map(({ manual }) => [manual.id, manual]));
  const wholeOf = ({ manual }: StoredManual) => extendManual(manual, (id) => byName.get(id));
  const ranked = known
    .flatMap((stored) => {
      const fit = fitOf(stored, place, wholeOf);
      return fit ? [{ stored, fit }] : [];
    })
    .sort((a, b) => firstDifference(rank(a), rank(b)));
  let weak: StoredManual | null = null;
  for (const { stored, fit } of ranked) {
    const whole = wholeOf(stored);
    if (!whole.ok || whyNotReplayable(whole.manual) !== null) continue;
    if (stored.health > healthFloor) return { kind: 'found', stored, manual: whole.manual, fit };
    weak ??= stored;
  }
  return weak ? { kind: 'unhealthy', stored: weak } : { kind: 'none' };
}

type Fit = Exclude<PageFit, 'far'>;

/** How a manual that holds for the place fits its form, before anything else of it is looked at; one that extends another has its pages from there. */
function fitOf(stored: StoredManual, place: ManualPlace, wholeOf: (stored: StoredManual) => ManualCheck): Fit | null {
  try {
    if (!holdsFor(stored, place)) return null;
    const whole = stored.manual.extends === undefined ? { ok: true as const, manual: stored.manual } : wholeOf(stored);
    return whole.ok ? (fittingPage(whole.manual.pages, place.form)?.fit ?? null) : null;
  } catch {
    // A document that is no manual (any more) fits nothing, and must not keep the others from being found.
    return null;
  }
}

function holdsFor({ state, manual }: StoredManual, place: ManualPlace): boolean {
  const { task, platform, level, posting, urlPattern } = manual;
  if (state === 'retired') return false;
  if (task !== place.task || platform !== place.platform) return false;
  if (level === 'posting' && posting !== place.posting) return false;
  if (urlPattern === '*') return true;
  return URL.canParse(place.url) && compileUrlMatch({ pattern: urlPattern }).match(new URL(place.url)) !== null;
}

/** Lower goes first, number by number. */
function rank({ stored, fit }: { readonly stored: StoredManual; readonly fit: Fit }): readonly number[] {
  const { manual, origin, version, state, health } = stored;
  return [
    fit === 'identical' ? 0 : 1,
    -manualLevels.indexOf(manual.level),
    origin === 'shipped' ? 1 : 0,
    -version,
    -states.indexOf(state),
    -health,
  ];
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  return a.map((value, at) => value - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
