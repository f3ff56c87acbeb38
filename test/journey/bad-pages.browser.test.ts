import { readdirSync, readFileSync } from 'node:fs';
import type { RunRequest } from '@valet/core';
import createTier from '@valet/tier-local';
import t, { type Test } from 'tap';
import { createEngine, runsAtOnce, sampleProfile } from '../support/engine.ts';
import { control, type FlowRoute, flowPage, flowPlugin, startFlowSite } from '../support/flow-site.ts';

const site = await startFlowSite();
const tier = createTier({});
const artifactFolder = t.testdir({});
// Each run has a page and a ledger of its own; those that wait for the end of their time do nothing else.
t.jobs = runsAtOnce;
t.teardown(() => site.close());

const email = control('email', 'Email', 'type="email" required');
const first = control('first', 'First name', 'required');
const submit = '<button type="button" id="send">Submit application</button>';
const form = `${first}${email}${submit}`;
const sends = `on('send', () => site.send());`;

/** Applies to a posting under its own time limit; what the run leaves open in the browser is looked for. */
async function applyTo(t: Test, page: string, route: FlowRoute, change: Partial<RunRequest> = {}) {
  site.serve(`/jobs/${page}`, route);
  const engine = createEngine({ artifactFolder, tier, plugins: [flowPlugin()] });
  const { report, jobId: own } = await engine.apply(site.url(page), change);
  const left = (await tier.list()).filter(({ jobId }) => jobId === own);
  t.same(left, [], 'nothing is left running');
  return { report, sent: site.applications(page) };
}

/** A page that is odd, and can be applied to all the same. */
async function succeeds(t: Test, page: string, route: FlowRoute, sent: object = {}) {
  const { report, sent: received } = await applyTo(t, page, route);
  t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
  t.match(received, [{ first: sampleProfile.first_name, email: sampleProfile.email, ...sent }]);
  t.equal(received.length, 1);
}

/** A page that cannot be applied to: nothing is sent, and the report says why. */
async function fails(
  t: Test,
  page: string,
  route: FlowRoute,
  expected: { code: string | RegExp; message?: RegExp; timeoutMs?: number },
) {
  const { code, message, timeoutMs } = expected;
  const { report, sent } = await applyTo(t, page, route, timeoutMs === undefined ? {} : { timeoutMs });
  t.match(report, { verdict: 'not_submitted', error: { code }, submit: { released: 0 } });
  if (message) t.match(report.error?.message, message);
  t.same(sent, []);
}

t.test('dialogs are answered no, and leaving is allowed', async (t) => {
  await succeeds(
    t,
    'dialogs',
    flowPage('dialogs', {
      body: form,
      script: `alert('Welcome'); window.addEventListener('beforeunload', (event) => event.preventDefault());
        $('#email').addEventListener('input', () => { site.answer = confirm('Send now?'); if (site.answer) site.send(); prompt('Why?'); });
        on('send', () => site.send({ answer: String(site.answer) }));`,
    }),
    { answer: 'false' },
  );
});

t.test('pages that open', async (t) => {
  t.test('by the apply button are followed', async (t) => {
    site.serve('/jobs/in-a-tab/form', flowPage('in-a-tab', { body: form, script: sends }));
    const posting = `<h1>Job</h1><button onclick="window.open('/jobs/in-a-tab/form')">Apply now</button>`;
    await succeeds(t, 'in-a-tab', posting);
    const link = `<h1>Job</h1><a class="btn" target="_blank" rel="noopener" href="/jobs/by-link/form">Apply now</a>`;
    site.serve('/jobs/by-link/form', flowPage('by-link', { body: form, script: sends }));
    await succeeds(t, 'by-link', link);
  });
  t.test('by themselves are closed', async (t) => {
    site.serve('/stray', '<h1>Buy!</h1>');
    const script = `$('#email').addEventListener('focus', () => { site.stray ??= window.open('/stray'); });
      site.stray = window.open('/stray'); on('send', async () => { while (!site.stray.closed) await new Promise((go) => setTimeout(go, 20)); site.send(); });`;
    await succeeds(t, 'strays', flowPage('strays', { body: form, script }));
  });
});

t.test('downloads are cancelled', async (t) => {
  const download: FlowRoute = (_request, response) =>
    void response
      .writeHead(200, { 'content-type': 'application/zip', 'content-disposition': 'attachment; filename="a.zip"' })
      .end('PK');
  site.serve('/file.zip', download);
  await fails(t, 'download', download, { code: 'network_error' });
  await fails(t, 'download-link', '<h1>Job</h1><a class="btn" href="/file.zip">Apply now</a>', {
    code: 'form_not_found',
  });
});

