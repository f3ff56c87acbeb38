import type { BrowserContext, CDPSession, Frame, Page } from 'playwright-core';

/** A request that Chromium holds, before it leaves or when its answer is there (DevTools protocol, Fetch.requestPaused). */
export interface PausedRequest {
  readonly requestId: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly postDataEntries?: readonly { readonly bytes?: string }[];
  };
  readonly resourceType: string;
  /** Set on the follower of a redirect. */
  readonly redirectedRequestId?: string;
  readonly responseStatusCode?: number;
  readonly responseErrorReason?: string;
  readonly responseHeaders?: readonly { readonly name: string; readonly value: string }[];
}

/** What is asked about held requests. */
export interface TapHandlers {
  /** Whether the follower of a redirect may leave. */
  decide(paused: PausedRequest): Promise<boolean>;
  /** Whether somebody waits for this answer. */
  takesAnswer(paused: PausedRequest): boolean;
  /** Hands over an answer, before the page sees it. The body is empty for a redirect or a failure. */
  answer(paused: PausedRequest, body: Buffer): void;
}

/** Holds what Playwright's routes let pass: followers of redirects, and answers to requests with a body. */
export class RedirectTap {
  readonly #context: BrowserContext;
  readonly #handlers: TapHandlers;
  readonly #sessions = new Map<Page | Frame, CDPSession>();
  #isOn = false;

  constructor(context: BrowserContext, handlers: TapHandlers) {
    this.#context = context;
    this.#handlers = handlers;
  }

  /** Resolves when every page and frame that there is stands under the tap; later ones follow as they come. */
  async start(): Promise<void> {
    this.#isOn = true;
    this.#context.on('page', this.#watchPage);
    await Promise.all(this.#context.pages().map(this.#watchPage));
  }

  async stop(): Promise<void> {
    this.#isOn = false;
    this.#context.off('page', this.#watchPage);
    for (const page of this.#context.pages()) page.off('framenavigated', this.#watchFrame);
    const sessions = [...this.#sessions.values()];
    this.#sessions.clear();
    await Promise.all(sessions.map((session) => session.detach().catch(ignoreGone)));
  }

  readonly #watchPage = async (page: Page): Promise<void> => {
    page.on('framenavigated', this.#watchFrame);
    await this.#attach(page);
    await Promise.all(page.frames().map(this.#watchFrame));
  };

  /** A frame of another site lives in a process of its own and needs a session of its own; others refuse one. */
  readonly #watchFrame = async (frame: Frame): Promise<void> => {
    if (frame.parentFrame()) await this.#attach(frame);
  };

  async #attach(target: Page | Frame): Promise<void> {
    if (!this.#isOn || this.#sessions.has(target)) return;
    const session = await this.#context.newCDPSession(target).catch(() => undefined);
    if (!session) return;
    this.#sessions.set(target, session);
    session.on('close', () => this.#sessions.delete(target));
    session.on('Fetch.requestPaused', (paused) => void this.#handle(session, paused).catch(ignoreGone));
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] }).catch(ignoreGone);
  }

  async #handle(session: CDPSession, paused: PausedRequest): Promise<void> {
    const { requestId } = paused;
    if (paused.responseStatusCode !== undefined || paused.responseErrorReason !== undefined) {
      if (this.#handlers.takesAnswer(paused)) this.#handlers.answer(paused, await bodyOf(session, paused));
      await session.send('Fetch.continueRequest', { requestId });
      return;
    }
    const isAllowed = paused.redirectedRequestId === undefined || (await this.#handlers.decide(paused));
    if (!isAllowed) await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    else await session.send('Fetch.continueRequest', { requestId, interceptResponse: hasBody(paused) });
  }
}

function hasBody({ request }: PausedRequest): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'OPTIONS';
}

async function bodyOf(session: CDPSession, paused: PausedRequest): Promise<Buffer> {
  const status = paused.responseStatusCode ?? 0;
  if (status === 0 || (status >= 300 && status < 400)) return Buffer.alloc(0);
  const { body, base64Encoded } = await session.send('Fetch.getResponseBody', { requestId: paused.requestId });
  return Buffer.from(body, base64Encoded ? 'base64' : 'utf8');
}

/** A request whose page has gone needs no answer. */
function ignoreGone(): void {}
