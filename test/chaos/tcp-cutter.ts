import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A link on loopback that can be cut. */
export interface TcpCutter {
  readonly port: number;
  /** Ends every connection, and refuses new ones for so long. */
  cut(ms: number): void;
  close(): Promise<void>;
}

/** Opens a link to a port of this machine. */
export async function openCutter(targetPort: number): Promise<TcpCutter> {
  const sockets = new Set<Socket>();
  let refusedUntil = 0;
  const server = createServer((near) => {
    if (Date.now() < refusedUntil) {
      near.destroy();
      return;
    }
    const far = connect(targetPort, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined); // shows as a close
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const destroyAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut(ms) {
      refusedUntil = Date.now() + ms;
      destroyAll();
    },
    async close() {
      destroyAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
