import { isValetError } from '../error/valet-error.ts';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import { fieldHandle } from './field-handle.ts';
import { fieldTarget } from './field-target.ts';
import { uploadTimeoutMs } from './fill-limit.ts';
import { callInFrame } from './form-script.ts';
import type { FillResult } from './plan.ts';
import type { FileOrder } from './typed-order.ts';

/**
 * Attaches files to all file fields, then waits until the page shows each and has stopped sending. Throws when a file
 * cannot be read or the browser is gone; a page that shows nothing is an `unfilled` result.
 */
export async function attachFiles(
  agent: BrowserAgent,
  orders: readonly FileOrder[],
  signal: AbortSignal,
): Promise<Map<FileOrder, FillResult>> {
  const results = new Map<FileOrder, FillResult>();
  const sent: FileOrder[] = [];
  for (const order of orders) {
    signal.throwIfAborted();
    if (await attach(agent, order)) sent.push(order);
    else results.set(order, unfilled(order, 'the file field is not on the page'));
  }
  for (const order of sent) {
    signal.throwIfAborted();
    const shown = await waitUntilShown(agent, order);
    const filled: FillResult = { fieldId: order.field.id, outcome: 'filled', committed: shown };
    results.set(order, shown === null ? unfilled(order, 'the page does not show the file') : filled);
  }
  return results;
}

async function attach(agent: BrowserAgent, { field, value }: FileOrder): Promise<boolean> {
  try {
    await agent.uploadFile(fieldTarget(field), value.files);
    return true;
  } catch (error) {
    if (!isValetError(error) || error.code !== 'element_not_found') throw error;
    return false;
  }
}

async function waitUntilShown(agent: BrowserAgent, { field, value }: FileOrder): Promise<string | null> {
  const query = {
    field: fieldHandle(field),
    names: value.files.map(({ name }) => name),
    limitMs: uploadTimeoutMs,
  };
  return callInFrame(agent, field.frame, { call: 'waitForFiles', argument: query });
}

function unfilled({ field }: FileOrder, detail: string): FillResult {
  return { fieldId: field.id, outcome: 'unfilled', committed: null, detail };
}
