import type { PracticeFaults } from '@valet/schemas';
import t from 'tap';
import { confirmation, fillPlain, formError, pick, plain, startPractice, submit } from './practice-form.ts';

const { site, urlOf, openPage } = await startPractice(t);

t.test('a mailed code is wanted, a wrong one refused, the right one taken', async (test) => {
  const key = { board: 'hexorchard', job: '4200202' };
  const page = await openPage(test, urlOf(key));
  await fillPlain(page);
  await pick(page, 'question_5200301', 'Yes');
  await submit(page);
  await page.locator('fieldset#email-verification').waitFor();
  const button = page.getByRole('button', { name: 'Submit application' });
  test.ok(await button.isDisabled(), 'the button waits for eight characters');
  const [mail] = site.outbox({ to: 'ada@example.com' });
  test.match(mail, { subject: /^Security code for your application to Hexapod/, code: /^[A-Z2-9]{8}$/ });
  await page.locator('#security-input-0').pressSequentially('00000000');
  await button.click();
  await page.locator('#invalid-security-code').waitFor();
  await page.locator('#security-input-0').pressSequentially(mail?.code ?? '');
  await button.click();
  await page.locator(confirmation).waitFor();
  const rows = site.submissions(key);
  test.same(
    rows.map(({ outcome }) => outcome),
    ['refused:code-wanted', 'refused:code-wrong', 'accepted'],
  );
  const withoutCode = (body: Record<string, unknown> | undefined) => ({ ...body, security_code: undefined });
  const { 'g-recaptcha-enterprise-token': _, ...firstBody } = rows[0]?.body ?? {};
  test.same(withoutCode(rows[2]?.body), withoutCode(firstBody), 'the same body went again');
  test.equal(site.requests(key), 3);
});

t.test('a second application with the same mail address is refused in plain words', async (test) => {
  const key = { board: 'mossgate', job: '4400402' };
  const page = await openPage(test, urlOf(key));
  await fillPlain(page);
  await submit(page);
  await page.locator(confirmation).waitFor();
  test.equal(page.url(), urlOf(key), 'this posting confirms without leaving the page');
  await page.goto(urlOf(key));
  await fillPlain(page, 'ADA@example.com');
  await submit(page);
  test.match(await page.locator(formError).innerText(), /already applied/);
  test.same(
    site.submissions(key).map(({ outcome }) => outcome),
    ['accepted', 'refused:duplicate'],
  );
});

t.test('an application whose answer is lost is recorded once', async (test) => {
  site.setFault(plain, { submit: 'response-lost' });
  const page = await openPage(test, urlOf(plain));
  await fillPlain(page);
  await submit(page);
  test.match(await page.locator(formError).innerText(), /went wrong/);
  test.equal(site.submissions({ ...plain, outcome: 'accepted' }).length, 1);
  test.equal(site.requests(plain), 1);
});

t.test('a browser sends a lost application again by itself on a kept connection', async (test) => {
  site.setFault(plain, { submit: 'response-lost', keepAlive: true });
  const page = await openPage(test, urlOf(plain));
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && request.url() === urlOf(plain) && posts.push('seen'));
  await fillPlain(page);
  await submit(page);
  await page.locator(formError).waitFor();
  test.equal(posts.length, 1, 'the page asked once');
  test.ok(site.requests(plain) > 1, 'the site was asked more than once');
});

t.test('a page with two handlers sends one press twice', async (test) => {
  site.setFault(plain, { doubleSubmit: true });
  const page = await openPage(test, urlOf(plain));
  await fillPlain(page);
  site.setFault(plain, { hold: ['answer'] });
  await submit(page);
  await site.holds.whenHeld({ stage: 'answer' });
  await page.waitForFunction(
    async (url) => (await (await fetch(url)).json()).holds.length === 2,
    `${site.url}/__practice/holds`,
  );
  test.equal(site.holds.release(), 2);
  await page.locator(confirmation).waitFor();
  test.equal(site.requests(plain), 2);
  test.equal(site.submissions({ ...plain, outcome: 'accepted' }).length, 2);
});

t.test('a held submit is unanswered until it is released, before or after it is recorded', async (test) => {
  for (const stage of ['submit', 'answer'] as const) {
    site.clearRecords();
    site.setFault(plain, { hold: [stage] });
    const page = await openPage(test, urlOf(plain));
    await fillPlain(page);
    await submit(page);
    const hold = await site.holds.whenHeld({ stage });
    test.match(hold, { ...plain, stage });
    test.equal(site.requests(plain), 1);
    test.equal(site.submissions(plain).length, stage === 'submit' ? 0 : 1, `${stage}: recorded before the release`);
    test.equal(await page.locator(confirmation).count(), 0);
    test.equal(site.holds.release({ stage, ...plain }), 1);
    await page.locator(confirmation).waitFor();
    test.equal(site.submissions(plain).length, 1);
  }
});

t.test('a submit whose browser is gone is still recorded when it is released', async (test) => {
  site.setFault(plain, { hold: ['submit'] });
  const page = await openPage(test, urlOf(plain));
  await fillPlain(page);
  await submit(page);
  await site.holds.whenHeld();
  await page.context().close();
  site.setFault(plain, { hold: ['answer'] });
  site.holds.release();
  await site.holds.whenHeld({ stage: 'answer' });
  test.equal(site.submissions({ ...plain, outcome: 'accepted' }).length, 1);
  site.holds.release();
});

