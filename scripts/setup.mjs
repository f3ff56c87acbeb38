// Brings everything that Valet needs and says what it did: packages (npm ci), Node 24 (from the packages), a browser.
// Runs on a bare checkout with Node >= 20 and npm; does nothing where all is there. Also `npm run setup`.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const modules = path.join(root, 'node_modules');
const stamp = path.join(modules, '.valet-setup');
const browserStamp = path.join(modules, '.valet-browser');
const leastNode = [24, 15];
const playwrightLimitMs = 120_000;
const packageLimitMs = 600_000;
/** Exit code of a shell that does not find a command. */
const missingCommand = 127;

/** A reason to stop, told in one line. */
export class SetupError extends Error {}

/**
 * Sets everything up. Returns the Node to run Valet with and an environment in which `node` is that one.
 * Throws SetupError with one line that says what is missing and how to bring it.
 */
export async function setUp() {
  const say = createTeller();
  checkSystemNode();
  await installPackages(say);
  const node = findNode();
  if (!knownBrowser()) {
    await findOrInstallBrowser(node, say);
    await bringFonts(say);
  }
  return { node, env: environment(node) };
}

/** Tells what is done under one heading, which stands only where something is done. */
function createTeller() {
  let hasTold = false;
  return (topic, text) => {
    if (!hasTold) console.error('Setting up Valet');
    hasTold = true;
    console.error(`  ${topic.padEnd(9)} ${text}`);
  };
}

function checkSystemNode() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return;
  throw new SetupError(`Node ${process.versions.node} is too old to begin with; install Node 20 or newer.`);
}

async function installPackages(say) {
  const lockFile = path.join(root, 'package-lock.json');
  const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (readText(stamp) === lock || isFresher(path.join(modules, '.package-lock.json'), lockFile)) return;
  say('packages', 'installing with npm ci (about a minute, once) ...');
  const startedAt = Date.now();
  const ended = await run('npm', ['ci', '--no-audit', '--no-fund'], { limitMs: packageLimitMs });
  if (ended.code === missingCommand) throw new SetupError('npm is missing; install it (it usually comes with Node).');
  if (ended.code !== 0)
    throw new SetupError(`npm ci failed; its last words:\n${ended.tail}\nThe whole output is in ${ended.log}`);
  writeFileSync(stamp, lock);
  say('packages', `installed in ${seconds(startedAt)}`);
}

