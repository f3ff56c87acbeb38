import { randomUUID } from 'node:crypto';
import type { Sandbox, TierPlugin } from '@valet/core';
import createTier from '@valet/tier-local';
import t from 'tap';
import { createEngine, runsAtOnce, sampleProfile } from '../support/engine.ts';
import { control, flowPage, startFlowSite } from '../support/flow-site.ts';

// Sites that no plugin describes, and whose pages send by themselves what may be the application.

const site = await startFlowSite();
const local = createTier({});
/** Sandboxes of the local tier by job. */
const sandboxes = new Map<string, Sandbox>();
const tier: TierPlugin = {
  check: () => local.check(),
  list: () => local.list(),
  release: (id, why) => local.release(id, why),
  close: () => local.close(),
  async provision(request, signal) {
    const sandbox = await local.provision(request, signal);
    sandboxes.set(request.jobId, sandbox);
    return sandbox;
  },
};
const artifactFolder = t.testdir({});
// Each run has a page of its own, and a ledger that only its second turn shares.
t.jobs = runsAtOnce;
t.teardown(async () => {
  await tier.close();
  await site.close();
});

const fresh = () => createEngine({ artifactFolder, tier });

const person = [
  control('first', 'First name', 'required'),
  control('last', 'Last name', 'required'),
  control('email', 'Email', 'type="email" required'),
].join('');
const next = '<button type="button" id="next">Next</button>';
const submit = '<button type="button" id="send">Submit application</button>';
const steps = (second: string) =>
  `<section id="one"><h2>About you</h2>${person}${next}</section><section id="two" hidden><h2>Last step</h2>${second}</section>`;

/** A form whose Next sends everything and then does what `after` says. */
const hasty = (page: string, after: string) =>
  flowPage(page, {
    body: steps(''),
    script: `on('next', async () => { const answer = await fetch('/apply/${page}', { method: 'POST', body: JSON.stringify(values()) }); ${after} });`,
  });
const shows = (html: string) => `document.body.innerHTML = ${JSON.stringify(html)};`;

t.test('whatever follows a Next that sent the application, it is told as unknown and not sent again', async (t) => {
  t.jobs = runsAtOnce;
  const endings: readonly [name: string, page: string, after: string][] = [
    ['thanks', 'thanks', shows('<h1>Thank you for applying</h1>')],
    ['thanks beside a way on', 'onward', shows('<h1>Thank you for applying</h1><button>Continue</button>')],
    ['thanks in unknown words', 'strange', shows('<h1>Hooray!</h1>')],
    [
      'thanks beside another form',
      'another',
      shows(
        '<h1>Thank you for applying</h1><form><label>Email <input type="email" name="alerts"></label><button>Send me offers</button></form>',
      ),
    ],
    ['words that one has applied', 'applied', shows('<h1>You have already applied for this job.</h1>')],
    ['words that the posting is closed', 'closed', shows('<h1>This position has been filled.</h1>')],
    ['a login', 'login', shows('<form><input type="password"><button>Log in</button></form>')],
    [
      'a message beside the form',
      'message',
      `document.body.insertAdjacentHTML('beforeend', '<p role="alert">Done!</p>');`,
    ],
    ['no sign at all', 'silent', ''],
  ];
  for (const [name, page, after] of endings) {
    t.test(name, async (t) => {
      site.serve(`/jobs/${page}`, hasty(page, after));
      const engine = fresh();
      const { report } = await engine.apply(site.url(page));
      t.match(report, { verdict: 'submitted_unverified', error: { code: 'submit_unknown' } });
      t.match(site.applications(page), [{ email: sampleProfile.email }]);
      t.equal(site.applications(page).length, 1);
      const again = await engine.apply(site.url(page));
      t.match(again.report, { verdict: 'not_submitted', error: { code: 'duplicate_application' } });
      t.equal(site.applications(page).length, 1);
    });
  }
});

t.test('the same where the run breaks off when the application has arrived', async (t) => {
  t.jobs = runsAtOnce;
  const release = (jobId: string) => local.release(sandboxes.get(jobId)?.id ?? '', 'failed');
  const breaks: readonly [name: string, page: string, arrive: (jobId: string) => unknown, timeoutMs: number][] = [
    ['because the browser dies', 'dies', release, 60_000],
    ['because the time is up', 'late', () => undefined, 8_000],
  ];
  for (const [name, page, arrive, timeoutMs] of breaks) {
    t.test(name, async (t) => {
      const jobId = randomUUID();
      let arrived = 0;
      site.serve(`/apply/${page}`, async () => {
        arrived += 1;
        await arrive(jobId);
      });
      site.serve(`/jobs/${page}`, hasty(page, shows('<h1>Thank you for applying</h1>')));
      const engine = fresh();
      const { report } = await engine.apply(site.url(page), { jobId, timeoutMs });
      t.match(report, { verdict: 'submitted_unverified', error: { code: 'submit_unknown' } });
      const again = await engine.apply(site.url(page), { timeoutMs });
      t.match(again.report, { verdict: 'not_submitted', error: { code: 'duplicate_application' } });
      t.equal(arrived, 1);
    });
  }
});

t.test('a chosen file that sends the application at once', async (t) => {
  const body = `${person}<p><label for="resume">Resume</label> <input type="file" id="resume"></p>${submit}`;
  const after = shows('<h1>You have already applied for this job.</h1>');
  const script = `$('#resume').addEventListener('change', async () => { await fetch('/apply/drop', { method: 'POST', body: JSON.stringify(values()) }); ${after} });`;
  site.serve('/jobs/drop', flowPage('drop', { body, script }));
  const engine = fresh();
  const { report } = await engine.apply(site.url('drop'));
  t.match(report, { verdict: 'submitted_unverified', error: { code: 'submit_unknown' } });
  const again = await engine.apply(site.url('drop'));
  t.match(again.report, { error: { code: 'duplicate_application' } });
  t.equal(site.applications('drop').length, 1);
});

t.test('a form that saves a draft at each Next', async (t) => {
  t.jobs = runsAtOnce;
  const drafts = (page: string) => {
    site.serve(`/draft/${page}`, (_request, response) => void response.end('{}'));
    return `on('next', async () => { await fetch('/draft/${page}', { method: 'POST', body: '{}' }); site.show('two'); }); on('send', () => site.send());`;
  };

  t.test('is sent once, and the draft was no application', async (t) => {
    site.serve('/jobs/draft', flowPage('draft', { body: steps(submit), script: drafts('draft') }));
    const { report, events } = await fresh().apply(site.url('draft'));
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.equal(site.applications('draft').length, 1);
    const settled = events.flatMap((event) => (event.event_type === 'submit_settled' ? [event.metadata.state] : []));
    t.same(settled, ['rejected', 'confirmed']);
  });

  t.test('and then asks what nobody knows: nothing was sent, and it may be tried again', async (t) => {
    const question = control('iron', 'How hot must the iron be?', 'required');
    site.serve('/jobs/asks', flowPage('asks', { body: steps(question + submit), script: drafts('asks') }));
    const engine = fresh();
    for (const turn of ['first', 'second']) {
      const { report } = await engine.apply(site.url('asks'));
      t.match(report, { verdict: 'not_submitted', error: { code: 'question_unanswered' } }, turn);
    }
    t.equal(site.hits('/draft/asks'), 2);
    t.equal(site.applications('asks').length, 0);
  });
});
