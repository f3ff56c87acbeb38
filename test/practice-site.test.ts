import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import t from 'tap';
import { confirmation, fillPlain, pick, plain, resume, search, startPractice, submit } from './practice-form.ts';

const recordsDir = t.testdir();
const { site, urlOf, openPage } = await startPractice(t, recordsDir);

t.test('a plain application is recorded and confirmed on a page of its own', async (test) => {
  const page = await openPage(test, urlOf(plain));
  test.equal(await page.title(), 'Job Application for Support Engineer at Tin Kettle Software');
  await fillPlain(page);
  await submit(page);
  await page.locator(confirmation).waitFor();
  test.match(page.url(), /\/tinkettle\/jobs\/4100101\/confirmation$/);
  const [submission, ...others] = site.submissions(plain);
  test.same(others, []);
  test.match(submission, { outcome: 'accepted', email: 'ada@example.com', title: 'Support Engineer' });
  test.same(submission?.fields, {
    'First Name': 'Ada',
    'Last Name': 'Ray',
    Email: 'ada@example.com',
    Phone: '+1 555 010 0199',
    'Resume/CV': 'ada-ray.pdf',
  });
  test.same(submission?.files, [
    {
      field: 'resume',
      name: 'ada-ray.pdf',
      sizeBytes: resume.buffer.length,
      sha256: createHash('sha256').update(resume.buffer).digest('hex'),
      label: 'Resume/CV',
    },
  ]);
  const files = await readdir(recordsDir);
  const written = await Promise.all(files.map((file) => readFile(`${recordsDir}/${file}`, 'utf8')));
  test.same(
    written.map((text) => JSON.parse(text)).filter(({ id }) => id === submission?.id),
    [submission],
    'the same record lies in the folder',
  );
});

t.test('every kind of control reaches the record under its label', async (test) => {
  const key = { board: 'tinkettle', job: '4100102' };
  const page = await openPage(test, urlOf(key));
  await fillPlain(page);
  await page.getByLabel('Preferred First Name').fill('Addie');
  await search(page, 'candidate-location', ['springf', 'Springfield, Illinois, United States']);
  await page.locator('[data-testid=cover_letter-text]').click();
  await page.locator('#cover_letter_text').fill('Dear Tin Kettle');
  await search(page, 'school--0', ['valemount', 'Valemount State University']);
  await pick(page, 'degree--0', "Bachelor's Degree");
  await pick(page, 'discipline--0', 'Computer Science');
  await pick(page, 'start-month--0', 'September');
  await page.getByLabel('Start date year').first().fill('2014');
  await pick(page, 'end-month--0', 'June');
  await page.getByLabel('End date year').first().fill('2018');
  await page.locator('.education--container .add-another-button').click();
  await search(page, 'school--1', ['other', 'Other']);
  await pick(page, 'degree--1', "Master's Degree");
  await page.getByLabel('Company name').fill('Cast Iron Ltd');
  await page.locator('#title-0').fill('Engineer');
  await pick(page, 'start-date-month-0', 'August');
  await page.locator('#start-date-year-0').fill('2018');
  await page.getByLabel('Current role').check();
  await page.getByLabel('LinkedIn Profile').fill('https://www.linkedin.com/in/example');
  await pick(page, 'question_5100203', 'Yes');
  await pick(page, 'question_5100204', 'No');
  await pick(page, 'question_5100205', 'Job fair');
  await page.getByLabel('What are your salary expectations').fill('150000');
  await pick(page, 'question_5100207', '6-9');
  await page.getByLabel('Go', { exact: true }).check();
  await page.getByLabel('Elixir').check();
  await pick(page, 'question_5100209[]', 'Portland');
  await pick(page, 'question_5100209[]', 'Remote');
  await page.getByLabel('Why do you want to work').fill('Kettles.');
  await page.getByLabel('When could you start').fill('In a month');
  await page.getByLabel('I have read the privacy notice').check();
  await pick(page, 'gender', 'Decline To Self Identify');
  await submit(page);
  await page.locator(confirmation).waitFor();

  const [submission] = site.submissions(key);
  test.equal(submission?.outcome, 'accepted');
  test.same(submission?.fields, {
    'First Name': 'Ada',
    'Last Name': 'Ray',
    'Preferred First Name': 'Addie',
    Email: 'ada@example.com',
    Phone: '+1 555 010 0199',
    'Location (City)': 'Springfield, Illinois, United States',
    'Resume/CV': 'ada-ray.pdf',
    'Cover Letter': 'Dear Tin Kettle',
    School: 'Valemount State University',
    Degree: "Bachelor's Degree",
    Discipline: 'Computer Science',
    'Start date month': 'September',
    'Start date year': '2014',
    'End date month': 'June',
    'End date year': '2018',
    'School (2)': 'Other',
    'Degree (2)': "Master's Degree",
    'Company name': 'Cast Iron Ltd',
    Title: 'Engineer',
    'Start date month (2)': 'August',
    'Start date year (2)': '2018',
    'Current role': 'Yes',
    'LinkedIn Profile': 'https://www.linkedin.com/in/example',
    'Are you legally authorized to work in the United States?': 'Yes',
    'Will you now or in the future require sponsorship for employment visa status?': 'No',
    'How did you hear about this job?': 'Job fair',
    'What are your salary expectations (USD per year)?': '150000',
    'How many years of professional experience do you have?': '6-9',
    'Which of these languages have you used at work?': 'Go; Elixir',
    'Which offices could you work from?': 'Portland; Remote',
    'Why do you want to work at Tin Kettle?': 'Kettles.',
    'When could you start?': 'In a month',
    'Privacy notice': 'I have read the privacy notice',
    Gender: 'Decline To Self Identify',
  });
  test.equal(submission?.answers['question_5100209[]'], 'Portland; Remote');
  test.match(submission?.body, {
    job_application: {
      latitude: '39.7817',
      longitude: '-89.6501',
      answers_attributes: {
        '5100203': { boolean_value: 1 },
        '5100205': { answer_selected_options_attributes: { '0': { question_option_id: 7100504 } } },
      },
    },
  });
});

