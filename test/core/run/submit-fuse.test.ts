import type { RunEvent, SubmitRules } from '@valet/schemas';
import t from 'tap';
import { systemClock } from '../../../core/src/clock.ts';
import type { PageRequest } from '../../../core/src/plugin/browser-agent.ts';
import { createSubmitFuse, isAllowedHost } from '../../../core/src/run/submit-fuse.ts';
import type { SubmitIntent, SubmitLedger } from '../../../core/src/run/submit-ledger.ts';
import { createMemoryLedger } from '../../../core/src/run/submit-ledger-memory.ts';

const rules: SubmitRules = {
  requests: [{ method: 'POST', path: '/:board/jobs/:job' }],
  confirmation: { needs: ['network'] },
  duplicates: 'refused',
};
const key = { tenant: 'default', posting: 'p:1', candidate: 'c' };

let requests = 0;
const request = (method: string, url: string): PageRequest => ({
  id: String(++requests),
  method,
  url,
  resourceType: 'fetch',
  isNavigation: false,
  bodySizeBytes: 10,
});
const submit = () => request('POST', 'https://boards.example/acme/jobs/7?x=secret');

async function setUp(ledger: SubmitLedger = createMemoryLedger(systemClock), fence = 1, own = rules) {
  const events: RunEvent[] = [];
  const fuse = createSubmitFuse({
    ledger,
    fence,
    rules: own,
    hosts: ['boards.example', '*.files.example'],
    intend: () => ledger.arm({ key, jobId: 'job', attempt: 1, fence, contentHash: 'h' }),
    tell: (event) => events.push(event),
  });
  const arm = async (): Promise<SubmitIntent> => {
    const result = await ledger.arm({ key, jobId: 'job', attempt: 1, fence, contentHash: 'h' });
    if (!result.ok) throw new Error(result.reason);
    return result.intent;
  };
  return { fuse, events, arm, ledger };
}

t.test('where no address tells the application', async (t) => {
  const anyRequest: SubmitRules = { ...rules, requests: [{ method: 'POST', path: '/*', armed: true }] };
  const xhr = (path = '/api/send') => request('POST', `https://boards.example${path}`);

  t.test('what scripts send before the armed click passes, a form that the browser posts does not', async (t) => {
    const { fuse } = await setUp(undefined, 1, anyRequest);
    t.equal(await fuse.decide(xhr('/upload')), 'allow');
    t.equal(await fuse.decide({ ...xhr('/apply'), isNavigation: true }), 'cut');
    t.equal(fuse.releasedCount, 0);
  });

  t.test('the first request after the click is released, and nothing after it', async (t) => {
    const { fuse, arm } = await setUp(undefined, 1, anyRequest);
    void fuse.arm(await arm());
    t.equal(await fuse.decide({ ...xhr('/count'), resourceType: 'ping' }), 'allow', 'a beacon is no application');
    t.equal(await fuse.decide(request('POST', 'https://elsewhere.example/track')), 'cut', 'nor what goes elsewhere');
    t.notOk(fuse.isBlown);
    const decisions = await Promise.all(Array.from({ length: 5 }, () => fuse.decide(xhr())));
    t.same(decisions, ['allow', 'cut', 'cut', 'cut', 'cut']);
    t.equal(fuse.releasedCount, 1);
    t.equal(await fuse.decide({ ...xhr('/apply'), isNavigation: true }), 'cut');
  });

  t.test('what scripts send after a press is written down before it leaves, under one intent', async (t) => {
    const { fuse, ledger } = await setUp(undefined, 1, anyRequest);
    t.equal(await fuse.decide(xhr('/upload')), 'allow');
    t.same(await ledger.findByJob('job'), [], 'an upload before it is not');
    fuse.beginPress();
    const sent = [xhr('/step'), xhr('/step')];
    t.same(await Promise.all(sent.map((one) => fuse.decide(one))), ['allow', 'allow']);
    t.match(await ledger.findByJob('job'), [{ state: 'clicked', released: { url: 'https://boards.example/step' } }]);
    t.equal((await ledger.findByJob('job')).length, 1);
    t.match([fuse.unaskedCount, fuse.unaskedPending], [3, 2]);
    for (const one of sent) fuse.settled(one, { kind: 'response', status: 200, location: null, body: '' });
    t.equal(fuse.unaskedPending, 0);
    t.match(await fuse.endPress(), { ok: true });
    t.equal(await fuse.endPress(), null);
  });

  t.test(
    'nothing leaves after a press while another application of the same kind is open, nor once closed',
    async (t) => {
      const { fuse, arm } = await setUp(undefined, 1, anyRequest);
      await arm();
      fuse.beginPress();
      t.equal(await fuse.decide(xhr('/step')), 'cut');
      t.match(await fuse.endPress(), { ok: false, reason: 'in_doubt' });
      fuse.close();
      t.equal(await fuse.decide(xhr('/upload')), 'cut');
      t.equal(fuse.unaskedCount, 0);
    },
  );

  t.test('a form that kept itself back may be armed again', async (t) => {
    const { fuse, arm, ledger } = await setUp(undefined, 1, anyRequest);
    const first = await arm();
    void fuse.arm(first);
    t.ok(fuse.disarm());
    await ledger.settle(first.id, 1, 'rejected', 'kept back');
    void fuse.arm(await arm());
    t.equal(await fuse.decide(xhr()), 'allow');
    t.equal(fuse.releasedCount, 1);
  });
});

