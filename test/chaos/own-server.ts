import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';

/** A server of the test's own, which may be killed. */
export interface OwnServer {
  readonly url: string;
  readonly port: number;
  /** Ends it as a crash would, and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a Redis that keeps nothing, as its worst restart would. */
export async function startRedis(): Promise<OwnServer> {
  const port = await freePort();
  let server: ChildProcess;
  const start = async () => {
    server = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
    await untilOpen(port);
  };
  const end = async () => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
  };
  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    async crash() {
      await end();
      await start();
    },
    stop: end,
  };
}

/** Starts a PostgreSQL on a folder of its own; null where its programs are not installed. */
export async function startPostgres(): Promise<OwnServer | null> {
  const programs = '/usr/lib/postgresql';
  const [version] = existsSync(programs) ? readdirSync(programs).sort().reverse() : [];
  if (version === undefined) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'valet-chaos-'));
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    execFileSync('chown', ['postgres', folder]); // PostgreSQL does not run as root
    chmodSync(folder, 0o700);
  }
  const run = (program: string, args: readonly string[]) => {
    const command = [path.join(programs, version, 'bin', program), ...args];
    const [file = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    execFileSync(file, rest, { stdio: 'ignore', cwd: '/' });
  };
  const data = path.join(folder, 'data');
  run('initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '-N']);
  const flags = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200`;
  const start = () => run('pg_ctl', ['-D', data, '-o', flags, '-w', '-l', path.join(folder, 'log'), 'start']);
  const stop = () => run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
  start();
  return {
    port,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async crash() {
      stop();
      start();
    },
    async stop() {
      stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilOpen(port: number): Promise<void> {
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isOpen) return;
    await delay(20);
  }
}
