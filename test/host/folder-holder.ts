import { openLocalRunStore } from '../../host/src/store/open-local-run-store.ts';
import { plainProfile } from '../support/candidates.ts';

/** In a process of its own: opens the store of the folder it is given, starts a job, tells its id, waits to be killed. */
const store = await openLocalRunStore(process.argv[2] ?? '');
const { jobId } = await store.startJob({
  request: {
    valet_task_id: 'task-1',
    target_url: 'https://ats.example.com/jobs/1',
    profile: plainProfile,
  },
  candidate: 'candidate-1',
  actor: 'cli-1',
});
process.send?.(jobId);
setInterval(() => undefined, 1000);
