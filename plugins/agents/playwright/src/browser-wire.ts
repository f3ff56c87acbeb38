import { ValetError } from '@valet/core';
import type { Browser, BrowserContext, CDPSession } from 'playwright-core';
import { FrameOwners, targetsOf, withSession } from './frame-owner.ts';
import { isAnswer, type PausedRequest, readBody } from './paused-request.ts';

/** What a guarded context says about the requests that are its own. */
export interface WireListener {
  /** Whether the request may leave, and whether its answer is to be handed over. */
  decide(paused: PausedRequest): Promise<'cut' | 'allow' | 'watch'>;
  /** Hands over the answer to a watched request, before the page sees it. */
  answer(paused: PausedRequest, body: Buffer): void;
}

const wires = new WeakMap<Browser, BrowserWire>();

/** Asked about a frame that has gone where several contexts could have had it: nothing leaves. */
const nobody: WireListener = { decide: async () => 'cut', answer: () => {} };
/** Asked about a context without a guard. */
const anybody: WireListener = { decide: async () => 'allow', answer: () => {} };

/**
 * Holds every request of a browser whose context has joined. It listens at the browser, not at its pages: only there pass
 * also what a page sends while it is being left (beacons), what popups, workers and frames of other sites send from their
 * first moment, and the followers of redirects. Measured on Chromium 156, where page routes miss the first and the last.
 */
export class BrowserWire {
  readonly #browser: Browser;
  readonly #owners: FrameOwners;
  readonly #members = new Map<BrowserContext, WireListener>();
  #session: Promise<CDPSession> | undefined;

  private constructor(browser: Browser) {
    this.#browser = browser;
    this.#owners = new FrameOwners(browser);
  }

  /** The wire of a context's browser. Error: `unsupported` where there is no DevTools protocol. */
  static of(context: BrowserContext): BrowserWire {
    const browser = context.browser();
    if (browser?.browserType().name() !== 'chromium') {
      throw new ValetError('unsupported', 'Only Chromium can hold back requests; this browser is none.');
    }
    const wire = wires.get(browser) ?? new BrowserWire(browser);
    wires.set(browser, wire);
    return wire;
  }

  /** Resolves when nothing of the context can leave unasked any more; ended by {@link leave} or the context's end. */
  async join(context: BrowserContext, listener: WireListener): Promise<void> {
    this.#members.set(context, listener);
    context.once('close', () => void this.leave(context));
    this.#session ??= this.#listen();
    const session = await this.#session;
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] });
    await renewLoaders(context);
  }

  async leave(context: BrowserContext): Promise<void> {
    this.#members.delete(context);
    this.#owners.forget(context);
    const session = await this.#session;
    if (this.#members.size === 0) await session?.send('Fetch.disable').catch(ignoreGone);
  }

  async #listen(): Promise<CDPSession> {
    const session = await this.#browser.newBrowserCDPSession();
    session.on('Fetch.requestPaused', (paused) => void this.#handle(session, paused).catch(ignoreGone));
    return session;
  }

  async #handle(session: CDPSession, paused: PausedRequest): Promise<void> {
    const { requestId } = paused;
    const listener = await this.#listenerOf(session, paused.frameId);
    if (isAnswer(paused)) {
      listener.answer(paused, await readBody(session, paused));
      await session.send('Fetch.continueRequest', { requestId });
      return;
    }
    const verdict = await listener.decide(paused).catch(() => 'cut' as const);
    if (verdict === 'cut') await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    else await session.send('Fetch.continueRequest', { requestId, interceptResponse: verdict === 'watch' });
  }

  /** Whom to ask about a frame's request; about one that has gone already, the only member there is. */
  async #listenerOf(session: CDPSession, frameId: string): Promise<WireListener> {
    const context = await this.#owners.find(frameId, session);
    if (context) return this.#members.get(context) ?? anybody;
    const [only, ...others] = this.#members.values();
    return only && others.length === 0 ? only : nobody;
  }
}

/**
 * Makes the documents that are loaded already send through the wire: Chromium gives a page new loaders when a session
 * turns interception on, whatever its pattern. Workers that run already keep theirs.
 */
async function renewLoaders(context: BrowserContext): Promise<void> {
  const enable = (session: CDPSession) => session.send('Fetch.enable', { patterns: [{ urlPattern: 'valet-none:*' }] });
  for (const target of targetsOf(context)) await withSession(context, target, enable);
}

/** A request whose page or browser has gone needs no answer. */
function ignoreGone(): void {}
