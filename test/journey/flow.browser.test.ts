import type { HumanPort } from '@valet/core';
import type { AtsManifest } from '@valet/schemas';
import createTier from '@valet/tier-local';
import t from 'tap';
import { createEngine, runsAtOnce, sampleApplication, sampleProfile } from '../support/engine.ts';
import { control, flowPage, flowPlugin, startFlowSite } from '../support/flow-site.ts';

const site = await startFlowSite();
const tier = createTier({});
const artifactFolder = t.testdir({});
// Each run has a page and a ledger of its own.
t.jobs = runsAtOnce;
t.teardown(async () => {
  await tier.close();
  await site.close();
});

const fresh = ({ human, ...change }: Partial<AtsManifest> & { human?: HumanPort } = {}) =>
  createEngine({ artifactFolder, tier, plugins: [flowPlugin(change)], ...(human ? { human } : {}) });

/** Serves a page and applies to it. */
async function applyTo(
  page: string,
  parts: { body: string; script?: string },
  options: Parameters<typeof fresh>[0] = {},
) {
  site.serve(`/jobs/${page}`, flowPage(page, parts));
  const { human } = options;
  const { report, events } = await fresh(options).apply(site.url(page), human ? { mode: 'copilot' } : {});
  return { report, events, sent: site.applications(page) };
}

const email = control('email', 'Email', 'type="email" required');
const first = control('first', 'First name', 'required');
const last = control('last', 'Last name', 'required');
const phone = control('phone', 'Phone', 'type="tel" required');
const step = (id: string, title: string, inner: string, more = '') =>
  `<section id="${id}" ${more}><h2>${title}</h2>${inner}</section>`;
const button = (id: string, label: string) => `<button type="button" id="${id}">${label}</button>`;
const submit = button('send', 'Submit application');

const wizard = [
  step('one', 'Your name', `${first}${last}${button('next1', 'Next')}`),
  step('two', 'Contact', `${email}${phone}${button('back2', 'Back')}${button('next2', 'Save and continue')}`, 'hidden'),
  step('three', 'Links', `${control('linkedin', 'LinkedIn profile')}${button('next3', 'Review')}`, 'hidden'),
  step('four', 'Review your application', submit, 'hidden'),
].join('');

t.test('a form of four pages', async (t) => {
  t.jobs = runsAtOnce;
  t.test('is filled page by page and sent once', async (t) => {
    const script = `on('next1', () => site.show('two')); on('next2', () => site.show('three'));
      on('next3', () => site.show('four')); on('send', () => site.send());`;
    const { report, events, sent } = await applyTo('wizard', { body: wizard, script });
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.equal(sent.length, 1);
    t.match(sent[0], { first: sampleProfile.first_name, last: sampleProfile.last_name, email: sampleProfile.email });
    t.same(
      report.answers.map(({ label }) => label),
      ['First name', 'Last name', 'Email', 'Phone', 'LinkedIn profile'],
      'answers of all pages in order',
    );
    t.equal(events.filter(({ event_type }) => event_type === 'form_read').length, 4, 'each page is told');
  });

  t.test('that goes back by itself is proven: what still holds is left alone, what was lost is put back', async (t) => {
    const script = `let once = true;
      on('next1', () => site.show('two'));
      on('next2', () => { if (once) { once = false; $('#last').value = ''; site.show('one'); } else site.show('three'); });
      on('next3', () => site.show('four')); on('send', () => site.send({ typed: String(site.counts.first) }));`;
    const { report, sent } = await applyTo('backwards', { body: wizard, script });
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.match(sent, [
      { first: sampleProfile.first_name, last: sampleProfile.last_name, email: sampleProfile.email, typed: '1' },
    ]);
    t.equal(report.answers.length, 5, 'no page counts twice');
  });

  t.test('that goes round in circles ends, and names the page', async (t) => {
    const script = `on('next1', () => site.show('two')); on('next2', () => site.show('one'));`;
    const { report } = await applyTo('circle', { body: wizard, script });
    t.match(report, { verdict: 'not_submitted', error: { code: 'action_limit_exceeded' }, submit: { released: 0 } });
    t.match(report.error?.message, /page 1 \("Your name"\)/);
  });

  t.test('whose button does nothing ends, and names the page', async (t) => {
    const { report } = await applyTo('dead', { body: wizard });
    t.match(report, { verdict: 'not_submitted', error: { code: 'action_limit_exceeded', message: /"Your name"/ } });
  });
});

