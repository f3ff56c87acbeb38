import type { FrameSight, LookOrder, SeenRule } from '../sight.ts';
import { isInSight } from './legible.ts';
import { lookAtControls } from './look-control.ts';
import { findLayer, shareOf } from './look-layer.ts';
import { flatten, lookAtTexts } from './look-text.ts';
import { lookAtWidgets } from './look-widget.ts';

/** What this frame shows, in one pass. */
export function lookAtFrame({ marks, rules, limits }: LookOrder): FrameSight {
  const startedAt = performance.now();
  const layer = findLayer();
  const { texts, textLength } = lookAtTexts(limits, layer);
  const controls = lookAtControls(limits, layer);
  const isBare = textLength < limits.bareChars && controls.length === 0;
  return {
    title: document.title.slice(0, 300),
    widthPx: innerWidth,
    heightPx: innerHeight,
    texts,
    textLength,
    controls,
    widgets: lookAtWidgets(marks),
    rules: lookForRules(rules),
    layerShare: layer ? shareOf(layer) : 0,
    links: countLinks(limits.mostControls),
    source: isBare ? document.documentElement.outerHTML.slice(0, limits.mostSource) : null,
    tookMs: performance.now() - startedAt,
  };
}

/** The links and buttons in sight, counted up to a limit. */
export function countLinks(most: number): number {
  let count = 0;
  for (const list of [document.links, document.getElementsByTagName('button')]) {
    for (let at = 0; at < list.length && count < most && at < most * 3; at += 1) {
      if (isInSight(list[at] as Element)) count += 1;
    }
  }
  return count;
}

/** The rules of a manifest whose element is in sight. */
export function lookForRules(rules: LookOrder['rules']): SeenRule[] {
  return rules.flatMap((rule, index) => {
    const seen = seenOf(rule);
    return seen === null ? [] : [{ index, seen }];
  });
}

/** What is seen of a rule; null when nothing is. */
export function seenOf({ selector, text }: LookOrder['rules'][number]): string | null {
  const blocks = 'h1,h2,h3,h4,p,li,legend,strong,[role=alert],[role=status],[role=dialog]';
  for (const element of queryAll(selector ?? blocks)) {
    const content = flatten(element.textContent);
    // A sentence that blocks the page stands alone; the same words inside a long description are a mention.
    if (!selector && content.length > 300) continue;
    const lower = content.toLowerCase();
    const holds = !text || text.some((wanted) => lower.includes(wanted.toLowerCase()));
    if (holds && isInSight(element)) return content.slice(0, 200);
  }
  return null;
}

/** The elements of a selector; none for one that is no selector. */
export function queryAll(selector: string): readonly Element[] {
  try {
    return [...document.querySelectorAll(selector)];
  } catch {
    return [];
  }
}
