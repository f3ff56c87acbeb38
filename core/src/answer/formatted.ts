import type { FillValue } from '../form/plan.ts';

/** A value in the shape that a field takes. */
export interface Formatted {
  readonly value: FillValue;
  /** The value as a person reads it. */
  readonly shown: string;
  /** How sure it is that this says what is known. 0..1. */
  readonly confidence: number;
  readonly detail?: string;
}
