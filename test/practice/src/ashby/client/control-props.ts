import type { AshbyField } from '../postings.ts';
import type { DraftClient } from './draft.ts';

/** What a control of a field is given. */
export interface ControlProps {
  field: AshbyField;
  /** Saves the field's values at once. */
  save(values: readonly string[]): void;
  draft: DraftClient;
  onFile(isThere: boolean): void;
}
