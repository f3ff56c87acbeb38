import { isValetError } from '../error/valet-error.ts';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import { fieldHandle } from './field-handle.ts';
import { fieldTarget } from './field-target.ts';
import { uploadTimeoutMs } from './fill-limit.ts';
import { filesShownScript } from './filler-script.ts';
import type { FillOrder, FillResult } from './plan.ts';

/**
 * Attaches files to a file field and waits until the page shows them and has stopped sending. Throws when a file cannot
 * be read or the browser is gone; a page that shows nothing is an `unfilled` result.
 */
export async function attachFiles(agent: BrowserAgent, order: FillOrder, signal: AbortSignal): Promise<FillResult> {
  const { field, value } = order;
  if (value.kind !== 'files') throw new TypeError(`The order for ${field.id} holds no files.`);
  const unfilled = (detail: string): FillResult => ({
    fieldId: field.id,
    outcome: 'unfilled',
    committed: null,
    detail,
  });
  try {
    await agent.uploadFile(fieldTarget(field), value.files);
  } catch (error) {
    if (!isValetError(error) || error.code !== 'element_not_found') throw error;
    return unfilled('the file field is not on the page');
  }
  const query = { field: fieldHandle(field), names: value.files.map(({ name }) => name) };
  const options = { timeoutMs: uploadTimeoutMs, signal, frame: field.frame };
  const shown = await agent.waitFor(filesShownScript, query, options);
  if (!shown) return unfilled('the page does not show the file');
  return { fieldId: field.id, outcome: 'filled', committed: shown };
}
