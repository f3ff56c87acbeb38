import type { PracticeFaults, PracticeScenario } from '@valet/schemas';
import type { JobPage, PageEnv } from './job-post.ts';
import { makeJobPost } from './make-job-post.ts';

/** Where a posting's page and its endpoints are. */
export interface JobPaths {
  page: string;
  submit: string;
  confirmation: string;
}

/** The paths of a posting, hosted or embedded. */
export function jobPaths({ board, posting }: PracticeScenario, isEmbedded: boolean): JobPaths {
  const { token } = board;
  const query = `for=${token}&token=${posting.id}`;
  return isEmbedded
    ? {
        page: `/embed/job_app?${query}`,
        submit: `/embed/${token}/jobs/${posting.id}`,
        confirmation: `/embed/job_app/confirmation?${query}`,
      }
    : {
        page: `/${token}/jobs/${posting.id}`,
        submit: `/${token}/jobs/${posting.id}`,
        confirmation: `/${token}/jobs/${posting.id}/confirmation`,
      };
}

/** Where a person meets the posting first. */
export function entryPath(scenario: PracticeScenario): string {
  const { board, posting, presentation } = scenario;
  return presentation.surface === 'company-page'
    ? `/careers/${board.token}?gh_jid=${posting.id}`
    : jobPaths(scenario, false).page;
}

/** What a posting's page is told. */
export interface PageOf {
  scenario: PracticeScenario;
  faults: PracticeFaults;
  isEmbedded: boolean;
  /** Scheme and host as the browser addressed them. */
  origin: string;
}

/** The data of a posting's page. */
export function jobPageData({ scenario, faults, isEmbedded, origin }: PageOf): JobPage {
  const paths = jobPaths(scenario, isEmbedded);
  const { presentation, board, posting } = scenario;
  return {
    jobPost: makeJobPost(scenario, origin),
    jobPostId: posting.id,
    urlToken: board.token,
    submitPath: origin + paths.submit,
    confirmationPath: paths.confirmation,
    quickApply: { active: true, url: `${origin}/my/sign_in` },
    practice: {
      embedded: isEmbedded,
      entry: presentation.entry,
      confirmation: presentation.confirmation,
      noForm: faults.noForm,
      doubleSubmit: faults.doubleSubmit,
      buttonShape: board.buttonShape,
      boardPath: `/${board.token}`,
      ...(faults.drift && { drift: faults.drift }),
    },
  };
}

/** `window.ENV` of every page. */
export function pageEnv(origin: string, { board, posting }: PracticeScenario): PageEnv {
  return {
    JBEN_URL: `${origin}/jben/${board.token}/${posting.id}`,
    LOCATION_CONTROL_PROVIDER: 'pelias',
    LOCATION_CONTROL_BASE_URL: `${origin}/geocoder/${board.token}/${posting.id}/`,
    JOB_BOARDS_API_URL: `${origin}/`,
    JOB_SEEKERS_URL: `${origin}/my`,
    GOOGLE_RECAPTCHA_INVISIBLE_KEY: 'practice',
  };
}
