/** A field of the page, as it may be told outside: words of the page, nothing of a person. */
export interface AdvisedField {
  readonly label: string;
  readonly section: string;
  readonly kind: string;
  /** Labels of its options, as far as they are known. */
  readonly options: readonly string[];
}

/** A step that may be meant, by what it is for. */
export interface AdvisedStep {
  readonly id: string;
  readonly intention: string;
  readonly label: string;
  readonly section: string;
}

/** The last rung of healing: which of some steps is for a field whose words have changed. */
export interface HealQuestion {
  readonly field: AdvisedField;
  /** All of them bring the value that the rules read the field as asking for. */
  readonly steps: readonly AdvisedStep[];
}

/** What was answered, and what that cost. */
export interface HealAdvice {
  /** Null where none of the steps is meant. */
  readonly stepId: string | null;
  readonly usd: number;
}

/** Answers one small question about a page that has changed: a language model, where one is configured. May throw. */
export interface HealAdvisor {
  /** `usd`: what the answer may cost at most. */
  advise(question: HealQuestion, limits: { readonly usd: number; readonly signal: AbortSignal }): Promise<HealAdvice>;
}
