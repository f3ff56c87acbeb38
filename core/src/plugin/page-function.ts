import type { PageScript } from './browser-agent.ts';

/**
 * Makes a {@link PageScript} of one self-contained function: it may use its argument and the page's globals, nothing
 * of its module. `id` must be unique.
 */
export function pageFunction<Argument, Result>(
  id: string,
  fn: (argument: Argument) => Result,
): PageScript<Argument, Awaited<Result>> {
  return { id, source: `(${fn.toString()})` };
}
