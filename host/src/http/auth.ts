import { createHash, timingSafeEqual } from 'node:crypto';
import { ValetError } from '@valet/core';

/** Checks the X-GH-Service-Key header and returns the tenant that the key belongs to. Error: `unauthorized`. */
export type CheckServiceKey = (header: string | readonly string[] | undefined) => Promise<string>;

/** Makes the check; it takes equally long however much of a wrong key is right. */
export function createServiceKeyCheck(serviceKey: string, tenant: string): CheckServiceKey {
  const wanted = digest(serviceKey);
  return async (header) => {
    if (typeof header === 'string' && timingSafeEqual(digest(header), wanted)) return tenant;
    const found = header === undefined ? 'missing' : 'wrong';
    throw new ValetError('unauthorized', `The service key is ${found}; send it as X-GH-Service-Key.`);
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
