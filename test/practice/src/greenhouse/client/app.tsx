import { NonceProvider } from 'react-select';
import type { JobPage } from '../job-post.ts';
import { JobPageView } from './job-page.tsx';

/** The whole of a posting's page; class names start with the prefix that the real pages have. */
export function App({ page }: { page: JobPage }) {
  return (
    <NonceProvider nonce="" cacheKey="remix-css">
      <JobPageView page={page} />
    </NonceProvider>
  );
}
