import type { Browser, BrowserContext, CDPSession, Frame, Page } from 'playwright-core';

/** A target that is being navigated does not answer before its new document comes, which may be what is held. */
const treeTimeoutMs = 1000;

/** Finds the contexts that a browser's frames live in, by the ids that DevTools gives to frames. */
export class FrameOwners {
  readonly #browser: Browser;
  readonly #contextByFrame = new Map<string, BrowserContext>();
  readonly #devToolsIds = new WeakMap<BrowserContext, Promise<string | undefined>>();

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /**
   * The context of a frame or worker; undefined when it has gone and was never asked for before. Pages, frames of another
   * site and workers are targets, once they are there; every other frame stands in the tree of one.
   */
  async find(frameId: string, session: CDPSession): Promise<BrowserContext | undefined> {
    const known = this.#contextByFrame.get(frameId);
    if (known) return known;
    const context = (await this.#byTarget(frameId, session)) ?? (await this.#byTree(frameId));
    if (context) this.#contextByFrame.set(frameId, context);
    return context;
  }

  /** Forgets a closed context. */
  forget(context: BrowserContext): void {
    for (const [frameId, owner] of this.#contextByFrame) if (owner === context) this.#contextByFrame.delete(frameId);
  }

  async #byTarget(frameId: string, session: CDPSession): Promise<BrowserContext | undefined> {
    const { targetInfos } = await session.send('Target.getTargets');
    const target = targetInfos.find(({ targetId }) => targetId === frameId);
    if (!target) return undefined;
    for (const context of this.#browser.contexts()) {
      if ((await this.#devToolsId(context)) === target.browserContextId) return context;
    }
    return undefined;
  }

  async #byTree(frameId: string): Promise<BrowserContext | undefined> {
    for (const context of this.#browser.contexts()) {
      for (const target of targetsOf(context))
        if ((await frameIdsUnder(context, target)).includes(frameId)) return context;
    }
    return undefined;
  }

  #devToolsId(context: BrowserContext): Promise<string | undefined> {
    const known = this.#devToolsIds.get(context);
    if (known) return known;
    const [page] = context.pages();
    if (!page) return Promise.resolve(undefined);
    const id = withSession(context, page, (session) => session.send('Target.getTargetInfo')).then(
      (answer) => answer?.targetInfo.browserContextId,
    );
    this.#devToolsIds.set(context, id);
    return id;
  }
}

/** The pages of a context, and its frames: those that live in a process of their own take a DevTools session. */
export function targetsOf(context: BrowserContext): (Page | Frame)[] {
  const frames = context.pages().flatMap((page) => page.frames().filter((frame) => frame.parentFrame()));
  return [...context.pages(), ...frames];
}

/** Asks something in a DevTools session of its own; undefined when the target takes none, or has gone. */
export async function withSession<T>(
  context: BrowserContext,
  target: Page | Frame,
  ask: (session: CDPSession) => Promise<T>,
): Promise<T | undefined> {
  const session = await context.newCDPSession(target).catch(() => undefined);
  if (!session) return undefined;
  const answer = await ask(session).catch(() => undefined);
  void session.detach().catch(() => undefined); // answered only when the target is not being navigated
  return answer;
}

async function frameIdsUnder(context: BrowserContext, target: Page | Frame): Promise<string[]> {
  const answer = await withSession(context, target, (session) =>
    session.send('Page.getFrameTree', undefined, { timeout: treeTimeoutMs }),
  );
  return answer ? idsOf(answer.frameTree) : [];
}

interface FrameTree {
  readonly frame: { readonly id: string };
  readonly childFrames?: readonly FrameTree[];
}

function idsOf({ frame, childFrames = [] }: FrameTree): string[] {
  return [frame.id, ...childFrames.flatMap(idsOf)];
}