t.test('the page and its script say the same to a reader of HTML and of React', async (test) => {
  const key = { board: 'tinkettle', job: '4100102' };
  const html = await (await fetch(urlOf(key))).text();
  test.match(html, 'id="question_5100204"', 'fields are in the HTML before any script runs');
  test.match(html, '"submitPath":');
  const page = await openPage(test, urlOf(key));
  await page.locator('#first_name').fill('Ada');
  await pick(page, 'country', 'Germany +49');
  const state = await page.evaluate(() => window.__practiceState?.());
  test.match(state, { first_name: 'Ada', country: { label: 'Germany +49' }, phone: null });
  const shown = page.locator('.phone-input__country .select__single-value');
  test.equal(await shown.innerText(), '+49', 'a chosen country shows its code alone');
  test.ok(
    (await page.locator('.iti [role=option]').count()) > 200,
    'a second, hidden list of countries is in the page',
  );
  test.equal((await page.locator('input[required][tabindex="-1"].remix-css-1a0ro4n-requiredInput').count()) > 3, true);
});

t.test('the form refuses what is missing, too long or typed where an option must be picked', async (test) => {
  const key = { board: 'tinkettle', job: '4100103' };
  const page = await openPage(test, urlOf(key));
  await page.locator('#candidate-location').fill('Springfield');
  await page.locator('#first_name').evaluate((box: HTMLInputElement) => box.removeAttribute('maxlength'));
  await page.locator('#first_name').fill('A'.repeat(256));
  await page.locator('#email').fill('ada at example');
  await submit(page);
  const errors = page.locator('.helper-text--error');
  test.same(await errors.evaluateAll((list) => list.map((error) => `${error.id} ${error.textContent}`)), [
    'first_name-error Use at most 255 characters.',
    'last_name-error This field is required.',
    'email-error Enter a valid email address.',
    'country-error This field is required.',
    'phone-error This field is required.',
    'candidate-location-error This field is required.',
    'resume-error This field is required.',
    'question_5100302-error This field is required.',
    'question_5100303-error This field is required.',
    'question_5100305-error This field is required.',
  ]);
  test.equal(await page.locator('#first_name').getAttribute('aria-invalid'), 'true');
  test.equal(site.requests(key), 0, 'nothing was sent');
});

t.test('the server judges for itself what arrives', async (test) => {
  const url = urlOf(plain);
  const fingerprint = /"fingerprint":"([0-9a-f]{40})"/.exec(await (await fetch(url)).text())?.[1];
  const application = {
    first_name: 'Ada',
    last_name: 'Ray',
    email: 'ada@example.com',
    phone: '+1 555 010 0199',
    resume_text: 'Ada',
  };
  const send = async (job_application: object, print = fingerprint) => {
    const body = JSON.stringify({ job_application, fingerprint: print });
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return { status: answer.status, outcome: site.submissions(plain).at(-1)?.outcome };
  };
  test.same(await send(application), { status: 200, outcome: 'accepted' });
  test.same(await send(application, '0'.repeat(40)), { status: 422, outcome: 'refused:fingerprint' });
  test.same(await send({ ...application, last_name: ' ' }), { status: 422, outcome: 'refused:missing-field' });
  test.same(await send({ ...application, last_name: 'R'.repeat(256) }), { status: 422, outcome: 'refused:too-long' });
  test.same(await send({ ...application, first_name: 'https://x.test' }), {
    status: 422,
    outcome: 'refused:url-in-name',
  });
  test.same(await send({ ...application, email: 'ada' }), { status: 422, outcome: 'refused:bad-email' });
  const never = { ...application, resume_url: `${site.url}/bucket/stash`, resume_url_filename: 'a.pdf' };
  test.same(await send(never), { status: 422, outcome: 'refused:unknown-value' }, 'the file was never uploaded');
  test.equal(site.requests(plain), 7);
});