/** True when npm wrote what it installed after the lock file was last changed: somebody ran npm by hand. */
function isFresher(installed, lockFile) {
  return (statSync(installed, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= statSync(lockFile).mtimeMs;
}

/** Node 24: the one that npm brought, else the one that runs this script when it is new enough. */
function findNode() {
  const brought = path.join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  for (const candidate of [brought, process.execPath]) {
    const { stdout } = spawnSync(candidate, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
    const [major = 0, minor = 0] = (stdout ?? '').replace('v', '').split('.').map(Number);
    if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return candidate;
  }
  throw new SetupError(
    `Valet runs on Node ${leastNode.join('.')} or newer, and npm has none for ${process.platform} ${process.arch}; install it from nodejs.org.`,
  );
}

/** Node keeps what it compiled, so that each of the many processes of a test run, or of Valet, need not compile it again. */
function environment(node) {
  const bin = node === process.execPath ? path.dirname(node) : path.join(modules, '.bin');
  return {
    NODE_COMPILE_CACHE: path.join(modules, '.cache', 'valet-compiled'),
    ...process.env,
    PATH: [bin, path.join(modules, '.bin'), process.env.PATH].join(path.delimiter),
  };
}

async function findOrInstallBrowser(node, say) {
  const first = lookForBrowser(node);
  if (first.path) return;
  // A browser that was named is not replaced by another behind its namer's back.
  if (process.env.VALET_BROWSER) throw new SetupError(first.message);
  const ways = [
    {
      name: 'Playwright',
      command: 'npx',
      args: ['playwright-core', 'install', 'chromium'],
      limitMs: playwrightLimitMs,
    },
    ...distributionWays(),
  ];
  for (const { name, command, args, limitMs } of ways) {
    say('browser', `none found; asking ${name} for Chromium ...`);
    const startedAt = Date.now();
    const ended = await run(command, args, { limitMs, env: environment(node) });
    const { path: found } = lookForBrowser(node);
    if (found) return say('browser', `${found}, from ${name} in ${seconds(startedAt)}`);
    say(
      'browser',
      `${name} has none to give (${ended.code === null ? 'no answer in time' : `exit code ${ended.code}`})`,
    );
  }
  throw new SetupError(lookForBrowser(node).message);
}

/** The browser that Valet itself would take, or the line that says what it looked for. */
function lookForBrowser(node) {
  const { stdout } = spawnSync(node, ['--conditions=valet-src', path.join(root, 'scripts/find-browser.mjs')], {
    encoding: 'utf8',
    cwd: root,
    shell: process.platform === 'win32',
  });
  try {
    const looked = JSON.parse(stdout);
    if (looked.path) writeFileSync(browserStamp, JSON.stringify({ ...looked, named: process.env.VALET_BROWSER ?? '' }));
    return looked;
  } catch {
    throw new SetupError('The installed packages do not run; delete node_modules and try again.');
  }
}

/** The browser that was found last time, while it is there and nobody has named another: looking takes a second. */
function knownBrowser() {
  const text = readText(browserStamp);
  const { path: found, named } = text ? JSON.parse(text) : {};
  const isSame = found && named === (process.env.VALET_BROWSER ?? '');
  return isSame && statSync(found, { throwIfNoEntry: false })?.isFile() ? found : undefined;
}

/** The package managers that root may use here; none for others, who are not asked for a password behind their back. */
function distributionWays() {
  if (process.getuid?.() !== 0) return [];
  const scripts = {
    'apt-get':
      'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-liberation',
    dnf: 'dnf install -y chromium',
    apk: 'apk add --no-cache chromium font-liberation',
  };
  const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
  const manager = Object.keys(scripts).find(has);
  if (!manager) return [];
  return [{ name: manager, command: 'sh', args: ['-c', scripts[manager]], limitMs: packageLimitMs }];
}

/** Without any font a page shows boxes for its text; the distribution's Chromium does not bring one. */
async function bringFonts(say) {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', path.join(os.homedir(), '.local/share/fonts')];
  if (process.platform !== 'linux' || folders.some(holdsFont)) return;
  const hasApt = process.getuid?.() === 0 && spawnSync('sh', ['-c', 'command -v apt-get']).status === 0;
  if (!hasApt) return say('fonts', 'none found; install one (Debian: fonts-liberation), or screenshots show no text');
  const args = ['-c', 'apt-get update && apt-get install -y --no-install-recommends fonts-liberation'];
  const { code } = await run('sh', args, { limitMs: packageLimitMs });
  say('fonts', code === 0 ? 'fonts-liberation, from apt-get' : `apt-get has none to give (exit code ${code})`);
}

function holdsFont(folder) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((file) =>
    /\.(ttf|otf|ttc|pf[ab])$/i.test(file),
  );
}

/** Runs a command with its output in a log file; `code` is null when it had to be ended for taking too long. */
async function run(command, args, { limitMs, env = process.env }) {
  const folder = path.join(os.tmpdir(), 'valet-setup');
  mkdirSync(folder, { recursive: true });
  const log = path.join(folder, `${path.basename(command)}-${process.pid}.log`);
  const output = openSync(log, 'a');
  const child = spawn(command, args, {
    cwd: root,
    env,
    stdio: ['ignore', output, output],
    shell: process.platform === 'win32',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const code = await new Promise((resolve) => {
    child.once('exit', (status) => resolve(status));
    child.once('error', () => resolve(missingCommand));
  });
  clearTimeout(timer);
  closeSync(output);
  return { code, log, tail: readText(log).trim().split('\n').slice(-12).join('\n') };
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function seconds(startedAt) {
  return `${Math.round((Date.now() - startedAt) / 1000)} s`;
}

/** Runs a command with this terminal and ends this process as it ended. */
export function become(command, args, env) {
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(`${command} cannot be started: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(signal ? 128 + (os.constants.signals[signal] ?? 0) : (code ?? 1)));
}

/** Runs `main`; a SetupError is told in its own words, without a stack. */
export async function start(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await start(async () => {
    const { node } = await setUp();
    const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    console.log(`Valet is set up: Node ${stdout.trim()}, browser ${knownBrowser()}`);
  });
}
