import type { FieldOption, FormButton, Locator } from '@valet/schemas';
import type { FrameReading, RawField } from '../form/page/read-frame.ts';

/** What the panel shows. */
export interface PanelView {
  /** One line a step, oldest first. */
  readonly steps: readonly string[];
  /** What must not be missed; empty where there is nothing. */
  readonly notice: string;
  readonly hint: string;
}

/** A field with what the person did to it. */
export type WatchedField = RawField & {
  /** The person typed into it, pressed it or chose in it. */
  readonly acted: boolean;
  /** Options that its menu showed while it was open. */
  readonly seen: readonly FieldOption[];
};

/** A reading of a frame at some moment; passwords are left out of it. */
export type WatchedReading = Omit<FrameReading, 'fields'> & { readonly fields: readonly WatchedField[] };

/** What the recorder in a page tells. */
export type RecorderMessage =
  | { readonly kind: 'arrived'; readonly url: string }
  | { readonly kind: 'reading'; readonly reading: WatchedReading }
  /** `byKey`: the browser pressed it because Enter was pressed elsewhere. */
  | { readonly kind: 'press'; readonly button: Omit<FormButton, 'frame'>; readonly byKey: boolean }
  | { readonly kind: 'key'; readonly key: 'Enter'; readonly label: string; readonly locators: readonly Locator[] }
  | { readonly kind: 'stop' }
  | { readonly kind: 'undo' };
