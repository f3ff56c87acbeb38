import type { PracticeFaults } from '@valet/schemas';
import { escapeHtml } from '../greenhouse/page-html.ts';

/** What stands in front of a posting's form until a person has lifted it. */
export type Wall = Exclude<PracticeFaults['obstacle'], 'none'>;

/** The code that the walls for codes take. */
export const wallCode = '471142';

const styles =
  'body{font:16px/1.5 sans-serif;max-width:480px;margin:15vh auto;padding:16px;text-align:center}input{padding:8px;font:inherit}.boxes input{width:2em;text-align:center}.puzzle{border:1px solid #888;border-radius:6px;padding:24px;margin:24px auto;width:300px}button{padding:10px 20px;font:inherit}';

interface WallText {
  readonly title: string;
  readonly body: string;
}

/** Six boxes of a digit each; the focus moves on by itself. */
const codeBoxes = Array.from(
  { length: 6 },
  (_, at) => `<input maxlength="1" inputmode="numeric" aria-label="Digit ${at + 1}">`,
).join('');

const texts: Readonly<Record<Wall, WallText>> = {
  captcha: {
    title: 'Security check',
    body: '<h1>Please confirm that you are human</h1><div class="puzzle"><button id="press">Press and hold</button></div><p>Reference 7f3a-11</p>',
  },
  login: {
    title: 'Sign in',
    body: '<h1>Sign in to apply</h1><form id="login"><p><label>Email <input type="email" name="email" autocomplete="username"></label></p><p><label>Password <input type="password" name="password"></label></p><button>Sign in</button></form><p><a href="#">Forgot your password?</a></p>',
  },
  '2fa': {
    title: 'Two-step verification',
    body: '<h1>Two-step verification</h1><p>Enter the code from your authenticator app.</p><form id="code"><input name="code" autocomplete="one-time-code" aria-label="Code"><button>Verify</button></form>',
  },
  email_code: {
    title: 'Check your email',
    body: `<h1>Check your email</h1><p>We sent a code of six digits to your email address.</p><form id="code"><div class="boxes">${codeBoxes}</div><p><button>Continue</button></p></form>`,
  },
  bot_check: {
    title: 'Just a moment...',
    body: '<h1>Checking your browser before you can go on</h1><p>This process is automatic. Your browser will be redirected shortly.</p>',
  },
  job_closed: {
    title: 'Job',
    body: '<h1>This job is no longer available</h1><p>Have a look at our other openings.</p>',
  },
  already_applied: {
    title: 'Job',
    body: '<h1>You have already applied for this job</h1><p>We will be in touch.</p>',
  },
  unknown: { title: 'Welcome', body: '<h1>Good things are worth a little patience</h1><p>Come in.</p>' },
};

/**
 * A wall's page. It lifts itself by what a person does in it, and loads the posting again as soon as the wall is gone,
 * whoever lifted it.
 */
export function wallPage(wall: Wall, path: string, isWrong = false): string {
  const { title, body } = texts[wall];
  const wrong = isWrong ? '<p role="alert">That code is not right.</p>' : '';
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${styles}</style></head><body>${body}${wrong}
<script type="module">
const path = ${JSON.stringify(path)};
const lift = (code) => fetch(path + '/wall', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) });
const on = (id, type, work) => document.getElementById(id)?.addEventListener(type, (event) => { event.preventDefault(); work(); });
on('press', 'pointerdown', () => lift());
on('login', 'submit', () => lift());
on('code', 'submit', async () => {
  const typed = [...document.querySelectorAll('#code input')].map((box) => box.value).join('');
  if (!(await lift(typed)).ok && !document.querySelector('[role=alert]')) document.body.insertAdjacentHTML('beforeend', '<p role="alert">That code is not right.</p>');
});
for (const box of document.querySelectorAll('.boxes input')) box.addEventListener('input', () => { if (box.value) box.nextElementSibling?.focus(); });
const look = async () => {
  const { wall } = await (await fetch(path + '/wall')).json().catch(() => ({ wall: ${JSON.stringify(wall)} }));
  if (wall !== ${JSON.stringify(wall)}) location.reload();
};
setInterval(look, 150);
</script></body></html>`;
}