t.test('a page that changes under the hand', async (t) => {
  t.jobs = runsAtOnce;
  t.test('removes its fields while they are filled', async (t) => {
    const script = `document.addEventListener('input', () => { for (const one of document.querySelectorAll('p')) one.remove(); }); ${sends}`;
    await fails(t, 'removes', flowPage('removes', { body: form, script }), {
      code: 'gate_failed',
      message: /no field/,
    });
  });
  t.test('builds itself anew all the time', async (t) => {
    const script = `const html = $('#root').innerHTML; setInterval(() => { $('#root').innerHTML = html; }, 30); ${sends}`;
    const page = flowPage('anew', { body: `<div id="root">${first}${email}</div>${submit}`, script });
    await fails(t, 'anew', page, { code: /gate_failed|timeout/, timeoutMs: 40_000 });
  });
  t.test('counts in a label', async (t) => {
    const script = `let left = 99; setInterval(() => { $('#clock').textContent = 'Time left: ' + left--; }, 50); ${sends}`;
    await succeeds(t, 'counts', flowPage('counts', { body: `<h2 id="clock"></h2>${form}`, script }));
  });
  t.test('goes to another posting while it is filled', async (t) => {
    site.serve('/jobs/other', flowPage('other', { body: form, script: sends }));
    const script = `$('#email').addEventListener('input', () => { location.href = '/jobs/other'; }); ${sends}`;
    await fails(t, 'leaves', flowPage('leaves', { body: form, script }), {
      code: 'element_not_found',
      message: /went to .*\/jobs\/other/,
    });
    t.same(site.applications('other'), []);
  });
  t.test('closes itself', async (t) => {
    site.serve(
      '/jobs/closes/form',
      flowPage('closes', { body: form, script: `$('#email').addEventListener('input', () => window.close());` }),
    );
    await fails(t, 'closes', `<h1>Job</h1><button onclick="window.open('/jobs/closes/form')">Apply now</button>`, {
      code: 'browser_crashed',
    });
  });
});

t.test('a page that takes for ever', async (t) => {
  t.jobs = 4;
  t.test('to be sent whole', async (t) => {
    const endless: FlowRoute = (_request, response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).write(`<h1>Job</h1>${form}`);
    await fails(t, 'endless', endless, { code: 'timeout', timeoutMs: 40_000 });
  });
  t.test('to load its pictures', async (t) => {
    site.serve('/never.png', () => undefined);
    await succeeds(t, 'pictures', flowPage('pictures', { body: `<img src="/never.png">${form}`, script: sends }));
  });
  t.test('to redirect', async (t) => {
    const again: FlowRoute = (_request, response) =>
      void response.writeHead(302, { location: '/jobs/redirects' }).end();
    await fails(t, 'redirects', again, { code: 'network_error' });
    await fails(t, 'refreshes', '<meta http-equiv="refresh" content="0">', {
      code: /timeout|form_not_found/,
      timeoutMs: 15_000,
    });
  });
  t.test('in a script', async (t) => {
    const script = `$('#email').addEventListener('input', () => { while (true); });`;
    await fails(t, 'spins', flowPage('spins', { body: form, script }), { code: 'timeout', timeoutMs: 15_000 });
  });
  t.test('in its dialogs', async (t) => {
    const script = `$('#email').addEventListener('input', () => { while (true) alert('again'); });`;
    await fails(t, 'alerts', flowPage('alerts', { body: form, script }), { code: 'timeout', timeoutMs: 15_000 });
  });
});

t.test('an odd page', async (t) => {
  t.jobs = runsAtOnce;
  t.test('whose scripts throw', async (t) => {
    const script = `document.addEventListener('input', () => { throw new Error('broken'); }); setTimeout(() => { throw new Error('late'); }); ${sends} nowhere();`;
    await succeeds(t, 'throws', flowPage('throws', { body: form, script }));
  });
  t.test('of malformed HTML', async (t) => {
    const body = `<div><form><table><p><b>${form}</i></table></div></form></span><input <<"'`;
    await succeeds(t, 'malformed', flowPage('malformed', { body: `${body}></p>`, script: sends }));
  });
  t.test('of ten megabytes', async (t) => {
    const words = `<p>${'The quick brown fox jumps over the lazy dog. '.repeat(220)}`.repeat(1_000);
    await succeeds(t, 'large', flowPage('large', { body: `${form}<div>${words}</div>`, script: sends }));
  });
  t.test('of fifty nested frames', async (t) => {
    site.serve(
      '/nest',
      `<script>const depth = Number(location.search.slice(1)); if (depth < 50) { const frame = document.createElement('iframe'); frame.src = '/nest?' + (depth + 1); document.body.append(frame); }</script>`,
    );
    await succeeds(t, 'nested', flowPage('nested', { body: `${form}<iframe src="/nest?1"></iframe>`, script: sends }));
  });
});

const last = { skip: process.platform !== 'linux' && 'reads /proc', buffered: false };
t.test('when all is over no browser is left', last, async (t) => {
  t.same(await tier.list(), []);
  await tier.close();
  t.same(childrenOf(process.pid), []);
});

/** Programs that this process started and that still run. */
function childrenOf(pid: number): string[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const [, name = '', state, parent] =
        readFileSync(`/proc/${entry}/stat`, 'utf8').match(/\((.*)\) (\S) (\d+)/s) ?? [];
      return Number(parent) === pid && state !== 'Z' && /chrom|headless/i.test(name) ? [name] : [];
    } catch {
      return []; // it has ended meanwhile
    }
  });
}
