import { lookup } from 'node:dns/promises';
import type { HostAddress } from '@valet/core';

/** Every address of a name; rejects when it has none. */
export type ResolveHost = (name: string) => Promise<readonly HostAddress[]>;

/** As the system resolves it, its hosts file included. */
export const resolveBySystem: ResolveHost = async (name) => {
  const found = await lookup(name, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};
