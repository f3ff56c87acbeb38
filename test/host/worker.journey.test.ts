import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JobStatusResponse } from '@valet/schemas';
import t, { type Test } from 'tap';
import { type HostProcess, startHostProcess, untilGone } from './host-process.ts';
import { dataFolder } from './temp-folder.ts';

const fake = (steps: string, posting: string = crypto.randomUUID()) => `https://fake.test/${steps}?${posting}`;
const is =
  (...wanted: string[]) =>
  (status: JobStatusResponse) =>
    wanted.includes(status.status);
const starts = (types: readonly string[]) => types.filter((type) => type === 'job_started').length;

/** Resolves when the run has done its steps and hangs: its last event is there. */
async function untilHanging(host: HostProcess, jobId: string): Promise<void> {
  while (!(await host.client.eventTypes(jobId)).includes('state_changed')) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Hosts one after another on one folder. */
async function open(t: Test, options: { slots?: number } = {}): Promise<{ start(): Promise<HostProcess> }> {
  const folder = await dataFolder(t);
  let last: HostProcess | undefined;
  t.teardown(() => last?.kill());
  return {
    async start() {
      last = await startHostProcess(folder, options);
      return last;
    },
  };
}

interface Killed {
  readonly steps: string;
  readonly state: string;
  readonly ends: object;
  readonly attempts: number;
}

/** Every state in which a run can be cut off, and how the job must end. */
const cutOffs: readonly Killed[] = [
  {
    state: 'before it armed',
    steps: 'event/hang1/arm/release/settle:confirmed/ok',
    ends: { status: 'completed' },
    attempts: 2,
  },
  {
    state: 'armed',
    steps: 'arm/event/hang1/ok',
    ends: {
      status: 'failed',
      error: {
        code: 'submit_unknown',
        verdict: 'submitted_unverified',
        evidence: [{ kind: 'fuse', supports: 'unknown', detail: /was armed, no request was known to have left/ }],
      },
    },
    attempts: 1,
  },
  {
    state: 'clicked',
    steps: 'arm/release/event/hang1/ok',
    ends: {
      status: 'failed',
      error: {
        code: 'submit_unknown',
        verdict: 'submitted_unverified',
        evidence: [{ kind: 'fuse', detail: /was clicked, POST https:\/\/fake.test\/submit had left/ }],
      },
    },
    attempts: 1,
  },
  {
    state: 'settled as confirmed',
    steps: 'arm/release/settle:confirmed/event/hang1/ok',
    ends: { status: 'completed', result: { data: { submitted: true, verdict: 'submitted_verified' } }, error: null },
    attempts: 1,
  },
  {
    state: 'settled as unknown',
    steps: 'arm/release/settle:unknown/event/hang1/ok',
    ends: { status: 'failed', error: { code: 'submit_unknown' } },
    attempts: 1,
  },
  {
    state: 'settled as rejected',
    steps: 'arm/settle:rejected/event/hang1/arm/release/settle:confirmed/ok',
    ends: { status: 'completed' },
    attempts: 2,
  },
];

t.setTimeout(300_000);

t.test('a host that is killed', async (t) => {
  const hosts = await open(t, { slots: cutOffs.length + 1 });
  let host = await hosts.start();

  t.test('while runs are in every state: after the restart each job ends truthfully', async (t) => {
    const { client } = host;
    const runs = await Promise.all(
      cutOffs.map(async (cutOff) => {
        const posting = crypto.randomUUID();
        return { ...cutOff, posting, jobId: await client.apply({ target_url: fake(cutOff.steps, posting) }) };
      }),
    );
    const asking = await client.apply({ target_url: fake('ask:captcha/ok'), hitl_timeout_seconds: 1800 });
    await Promise.all([...runs.map(({ jobId }) => untilHanging(host, jobId)), client.until(asking, is('paused'))]);
    const waiting = await client.apply({ target_url: fake('ok') });
    t.match(await client.status(waiting), { status: 'pending' });
    const [workerPid] = host.workerPids;
    await host.kill();
    await untilGone(workerPid ?? 0);
    host = await hosts.start();

    for (const { state, jobId, posting, ends, attempts } of runs) {
      t.match(await host.client.until(jobId, is('completed', 'failed')), ends, state);
      t.equal(starts(await host.client.eventTypes(jobId)), attempts, `attempts, ${state}`);
      const again = await host.client.apply({ target_url: fake('arm/ok', posting) });
      const second = await host.client.until(again, is('failed'));
      t.match(second, { error: { code: 'duplicate_application' } }, `no second application, ${state}`);
    }
    t.match(await host.client.status(asking), { status: 'paused' }, 'a question outlives its worker');
    t.equal(await host.client.resume(asking), 200);
    await host.client.until(asking, is('paused'));
    t.equal(
      starts(await host.client.eventTypes(asking)),
      2,
      'what was done in a browser that is gone is asked for again',
    );
    t.equal(await host.client.resume(asking), 200);
    t.match(await host.client.until(asking, is('completed')), { interaction: null });
    t.match(await host.client.until(waiting, is('completed')), { status: 'completed' }, 'what was pending ran');
    t.equal(starts(await host.client.eventTypes(waiting)), 1);
  });

  t.test('leaves a worker that can let nothing out any more and dies', async (t) => {
    const name = `valet-test-${crypto.randomUUID()}`;
    const jobId = await host.client.apply({ target_url: fake('arm/event/zombie', name) });
    await untilHanging(host, jobId);
    const [workerPid] = host.workerPids;
    await host.kill();
    await untilGone(workerPid ?? 0);
    t.equal(await readFile(path.join(tmpdir(), name), 'utf8'), 'fenced');
    host = await hosts.start();
    t.match(await host.client.until(jobId, is('failed')), {
      error: { code: 'submit_unknown', evidence: [{ detail: /no request was known to have left/ }] },
    });
  });
});

t.test('a worker that is killed', async (t) => {
  const hosts = await open(t);
  const host = await hosts.start();
  for (const { state, steps, ends, attempts } of cutOffs) {
    await t.test(`while a run is ${state}: the job ends truthfully, the host goes on`, async (t) => {
      const jobId = await host.client.apply({ target_url: fake(steps.replace('hang1', 'crash1')) });
      t.match(await host.client.until(jobId, is('completed', 'failed')), ends);
      const types = await host.client.eventTypes(jobId);
      t.equal(starts(types), attempts, 'attempts');
      t.equal(types.includes('job_retried'), attempts > 1);
    });
  }

  t.test('because it shows no life for the length of its lease: its job is tried again', async (t) => {
    const jobId = await host.client.apply({ target_url: fake('freeze1/ok') });
    await host.client.until(jobId, is('completed'));
    t.equal(starts(await host.client.eventTypes(jobId)), 2);
  });

  t.test('again and again: the job fails when its retries are used up', async (t) => {
    const jobId = await host.client.apply({ target_url: fake('crash') });
    const status = await host.client.until(jobId, is('failed'));
    t.match(status, { error: { code: 'internal_error', verdict: 'not_submitted' } });
    t.equal(starts(await host.client.eventTypes(jobId)), 4);
  });
});

t.test('a host that is stopped in order', async (t) => {
  const hosts = await open(t);
  let host = await hosts.start();
  t.test('gives a running job back without counting a retry', async (t) => {
    const jobId = await host.client.apply({ target_url: fake('event/hang1/ok') });
    await untilHanging(host, jobId);
    await host.stop();
    host = await hosts.start();
    await host.client.until(jobId, is('completed'));
    t.strictSame(await host.client.eventTypes(jobId), [
      'job_started',
      'state_changed',
      'job_started',
      'state_changed',
      'job_completed',
    ]);
  });

  t.test('waits for a job between click and verdict', async (t) => {
    const jobId = await host.client.apply({ target_url: fake('arm/release/event/sleep:500/settle:confirmed/ok') });
    await untilHanging(host, jobId);
    await host.stop();
    host = await hosts.start();
    t.match(await host.client.status(jobId), {
      status: 'completed',
      result: { data: { confirmation_number: 'APP-1' } },
    });
  });
});

t.test('errors that may pass', async (t) => {
  const hosts = await open(t);
  const host = await hosts.start();
  t.test('are tried again with growing waits, until one attempt succeeds', async (t) => {
    const jobId = await host.client.apply({
      target_url: fake('flaky:network_error:2/arm/release/settle:confirmed/ok'),
    });
    const status = await host.client.until(jobId, is('completed'));
    t.match(status, { cost_breakdown: { action_count: 9 } }, 'the cost of all three attempts');
    const types = await host.client.eventTypes(jobId);
    t.strictSame(types, ['job_started', 'job_retried', 'job_started', 'job_retried', 'job_started', 'job_completed']);
  });

  t.test('are not tried again once the application may have left', async (t) => {
    const jobId = await host.client.apply({ target_url: fake('arm/release/fail:timeout') });
    const status = await host.client.until(jobId, is('failed'));
    t.match(status, {
      error: { code: 'submit_unknown', verdict: 'submitted_unverified', message: /timeout: it failed/ },
    });
    t.equal(starts(await host.client.eventTypes(jobId)), 1);
  });

  t.test('are not tried again when the verdict is unverified', async (t) => {
    const jobId = await host.client.apply({ target_url: fake('arm/release/settle:unknown/unverified') });
    const status = await host.client.until(jobId, is('failed'));
    t.match(status, { error: { code: 'submit_unconfirmed', verdict: 'submitted_unverified' }, result: null });
  });

  t.test('of the runner itself end the job after its retries, with nothing of the inside on the wire', async (t) => {
    const jobId = await host.client.apply({ target_url: fake('throw') });
    t.match(await host.client.until(jobId, is('failed')), { error: { code: 'internal_error' } });
  });

  t.test('do not include nobody coming in time', async (t) => {
    const jobId = await host.client.apply({ target_url: fake('ask:captcha/ok'), hitl_timeout_seconds: 10 });
    t.match(await host.client.until(jobId, is('failed')), { error: { code: 'hitl_timeout' }, interaction: null });
    const types = await host.client.eventTypes(jobId);
    t.strictSame(types, ['job_started', 'hitl_paused', 'hitl_timeout', 'job_failed']);
  });
});
