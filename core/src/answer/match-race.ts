import type { Matcher } from './matcher.ts';
import { findWording, type WordingTable } from './wording-group.ts';

const notHispanic =
  /\s*[([,]?\s*\b(?:not|non)[\s-]+(?:of\s+)?hispanic(?:\s*(?:or|\/)\s*latin[oax])?(?:\s+origin)?\s*[)\]]?/i;

/**
 * Race options by wording. An option that adds "(not Hispanic or Latino)", as EEO-1 forms do, is chosen only where the candidate
 * said so too: in the value itself or in the answer about being Hispanic.
 */
export function matchRace(table: WordingTable): Matcher {
  return ({ text, hispanic }, options) => {
    const wanted = findWording(table, text.replace(notHispanic, ''))?.meaning;
    if (wanted === undefined) return { labels: [], confidence: 0 };
    const maySay = hispanic === false || notHispanic.test(text);
    const labels = options.filter(
      (label) =>
        findWording(table, label.replace(notHispanic, ''))?.meaning === wanted && (maySay || !notHispanic.test(label)),
    );
    return { labels, confidence: 0.95 };
  };
}