const checkPhone = (words: string, pattern: string) =>
  `const ok = () => !site.complain('phone', ${pattern}.test($('#phone').value) ? '' : ${JSON.stringify(words)});`;

t.test('what the site says against an answer', async (t) => {
  t.jobs = runsAtOnce;
  const twoPages = `${step('one', 'Contact', `${email}${phone}${button('next1', 'Next')}`)}${step('two', 'Send', submit, 'hidden')}`;

  t.test('after Next: a value it does not take is written otherwise', async (t) => {
    const script = `${checkPhone('Enter 10 digits, numbers only', '/^\\d{10}$/')}
      on('next1', () => { if (ok()) site.show('two'); }); on('send', () => site.send());`;
    const { report, sent } = await applyTo('digits', { body: twoPages, script });
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.match(sent, [{ phone: '2025550142' }]);
    t.match(
      report.answers.find(({ label }) => label === 'Phone'),
      { value: '2025550142', outcome: 'filled' },
    );
  });

  t.test('after Next: a second refusal ends the run with the field and the words of the site', async (t) => {
    const script = `${checkPhone('We cannot call this number', '/^never$/')} on('next1', () => ok());`;
    const { report } = await applyTo('refused', { body: twoPages, script });
    t.match(report, { verdict: 'not_submitted', error: { code: 'gate_failed' }, submit: { released: 0 } });
    t.match(report.error?.message, /"Phone" \(We cannot call this number\)/);
  });

  t.test('after the submit click: mended, and sent once', async (t) => {
    const script = `${checkPhone('Use the format 555-555-5555', '/^\\d{3}-\\d{3}-\\d{4}$/')}
      on('send', () => { if (ok()) site.send(); });`;
    const { report, events, sent } = await applyTo('late-format', { body: `${email}${phone}${submit}`, script });
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.match(sent, [{ phone: '202-555-0142' }]);
    t.equal(sent.length, 1);
    const settled = events.flatMap((event) => (event.event_type === 'submit_settled' ? [event.metadata.state] : []));
    t.same(settled, ['rejected', 'confirmed'], 'the click that sent nothing is proven to have sent nothing');
  });

  t.test('after the submit click: a second refusal ends the run', async (t) => {
    const script = `${checkPhone('No', '/^never$/')} on('send', () => ok());`;
    const { report, sent } = await applyTo('late-refused', { body: `${email}${phone}${submit}`, script });
    t.match(report, { verdict: 'not_submitted', error: { code: 'submit_rejected', message: /"Phone" \(No\)/ } });
    t.equal(sent.length, 0);
  });

  t.test("by the browser's own bubble", async (t) => {
    const body = `<form>${email}${control('phone', 'Phone', 'type="tel" pattern="[0-9]{10}"')}<button id="send">Submit</button></form>`;
    const script = `$('#phone').removeAttribute('pattern'); $('#phone').addEventListener('change', () => { $('#phone').pattern = '[0-9]{10}'; });
      $('form').addEventListener('submit', (event) => { event.preventDefault(); site.send(); });`;
    const { report, sent } = await applyTo('bubble', { body, script });
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.match(sent, [{ phone: '2025550142' }]);
  });

  const colour = control('colour', 'Favourite colour of the night train');
  const insists = `on('send', () => { if (!site.complain('colour', $('#colour').value ? '' : 'This field is required')) site.send(); });`;

  t.test('a question that it turns out to require ends the run by name, never invented', async (t) => {
    const { report, sent } = await applyTo('insists', { body: `${email}${colour}${submit}`, script: insists });
    t.match(report, { error: { code: 'question_unanswered', questions: ['Favourite colour of the night train'] } });
    t.equal(sent.length, 0);
  });

  t.test('a question that it turns out to require is asked, and reviewed anew', async (t) => {
    const asked: string[] = [];
    const human: HumanPort = {
      async ask({ type, questions }) {
        asked.push(type);
        const answers = Object.fromEntries((questions ?? []).map((question) => [question, 'Midnight blue']));
        return type === 'question' ? { resolvedBy: 'tester', answers } : { resolvedBy: 'tester', approved: true };
      },
    };
    const { report, sent } = await applyTo('asks', { body: `${email}${colour}${submit}`, script: insists }, { human });
    t.same(asked, ['review', 'question', 'review']);
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.match(sent, [{ colour: 'Midnight blue' }]);
  });
});

