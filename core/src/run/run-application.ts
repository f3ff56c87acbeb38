import type { RunReport } from '@valet/schemas';
import type { RunDeps, RunRequest } from './run-request.ts';

/**
 * Runs one attempt at one job, from the posting to the verdict. Never throws for what happens on the site: the report
 * says it. Throws `fenced` when another worker holds the job, and `cancelled` when the signal is aborted.
 */
export async function runApplication(_request: RunRequest, _deps: RunDeps, _signal: AbortSignal): Promise<RunReport> {
  throw new Error('being written');
}
