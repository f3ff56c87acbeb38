import type { PracticeScenario } from '@valet/schemas';
import { entryPath, jobPaths } from './greenhouse/job-page-data.ts';
import type { SiteName, SitePosting } from './site/site-posting.ts';

/** A posting and where it is found. */
export interface ListedUrl {
  /** Whose forms it is like. */
  site: 'greenhouse' | SiteName;
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
    site: 'greenhouse',
    board: scenario.board.token,
    job: scenario.posting.id,
    company: scenario.board.name,
    title: scenario.posting.title,
    about: scenario.about,
    url: baseUrl + entryPath(scenario),
    embedUrl: baseUrl + jobPaths(scenario, true).page,
  }));
}

/** The postings of the other sites, whose path is where their form stands. */
export function listSiteUrls(postings: readonly SitePosting[], baseUrl: string): ListedUrl[] {
  return postings.map(({ site, key, company, title, about, path }) => ({
    site,
    ...key,
    company,
    title,
    about,
    url: baseUrl + path,
    embedUrl: baseUrl + path,
  }));
}
