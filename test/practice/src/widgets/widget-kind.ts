/** What a widget takes: a text, one of its options, some of them, a date (ISO), a phone number or a file. */
export type WidgetTakes = 'text' | 'option' | 'options' | 'date' | 'phone' | 'file';

/** Every kind of widget that has a practice page (`/widgets/<kind>`), with what it takes. */
export const widgetKinds = {
  plain: 'text',
  'native-select': 'option',
  'react-select': 'option',
  'react-select-multi': 'options',
  'react-select-async': 'option',
  'downshift-combobox': 'option',
  'mui-autocomplete': 'option',
  typeahead: 'option',
  'headless-listbox': 'option',
  'headless-combobox': 'option',
  'mui-select': 'option',
  'radix-select': 'option',
  'workday-list': 'option',
  'segmented-date': 'date',
  'date-picker': 'date',
  'radio-group': 'option',
  'aria-radio': 'option',
  'checkbox-group': 'options',
  'yes-no': 'option',
  file: 'file',
  'hidden-file': 'file',
  'drop-zone': 'file',
  'rich-text': 'text',
  'intl-phone': 'phone',
} as const satisfies Record<string, WidgetTakes>;

/** Name of a widget's page. */
export type WidgetKind = keyof typeof widgetKinds;

/** Ways in which a page breaks between being read and being filled. */
export const widgetFaults = [
  'ignored',
  'reverted',
  'no-aria',
  'shut',
  'renamed',
  'replaced',
  'disabled',
  'deaf',
  'duplicate-id',
  'read-only',
] as const;

/**
 * `ignored`: choosing and typing change nothing. `reverted`: the value is put back right after it was committed.
 * `no-aria`: roles and ARIA attributes go and stay away. `shut`: lists never open, other controls go when touched.
 * `renamed`: options (or the label, where there are none) are called something else. `replaced`: the control is drawn
 * anew at the first touch. `deaf`: nothing listens. `duplicate-id`: a hidden copy with the same ids stands before it.
 */
export type WidgetFault = (typeof widgetFaults)[number];

/** One widget to show. */
export interface WidgetCase {
  readonly label: string;
  readonly options: readonly string[];
}

/** What a page is to show. */
export interface WidgetScene {
  readonly cases: readonly WidgetCase[];
  /** Milliseconds that the page's own steps take, one after another, used in turn. */
  readonly delaysMs: readonly number[];
}

/** What a widget holds, as a submit would send it: text (dates as ISO), labels of options, names of files. */
export type WidgetValue = string | readonly string[] | null;

/** How a test or a bench plays with a widget page: `window.__practiceWidget`. */
export interface WidgetControl {
  /** Draws one widget for each case, empty. Resolves when they are drawn. `__practiceState()` tells their values by label. */
  mount(scene: WidgetScene): Promise<void>;
  /** Breaks what is drawn. */
  breakIt(fault: WidgetFault): void;
  /** Puts all values back to none, as a site does that rewrites its form. */
  rewrite(): void;
  /** Resolves when nothing that the page has begun is still to come. */
  idle(): Promise<void>;
}

declare global {
  interface Window {
    /** On the widget pages. */
    __practiceWidget?: WidgetControl;
  }
}
