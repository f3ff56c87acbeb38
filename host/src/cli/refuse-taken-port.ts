import { createServer } from 'node:net';
import { ValetError } from '@valet/core';

/** Tries a port before anything is opened, so that a taken one costs nothing. Port 0 is always free. Error: `port_in_use`. */
export async function refuseTakenPort({ host, port }: { host: string; port: number }): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  probe.once('error', (cause) => {
    reject(new ValetError('port_in_use', `Port ${port} on ${host} is taken or may not be used.`, { cause }));
  });
  probe.listen({ host, port }, () => probe.close(() => resolve()));
  await promise;
}
