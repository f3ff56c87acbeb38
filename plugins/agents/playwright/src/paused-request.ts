import type { PageRequest } from '@valet/core';
import type { CDPSession } from 'playwright-core';

/** A request that Chromium holds, before it leaves or when its answer is there (DevTools protocol, Fetch.requestPaused). */
export interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly hasPostData?: boolean;
    readonly postDataEntries?: readonly { readonly bytes?: string }[];
  };
  readonly resourceType: string;
  /** Set when the answer is there. */
  readonly responseStatusCode?: number;
  /** Set when no answer came. */
  readonly responseErrorReason?: string;
  readonly responseHeaders?: readonly { readonly name: string; readonly value: string }[];
}

/** A request as a guard sees it. Files in a form post are not counted in its size: Chromium does not show them. */
export function describeRequest({ request, resourceType }: PausedRequest, id: string): PageRequest {
  const entries = request.postDataEntries ?? [];
  return {
    id,
    method: request.method,
    url: request.url,
    resourceType: resourceType.toLowerCase(),
    isNavigation: resourceType === 'Document',
    bodySizeBytes: entries.reduce((sum, entry) => sum + Buffer.byteLength(entry.bytes ?? '', 'base64'), 0),
  };
}

/** True at the second stop of a request: its answer, or the failure to get one, is there. */
export function isAnswer(paused: PausedRequest): boolean {
  return paused.responseStatusCode !== undefined || paused.responseErrorReason !== undefined;
}

/** The body of a held answer; empty for a redirect, which has none to read, and when the page has gone meanwhile. */
export async function readBody(session: CDPSession, paused: PausedRequest): Promise<Buffer> {
  const status = paused.responseStatusCode ?? 0;
  if (status < 200 || (status >= 300 && status < 400)) return Buffer.alloc(0);
  try {
    const { body, base64Encoded } = await session.send('Fetch.getResponseBody', { requestId: paused.requestId });
    return Buffer.from(body, base64Encoded ? 'base64' : 'utf8');
  } catch {
    return Buffer.alloc(0); // the status alone is still worth telling
  }
}