t.test('faults of the submit show as the page would show them, and the record tells the truth', async (test) => {
  const cases: { patch: Partial<PracticeFaults>; shows: RegExp; outcome: string }[] = [
    { patch: { submit: 'error-recorded' }, shows: /unexpected error/, outcome: 'accepted' },
    { patch: { submit: 'error-refused' }, shows: /unexpected error/, outcome: 'refused:server-error' },
    { patch: { submit: 'invalid' }, shows: /check your answers/, outcome: 'refused:invalid-attributes' },
    { patch: { submit: 'rate-limited' }, shows: /Too many requests/, outcome: 'refused:rate-limited' },
    { patch: { submit: 'blocked' }, shows: /blocked/, outcome: 'refused:blocked' },
    { patch: { submit: 'captcha-retry' }, shows: /could not verify/, outcome: 'refused:captcha' },
    { patch: { closed: 'gone' }, shows: /no longer accepting/, outcome: 'refused:closed' },
  ];
  const page = await openPage(test, urlOf(plain));
  await fillPlain(page);
  for (const { patch, shows, outcome } of cases) {
    site.resetFaults();
    site.setFault(plain, patch);
    await submit(page);
    await page.getByText(shows).waitFor();
    test.equal(site.submissions(plain).at(-1)?.outcome, outcome, JSON.stringify(patch));
  }
  site.resetFaults();
  site.setFault(plain, { hideConfirmation: true });
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url() === urlOf(plain),
  );
  await submit(page);
  test.equal((await answered).status(), 200);
  await page.waitForLoadState('networkidle');
  test.equal(await page.locator(`${confirmation}, ${formError}`).count(), 0, 'taken, and nothing on the page says so');
  test.equal(site.submissions(plain).at(-1)?.outcome, 'accepted');
});

t.test('faults of the page come and go', async (test) => {
  const url = urlOf(plain);
  const status = async (at = url) => (await fetch(at, { redirect: 'manual' })).status;
  site.setFault(plain, { pageErrors: 2 });
  test.same([await status(), await status(), await status()], [500, 500, 200]);
  site.setFault(plain, { closed: 'redirect' });
  test.equal(await status(), 302);
  test.match(await (await fetch(url)).text(), 'no longer open');
  test.equal(await status(urlOf({ board: 'paperlantern', job: '4300301' })), 410);
  site.setFault(plain, { closed: 'no', noForm: true });
  const page = await openPage(test, url);
  test.equal(await page.locator('form, button').count(), 0);
  test.match(
    await (await fetch(`${url}/confirmation`)).text(),
    'confirmation__content',
    'a fresh confirmation proves nothing',
  );
});

t.test("an upload or a confirmation can be kept waiting, on a page of its own or in the form's", async (test) => {
  site.setFault(plain, { hold: ['upload', 'confirmation'] });
  const page = await openPage(test, urlOf(plain));
  await fillPlain(page);
  await submit(page);
  await site.holds.whenHeld({ stage: 'upload' });
  test.equal(site.requests(plain), 0, 'no application goes before its files');
  site.holds.release();
  await site.holds.whenHeld({ stage: 'confirmation' });
  test.equal(site.submissions({ ...plain, outcome: 'accepted' }).length, 1, 'taken although nothing is shown yet');
  test.equal(page.url(), urlOf(plain));
  site.holds.release();
  await page.locator(confirmation).waitFor();

  const key = { board: 'mossgate', job: '4400402' };
  site.setFault(key, { confirmationDelayMs: 300 });
  const slow = await openPage(test, urlOf(key));
  await fillPlain(slow);
  const answered = slow.waitForResponse((response) => response.url() === urlOf(key) && response.status() === 200);
  await submit(slow);
  await answered;
  const answeredAt = performance.now();
  await slow.locator(confirmation).waitFor();
  test.ok(performance.now() - answeredAt > 200, 'the page waits before it confirms');
});

t.test('a slow geocoder keeps its options until it answers', async (test) => {
  const key = { board: 'tinkettle', job: '4100103' };
  site.setFault(key, { hold: ['geocoder'] });
  const page = await openPage(test, urlOf(key));
  await page.locator('#candidate-location').fill('Denver');
  await site.holds.whenHeld({ stage: 'geocoder' });
  test.equal(await page.locator('.select__menu-notice--loading').count(), 1);
  site.holds.release();
  await page.getByRole('option', { name: 'Denver, Colorado, United States' }).click();
  test.equal(await page.locator('.select__single-value').innerText(), 'Denver, Colorado, United States');
});

t.test('the control API says and does what the object does', async (test) => {
  const call = async (path: string, method = 'GET', body?: object) => {
    const headers = body ? { 'content-type': 'application/json' } : {};
    const answer = await fetch(`${site.url}/__practice/${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, json: answer.status === 204 ? undefined : await answer.json() };
  };
  test.same((await call('postings')).json.postings, site.postings);
  test.equal((await call('faults/tinkettle/4100101', 'PATCH', { submit: 'blocked' })).json.submit, 'blocked');
  test.match((await call('faults/tinkettle/4100101')).json, { submit: 'blocked', hold: [] });
  test.match(await call('faults/tinkettle/4100101', 'PATCH', { sumbit: 'blocked' }), {
    status: 400,
    json: { message: /sumbit.*did you mean "submit"/ },
  });
  test.equal((await call('faults/tinkettle/1', 'PATCH', {})).status, 404);
  test.equal((await call('faults', 'DELETE')).status, 204);
  test.equal((await call('faults/tinkettle/4100101')).json.submit, 'none');
  await fetch(urlOf(plain), { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  test.same((await call('requests?board=tinkettle')).json.requests, [{ ...plain, received: 1 }]);
  test.match((await call('submissions?job=4100101')).json.submissions, [{ outcome: 'refused:fingerprint', body: {} }]);
  test.same((await call('holds/release', 'POST', {})).json, { released: 0 });
  test.equal((await call('records', 'DELETE')).status, 204);
  test.same((await call('submissions')).json, { submissions: [] });
});
