import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is used of Stagehand 3: an act is a stored action, so no model is asked. */
interface Stagehand {
  readonly context: { pages(): readonly StagehandPage[] };
  init(): Promise<unknown>;
  act(action: StagehandAction, options: { readonly page: StagehandPage }): Promise<{ readonly success: boolean }>;
  close(): Promise<unknown>;
}

/** One action as Stagehand caches it. */
export interface StagehandAction {
  readonly selector: string;
  readonly description: string;
  readonly method: 'fill' | 'click' | 'type';
  readonly arguments: readonly string[];
}

interface StagehandPage {
  url(): string;
  locator(selector: string): { setInputFiles(paths: readonly string[]): Promise<void> };
}

/** Stagehand on one page. */
export interface StagehandPeer {
  /** False where it could not be done. */
  act(action: StagehandAction): Promise<boolean>;
  attach(selector: string, paths: readonly string[]): Promise<void>;
  close(): Promise<unknown>;
}

/** What is used of a page of Puppeteer, beside what its replay takes. */
export interface PuppeteerPage {
  $(selector: string): Promise<{ uploadFile(...paths: readonly string[]): Promise<void> } | null>;
}

/** The two peers on one running browser. */
export interface Peers {
  /** The page of that address as Puppeteer drives it. */
  puppeteerPage(url: string): Promise<PuppeteerPage>;
  /** The same for Stagehand, which has to come when the page is there: it takes no notice of where a page goes to. */
  stagehandOn(url: string): Promise<StagehandPeer>;
  close(): Promise<void>;
}

interface PuppeteerBrowser {
  targets(): readonly { url(): string; page(): Promise<PuppeteerPage | null> }[];
  disconnect(): Promise<void>;
}

const folder = path.join(import.meta.dirname, 'peer');
const resolver = createRequire(path.join(folder, 'package.json'));

/** Connects both to the browser behind a DevTools port. Installs them first where they are not there yet (140 MB). */
export async function connectPeers(port: number): Promise<Peers> {
  install();
  const answer = await fetch(`http://127.0.0.1:${port}/json/version`);
  const { webSocketDebuggerUrl: endpoint } = (await answer.json()) as { webSocketDebuggerUrl: string };
  const { Stagehand } = await load<{ Stagehand: new (options: object) => Stagehand }>('@browserbasehq/stagehand');
  const puppeteer = await load<{ default: { connect(options: object): Promise<PuppeteerBrowser> } }>('puppeteer-core');
  const browser = await puppeteer.default.connect({ browserWSEndpoint: endpoint, defaultViewport: null });
  return {
    async puppeteerPage(url) {
      const page = await browser
        .targets()
        .find((target) => target.url() === url)
        ?.page();
      if (!page) throw new Error(`Puppeteer does not see ${url}`);
      return page;
    },
    async stagehandOn(url) {
      const stagehand = new Stagehand({
        env: 'LOCAL',
        localBrowserLaunchOptions: { cdpUrl: endpoint },
        verbose: 0,
        disablePino: true,
      });
      await stagehand.init();
      const page = stagehand.context.pages().find((one) => one.url() === url);
      if (!page) throw new Error(`Stagehand does not see ${url}`);
      return {
        act: async (action) => (await stagehand.act(action, { page })).success,
        attach: (selector, paths) => page.locator(selector).setInputFiles(paths),
        close: () => stagehand.close(),
      };
    },
    close: () => browser.disconnect(),
  };
}

function install(): void {
  try {
    resolver.resolve('@browserbasehq/stagehand');
    resolver.resolve('puppeteer-core');
  } catch {
    console.log('installing what is measured against (npm ci in test/bench/peer)');
    const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' });
    if (status !== 0) throw new Error(`npm ci in test/bench/peer ended with ${status}`);
  }
}

async function load<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(resolver.resolve(name)).href)) as T;
}
