import { createListingSite, findOpenings } from '@valet/practice';
import type { JobStatusResponse } from '@valet/schemas';
import t from 'tap';
import { readConfig } from '../../host/src/config.ts';
import { startHost } from '../../host/src/main.ts';
import { openEmbeddedStore } from '../../host/src/store/open-embedded.ts';
import { createClient, serviceKey } from '../host/host-process.ts';
import { dataFolder } from '../host/temp-folder.ts';
import { listingSteps, taskManual } from '../support/task-manual.ts';

const site = await createListingSite();
const listing = `${site.url}/openings`;
const dataDir = await dataFolder(t);
const store = await openEmbeddedStore(dataDir);
const { stored } = await store.manuals.add({
  tenant: 'default',
  manual: taskManual(listing, listingSteps()),
  origin: 'person',
});
await store.close();
const host = await startHost(
  readConfig({ dataDir, port: 0, serviceKey, logLevel: 'silent', allowHosts: ['127.0.0.1'] }, {}),
);
t.teardown(async () => {
  await host.close();
  await site.close();
});
const client = createClient(host.url);

/** Posts a task and waits for its end. */
async function run(
  input_data: object,
  change: object = {},
): Promise<JobStatusResponse & { readonly events: string[] }> {
  const response = await fetch(`${host.url}/api/v1/gh/valet/task`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-gh-service-key': serviceKey },
    body: JSON.stringify({
      valet_task_id: 'task',
      valet_user_id: '00000000-0000-0000-0000-000000000001',
      job_type: 'scrape',
      target_url: listing,
      input_data,
      ...change,
    }),
  });
  const { job_id } = (await response.json()) as { job_id: string };
  for (;;) {
    const status = await client.status(job_id);
    if (['completed', 'failed'].includes(status.status)) return { ...status, events: await client.eventTypes(job_id) };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const schema = {
  type: 'object',
  required: ['openings'],
  properties: {
    openings: { type: 'array', items: { type: 'object', required: ['title', 'place', 'link'] } },
  },
};

t.test('variables and branches work through the API, and data is checked', async (t) => {
  const values = { keyword: 'bus', place: 'Lisbon' };
  const found = await run({ values, schema });
  t.match(
    found,
    {
      status: 'completed',
      final_mode: 'cookbook',
      manual: { id: stored.id, status: 'cookbook_success' },
      result: {
        data: {
          submitted: false,
          data: { openings: findOpenings(values).map(({ title, place }) => ({ title, place })) },
        },
      },
    },
    JSON.stringify(found.error),
  );
  t.ok(found.events.includes('step_completed'));
  const none = await run({ manual_id: stored.id, values: { keyword: 'astronaut' }, schema });
  t.match(none, {
    status: 'failed',
    error: { code: 'result_invalid', message: /\/openings is required but missing/ },
  });
  const told = await run({ manual_id: stored.id, values: { keyword: 'astronaut' } });
  t.match(told, { status: 'completed', result: { data: { data: { none: 'No openings found' } } } });
});

t.test('without a manual that fits nothing is done, and the error says what is missing', async (t) => {
  site.forget();
  t.match(await run({}, { job_type: 'fill' }), {
    status: 'failed',
    manual: { status: 'no_manual_available' },
    error: { code: 'manual_required', message: /No manual is for the task "fill"/ },
  });
  t.match(await run({ manual_id: 'none' }), {
    error: { code: 'manual_required', message: /There is no manual "none"/ },
  });
  t.same(site.visits, []);
});
