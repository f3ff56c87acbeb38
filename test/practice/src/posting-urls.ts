import type { PracticeScenario } from '@valet/schemas';
import { entryPath, jobPaths } from './greenhouse/job-page-data.ts';

/** A posting and where it is found. */
export interface ListedUrl {
  board: string;
  job: string;
  company: string;
  title: string;
  about: string;
  /** Where a person meets the posting first: hosted page or company page. */
  url: string;
  /** The form alone, as an iframe shows it. */
  embedUrl: string;
}

/** The postings with their URLs under `baseUrl`, which has no slash at its end. */
export function listUrls(scenarios: readonly PracticeScenario[], baseUrl: string): ListedUrl[] {
  return scenarios.map((scenario) => ({
    board: scenario.board.token,
    job: scenario.posting.id,
    company: scenario.board.name,
    title: scenario.posting.title,
    about: scenario.about,
    url: baseUrl + entryPath(scenario),
    embedUrl: baseUrl + jobPaths(scenario, true).page,
  }));
}
