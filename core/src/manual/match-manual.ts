import type { Form, Manual } from '@valet/schemas';
import { compileUrlMatch } from '../plugin/url-route.ts';
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
      readonly fit: Exclude<PageFit, 'far'>;
    }
  | { readonly kind: 'unhealthy'; readonly stored: StoredManual }
  | { readonly kind: 'none' };

const states: readonly ManualState[] = ['candidate', 'shadow', 'promoted'];

/**
 * The narrowest healthy manual for a page. One whose page is identical goes before one that is near, then the narrower
 * level, the newer version, the higher state, the better health.
 */
export function matchManual(known: readonly StoredManual[], place: ManualPlace): ManualMatch {
  const byName = new Map(known.map(({ manual }) => [manual.id, manual]));
  const fitting = known.flatMap((stored) => {
    if (!holdsFor(stored.manual, place) || stored.state === 'retired') return [];
    const whole = extendManual(stored.manual, (id) => byName.get(id));
    if (!whole.ok || whyNotReplayable(whole.manual) !== null) return [];
    const found = fittingPage(whole.manual.pages, place.form);
    return found ? [{ kind: 'found' as const, stored, manual: whole.manual, fit: found.fit }] : [];
  });
  const ranked = fitting.sort((a, b) => firstDifference(rank(a), rank(b)));
  const healthy = ranked.find(({ stored }) => stored.health > healthFloor);
  if (healthy) return healthy;
  const [weak] = ranked;
  return weak ? { kind: 'unhealthy', stored: weak.stored } : { kind: 'none' };
}

function holdsFor({ task, platform, level, posting, urlPattern }: Manual, place: ManualPlace): boolean {
  if (task !== place.task || platform !== place.platform) return false;
  if (level === 'posting' && posting !== place.posting) return false;
  if (urlPattern === '*') return true;
  return URL.canParse(place.url) && compileUrlMatch({ pattern: urlPattern }).match(new URL(place.url)) !== null;
}

/** Lower goes first, number by number. */
function rank({ stored, fit }: Extract<ManualMatch, { kind: 'found' }>): readonly number[] {
  const { manual, version, state, health } = stored;
  return [fit === 'identical' ? 0 : 1, -manualLevels.indexOf(manual.level), -version, -states.indexOf(state), -health];
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  return a.map((value, at) => value - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
