declare global {
  interface Window {
    /** On every form page of the practice sites: what React holds now, by control id. */
    __practiceState?: PracticeStateReader;
  }
}

/** Returns the values that a press on the button would send: text as text, options as value and label, files as name and size. */
export type PracticeStateReader = () => Record<string, unknown>;
