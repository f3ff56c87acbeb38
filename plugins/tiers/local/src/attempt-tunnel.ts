import { connect, createServer, isIP, type LookupFunction, type Server, type Socket } from 'node:net';
import type { HoldHost, HostHold, WhyRefused } from '@valet/agent-playwright';
import { type HostAddress, isValetError, type TierPorts, type ValetError } from '@valet/core';
import { readSocksRequest, type SocksAddress, socksReply } from './socks.ts';

/** Milliseconds that the end of a held connection is kept from the browser, so that an answer in its last bytes counts. */
const graceMs = 1000;

/** The way of one attempt's browser context to the network. */
export interface AttemptTunnel {
  /** Proxy address for the context: `socks5://127.0.0.1:<port>`. */
  readonly proxy: string;
  readonly hold: HoldHost;
  /** Why connections to a host were refused. */
  readonly whyRefused: WhyRefused;
  close(): Promise<void>;
}

interface Pipe {
  readonly host: string;
  readonly browser: Socket;
  readonly site: Socket;
  /** The browser has written since the host is held. */
  isUsed: boolean;
}

/**
 * Opens a SOCKS5 server (RFC 1928) on loopback for one context. A browser sends a request again by itself when a kept
 * connection dies under it before an answer, a POST too (Chromium's HttpNetworkTransaction does for any reused
 * connection); from outside that is a second application. While a host is held, the end of a connection that the browser
 * has written to is told to the browser only after the host has been shut to it, so there is no way to send again.
 * Names are looked up here, by `reach`, and the connection is made to what it has answered.
 */
export async function openTunnel({ reach }: TierPorts = {}): Promise<AttemptTunnel> {
  const pipes = new Set<Pipe>();
  const holds = new Map<string, PromiseWithResolvers<void>>();
  const shut = new Set<string>();
  const refused = new Map<string, ValetError>();

  const join = async (address: SocksAddress, browser: Socket): Promise<void> => {
    const leads = await reach?.(address.host, address.port).catch((error: unknown) => {
      if (isValetError(error) && error.code === 'address_refused') refused.set(plainHost(address.host), error);
      throw error;
    });
    if (browser.destroyed) return;
    if (shut.has(address.host)) {
      refuse(browser);
      return;
    }
    const site = connect({ ...address, noDelay: true, ...(leads && leadTo(leads)) });
    const pipe: Pipe = { host: address.host, browser, site, isUsed: false };
    site.once('connect', () => {
      pipes.add(pipe);
      browser.write(socksReply.granted);
      browser.on('data', () => {
        pipe.isUsed ||= holds.has(pipe.host);
      });
      browser.pipe(site);
      site.pipe(browser, { end: false });
    });
    const leave = (): void => void endPipe(pipe);
    site.once('error', leave).once('end', leave).once('close', leave);
    browser.once('error', () => site.destroy()).once('close', () => site.destroy());
  };

  const endPipe = async (pipe: Pipe): Promise<void> => {
    const wasOpen = pipes.delete(pipe);
    const hold = holds.get(pipe.host);
    if (wasOpen && pipe.isUsed && hold && !(await isOverSoon(hold.promise))) shutHost(pipe.host);
    if (wasOpen) pipe.browser.end();
    else refuse(pipe.browser);
    pipe.site.destroy();
  };

  const shutHost = (host: string): void => {
    shut.add(host);
    for (const pipe of pipes) if (pipe.host === host) pipe.browser.destroy();
  };

  const hold = (host: string): HostHold => {
    const over = Promise.withResolvers<void>();
    holds.set(host, over);
    for (const pipe of pipes) pipe.isUsed = false;
    return {
      end() {
        if (holds.get(host) !== over) return;
        holds.delete(host);
        shut.delete(host);
        over.resolve();
      },
    };
  };

  const callers = new Set<Socket>();
  const server = createServer({ noDelay: true }, (browser) => {
    callers.add(browser);
    browser.once('close', () => callers.delete(browser));
    browser.on('error', () => browser.destroy());
    readSocksRequest(browser)
      .then((address) => join(address, browser))
      .catch(() => refuse(browser));
  });
  const port = await listen(server);
  return {
    proxy: `socks5://127.0.0.1:${port}`,
    hold,
    whyRefused: (host) => refused.get(plainHost(host)),
    close: () => closeAll(server, callers),
  };
}

/** Connects to these addresses, whatever the name leads to by now. */
function leadTo(addresses: readonly HostAddress[]): { lookup: LookupFunction } {
  return {
    lookup(_name, { all }, callback) {
      const [first] = addresses;
      if (all) callback(null, [...addresses]);
      else callback(null, first?.address ?? '', first?.family ?? 4);
    },
  };
}

/** A host as a URL and a SOCKS request agree on it: IPv6 in its short form, without brackets. */
function plainHost(host: string): string {
  const bracketed = isIP(host) === 6 ? `[${host}]` : host;
  const { hostname } = URL.parse(`http://${bracketed}`) ?? { hostname: host };
  return hostname.replace(/^\[|\]$/g, '');
}

function refuse(browser: Socket): void {
  browser.end(socksReply.refused);
}

async function isOverSoon(over: Promise<void>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, graceMs, false);
  void over.then(() => resolve(true));
  return promise.finally(() => clearTimeout(timer));
}

function listen(server: Server): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject).listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object' && address) resolve(address.port);
  });
  return promise;
}

async function closeAll(server: Server, callers: ReadonlySet<Socket>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  for (const browser of callers) browser.destroy(); // takes the site's end with it
  await promise;
}
