import { pageFunction } from '../plugin/page-function.ts';
import type { RunStage } from './run-context.ts';

/** Of longer pages only what is in view is pictured: painting them whole takes a browser longer than the rest of the run. */
const tallestPx = 20_000;
const measureTimeoutMs = 2_000;

const measurePage = pageFunction('measure-page', (): { heightPx: number } => ({
  heightPx: document.documentElement?.scrollHeight ?? 0,
}));

/** Takes a picture of the page and returns its address, or null when the browser gives none. Never throws. */
export async function saveScreenshot(
  { agent, deps, request, screenshots }: Pick<RunStage, 'agent' | 'deps' | 'request' | 'screenshots'>,
  name: string,
): Promise<string | null> {
  try {
    const size = await agent.waitFor(measurePage, undefined, { timeoutMs: measureTimeoutMs });
    const bytes = await agent.takeScreenshot({ fullPage: size !== undefined && size.heightPx <= tallestPx });
    const file = `${request.jobId}/${request.attempt}-${screenshots.length + 1}-${name}.png`;
    const address = await deps.artifacts.put(file, bytes, { contentType: 'image/png' });
    screenshots.push(address);
    return address;
  } catch {
    return null; // a picture is never worth a run
  }
}
