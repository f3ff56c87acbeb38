import type {
  BrowserAgent,
  ElementTarget,
  FrameInfo,
  NavigationResult,
  PageScript,
  RequestGuard,
  StorageState,
  UploadFile,
  WatchArgument,
  WatchListener,
} from '@valet/core';
import { ValetError } from '@valet/core';
import type { BrowserContext, BrowserContextOptions, Dialog, ElementHandle, Frame, Page } from 'playwright-core';
import { withoutQuery, wrapping } from './agent-error.ts';
import { CrashWatch } from './crash-watch.ts';
import { DocumentScripts } from './document-scripts.ts';
import { FrameNames } from './frame-names.ts';
import { PopupWatch } from './popup-watch.ts';
import { RefusalWatch, type WhyRefused } from './refusal-watch.ts';
import { RequestWatch } from './request-watch.ts';
import { typeText } from './type-text.ts';
import { readPayload } from './upload-payload.ts';
import { waitForScript } from './wait-for-script.ts';
import { watchDocuments } from './watch-documents.ts';
import { type HoldHost, WireGuard } from './wire-guard.ts';

/** Options that a context must be made with: a service worker would send requests past the guard. */
export const agentContextOptions: BrowserContextOptions = { serviceWorkers: 'block', acceptDownloads: false };

/** A page of a Playwright context; who made the context closes it, after {@link PlaywrightAgent.end}. */
export interface PlaywrightAgentDeps {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Keeps the browser from sending a watched request again by itself; absent where the tier cannot. */
  readonly holdHost?: HoldHost;
  /** Absent where the tier refuses no host. */
  readonly whyRefused?: WhyRefused;
}

/** Milliseconds that a call may take when its caller sets none. */
export interface PlaywrightAgentLimits {
  readonly navigationTimeoutMs: number;
  readonly actionTimeoutMs: number;
}

const defaultLimits: PlaywrightAgentLimits = { navigationTimeoutMs: 30_000, actionTimeoutMs: 10_000 };

/** A BrowserAgent over Playwright. */
export interface PlaywrightAgent extends BrowserAgent {
  /** Says that the page is about to be closed on purpose: no crash is told any more. */
  end(): void;
}

/**
 * Drives one page of a Playwright context; its frames, popups and workers stand under the same guard. Dialogs are
 * dismissed (leaving a page is accepted), downloads cancelled. A page that opens is closed, unless the click that opened
 * it was to be followed: then that page is driven from then on.
 */
export function createPlaywrightAgent(
  deps: PlaywrightAgentDeps,
  limits: Partial<PlaywrightAgentLimits> = {},
): PlaywrightAgent {
  return new PageAgent(deps, { ...defaultLimits, ...limits });
}

class PageAgent implements PlaywrightAgent {
  readonly features = ['dom', 'upload', 'intercept', 'screenshot', 'storage-state'] as const;
  readonly #context: BrowserContext;
  readonly #limits: PlaywrightAgentLimits;
  readonly #popups: PopupWatch;
  readonly #scripts = new DocumentScripts();
  readonly #wire: WireGuard;
  readonly #crash: CrashWatch;
  readonly #requests: RequestWatch;
  readonly #refusals: RefusalWatch;
  #page: Page;
  #frames: FrameNames;

  constructor(
    { context, page, holdHost, whyRefused = () => undefined }: PlaywrightAgentDeps,
    limits: PlaywrightAgentLimits,
  ) {
    this.#context = context;
    this.#page = page;
    this.#limits = limits;
    this.#frames = new FrameNames(page);
    this.#wire = new WireGuard(context, holdHost);
    this.#crash = new CrashWatch(context, page);
    this.#requests = new RequestWatch(context);
    this.#refusals = new RefusalWatch(context, whyRefused);
    this.#popups = new PopupWatch(context, (popup) => this.#drive(popup));
    this.#crash.listen((error) => this.#wire.abandon(error.message));
    context.on('dialog', (dialog) => void closeDialog(dialog));
    page.on('download', (download) => void download.cancel().catch(() => undefined));
  }

