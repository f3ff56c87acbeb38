import type { ObstacleKind, ObstacleRule } from '@valet/schemas';
import type { BrowserAgent, FrameInfo } from '../plugin/browser-agent.ts';
import { classifySight } from './classify.ts';
import { widgetMarks } from './data/widget-marks.ts';
import type { ObstacleEvidence } from './evidence.ts';
import { lookScript } from './look-script.ts';
import { joinFrames } from './page-sight.ts';
import type { FrameSight, LookLimits } from './sight.ts';

/** What blocks the run, and how that is known. */
export interface Obstacle {
  readonly kind: ObstacleKind;
  /** 0..1, from the evidence. */
  readonly confidence: number;
  /** The weightiest evidence, in words. */
  readonly detail: string;
  /** All that was seen for it, the weightiest first. */
  readonly evidence: readonly ObstacleEvidence[];
  /** The rule that fired, when a manifest's. */
  readonly rule: ObstacleRule | null;
}

/** What is known before the page is asked. */
export interface DetectOptions {
  /** HTTP status of the page's own navigation. */
  readonly status: number | null;
  /** Headers of the same answer, names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the page shows a form that can be filled. */
  readonly hasForm: boolean;
  /** The manifest's rules. */
  readonly rules: readonly ObstacleRule[];
}

/** How far each frame is looked at: what blocks a page is short, or stands at its top. */
export const lookLimits: LookLimits = {
  mostChars: 3000,
  mostTexts: 120,
  mostControls: 60,
  bareChars: 220,
  mostSource: 100_000,
};

/** A manifest's author has seen the page. */
const ruleWeight = 0.95;
/** Frames that are smaller hold no page: badges, trackers, widgets. */
const leastFramePx = { width: 300, height: 200 };
const widgetFrames = widgetMarks.flatMap(({ frame }) => (frame ? [new RegExp(frame, 'i')] : []));

/** The obstacle that the page shows, or null. One round trip a frame. */
export async function detectObstacle(
  agent: BrowserAgent,
  { status, headers = {}, hasForm, rules }: DetectOptions,
): Promise<Obstacle | null> {
  const sights = await lookAtFrames(agent, rules);
  const own = sights.flatMap((sight) => fromRules(sight, rules, status));
  const sight = joinFrames(sights, { status, headers, path: pathOf(agent.getCurrentUrl()) });
  const finding = classifySight(sight, { hasForm, own });
  if (!finding) return null;
  const evidence = [...finding.evidence].sort((a, b) => b.weight - a.weight);
  return {
    kind: finding.kind,
    confidence: finding.confidence,
    detail: evidence[0]?.seen ?? '',
    evidence,
    rule: evidence.find(({ rule }) => rule)?.rule ?? null,
  };
}

async function lookAtFrames(agent: BrowserAgent, rules: readonly ObstacleRule[]): Promise<FrameSight[]> {
  const order = { marks: widgetMarks, rules: rules.map(queryOf), limits: lookLimits };
  const looks = agent
    .frames()
    .filter(mayHoldPage)
    // A frame may leave while it is asked.
    .map(async (frame) => ({ frame, sight: await agent.evaluate(frame.id, lookScript, order).catch(() => null) }));
  const seen = await Promise.all(looks);
  return seen.flatMap(({ frame, sight }) => (sight && (frame.parentId === null || isRoomy(sight)) ? [sight] : []));
}

/** The frame of a puzzle speaks of robots on every page that it is on. */
function mayHoldPage({ parentId, url }: FrameInfo): boolean {
  return parentId === null || !widgetFrames.some((pattern) => pattern.test(url));
}

function isRoomy({ widthPx, heightPx }: FrameSight): boolean {
  return widthPx >= leastFramePx.width && heightPx >= leastFramePx.height;
}

/** A rule that names a status alone has nothing to look for in the page. */
function queryOf({ selector, text }: ObstacleRule) {
  if (!selector && !text) return { text: [] };
  return { ...(selector && { selector }), ...(text && { text }) };
}

function fromRules(
  { rules: seen }: FrameSight,
  rules: readonly ObstacleRule[],
  status: number | null,
): ObstacleEvidence[] {
  const found = seen.flatMap(({ index, seen: text }): ObstacleEvidence[] => {
    const rule = rules[index];
    if (!rule || (rule.status !== undefined && rule.status !== status)) return [];
    return [
      { kind: rule.kind, weight: ruleWeight, seen: `the page shows "${text.slice(0, 100)}"`, where: 'manifest', rule },
    ];
  });
  const byStatus = rules.filter(
    (rule) => !rule.selector && !rule.text && rule.status !== undefined && rule.status === status,
  );
  return [
    ...found,
    ...byStatus.map(
      (rule): ObstacleEvidence => ({
        kind: rule.kind,
        weight: ruleWeight,
        seen: `the page answered HTTP ${status}`,
        where: 'manifest',
        rule,
      }),
    ),
  ];
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '';
}
