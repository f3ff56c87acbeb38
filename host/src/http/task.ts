import type { AcceptJob } from '../job/accept-job.ts';
import { acceptingRoute } from './accepting-route.ts';
import type { Route } from './route.ts';

/** POST /valet/task (HTTP contract §4.2). */
export function taskRoute({ accept }: { accept: AcceptJob }): Route {
  return acceptingRoute({
    accept,
    path: '/valet/task',
    operationId: 'createTask',
    summary: 'Read data, fill a form, or do something else by a manual',
    description:
      'Stores the task and returns at once; a worker does it by a manual: the one that is named, or the one that fits the task and the address. It never sends an application. What it reads is `data` in the result.',
    body: { schema: 'task-request.schema.json', example },
  });
}

const example = {
  valet_task_id: 'valet-789',
  valet_user_id: '00000000-0000-0000-0000-000000000001',
  job_type: 'scrape',
  target_url: 'https://example.com/jobs',
  task_description: 'Scrape all job listings from this page',
  input_data: { manual_id: 'example-jobs', values: { keyword: 'engineer' } },
  callback_url: 'https://valet.example.com/webhook/gh',
  quality: 'speed',
  priority: 3,
  timeout_seconds: 120,
};
