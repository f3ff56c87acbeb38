import type { ObstacleRule } from '@valet/schemas';
import t from 'tap';
import { detectObstacle } from '../../../core/src/obstacle/detect-obstacle.ts';
import { openAgent, startBrowser } from '../../plugins/open-agent.ts';

const browser = await startBrowser();
t.teardown(() => browser.close());

const form = `<form><label>First name <input name="first"></label><label>Email <input type="email" name="mail"></label>
  <label>Résumé <input type="file" name="cv"></label><button>Submit application</button></form>`;
const posting = `<h1>Baker</h1><p>${'We bake bread for the town. '.repeat(8)}</p>`;

async function kindOf(html: string, { hasForm = false, status = null as number | null } = {}): Promise<string | null> {
  const { agent, page, context } = await openAgent(browser, { teardown: () => undefined });
  try {
    await page.setContent(html);
    const found = await detectObstacle(agent, { status, hasForm, rules: [] });
    return found?.kind ?? null;
  } finally {
    await context.close();
  }
}

const wall = 'You have already applied for this job';
/** Ways in which a page keeps words from eyes. */
const hidings: Readonly<Record<string, string>> = {
  'display none': `<p style="display:none">${wall}</p>`,
  'visibility hidden': `<p style="visibility:hidden">${wall}</p>`,
  transparent: `<p style="opacity:0">${wall}</p>`,
  'transparent ink': `<p style="color:transparent">${wall}</p>`,
  'ink of the ground': `<div style="background:#123"><p style="color:#123">${wall}</p></div>`,
  'white on white': `<p style="color:#fff">${wall}</p>`,
  'no size': `<p style="font-size:1px">${wall}</p>`,
  'off the page': `<p style="position:absolute;left:-9999px">${wall}</p>`,
  'indented away': `<p style="text-indent:-9999px">${wall}</p>`,
  'clipped by a box of no size': `<div style="width:1px;height:1px;overflow:hidden"><p style="width:300px">${wall}</p></div>`,
  'cut away': `<p style="position:absolute;clip-path:inset(50%)">${wall}</p>`,
  'the hidden attribute': `<p hidden>${wall}</p>`,
  'a template': `<template><p>${wall}</p></template>`,
  'a comment': `<!-- ${wall} -->`,
  'a script': `<script type="text/plain">${wall}</script>`,
};

t.test('words that people cannot see never count', async (t) => {
  t.equal(await kindOf(`${posting}<p>${wall}</p>`), 'already_applied', 'seen, they do');
  for (const [name, html] of Object.entries(hidings)) t.equal(await kindOf(`${posting}${html}`), null, name);
});

t.test('hidden boxes make neither a form nor a login', async (t) => {
  const hidden = `<div style="display:none">${form}</div>`;
  t.equal(await kindOf(`${hidden}<h1>Please verify you are a human</h1>`), 'captcha', 'a hidden form hides no wall');
  t.equal(await kindOf(`${posting}<div style="display:none"><input type="password"></div>`), null);
});

t.test('what an application form carries does not block it', async (t) => {
  const carried: Readonly<Record<string, string>> = {
    'a reCAPTCHA script': '<script src="https://www.google.com/recaptcha/api.js"></script>',
    'a badge':
      '<div class="grecaptcha-badge" style="width:256px;height:60px;position:fixed;right:0;bottom:0"><iframe src="about:blank#/recaptcha/api2/anchor?size=invisible" width="256" height="60"></iframe></div>',
    'an invisible widget': '<div class="h-captcha" data-size="invisible" style="width:300px;height:80px"></div>',
    'a checkbox widget': '<div class="g-recaptcha" style="width:304px;height:78px">I am not a robot</div>',
    'the word': '<p>Complete the CAPTCHA below.</p>',
    'a login link': '<a href="/login">Sign in</a>',
    'a cookie dialog':
      '<div role="dialog" style="position:fixed;inset:30% 20%;background:#fff">We use cookies. <button>Accept all</button></div>',
  };
  for (const [name, html] of Object.entries(carried))
    t.equal(await kindOf(`${posting}${form}${html}`, { hasForm: true }), null, name);
});

t.test('a challenge that stands over a form blocks it', async (t) => {
  const layer = (content: string) =>
    `<div style="position:fixed;inset:10%;z-index:2000;background:#fff">${content}</div>`;
  t.equal(
    await kindOf(`${posting}${form}${layer('<h2>Please confirm that you are human</h2>')}`, { hasForm: true }),
    'captcha',
  );
  t.equal(
    await kindOf(
      `${form}${layer('<iframe src="about:blank#/recaptcha/api2/bframe" width="400" height="580"></iframe>')}`,
      { hasForm: true },
    ),
    'captcha',
  );
});

t.test('boxes of a character each are a code', async (t) => {
  const boxes = Array.from({ length: 6 }, () => '<input maxlength="1" style="width:2em">').join('');
  t.equal(
    await kindOf(
      `<h1>Check your email</h1><p>We sent a code to your email address.</p><div>${boxes}</div><button>Continue</button>`,
      { hasForm: true },
    ),
    'email_code',
  );
  t.equal(
    await kindOf('<h1>Two-step verification</h1><input autocomplete="one-time-code"><button>Verify</button>', {
      hasForm: true,
    }),
    '2fa',
  );
});

t.test('text in an open shadow tree and in a frame is read', async (t) => {
  const shadow = '<x-wall><template shadowrootmode="open"><h1>Too many requests</h1></template></x-wall>';
  const { agent, page } = await openAgent(browser, t);
  await page.goto(`data:text/html,${encodeURIComponent(shadow)}`);
  t.equal((await detectObstacle(agent, { status: null, hasForm: false, rules: [] }))?.kind, 'rate_limit');
  await page.setContent(
    `${posting}<iframe width="600" height="400" srcdoc="<h1>This job is no longer available</h1>"></iframe>`,
  );
  await page.frameLocator('iframe').locator('h1').waitFor();
  t.equal((await detectObstacle(agent, { status: null, hasForm: false, rules: [] }))?.kind, 'job_closed');
});

t.test("a manifest's rules count where their element is in sight, and by status", async (t) => {
  const { agent, page } = await openAgent(browser, t);
  await page.setContent(`${posting}<p id="gone">Nothing here</p>`);
  const rule = { kind: 'job_closed', selector: '#gone', text: ['nothing here'] } satisfies ObstacleRule;
  const found = await detectObstacle(agent, { status: null, hasForm: false, rules: [rule] });
  t.match(found, { kind: 'job_closed', rule });
  const byStatus = { kind: 'rate_limit', status: 503 } satisfies ObstacleRule;
  t.match(await detectObstacle(agent, { status: 503, hasForm: false, rules: [byStatus] }), {
    kind: 'rate_limit',
    rule: byStatus,
  });
});
