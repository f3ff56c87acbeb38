import type { BrowserAgent } from '@valet/core';

/** Nothing but a saved page and what lies beside it is loaded. */
export async function cutNetwork(agent: BrowserAgent, url: string): Promise<void> {
  const folder = url.slice(0, url.lastIndexOf('/') + 1);
  await agent.guard({
    decide: async (request) => (request.url.startsWith(folder) ? 'allow' : 'cut'),
    watches: () => false,
    settled: () => {},
  });
}
