import type { ErrorCode } from '../error/error-code.ts';
import { isValetError } from '../error/valet-error.ts';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import { fieldHandle } from './field-handle.ts';
import { fieldTarget } from './field-target.ts';
import type { FillLimits } from './fill-limit.ts';
import { callInFrame } from './form-script.ts';
import type { FileQuery } from './page/file-shown.ts';
import type { FillResult } from './plan.ts';
import type { FileOrder } from './typed-order.ts';

/**
 * Attaches files to all file fields, then waits until the page shows each and has stopped sending. Throws when a file
 * cannot be read or the browser is gone; a page that shows nothing is an `unfilled` result.
 */
export async function attachFiles(
  agent: BrowserAgent,
  orders: readonly FileOrder[],
  { signal, limits }: { signal: AbortSignal; limits: FillLimits },
): Promise<Map<FileOrder, FillResult>> {
  const results = new Map<FileOrder, FillResult>();
  const sent: FileOrder[] = [];
  for (const order of orders) {
    signal.throwIfAborted();
    const problem = await attach(agent, order);
    if (problem === null) sent.push(order);
    else results.set(order, unfilled(order, problem));
  }
  for (const order of sent) {
    signal.throwIfAborted();
    const shown = await waitUntilShown(agent, order, limits.uploadMs);
    const filled: FillResult = { fieldId: order.field.id, outcome: 'filled', committed: shown };
    results.set(order, shown === null ? unfilled(order, 'the page does not show the file') : filled);
  }
  return results;
}

/** What keeps a file from being attached without anything being wrong with the file or the browser. */
const problems: Partial<Record<ErrorCode, string>> = {
  element_not_found: 'the file field is not on the page',
  timeout: 'the file field takes no file',
};

/** Null when the field has the files, else what kept it. */
async function attach(agent: BrowserAgent, { field, value }: FileOrder): Promise<string | null> {
  try {
    await agent.uploadFile(fieldTarget(field), value.files);
    return null;
  } catch (error) {
    if (!isValetError(error) || !problems[error.code]) throw error;
    return problems[error.code] ?? null;
  }
}

async function waitUntilShown(agent: BrowserAgent, order: FileOrder, limitMs: number): Promise<string | null> {
  const argument = { ...toFileQuery(order), limitMs };
  return callInFrame(agent, order.field.frame, { call: 'waitForFiles', argument });
}

/** What the page is asked about the files of an order. */
export function toFileQuery({ field, value }: FileOrder): FileQuery {
  return {
    field: fieldHandle(field),
    names: value.files.map(({ name }) => name),
  };
}

function unfilled({ field }: FileOrder, detail: string): FillResult {
  return { fieldId: field.id, outcome: 'unfilled', committed: null, detail };
}
