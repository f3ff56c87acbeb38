import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { ValetError } from '@valet/core';
import { chromium } from 'playwright-core';

/** A browser that can be started, and how it came to be chosen. */
export interface FoundBrowser {
  readonly path: string;
  readonly source: 'config' | 'playwright' | 'system';
}

/** Where to look. */
export interface BrowserSearch {
  /** Path given by configuration; then nothing else is looked at. */
  readonly browser?: string | undefined;
  /** A window is wanted: builds without one do not count. */
  readonly headed?: boolean;
  /** Paths to try instead of this system's usual ones. */
  readonly systemPaths?: readonly string[];
  /** Playwright's own browser; null to leave it out. */
  readonly playwrightPath?: string | null;
}

const headlessOnly = '/usr/bin/chromium-headless-shell';

/**
 * Finds a browser: the configured one, else Playwright's own, else this system's Chrome or Chromium.
 * Error: `browser_missing`, which names everything that was looked for.
 */
export async function findBrowser(search: BrowserSearch = {}): Promise<FoundBrowser> {
  if (search.browser !== undefined) return configured(search.browser);
  const own = search.playwrightPath === undefined ? playwrightPath() : search.playwrightPath;
  const candidates: FoundBrowser[] = [
    ...(own === null ? [] : [{ path: own, source: 'playwright' as const }]),
    ...(search.systemPaths ?? systemPaths(search.headed ?? false)).map((path) => ({ path, source: 'system' as const })),
  ];
  for (const candidate of candidates) if ((await problemOf(candidate.path)) === null) return candidate;
  const looked = candidates.map((candidate) => candidate.path).join(', ');
  throw new ValetError(
    'browser_missing',
    `No Chrome or Chromium was found; looked for ${looked}. Run \`npm run setup\`, or set VALET_BROWSER to one.`,
  );
}

async function configured(browser: string): Promise<FoundBrowser> {
  const problem = await problemOf(browser);
  if (problem === null) return { path: browser, source: 'config' };
  throw new ValetError(
    'browser_missing',
    `The configured browser ${browser} ${problem}. Set VALET_BROWSER to a Chrome or Chromium, or unset it.`,
  );
}

/** Why the path is no program, or null when it is one. */
async function problemOf(file: string): Promise<string | null> {
  const entry = await stat(file).catch(() => null);
  if (!entry) return 'does not exist';
  if (!entry.isFile()) return 'is no file';
  const isExecutable = await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
  return isExecutable ? null : 'is not executable';
}

/** Where Playwright keeps its own Chromium, whether or not it is there; null on a platform that it has none for. */
function playwrightPath(): string | null {
  try {
    return chromium.executablePath() || null;
  } catch {
    return null;
  }
}

function systemPaths(isHeaded: boolean): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = ['C:\\Program Files', 'C:\\Program Files (x86)', path.join(homedir(), 'AppData', 'Local')];
    const programs = [
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ];
    return programs.flatMap((program) => roots.map((root) => path.join(root, ...program)));
  }
  return [
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/lib/chromium/chromium',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
    ...(isHeaded ? [] : [headlessOnly]),
  ];
}