t.test('a page that is slow to send after the click', async (t) => {
  t.jobs = runsAtOnce;
  const slowly = (waitMs: number) =>
    `on('send', async () => { await new Promise((done) => setTimeout(done, ${waitMs})); site.send(); });`;

  t.test('is not said to keep the form back by boxes of a group that nobody has to tick', async (t) => {
    const box = (id: string, label: string) =>
      `<label><input type="checkbox" id="${id}" name="shifts" value="${label}" required> ${label}</label>`;
    const group = `<fieldset><legend>Which shifts suit you?</legend>${box('day', 'Days')}${box('night', 'Nights')}${box('late', 'Evenings')}</fieldset>`;
    const form = `<form>${email}${group}<button id="send">Submit</button></form>`;
    site.serve('/jobs/boxes', flowPage('boxes', { body: form, script: slowly(3_000) }));
    const application = { ...sampleApplication, qa_answers: { 'Which shifts suit you?': 'Nights' } };
    const { report } = await fresh().apply(site.url('boxes'), { application });
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.match(site.applications('boxes'), [{ day: 'false', night: 'true', late: 'false' }]);
  });

  t.test('nor by a message that stood at a field before', async (t) => {
    const script = `site.complain('phone', 'Please enter a phone number'); ${slowly(3_000)}`;
    const { report, sent } = await applyTo('stale', { body: `${email}${phone}${submit}`, script });
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.match(sent, [{ phone: sampleProfile.phone }]);
  });

  t.test('nor by a message that only names a field while it is busy', async (t) => {
    const script = `on('send', async () => { document.body.insertAdjacentHTML('beforeend', '<p role="alert">We look whether your email is known</p>');
      await new Promise((done) => setTimeout(done, 1_000)); site.send(); });`;
    const { report, sent } = await applyTo('busy', { body: `${email}${phone}${submit}`, script });
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.match(sent, [{ email: sampleProfile.email }]);
  });

  t.test('nor to do nothing while it sends its files first', async (t) => {
    site.serve('/files', (_request, response) => void setTimeout(() => response.end('{}'), 12_000));
    const script = `on('send', async () => { await fetch('/files', { method: 'PUT', body: 'x' }); site.send(); });`;
    const { report, sent } = await applyTo('files', { body: `${email}${phone}${submit}`, script });
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.equal(sent.length, 1);
  });

  t.test('is still held to what the site says against a field in the end', async (t) => {
    const script = `site.complain('phone', 'We cannot call this number');`;
    const { report, sent } = await applyTo('stands', { body: `${email}${phone}${submit}`, script });
    t.match(report, { verdict: 'not_submitted', error: { code: 'submit_rejected', message: /We cannot call/ } });
    t.equal(sent.length, 0);
  });
});

t.test('buttons that only a manifest knows', async (t) => {
  const body = `<h1>Night train steward</h1><p>Come and ride with us.</p><div id="door" onclick="openUp()">Hop on</div>
    <div id="form"></div>`;
  const inner = `<section id="one"><h2>Your name</h2>${first}${last}${email}<button type="button" id="on">Full steam</button><button type="button">Send me a postcard</button></section>
    <section id="two" hidden><h2>Contact</h2>${phone}<a id="off">All aboard</a><button type="button">Submit a complaint</button></section>`;
  const script = `function openUp() { $('#door').remove(); $('#form').innerHTML = ${JSON.stringify(inner)};
      on('on', () => site.show('two')); on('off', () => site.send()); }`;

  t.test('open the form, turn its pages and send it', async (t) => {
    const { report, events, sent } = await applyTo(
      'steam',
      { body, script },
      {
        entry: {
          open: [
            { by: 'css', css: '#nowhere' },
            { by: 'css', css: '#door' },
          ],
        },
        flow: { next: [{ by: 'text', text: 'full steam' }], submit: [{ by: 'attribute', name: 'id', value: 'off' }] },
      },
    );
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.match(sent, [{ first: sampleProfile.first_name, email: sampleProfile.email, phone: sampleProfile.phone }]);
    t.equal(sent.length, 1);
    t.equal(events.filter(({ event_type }) => event_type === 'form_read').length, 2);
  });

  t.test('are found by no list of words', async (t) => {
    const { report, sent } = await applyTo('door', { body, script });
    t.match(report, { verdict: 'not_submitted', error: { code: 'form_not_found' } });
    t.equal(sent.length, 0);
  });
});

