import { connect } from 'node:net';

/** The Redis of VALET_TEST_REDIS (default: this machine's), or the reason why it cannot be used. */
export async function reachRedis(): Promise<{ readonly url: string; readonly reason: string | null }> {
  const url = process.env['VALET_TEST_REDIS'] ?? 'redis://127.0.0.1:6379';
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port || 6379), timeout: 2000 });
  const reason = await new Promise<string | null>((resolve) => {
    socket.once('connect', () => resolve(null));
    socket.once('timeout', () => resolve(`no Redis answers at ${hostname}`));
    socket.once('error', (error) => resolve(`no Redis at ${hostname} (${error.message})`));
  });
  socket.destroy();
  return { url, reason };
}
