import type { RunContext } from './run-context.ts';

/** Takes a picture of the page and returns its address, or null when the browser gives none. Never throws. */
export async function saveScreenshot(
  { agent, deps, request, screenshots }: Pick<RunContext, 'agent' | 'deps' | 'request' | 'screenshots'>,
  name: string,
): Promise<string | null> {
  try {
    const bytes = await agent.takeScreenshot({ fullPage: true });
    const file = `${request.jobId}/${request.attempt}-${screenshots.length + 1}-${name}.png`;
    const address = await deps.artifacts.put(file, bytes, { contentType: 'image/png' });
    screenshots.push(address);
    return address;
  } catch {
    return null; // a picture is never worth a run
  }
}
