import type { PageScript } from '@valet/core';
import type { Frame } from 'playwright-core';
import { isDocumentGone, toAgentError } from './agent-error.ts';

/**
 * Runs a script in a frame at each animation frame, in whatever document the frame holds by then, until its result is
 * truthy. Returns undefined when `timeoutMs` has passed.
 */
export async function waitForScript<A, R>(
  frame: Frame,
  script: PageScript<A, R>,
  options: { argument: A; timeoutMs: number },
): Promise<R | undefined> {
  const call = `(${script.source})(${JSON.stringify(options.argument ?? null)})`;
  const end = performance.now() + options.timeoutMs;
  for (let left = options.timeoutMs; left > 0; left = end - performance.now()) {
    try {
      const handle = await frame.waitForFunction(call, undefined, { timeout: left, polling: 'raf' });
      const result = (await handle.jsonValue()) as R;
      await handle.dispose();
      return result;
    } catch (error) {
      const wrapped = toAgentError(error, { what: `wait with ${script.id}`, secrets: options.argument });
      if (wrapped.code === 'timeout') return undefined;
      if (!isDocumentGone(error)) throw wrapped;
    }
  }
  return undefined;
}
