import type { AcceptJob } from '../job/accept-job.ts';
import { acceptingRoute } from './accepting-route.ts';
import type { Route } from './route.ts';

/** POST /valet/apply (HTTP contract §4.1). */
export function applyRoute({ accept }: { accept: AcceptJob }): Route {
  return acceptingRoute({
    accept,
    path: '/valet/apply',
    operationId: 'applyToJob',
    summary: 'Apply to a job',
    description:
      'Stores the application and returns at once; a worker fills the form and submits it. Ask for the status, or give a callback_url.',
    body: { schema: 'apply-request.schema.json', example: minimal },
  });
}

const minimal = {
  valet_task_id: 'task-001',
  valet_user_id: '00000000-0000-0000-0000-000000000001',
  target_url: 'https://boards.greenhouse.io/acme/jobs/123',
  callback_url: 'https://valet.example.com/webhook/gh',
  profile: { first_name: 'Alice', last_name: 'Smith', email: 'alice@example.com' },
};
