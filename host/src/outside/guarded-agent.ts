import type { LookupFunction } from 'node:net';
import type { HostAddress, ReachHost } from '@valet/core';
import { Agent, buildConnector } from 'undici';

const connectTimeoutMs = 5000;

/** An HTTP client's agent that connects only where `reach` leads: to the very addresses that were checked. */
export function createGuardedAgent(reach: ReachHost): Agent {
  return new Agent({
    connect(options, callback) {
      const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
      reach(options.hostname, port).then(
        (addresses) => buildConnector({ timeout: connectTimeoutMs, lookup: leadTo(addresses) })(options, callback),
        (error: Error) => callback(error, null),
      );
    },
  });
}

/** Answers with what was found before, whatever the name leads to by now. */
function leadTo(addresses: readonly HostAddress[]): LookupFunction {
  return (_name, { all }, callback) => {
    const [first] = addresses;
    if (all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family ?? 4);
  };
}
