import type { Socket } from 'node:net';

/** Where a SOCKS client wants to go. */
export interface SocksAddress {
  readonly host: string;
  readonly port: number;
}

/** Answers to a CONNECT (RFC 1928 §6); the bound address is not told. */
export const socksReply = {
  granted: Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]),
  refused: Buffer.from([5, 2, 0, 1, 0, 0, 0, 0, 0, 0]),
};

const noAuthentication = Buffer.from([5, 0]);
const connectCommand = 1;
const addressType = { ipv4: 1, name: 3, ipv6: 4 };

/** Reads greeting and CONNECT (RFC 1928 §3, §4); rejects for anything else. Leaves the socket paused. */
export async function readSocksRequest(socket: Socket): Promise<SocksAddress> {
  const read = byteReader(socket);
  const [version, methods] = await read(2);
  if (version !== 5) throw new TypeError('not SOCKS 5');
  await read(methods ?? 0);
  socket.write(noAuthentication);
  const [, command, , type] = await read(4);
  if (command !== connectCommand) throw new TypeError('not a CONNECT');
  const host = await readHost(read, type);
  const port = (await read(2)).readUInt16BE();
  return { host, port };
}

async function readHost(read: (count: number) => Promise<Buffer>, type: number | undefined): Promise<string> {
  if (type === addressType.ipv4) return [...(await read(4))].join('.');
  if (type === addressType.name) return (await read((await read(1))[0] ?? 0)).toString('latin1');
  if (type !== addressType.ipv6) throw new TypeError('unknown address type');
  const bytes = await read(16);
  return Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16)).join(':');
}

/** Takes exact counts of bytes off a socket and leaves the rest in it. */
function byteReader(socket: Socket): (count: number) => Promise<Buffer> {
  return (count) => {
    const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
    const attempt = (): void => {
      const chunk: Buffer | null = count === 0 ? Buffer.alloc(0) : socket.read(count);
      if (chunk === null) {
        socket.once('readable', attempt);
        return;
      }
      socket.off('close', fail);
      resolve(chunk);
    };
    const fail = (): void => reject(new TypeError('the connection ended'));
    socket.once('close', fail);
    attempt();
    return promise;
  };
}
