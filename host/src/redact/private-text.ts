/** Parts of a request that tell of a job, not of a candidate: operators find their jobs by them. */
const jobsOwn = new Set([
  'valet_task_id',
  'valet_user_id',
  'target_url',
  'callback_url',
  'platform',
  'quality',
  'priority',
  'timeout_seconds',
  'hitl_timeout_seconds',
  'execution_mode',
  'application_mode',
  'idempotency_key',
  'target_worker_id',
  'job_type',
  'manual_id',
  'schema',
]);

/** Deeper than any document of the API. */
const mostLevels = 64;

/** Every text and number of a request, or of a job's input, that may be a candidate's. */
export function privateTexts(document: unknown): readonly string[] {
  const found: string[] = [];
  const open: { readonly node: unknown; readonly level: number }[] = [{ node: document, level: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, level } = next;
    if (typeof node === 'string' || typeof node === 'number') found.push(String(node));
    if (typeof node !== 'object' || node === null || level > mostLevels) continue;
    for (const [key, inner] of Object.entries(node)) {
      if (!jobsOwn.has(key)) open.push({ node: inner, level: level + 1 });
    }
  }
  return found;
}
