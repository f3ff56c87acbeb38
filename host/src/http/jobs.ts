import { documents, type JobList, type JobStatus, type JobSummary } from '@valet/schemas';
import type { JobRow } from '../store/entity/job.ts';
import { type JobRepository, type JobSortField, jobSortFields } from '../store/store.ts';
import { problemAnswers } from './problem-answer.ts';
import { readQuery } from './read-query.ts';
import type { Route, RouteRequest } from './route.ts';

const mostJobs = 1000;
const statuses = documents['apply-response.schema.json'].$defs.jobStatus.enum as readonly JobStatus[];
/** The contract names `queued` too: claimed and not yet started. Here a claim starts the job, so that no job ever is. */
const statusWords = [...statuses, 'queued'] as const;
const jobTypes = documents['jobs.schema.json'].$defs.jobType.enum as readonly JobRow['jobType'][];
const sortWords = jobSortFields.flatMap((field) => [snake(field), `-${snake(field)}`]);

/** GET /jobs (HTTP contract §12.4). */
export function listJobsRoute({ jobs }: { jobs: JobRepository }): Route {
  return {
    method: 'GET',
    path: '/jobs',
    operationId: 'listJobs',
    summary: 'List the jobs',
    description: 'One page of the jobs that fit the filters, last made first.',
    parameters: [
      {
        name: 'status',
        in: 'query',
        description: 'Only jobs in these states; repeated, or between commas.',
        schema: { type: 'array', items: { type: 'string', enum: statusWords } },
      },
      { name: 'job_type', in: 'query', description: 'Only jobs of this type.', schema: { $ref: jobTypeSchema } },
      {
        name: 'limit',
        in: 'query',
        description: 'Most jobs to return.',
        schema: { type: 'integer', minimum: 1, maximum: mostJobs, default: 50 },
      },
      {
        name: 'offset',
        in: 'query',
        description: 'Jobs to leave out from the start.',
        schema: { type: 'integer', minimum: 0, default: 0 },
      },
      {
        name: 'sort',
        in: 'query',
        description: 'What to sort by; `-` in front turns it round.',
        schema: { type: 'string', enum: sortWords, default: '-created_at' },
      },
    ],
    answers: {
      200: { schema: 'jobs.schema.json', description: 'One page of the jobs.' },
      401: problemAnswers.unauthorized,
      422: problemAnswers.invalidQuery,
    },
    async handle({ tenant, query }) {
      const { limit, offset, ...filters } = readFilters(query);
      const page = await jobs.find({ tenant, limit, offset, ...filters });
      const body: JobList = { jobs: page.jobs.map(toSummary), total: page.total, limit, offset };
      return { status: 200, body };
    },
  };
}

const jobTypeSchema = 'jobs.schema.json#/$defs/jobType';

function readFilters(query: RouteRequest['query']) {
  const reader = readQuery(query);
  const words = reader.words('status', statusWords);
  const jobType = reader.word('job_type', jobTypes);
  const limit = reader.count('limit', { fallback: 50, min: 1, max: mostJobs });
  const offset = reader.count('offset', { fallback: 0, min: 0, max: Number.MAX_SAFE_INTEGER });
  const sort = reader.word('sort', sortWords) ?? '-created_at';
  reader.check();
  const field = sort.replace(/^-/, '');
  const by = jobSortFields.find((one) => snake(one) === field) ?? 'createdAt';
  return {
    status: words as readonly JobStatus[],
    ...(jobType && { jobType }),
    sort: { by, descending: sort.startsWith('-') } as const,
    limit,
    offset,
  };
}

function snake(field: JobSortField): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function toSummary(job: JobRow): JobSummary {
  return {
    id: job.id,
    valet_task_id: job.valetTaskId,
    user_id: job.userId,
    job_type: job.jobType,
    status: job.status,
    status_message: job.statusMessage,
    target_url: job.targetUrl,
    platform: job.platform,
    priority: job.priority,
    execution_mode: job.executionMode,
    browser_mode: job.browserMode,
    final_mode: job.finalMode,
    target_worker_id: job.targetWorkerId,
    worker_id: job.workerId,
    retry_count: job.retryCount,
    max_retries: job.maxRetries,
    error_code: job.errorCode,
    created_at: job.createdAt.toISOString(),
    started_at: job.startedAt?.toISOString() ?? null,
    completed_at: job.completedAt?.toISOString() ?? null,
    updated_at: job.updatedAt.toISOString(),
  };
}