t.test('a site that reads the résumé', async (t) => {
  t.jobs = runsAtOnce;
  const body = `<p><label for="resume">Resume</label> <input type="file" id="resume" name="resume"></p>${first}${last}${email}<div id="more"></div>${submit}`;
  /** The site answers once the form has been filled, so that it rewrites what stands there. */
  const parse = (page: string, rewrite: string) => {
    const filled = Promise.withResolvers<void>();
    site.serve(`/filled/${page}`, (_request, response) => {
      filled.resolve();
      response.end('{}');
    });
    site.serve(`/parse/${page}`, async (_request, response) => {
      await filled.promise;
      response.end('{}');
    });
    return `$('#resume').addEventListener('change', async () => { await fetch('/parse/${page}', { method: 'POST' }); ${rewrite} });
      $('#email').addEventListener('input', () => fetch('/filled/${page}', { method: 'POST' }), { once: true });
      on('send', () => site.send());`;
  };

  t.test('and rewrites fields after it: they are put right before anything is sent', async (t) => {
    const script = parse('parse', `$('#first').value = 'R.'; $('#email').value = 'other@example.com';`);
    const { report, sent } = await applyTo('parse', { body, script });
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.match(sent, [{ first: sampleProfile.first_name, email: sampleProfile.email }]);
  });

  t.test('and shows another field after it: that one is filled too', async (t) => {
    const script = parse('more', `$('#more').innerHTML = ${JSON.stringify(phone)};`);
    const { report, sent } = await applyTo('more', { body, script });
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.match(sent, [{ phone: sampleProfile.phone }]);
  });

  t.test('and insists on what it read: the run ends and names the field', async (t) => {
    const script = parse(
      'insist',
      `$('#first').addEventListener('input', () => fetch('/parse/insist').then(() => { $('#first').value = 'R.'; })); $('#first').value = 'R.';`,
    );
    const { report, sent } = await applyTo('insist', { body, script });
    t.match(report, { verdict: 'not_submitted', error: { code: 'gate_failed', message: /"First name"/ } });
    t.equal(sent.length, 0);
  });

  t.test('and rewrites during the review: what was approved is what is sent', async (t) => {
    site.serve(
      '/jobs/during',
      flowPage('during', {
        body: `${first}${email}${submit}`,
        script: `on('send', () => site.send()); site.poll = async () => { await fetch('/review'); $('#first').value = 'R.'; await fetch('/rewritten'); }; site.poll();`,
      }),
    );
    const begun = Promise.withResolvers<void>();
    const rewritten = Promise.withResolvers<void>();
    site.serve('/review', async (_request, response) => {
      await begun.promise;
      response.end();
    });
    site.serve('/rewritten', (_request, response) => {
      rewritten.resolve();
      response.end();
    });
    const human: HumanPort = {
      async ask() {
        begun.resolve();
        await rewritten.promise;
        return { resolvedBy: 'tester', approved: true };
      },
    };
    const { report } = await fresh({ human }).apply(site.url('during'), { mode: 'copilot' });
    t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
    t.match(site.applications('during'), [{ first: sampleProfile.first_name }]);
  });
});

t.test('human typing presses every key', async (t) => {
  const script = `const keys = []; $('#first').addEventListener('keydown', (event) => { if (event.isTrusted) keys.push(event.key); });
    on('send', () => site.send({ keys: keys.join('') }));`;
  const { report, sent } = await applyTo(
    'typed',
    { body: `${first}${email}${submit}`, script },
    { pace: { typing: 'human' } },
  );
  t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
  t.match(sent, [{ first: sampleProfile.first_name, keys: new RegExp(sampleProfile.first_name) }]);
});
