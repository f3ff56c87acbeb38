import { ValetError } from '@valet/core';
import { type Browser, chromium } from 'playwright-core';

/** How to start a browser. */
export interface BrowserLaunch {
  readonly path: string;
  readonly headed: boolean;
  readonly sandbox: boolean;
}

const launchTimeoutMs = 30_000;

/**
 * Flags beside Playwright's own that keep Chromium from talking to its vendor (sign-in, component updates, variations, and
 * what it would ask about each form it fills): with them the net log of a filled form names no foreign host (Chromium 156).
 */
const silentFlags = [
  '--gaia-url=http://127.0.0.1:9',
  '--component-updater=url-source=http://127.0.0.1:9/',
  '--variations-server-url=http://127.0.0.1:9',
  '--autofill-server-url=http://127.0.0.1:9/',
  '--allow-browser-signin=false',
];

/** What Playwright 1.65 switches off; Chromium heeds only the last switch of the kind, so that ours must name all of it. */
const playwrightFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/**
 * Pages that the browser builds for each window, in a process of their own, to show suggestions below an address bar that nobody
 * types into: with them a context costs 1.6 s of processor time, without them 0.6 s (Chromium 156).
 */
const addressBarFeatures = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** UDP would go past the tunnel, and with it past what the tunnel refuses: a page's peer connections get none. */
const udpFlag = '--force-webrtc-ip-handling-policy=disable_non_proxied_udp';

const flags = [
  ...silentFlags,
  udpFlag,
  `--disable-features=${[...playwrightFeatures, ...addressBarFeatures].join(',')}`,
];

/**
 * Starts a browser that ends with this process: Chromium quits when the pipe it is driven by closes. Signals are left to
 * the caller. Errors: `browser_missing` when the program does not start, `timeout`.
 */
export async function launchBrowser(launch: BrowserLaunch): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath: launch.path,
      headless: !launch.headed,
      chromiumSandbox: launch.sandbox,
      args: flags,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: launchTimeoutMs,
    });
  } catch (error) {
    throw launchError(error, launch);
  }
}

/** What a browser writes when it cannot start, and what to do about it. */
const launchProblems: readonly { readonly words: RegExp; readonly mend: string }[] = [
  { words: /missing x server|\$display/i, mend: 'no display to show its window on: run it headless' },
  {
    words: /no usable sandbox|without --no-sandbox/i,
    mend: "Chromium's sandbox cannot be used here: set `sandbox` to false",
  },
  { words: /error while loading shared libraries: \S+/i, mend: 'a system library is missing' },
  { words: /has been closed/i, mend: 'it quit at once, so it may be no Chrome or Chromium' },
  { words: /no space left/i, mend: 'the disk is full' },
];

function launchError(error: unknown, launch: BrowserLaunch): ValetError {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new ValetError('timeout', `The browser ${launch.path} did not start within ${launchTimeoutMs / 1000} s.`);
  }
  const known = launchProblems.find((problem) => problem.words.test(text));
  const said = known ? (known.words.exec(text)?.[0] ?? '') : (text.split('\n', 1)[0] ?? '');
  const reason = known ? `${known.mend} (${said})` : said.replace(/^[a-z]+\.[a-z]+: /i, '');
  return new ValetError('browser_missing', `The browser ${launch.path} did not start: ${reason}.`, { cause: error });
}
