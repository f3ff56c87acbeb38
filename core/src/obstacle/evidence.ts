import type { ObstacleKind, ObstacleRule } from '@valet/schemas';

/** Something that was seen and speaks for a kind of obstacle. */
export interface ObstacleEvidence {
  readonly kind: ObstacleKind;
  /** How much it says by itself, 0..1. */
  readonly weight: number;
  /** What was seen, in words; of the page's own text at most 100 characters. */
  readonly seen: string;
  /** Where: `title`, `head`, `layer`, `body`, `button`, `control`, `widget`, `source`, `header`, `status`, `manifest`, `model`. */
  readonly where: string;
  /** The manifest's rule that it comes from. */
  readonly rule?: ObstacleRule;
}

/** A kind with all that speaks for it. */
export interface Finding {
  readonly kind: ObstacleKind;
  /** 0..1. */
  readonly confidence: number;
  readonly evidence: readonly ObstacleEvidence[];
}

const mostConfidence = 0.99;

/**
 * How sure several sights together make: they fail to be right independently of each other (noisy or). One sight counts
 * once, in its weightiest form.
 */
export function combine(evidence: readonly ObstacleEvidence[]): number {
  const weights = new Map<string, number>();
  for (const { seen, weight } of evidence) {
    const name = seen.replace(/: ".*$/s, '');
    weights.set(name, Math.max(weights.get(name) ?? 0, weight));
  }
  const doubt = [...weights.values()].reduce((left, weight) => left * (1 - weight), 1);
  return Math.min(mostConfidence, Math.round((1 - doubt) * 1000) / 1000);
}

/** What was found of each kind, the surest first. */
export function findingsOf(evidence: readonly ObstacleEvidence[]): Finding[] {
  const kinds = [...new Set(evidence.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const own = evidence.filter((one) => one.kind === kind);
      return { kind, confidence: combine(own), evidence: own };
    })
    .sort((a, b) => b.confidence - a.confidence);
}