  #drive(page: Page): void {
    this.#page = page;
    this.#frames = new FrameNames(page);
    this.#crash.watch(page);
    page.on('download', (download) => void download.cancel().catch(() => undefined));
  }

  async navigate(url: string, options: { timeoutMs?: number; signal?: AbortSignal } = {}): Promise<NavigationResult> {
    const timeout = options.timeoutMs ?? this.#limits.navigationTimeoutMs;
    this.#refusals.forget();
    return wrapping({ what: `load ${withoutQuery(url)}` }, async () => {
      const load = () =>
        this.#page.goto(url, { waitUntil: 'domcontentloaded', timeout }).catch((error: unknown) => {
          this.#refusals.assertNone(this.#page);
          throw error;
        });
      const response = await abortable(load, options.signal);
      return { status: response?.status() ?? null, url: this.#page.url(), headers: response?.headers() ?? {} };
    });
  }

  getCurrentUrl(): string {
    return this.#page.url();
  }

  frames(): readonly FrameInfo[] {
    return this.#frames.list();
  }

  async evaluate<A, R>(frame: string, script: PageScript<A, R>, argument: A): Promise<R> {
    return (await this.#scripts.run(this.#findFrame(frame), script, argument)) as R;
  }

  async waitFor<A, R>(
    script: PageScript<A, R>,
    argument: A,
    options: { timeoutMs: number; signal?: AbortSignal; frame?: string },
  ): Promise<R | undefined> {
    const frame = this.#findFrame(options.frame ?? 'main');
    const wait = () => waitForScript(frame, script, { argument, timeoutMs: options.timeoutMs });
    return abortable(wait, options.signal);
  }

  async clickElement(target: ElementTarget, options: { timeoutMs?: number; follow?: boolean } = {}): Promise<void> {
    const timeout = options.timeoutMs ?? this.#limits.actionTimeoutMs;
    const click = () => this.#withElement(target, 'click', (element) => element.click({ timeout, noWaitAfter: true }));
    if (options.follow) return this.#popups.follow(click, this.#limits.navigationTimeoutMs);
    this.#popups.stop();
    await click();
  }

  async fillField(
    target: ElementTarget,
    text: string,
    options: { delayMs?: number; timeoutMs?: number } = {},
  ): Promise<void> {
    const timeoutMs = options.timeoutMs ?? this.#limits.actionTimeoutMs;
    this.#popups.stop();
    await this.#withElement(
      target,
      'type into',
      (element) => typeText(this.#page, element, { text, delayMs: options.delayMs, timeoutMs }),
      text,
    );
  }

  async pressKey(key: string): Promise<void> {
    await wrapping({ what: `press ${key.length === 1 ? 'a key' : key}` }, () => this.#page.keyboard.press(key));
  }

  async uploadFile(target: ElementTarget, files: readonly UploadFile[]): Promise<void> {
    const payloads = await Promise.all(files.map(readPayload));
    const timeout = this.#limits.actionTimeoutMs;
    await this.#withElement(target, 'attach a file to', async (element) => {
      const isFileInput = await element.evaluate((node) => 'files' in node && node.files !== null);
      if (!isFileInput) throw new ValetError('element_not_found', `${target.find.id} found no input[type=file].`);
      await element.setInputFiles(payloads, { timeout });
    });
  }

  async takeScreenshot(options: { fullPage?: boolean } = {}): Promise<Uint8Array> {
    const timeout = this.#limits.actionTimeoutMs;
    return wrapping({ what: 'take a screenshot' }, () =>
      this.#page.screenshot({ type: 'png', fullPage: options.fullPage ?? false, timeout }),
    );
  }

  async storageState(): Promise<StorageState> {
    return wrapping({ what: 'read the session state' }, async () => ({ ...(await this.#context.storageState()) }));
  }

  async guard(guard: RequestGuard | undefined): Promise<void> {
    await wrapping({ what: 'set the request guard' }, () => this.#wire.set(guard));
  }

  requestsUnderWay(): readonly number[] {
    return this.#requests.list();
  }

  async watch<A>(script: PageScript<WatchArgument<A>, void>, argument: A, listener: WatchListener): Promise<void> {
    this.#popups.keepAll();
    const hear = (page: Page, frame: Frame, text: string) => {
      if (page === this.#page) listener(this.#frames.nameOf(frame), JSON.parse(text));
    };
    await wrapping({ what: `watch with ${script.id}` }, () =>
      watchDocuments(this.#context, { script, argument, hear }),
    );
  }

  onCrash(listener: (error: Error) => void): void {
    this.#crash.listen(listener);
  }

  end(): void {
    this.#crash.end();
    this.#wire.abandon('The browser was released.');
  }

  #findFrame(name: string): Frame {
    this.#refusals.assertNone(this.#page);
    return this.#frames.find(name);
  }

  async #withElement(
    target: ElementTarget,
    verb: string,
    act: (element: ElementHandle) => Promise<void>,
    secret?: string,
  ): Promise<void> {
    const element = await this.#scripts.find(this.#findFrame(target.frame), target);
    const doing = { what: `${verb} what ${target.find.id} found`, secrets: [target.argument, secret] };
    try {
      await wrapping(doing, () => act(element));
    } finally {
      await element.dispose().catch(() => undefined);
    }
  }
}

/** Leaving a page is accepted, so that navigation goes on; everything else is answered no. */
async function closeDialog(dialog: Dialog): Promise<void> {
  const answer = dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss();
  await answer.catch(() => undefined);
}

/** The work's result, unless the signal is aborted first: then `cancelled`, and the work's end is nobody's concern. */
async function abortable<T>(start: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return start();
  const aborted = Promise.withResolvers<never>();
  const stop = (): void => aborted.reject(new ValetError('cancelled', 'Stopped on request.', { cause: signal.reason }));
  aborted.promise.catch(() => undefined);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  const work = signal.aborted ? aborted.promise : start();
  work.catch(() => undefined);
  return Promise.race([work, aborted.promise]).finally(() => signal.removeEventListener('abort', stop));
}