t.test('the submit fuse', async (t) => {
  t.test('cuts a submitting request before anything is armed', async (t) => {
    const { fuse, events } = await setUp();
    t.equal(await fuse.decide(submit()), 'cut');
    t.match(events, [
      { event_type: 'request_cut', metadata: { reason: 'not_armed', url: 'https://boards.example/acme/jobs/7' } },
    ]);
  });

  t.test('lets exactly one of many simultaneous submitting requests out per armed intent', async (t) => {
    const { fuse, arm, ledger } = await setUp();
    const intent = await arm();
    void fuse.arm(intent);
    const decisions = await Promise.all(Array.from({ length: 20 }, () => fuse.decide(submit())));
    t.equal(decisions.filter((decision) => decision === 'allow').length, 1);
    t.equal(fuse.releasedCount, 1);
    t.equal(fuse.cutCount, 19);
    t.match(await ledger.findByJob('job'), [
      { state: 'clicked', released: { method: 'POST', url: 'https://boards.example/acme/jobs/7' } },
    ]);
  });

  t.test('has recorded the release before the request leaves', async (t) => {
    const memory = createMemoryLedger(systemClock);
    const order: string[] = [];
    const slow: SubmitLedger = {
      ...memory,
      async release(...args) {
        await new Promise((resolve) => setImmediate(resolve));
        const released = await memory.release(...args);
        order.push('recorded');
        return released;
      },
    };
    const { fuse, arm } = await setUp(slow);
    void fuse.arm(await arm());
    await fuse.decide(submit()).then(() => order.push('left'));
    t.same(order, ['recorded', 'left']);
  });

  t.test('cuts when the ledger belongs to another worker, and when the ledger cannot be reached', async (t) => {
    const { fuse, arm, ledger } = await setUp();
    const intent = await arm();
    void fuse.arm(intent);
    await ledger.settle(intent.id, 1, 'rejected', 'taken over');
    t.equal(await fuse.decide(submit()), 'cut');

    const memory = createMemoryLedger(systemClock);
    const broken: SubmitLedger = { ...memory, release: () => Promise.reject(new Error('gone')) };
    const second = await setUp(broken);
    void second.fuse.arm(await second.arm());
    await t.rejects(second.fuse.decide(submit()), /gone/, 'the agent cuts on a rejection');
  });

  t.test('proves that nothing left when it is disarmed unused, and then lets nothing out', async (t) => {
    const { fuse, arm } = await setUp();
    void fuse.arm(await arm());
    t.ok(fuse.disarm());
    t.equal(await fuse.decide(submit()), 'cut');
    t.notOk(fuse.disarm(), 'there was nothing left to disarm');
  });

  t.test('lets nothing out once closed, even under a new intent', async (t) => {
    const { fuse, arm } = await setUp();
    void fuse.arm(await arm());
    fuse.close();
    t.equal(await fuse.decide(submit()), 'cut');
  });

  t.test('tells what became of the released request, and only of that', async (t) => {
    const { fuse, arm } = await setUp();
    const outcome = fuse.arm(await arm());
    const [first, second] = [submit(), submit()];
    await fuse.decide(first);
    await fuse.decide(second);
    t.ok(fuse.watches(first));
    t.notOk(fuse.watches(second));
    fuse.settled(second, { kind: 'failed', reason: 'cut' });
    fuse.settled(first, { kind: 'response', status: 200, location: null, body: '' });
    t.match(await outcome, { status: 200 });
  });

  t.test('keeps values from hosts that are not the job’s', async (t) => {
    const { fuse } = await setUp();
    t.equal(await fuse.decide(request('POST', 'https://tracker.example/collect')), 'cut');
    t.equal(await fuse.decide(request('POST', 'https://eu.files.example/upload')), 'allow');
    t.equal(await fuse.decide(request('GET', 'https://cdn.example/font.woff2')), 'allow');
    t.equal(await fuse.decide(request('GET', 'data:text/plain,x')), 'allow');
    t.ok(isAllowedHost('a.files.example', ['*.files.example']));
    t.notOk(isAllowedHost('evilfiles.example', ['*.files.example']));
    t.notOk(isAllowedHost('files.example.evil', ['files.example']));
  });
});
