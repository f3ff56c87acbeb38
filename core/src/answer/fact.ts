import type { AnswerSource } from '@valet/schemas';

/** A value that is known about the candidate, before it is put into the shape that a field wants. */
export interface Fact {
  readonly value: string | number | boolean | readonly string[];
  /** `rule` when it was rearranged or follows with certainty from what the application says. */
  readonly source: AnswerSource;
  /** 0..1. */
  readonly confidence: number;
  /** How it was found, where that is not plain. */
  readonly detail?: string;
}

/** Something was found, or the reason why not. */
export type Result<T> = { readonly ok: true; readonly found: T } | { readonly ok: false; readonly why: string };

/** A found thing. */
export function found<T>(thing: T): Result<T> {
  return { ok: true, found: thing };
}

/** A reason. Never holds a candidate's data. */
export function refused(why: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why };
}
