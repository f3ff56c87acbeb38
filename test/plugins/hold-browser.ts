// Provisions a sandbox and waits to be killed. Started by local-tier.browser.test.ts.
import createTier from '@valet/tier-local';

const tier = createTier();
await tier.provision({ jobId: 'job', attempt: 1, headed: false }, new AbortController().signal);
console.log('provisioned');
setInterval(() => {}, 60_000);
