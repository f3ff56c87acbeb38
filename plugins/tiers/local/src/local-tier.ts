import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { agentContextOptions, createPlaywrightAgent, type PlaywrightAgent } from '@valet/agent-playwright';
import {
  isValetError,
  type Ready,
  type Sandbox,
  type SandboxRef,
  type SandboxRequest,
  type TierPlugin,
  type TierPorts,
  toValetError,
  ValetError,
} from '@valet/core';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { type AttemptTunnel, openTunnel } from './attempt-tunnel.ts';
import { findBrowser } from './find-browser.ts';
import { launchBrowser } from './launch-browser.ts';

/** Configuration of the tier, as its manifest's `config` schema says. */
export interface LocalTierConfig {
  /** Path of a Chrome or Chromium; found by itself when absent. */
  readonly browser?: string;
  /** Show the window in every attempt, not only where the request asks for it. */
  readonly headed?: boolean;
  /** Chromium's sandbox; on by default, off for root, who cannot have it. */
  readonly sandbox?: boolean;
}

interface Held {
  readonly ref: SandboxRef;
  readonly agent: PlaywrightAgent;
  readonly context: BrowserContext;
  readonly tunnel: AttemptTunnel;
  /** Set when the browser was started for this sandbox alone. */
  readonly ownBrowser: Browser | undefined;
}

const viewport = { width: 1280, height: 900 };
const versionTimeoutMs = 5000;
const isRoot = process.getuid?.() === 0;

/** A tier that keeps one warm headless browser, gives each attempt a fresh context, and each headed one its own browser. */
export class LocalTier implements TierPlugin {
  readonly #config: LocalTierConfig;
  readonly #ports: TierPorts;
  readonly #held = new Map<string, Held>();
  #warm: Promise<Browser> | undefined;
  #isClosed = false;

  constructor(config: LocalTierConfig, ports: TierPorts) {
    this.#config = config;
    this.#ports = ports;
  }

  async check(): Promise<Ready> {
    try {
      this.#checkSandbox();
      const found = await findBrowser({ browser: this.#config.browser, headed: this.#config.headed ?? false });
      const version = await versionOf(found.path);
      const sandbox = this.#hasSandbox() ? '' : isRoot ? ', without sandbox because this is root' : ', without sandbox';
      return { ok: true, detail: `${version} at ${found.path}${sandbox}` };
    } catch (error) {
      const { code, message } = toValetError(error);
      return { ok: false, code: code === 'config_invalid' ? 'config' : 'missing', message };
    }
  }

  async provision(request: SandboxRequest, signal: AbortSignal): Promise<Sandbox> {
    stopIfAborted(signal);
    this.#stopIfClosed();
    const isHeaded = request.headed || (this.#config.headed ?? false);
    const ownBrowser = isHeaded ? await this.#launch(true) : undefined;
    try {
      return await this.#openSandbox(request, { ownBrowser, signal });
    } catch (error) {
      await ownBrowser?.close().catch(() => undefined);
      throw isValetError(error) ? error : new ValetError('browser_crashed', `No context: ${reasonOf(error)}`);
    }
  }

  async list(): Promise<readonly SandboxRef[]> {
    return [...this.#held.values()].map((held) => held.ref);
  }

  async release(id: string): Promise<void> {
    const held = this.#held.get(id);
    if (!held) return;
    this.#held.delete(id);
    held.agent.end();
    await held.context.close().catch(() => undefined);
    await held.ownBrowser?.close().catch(() => undefined);
    await held.tunnel.close();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#held.keys()].map((id) => this.release(id)));
    const warm = await this.#warm?.catch(() => undefined);
    this.#warm = undefined;
    await warm?.close().catch(() => undefined);
  }

  async #openSandbox(
    request: SandboxRequest,
    { ownBrowser, signal }: { ownBrowser: Browser | undefined; signal: AbortSignal },
  ): Promise<Sandbox> {
    const tunnel = await openTunnel(this.#ports);
    let context: BrowserContext | undefined;
    try {
      const options = { ...contextOptions(request), proxy: { server: tunnel.proxy } };
      context = await (ownBrowser ? ownBrowser.newContext(options) : this.#newWarmContext(options));
      const page = await context.newPage();
      stopIfAborted(signal);
      this.#stopIfClosed();
      const agent = createPlaywrightAgent({ context, page, holdHost: tunnel.hold, whyRefused: tunnel.whyRefused });
      const ref = { id: `local-${randomUUID()}`, jobId: request.jobId, createdAt: new Date().toISOString() };
      this.#held.set(ref.id, { ref, agent, context, tunnel, ownBrowser });
      return { id: ref.id, agent };
    } catch (error) {
      await context?.close().catch(() => undefined);
      await tunnel.close();
      throw error;
    }
  }

  /** A context of the shared browser; of a new one when that dies just then, which it may not have told yet. */
  async #newWarmContext(options: BrowserContextOptions): Promise<BrowserContext> {
    const browser = await this.#warmBrowser();
    const warm = this.#warm;
    try {
      return await browser.newContext(options);
    } catch (error) {
      if (this.#isClosed || (await isAlive(browser))) throw error;
      if (this.#warm === warm) this.#warm = undefined;
      return (await this.#warmBrowser()).newContext(options);
    }
  }

  /** The shared browser, started when there is none: at first, and after it died. */
  async #warmBrowser(): Promise<Browser> {
    const warm = this.#warm ?? this.#launch(false);
    this.#warm = warm;
    try {
      const browser = await warm;
      if (browser.isConnected()) return browser;
    } catch (error) {
      if (this.#warm === warm) this.#warm = undefined;
      throw error;
    }
    if (this.#warm === warm) this.#warm = undefined;
    return this.#warmBrowser();
  }

  async #launch(headed: boolean): Promise<Browser> {
    this.#checkSandbox();
    const found = await findBrowser({ browser: this.#config.browser, headed });
    return launchBrowser({ path: found.path, headed, sandbox: this.#hasSandbox() });
  }

  #stopIfClosed(): void {
    if (this.#isClosed) throw new ValetError('browser_crashed', 'The local tier is closed.');
  }

  #checkSandbox(): void {
    if (!isRoot || !this.#config.sandbox) return;
    throw new ValetError('config_invalid', 'The local tier has `sandbox` on, which root cannot have: unset it.');
  }

  #hasSandbox(): boolean {
    return this.#config.sandbox ?? !isRoot;
  }
}

function contextOptions(request: SandboxRequest): BrowserContextOptions {
  const state = request.storageState as BrowserContextOptions['storageState'];
  return { ...agentContextOptions, viewport, ...(state === undefined ? {} : { storageState: state }) };
}

/** Asks the browser itself: its contexts are told of its end before it counts as disconnected. */
async function isAlive(browser: Browser): Promise<boolean> {
  return browser.newBrowserCDPSession().then(
    (session) => session.detach().then(() => true),
    () => false,
  );
}

/** What the browser says of itself; it also shows that the program runs at all. On Windows it would open a window. */
async function versionOf(browser: string): Promise<string> {
  if (process.platform === 'win32') return 'Chrome';
  try {
    const { stdout } = await promisify(execFile)(browser, ['--version'], { timeout: versionTimeoutMs });
    return stdout.split(/ built on|\n/, 1)[0]?.trim() || 'A browser';
  } catch (error) {
    throw new ValetError('browser_missing', `The browser ${browser} does not run: ${reasonOf(error)}.`);
  }
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted)
    throw new ValetError('cancelled', 'Stopped before the browser was ready.', { cause: signal.reason });
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
