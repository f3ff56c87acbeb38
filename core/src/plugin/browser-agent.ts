import type { DriverFeature } from '@valet/schemas';

/**
 * Code of core that runs inside a page: an expression that evaluates to a function of one argument.
 * `id` names the text, so that an agent may keep it in the page instead of sending it at each call.
 */
export interface PageScript<Argument, Result> {
  readonly id: string;
  readonly source: string;
  /** Never set: carries the types. */
  readonly types?: { argument: Argument; result: Result };
}

/** One frame of the page. The top frame's id is `main`; others keep theirs while they are attached. */
export interface FrameInfo {
  readonly id: string;
  readonly url: string;
  readonly parentId: string | null;
}

/** An element, found by core's own in-page code: `find` returns the element for `argument`, or null. */
export interface ElementTarget<Argument = unknown> {
  readonly frame: string;
  readonly find: PageScript<Argument, Element | null>;
  readonly argument: Argument;
}

/** A file to attach, from disk; `name` is what the site sees. */
export interface UploadFile {
  readonly path: string;
  readonly name: string;
}

/** What a page asks of the network, before it leaves. */
export interface PageRequest {
  /** Unique within the agent. */
  readonly id: string;
  readonly method: string;
  readonly url: string;
  /** `document`, `xhr`, `fetch`, `script`, ... as Chromium names them. */
  readonly resourceType: string;
  readonly isNavigation: boolean;
  readonly bodySizeBytes: number;
}

/** What became of a request that was let out. */
export type RequestOutcome =
  | { readonly kind: 'response'; readonly status: number; readonly location: string | null; readonly body: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** What a script that watches documents is called with. */
export interface WatchArgument<A> {
  readonly argument: A;
  /** Hands a JSON-able message over; it arrives even if the document is left at once. */
  tell(message: unknown): void;
}

/** Told of what a watching script has told, by the frame that it runs in. */
export type WatchListener = (frame: string, message: unknown) => void;

/** Stands between the page and the network: sees every request before it leaves. */
export interface RequestGuard {
  /** Decides on a request; nothing leaves before the promise resolves, and a rejection cuts it. */
  decide(request: PageRequest): Promise<'allow' | 'cut'>;
  /** True when the answer to this request must be reported to {@link settled}. */
  watches(request: PageRequest): boolean;
  /** Told once for each watched request that was allowed. `body` holds at most 64 KB of text. */
  settled(request: PageRequest, outcome: RequestOutcome): void;
}

/** Answer to a navigation. */
export interface NavigationResult {
  readonly status: number | null;
  readonly url: string;
  /** Headers of the answer, names in lower case; absent where the driver does not tell them. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Cookies and local storage of a browser context, as Playwright writes them. Opaque to core. */
export type StorageState = Readonly<Record<string, unknown>>;

/**
 * Drives one sandbox's browser. Every method throws a ValetError: `browser_crashed`, `network_error`, `timeout`,
 * `element_not_found` or `unsupported`.
 */
export interface BrowserAgent {
  readonly features: readonly DriverFeature[];
  /** Loads a URL and resolves when its HTML is parsed. */
  navigate(url: string, options?: { timeoutMs?: number; signal?: AbortSignal }): Promise<NavigationResult>;
  getCurrentUrl(): string;
  /** Attached frames, top frame first. */
  frames(): readonly FrameInfo[];
  /** Runs a script in a frame's page world and returns its (JSON-able) result. */
  evaluate<A, R>(frame: string, script: PageScript<A, R>, argument: A): Promise<R>;
  /**
   * Runs a script in the top frame again and again, across navigations, until its result is truthy.
   * Returns undefined when `timeoutMs` has passed.
   */
  waitFor<A, R>(
    script: PageScript<A, R>,
    argument: A,
    options: { timeoutMs: number; signal?: AbortSignal; frame?: string },
  ): Promise<R | undefined>;
  /**
   * Trusted pointer click in the middle of the element, scrolled into view. With `follow`, a page that the click opens
   * (a new tab) is driven from then on; any other page that opens is closed.
   */
  clickElement(target: ElementTarget, options?: { timeoutMs?: number; follow?: boolean }): Promise<void>;
  /** Trusted typing: focuses the element, replaces what it holds, `delayMs` between keys. */
  fillField(target: ElementTarget, text: string, options?: { delayMs?: number; timeoutMs?: number }): Promise<void>;
  /** Trusted key press on the focused element (`Enter`, `ArrowDown`, `Tab`, ...). */
  pressKey(key: string): Promise<void>;
  /** Attaches files to an `input[type=file]`. */
  uploadFile(target: ElementTarget, files: readonly UploadFile[]): Promise<void>;
  /** PNG of the page. */
  takeScreenshot(options?: { fullPage?: boolean }): Promise<Uint8Array>;
  storageState(): Promise<StorageState>;
  /** Puts a guard on the wire (or takes it off); from then on nothing leaves without its decision. */
  guard(guard: RequestGuard | undefined): Promise<void>;
  /**
   * Runs a script in every document, of all frames: those that are there and, from their start, those that come. What it
   * tells, as JSON, goes to the listener with the frame's id, in order. From then on a page that opens is driven, not closed. Once for
   * an agent; absent where the driver cannot.
   */
  watch?<A>(script: PageScript<WatchArgument<A>, void>, argument: A, listener: WatchListener): Promise<void>;
  /** Ids of the requests that scripts of the page have under way (fetch, XMLHttpRequest); absent where the driver cannot tell. */
  requestsUnderWay?(): readonly number[];
  /** Tells once when the browser or the page has died. */
  onCrash(listener: (error: Error) => void): void;
  /** Model-driven abilities of the seeds' interface; absent where the driver brings no model. */
  act?(instruction: string): Promise<void>;
  observe?(instruction: string): Promise<readonly { description: string; selector: string }[]>;
  extract?(instruction: string, schema: object): Promise<unknown>;
}