t.test('race is asked only after "No" and is not sent once that is taken back', async (test) => {
  const key = { board: 'mossgate', job: '4400401' };
  const page = await openPage(test, urlOf(key));
  test.equal(await page.locator('#race').count(), 0);
  await fillPlain(page);
  await page.locator('#cover_letter').setInputFiles({ ...resume, name: `${'long-'.repeat(12)}letter.pdf` });
  test.match(await page.locator('.file-upload__filename p').last().innerText(), /^long-.*….*letter\.pdf$/);
  await pick(page, 'question_5400101', 'Yes');
  await pick(page, 'hispanic_ethnicity', 'No');
  await pick(page, 'race', 'Two or More Races');
  await pick(page, '4400501', 'Woman');
  await pick(page, '4400501', 'Non-binary');
  await submit(page);
  await page.locator('#gdpr_processing_consent_given-error').waitFor();
  await page.locator('#gdpr_processing_consent_given').check();
  await submit(page);
  await page.locator(confirmation).waitFor();
  const [first] = site.submissions(key);
  test.match(first?.answers, {
    race: 'Two or More Races',
    '4400501': 'Woman; Non-binary',
    gdpr_processing_consent_given: 'Yes',
  });
  test.notOk('gdpr_retention_consent_given' in (first?.answers ?? {}), 'a consent that was not given is not recorded');

  await page.goto(urlOf(key));
  await pick(page, 'hispanic_ethnicity', 'No');
  await pick(page, 'race', 'White');
  await pick(page, 'hispanic_ethnicity', 'Yes');
  test.equal(await page.locator('#race').count(), 0);
  test.notOk('race' in ((await page.evaluate(() => window.__practiceState?.())) ?? {}));
});

t.test('a form in an iframe of the company page and one behind a button are filled alike', async (test) => {
  const embedded = { board: 'paperlantern', job: '4300303' };
  const company = await openPage(test, urlOf(embedded));
  const frame = await (await company.locator('#grnhse_app iframe#grnhse_iframe').elementHandle())?.contentFrame();
  if (!frame) throw new Error('No frame');
  await fillPlain(frame);
  await search(frame, 'candidate-location', ['lyon', 'Lyon, Auvergne-Rhône-Alpes, France']);
  await frame.getByLabel('Link to your portfolio').fill('https://example.com');
  await submit(frame);
  await frame.locator(confirmation).waitFor();
  test.match(frame.url(), /\/embed\/job_app\/confirmation\?for=paperlantern&token=4300303$/);
  test.equal(site.submissions(embedded)[0]?.outcome, 'accepted');

  const hidden = { board: 'paperlantern', job: '4300302' };
  const page = await openPage(test, urlOf(hidden));
  test.equal(await page.locator('form').count(), 0);
  await page.getByRole('button', { name: 'Apply' }).click();
  await fillPlain(page);
  await pick(page, 'question_5300201', 'Yes');
  await page.getByLabel('Which languages').fill('English');
  await submit(page);
  await page.locator(confirmation).waitFor();
  test.match(page.url(), /confirmation$/, 'a redirect leads to the same place');
  test.equal(site.submissions(hidden)[0]?.outcome, 'accepted');
});

t.test('the board API describes the form and does not tell an unknown board from an unknown job', async (test) => {
  const get = async (path: string) => {
    const answer = await fetch(`${site.url}/v1/boards/${path}`);
    return { status: answer.status, json: await answer.json() };
  };
  test.equal((await get('tinkettle/jobs')).json.meta.total, 4);
  const { json } = await get('mossgate/jobs/4400401?questions=true');
  test.match(json, {
    title: 'Public Program Coordinator',
    compliance: [{ type: 'eeoc', questions: [{ label: 'Gender' }, { label: 'Please identify your race' }] }, {}, {}],
    data_compliance: [{ type: 'gdpr', requires_processing_consent: true }],
    demographic_questions: { questions: [{ id: 4400501, type: 'multi_value_multi_select' }, {}, {}] },
  });
  const unknown = { status: 404, json: { status: 404, error: 'Job not found' } };
  test.same(await get('nobody/jobs'), unknown);
  test.same(await get('tinkettle/jobs/1'), unknown);
  test.match((await get('tinkettle/education/schools?term=oregon')).json.items, [
    { text: 'Oregon State University' },
    { text: 'University of Oregon' },
  ]);
});

t.test('fourteen boxes show what React holds', async (test) => {
  const page = await openPage(test, site.benchUrl);
  const boxes = page.locator('input[type=text]');
  test.equal(await boxes.count(), 14);
  for (let index = 0; index < 14; index += 1) await boxes.nth(index).fill(`value ${index}`);
  const state = await page.evaluate(() => window.__practiceState?.());
  test.same(
    Object.values(state ?? {}),
    Array.from({ length: 14 }, (_, index) => `value ${index}`),
  );
});
