import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { JobStatusResponse } from '@valet/schemas';
import t from 'tap';
import { sampleProfile } from '../support/engine.ts';
import { control, flowPage, startFlowSite } from '../support/flow-site.ts';
import { awaitEnd, jobFolder, postJob, startHostProcess } from '../support/host-process.ts';

// A form of two pages on a company's own site. Its pages tell the site of every input, one at a time, so that a worker can be killed
// between two fields.

const site = await startFlowSite();
const dataDir = await jobFolder(t);
const host = await startHostProcess({ dataDir, killFile: path.join(dataDir, 'kill') });
t.teardown(async () => {
  await host.stop();
  await site.close();
});

const firstPage = ['first', 'last', 'email'];
const secondPage = ['phone', 'linkedin'];
const button = (id: string, label: string) => `<button type="button" id="${id}">${label}</button>`;
const one = `<h2>About you</h2>${control('first', 'First name', 'required')}${control('last', 'Last name', 'required')}${control('email', 'Email', 'type="email" required')}${button('next', 'Next')}`;
const two = `<h2>Your work</h2>${control('phone', 'Phone', 'type="tel" required')}${control('linkedin', 'LinkedIn profile')}<p><label for="resume">Resume</label> <input type="file" id="resume"></p>${button('send', 'Submit application')}`;

/** A posting, what its pages told, and where the site shoots the worker. */
interface Posting {
  readonly url: string;
  /** Ids of the controls that had an input, for each load of the page. */
  readonly typed: string[][];
  /** Number of drafts that the site was sent. */
  readonly drafts: () => number;
  readonly sent: () => readonly Readonly<Record<string, string>>[];
}

/** Serves a posting. With `keepsDraft` the site shows the second page at once to whoever comes back. */
function openPosting(name: string, { keepsDraft = false, killAt = '' } = {}): Posting {
  const typed: string[][] = [];
  let isShot = killAt === '';
  let drafts = 0;
  site.serve(`/draft/${name}`, (_request, response) => {
    drafts += 1;
    response.end('{}');
  });
  site.serve(`/typed/${name}`, async (request, response) => {
    const [load = '', field = ''] = (request.url ?? '').split('?')[1]?.split('/') ?? [];
    typed[Number(load)]?.push(field);
    if (field === killAt && !isShot) {
      isShot = true;
      for (const pid of await host.workerPids()) process.kill(pid, 'SIGKILL');
      return; // the page waits for the answer with its next field
    }
    response.end();
  });
  site.serve(`/jobs/${name}`, (_request, response) => {
    const load = typed.push([]) - 1;
    const hasDraft = keepsDraft && drafts > 0;
    const body = hasDraft
      ? `<section>${two}</section>`
      : `<section id="one">${one}</section><section id="two" hidden>${two}</section>`;
    const turn = hasDraft
      ? ''
      : `on('next', async () => { ${keepsDraft ? `await fetch('/draft/${name}', { method: 'POST', body: '{}' });` : ''} site.show('two'); });`;
    const script = `${turn} on('send', () => site.send());
      document.addEventListener('input', ({ target }) => {
        if (target.type === 'file') return;
        const call = new XMLHttpRequest();
        call.open('GET', '/typed/${name}?${load}/' + target.id, false);
        call.send();
      }, true);`;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(flowPage(name, { body, script }));
  });
  return { url: site.url(name), typed, drafts: () => drafts, sent: () => site.applications(name) };
}

async function applyTo({ url }: Posting): Promise<JobStatusResponse> {
  const jobId = await postJob(host.url, {
    valet_task_id: `kill-${randomUUID()}`,
    valet_user_id: randomUUID(),
    target_url: url,
    profile: sampleProfile,
    resume: { storage_path: 'resume.pdf' },
  });
  return awaitEnd(() => host.url, jobId);
}

const { first_name: first, last_name: last, email, linkedin_url: linkedin } = sampleProfile;

t.test('a form of two pages is learned', async (t) => {
  for (const keepsDraft of [false, true]) {
    const posting = openPosting(`learned-${keepsDraft}`, { keepsDraft });
    const status = await applyTo(posting);
    t.match(
      status,
      { status: 'completed', final_mode: keepsDraft ? 'cookbook' : 'magnitude' },
      JSON.stringify(status.error),
    );
    t.match(posting.sent(), [{ first, last, email, linkedin, phone: /555/ }]);
    t.same(posting.typed, [[...firstPage, ...secondPage]], 'each field was filled once');
  }
});

t.test('a worker is killed between two fields of the second page of a replay', async (t) => {
  t.test('a site that forgets: the next worker begins anew, and fills each field once', async (t) => {
    const posting = openPosting('forgets', { killAt: 'phone' });
    const status = await applyTo(posting);
    t.match(status, { status: 'completed', final_mode: 'cookbook' }, JSON.stringify(status.error));
    t.same(posting.typed, [
      [...firstPage, 'phone'],
      [...firstPage, ...secondPage],
    ]);
    t.match(posting.sent(), [{ first, last, email, linkedin, phone: /555/ }]);
    t.equal(posting.sent().length, 1, 'sent once');
  });

  t.test(
    'a site that keeps what was saved: the next worker goes on at the second page, by its signature',
    async (t) => {
      const posting = openPosting('keeps', { keepsDraft: true, killAt: 'phone' });
      const status = await applyTo(posting);
      t.match(status, { status: 'completed', final_mode: 'cookbook' }, JSON.stringify(status.error));
      t.same(posting.typed, [[...firstPage, 'phone'], secondPage], 'nothing of the first page is filled again');
      t.equal(posting.drafts(), 1, 'the first page was saved once');
      t.match(posting.sent(), [{ linkedin, phone: /555/ }]);
      t.equal(posting.sent().length, 1, 'sent once');
    },
  );
});
