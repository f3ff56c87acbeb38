import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { ValetError } from '@valet/core';
import t from 'tap';
import { openTunnel } from '../../plugins/tiers/local/src/attempt-tunnel.ts';

const port = (server: Server) => (server.address() as { port: number }).port;

async function serve(handle: (socket: Socket) => void): Promise<Server> {
  const server = createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Connects through the tunnel as a browser does; resolves with the socket, or with the SOCKS reply code that refused it. */
async function dial(proxy: string, address: Buffer): Promise<Socket | number> {
  const socket = connect(Number(new URL(proxy).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(Buffer.from([5, 1, 0]));
  await once(socket, 'data');
  socket.write(Buffer.concat([Buffer.from([5, 1, 0]), address]));
  const [reply] = (await once(socket, 'data')) as [Buffer];
  if (reply[1] === 0) return socket;
  socket.destroy();
  return reply[1] ?? -1;
}

const toIp = (to: number) => Buffer.from([1, 127, 0, 0, 1, to >> 8, to & 255]);
const toName = (name: string, to: number) =>
  Buffer.concat([Buffer.from([3, name.length]), Buffer.from(name), Buffer.from([to >> 8, to & 255])]);
const open = (result: Socket | number): Socket => {
  if (typeof result === 'number') throw new Error(`refused with ${result}`);
  return result;
};

t.test('an attempt’s tunnel', async (t) => {
  const tunnel = await openTunnel();
  const echo = await serve((socket) => socket.pipe(socket));
  const dying = await serve((socket) => socket.once('data', () => socket.resetAndDestroy()));
  t.teardown(async () => {
    await tunnel.close();
    echo.close();
    dying.close();
  });

  t.test('carries bytes both ways, by address and by name', async (t) => {
    for (const address of [toIp(port(echo)), toName('localhost', port(echo))]) {
      const socket = open(await dial(tunnel.proxy, address));
      socket.write('hello');
      t.equal(String((await once(socket, 'data'))[0]), 'hello');
      socket.destroy();
    }
  });

  t.test('refuses what is not there, and what is not SOCKS', async (t) => {
    t.equal(await dial(tunnel.proxy, toIp(1)), 2);
    const plain = connect(Number(new URL(tunnel.proxy).port), '127.0.0.1');
    plain.on('error', () => undefined).resume();
    plain.write('GET / HTTP/1.1\r\n\r\n');
    await once(plain, 'close');
    t.pass('closed');
  });

  t.test('lets a browser dial again where nothing is held', async (t) => {
    const socket = open(await dial(tunnel.proxy, toIp(port(dying))));
    socket.resume().write('x');
    await once(socket, 'close');
    open(await dial(tunnel.proxy, toIp(port(dying)))).destroy();
    t.pass('dialled again');
  });

  t.test('shuts a held host before it tells that the connection died, and opens it when the hold ends', async (t) => {
    const idle = open(await dial(tunnel.proxy, toIp(port(echo))));
    const socket = open(await dial(tunnel.proxy, toIp(port(dying))));
    const hold = tunnel.hold('127.0.0.1');
    idle.resume();
    socket.resume().write('the application');
    await once(socket, 'close');
    if (!idle.destroyed) await once(idle, 'close');
    t.equal(await dial(tunnel.proxy, toIp(port(dying))), 2, 'no way to send it again');
    t.equal(await dial(tunnel.proxy, toIp(port(echo))), 2, 'on no port of that host');
    hold.end();
    open(await dial(tunnel.proxy, toIp(port(echo)))).destroy();
    t.pass('open again');
  });

  t.test('does not keep a connection that ended with its answer', async (t) => {
    const answering = await serve((socket) => socket.once('data', () => socket.end('answer')));
    const socket = open(await dial(tunnel.proxy, toIp(port(answering))));
    const hold = tunnel.hold('127.0.0.1');
    socket.write('the application');
    t.equal(String((await once(socket, 'data'))[0]), 'answer', 'the answer comes at once');
    hold.end();
    await once(socket, 'close');
    open(await dial(tunnel.proxy, toIp(port(echo)))).destroy();
    answering.close();
  });
});

t.test('a tunnel that asks where a host leads', async (t) => {
  const here = await serve((socket) => socket.pipe(socket));
  const refusal = new ValetError('address_refused', 'not there');
  const asked: string[] = [];
  const tunnel = await openTunnel({
    async reach(host, at) {
      asked.push(`${host} ${at}`);
      if (host !== 'ats.test') throw refusal;
      return [{ address: '127.0.0.1', family: 4 }];
    },
  });
  t.teardown(async () => {
    await tunnel.close();
    here.close();
  });
  open(await dial(tunnel.proxy, toName('ats.test', port(here)))).destroy();
  t.equal(tunnel.whyRefused('ats.test'), undefined, 'connects to what was answered, which no name server knows');
  t.equal(await dial(tunnel.proxy, toIp(port(here))), 2);
  t.equal(tunnel.whyRefused('127.0.0.1'), refusal);
  const loopback6 = Buffer.concat([Buffer.from([4]), Buffer.alloc(15), Buffer.from([1, 0, 80])]);
  t.equal(await dial(tunnel.proxy, loopback6), 2);
  t.equal(tunnel.whyRefused('[::1]'), refusal, 'as a URL writes it');
  t.same(asked, [`ats.test ${port(here)}`, `127.0.0.1 ${port(here)}`, '0:0:0:0:0:0:0:1 80']);
});
