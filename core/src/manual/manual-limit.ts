/** What a manual may be at most; more is refused before anything of it is read closer. */
export const manualLimits = {
  /** Of its JSON text. */
  sizeBytes: 1_000_000,
  /** Steps in all, those of a repeat counted as often as it may do them. */
  steps: 1_000,
  /** Branches and repeats in one another. */
  levels: 4,
  /** Objects and lists in one another; a step within four levels lies 20 deep. */
  depth: 32,
  /** Mistakes that are told. */
  mistakes: 20,
} as const;

/** The version of the format that this engine reads and writes. */
export const manualVersion = 1;
