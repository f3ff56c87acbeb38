/** Where a text stands: what stands at the head of a page, or over it, says what the page is. */
export type TextPlace = 'title' | 'head' | 'layer' | 'body' | 'button';

/** A text that people can see. */
export interface SeenText {
  readonly text: string;
  readonly place: TextPlace;
}

/** What a control that people can see takes. */
export type ControlKind = 'text' | 'email' | 'password' | 'code' | 'file' | 'choice' | 'area' | 'search' | 'captcha';

/** A control that people can see. */
export interface SeenControl {
  readonly kind: ControlKind;
  /** The type that the markup gives it. */
  readonly type: string;
  /** Its machine names and its hint, one after the other. */
  readonly hint: string;
  readonly isInLayer: boolean;
}

/** A piece of markup that a {@link WidgetMark} names. */
export interface SeenWidget {
  /** Id of the mark. */
  readonly mark: string;
  /** In CSS pixels; 0 when nothing of it is shown. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Whether it stands over the page. */
  readonly isInLayer: boolean;
}

/** An element of a manifest's rule that people can see. */
export interface SeenRule {
  readonly index: number;
  readonly seen: string;
}

/** What one frame shows: bounded, whatever the page's size. */
export interface FrameSight {
  readonly title: string;
  /** Inner size of the frame, in CSS pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly texts: readonly SeenText[];
  /** Characters that people can see, counted up to {@link LookLimits.mostChars}. */
  readonly textLength: number;
  readonly controls: readonly SeenControl[];
  readonly widgets: readonly SeenWidget[];
  readonly rules: readonly SeenRule[];
  /** Share of the window that something standing over the page takes; 0 when nothing does. */
  readonly layerShare: number;
  /** Links and buttons that people can see, counted up to {@link LookLimits.mostControls}. */
  readonly links: number;
  /** The markup, only of a frame that shows next to nothing: then its scripts are all that it is. */
  readonly source: string | null;
  /** Time that looking took in the page. */
  readonly tookMs: number;
}

/** How a kind of widget is known by its markup. */
export interface WidgetMark {
  readonly id: string;
  readonly ids?: readonly string[];
  readonly classes?: readonly string[];
  /** Pattern of the address of an iframe. */
  readonly frame?: string;
}

/** How far a look goes. */
export interface LookLimits {
  readonly mostChars: number;
  readonly mostTexts: number;
  readonly mostControls: number;
  /** A frame that shows fewer characters and no control is bare. */
  readonly bareChars: number;
  readonly mostSource: number;
}

/** What a frame is looked at for. */
export interface LookOrder {
  readonly marks: readonly WidgetMark[];
  readonly rules: readonly { readonly selector?: string; readonly text?: readonly string[] }[];
  readonly limits: LookLimits;
}
