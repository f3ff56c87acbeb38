import type { JobPage, PageEnv } from '../job-post.ts';

declare global {
  interface Window {
    ENV: PageEnv;
    __remixContext: { state: { loaderData: Record<string, JobPage> } };
  }
}
