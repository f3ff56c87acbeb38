import type { ObstacleKind, ObstacleRule } from '@valet/schemas';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import { findRendered } from './find-rendered.ts';
import { coreSignatures } from './signature.ts';

/** What blocks the run, and how that is known. */
export interface Obstacle {
  readonly kind: ObstacleKind;
  /** 0..1. */
  readonly confidence: number;
  readonly detail: string;
  /** The rule that fired, when a manifest's. */
  readonly rule: ObstacleRule | null;
}

/** What is known before the page is asked. */
export interface DetectOptions {
  /** HTTP status of the page's own navigation. */
  readonly status: number | null;
  /** Whether the page shows a form that can be filled. */
  readonly hasForm: boolean;
  /** The manifest's rules; asked before core's own. */
  readonly rules: readonly ObstacleRule[];
}

/** The obstacle that the page shows, or null. One round trip a frame. */
export async function detectObstacle(
  agent: BrowserAgent,
  { status, hasForm, rules }: DetectOptions,
): Promise<Obstacle | null> {
  const byStatus = fromStatus(status, hasForm);
  if (byStatus) return byStatus;
  const own = coreSignatures.filter((signature) => !(signature.onlyWithoutForm && hasForm));
  const all: readonly ObstacleRule[] = [...rules, ...own].filter(({ selector, text }) => selector || text);
  for (const frame of agent.frames()) {
    const hit = await agent.evaluate(frame.id, findRendered, all).catch(() => null); // a frame may leave while it is asked
    const rule = hit && all[hit.index];
    if (hit && rule) {
      return {
        kind: rule.kind,
        confidence: 0.95,
        detail: `the page shows "${hit.seen}"`,
        rule: rules.includes(rule) ? rule : null,
      };
    }
  }
  return null;
}

function fromStatus(status: number | null, hasForm: boolean): Obstacle | null {
  if (status === null || status < 400 || hasForm) return null;
  const detail = `the page answered HTTP ${status}`;
  const found = (kind: ObstacleKind): Obstacle => ({ kind, confidence: 0.95, detail, rule: null });
  if (status === 404 || status === 410) return found('job_closed');
  if (status === 429) return found('rate_limit');
  if (status === 401) return found('login');
  if (status === 403) return found('bot_check');
  return status >= 500 ? found('error_page') : found('unknown');
}
