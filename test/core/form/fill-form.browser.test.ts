import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type FillOrder, type FillResult, type FillValue, systemClock } from '@valet/core';
import { fieldTarget, fillForm, readForm, readOptions, readValues } from '@valet/core/engine';
import { createPracticeServer } from '@valet/practice';
import type { Form } from '@valet/schemas';
import t, { type Test } from 'tap';
import { openAgent, startBrowser } from '../../plugins/open-agent.ts';

const browser = await startBrowser();
const practice = await createPracticeServer({ port: 0 });
const folder = t.testdir({});
t.teardown(async () => {
  await browser.close();
  await practice.close();
});

const instant = () => ({ pace: 'instant' as const, clock: systemClock, signal: new AbortController().signal });
const text = (value: string): FillValue => ({ kind: 'text', text: value });
const options = (...labels: string[]): FillValue => ({ kind: 'options', options: labels });
const checked = (on: boolean): FillValue => ({ kind: 'checked', checked: on });

function order(form: Form, label: string, value: FillValue): FillOrder {
  const field = form.fields.find((candidate) => candidate.label === label);
  if (!field) throw new Error(`no field "${label}" among ${form.fields.map((one) => one.label).join(', ')}`);
  return { field, value };
}

const outcomes = (results: readonly FillResult[]) => results.map(({ outcome, committed }) => `${outcome} ${committed}`);

/** A page of this body with its form read. */
async function show(test: Pick<Test, 'teardown'>, body: string) {
  const opened = await openAgent(browser, test);
  await opened.page.setContent(`<!doctype html><title>Fixture</title><body>${body}</body>`);
  return { ...opened, form: await readForm(opened.agent) };
}

async function openPosting(test: Pick<Test, 'teardown'>, title: string) {
  const posting = practice.postings.find((candidate) => candidate.title === title);
  if (!posting) throw new Error(`no practice posting ${title}`);
  const opened = await openAgent(browser, test);
  await opened.page.goto(posting.url);
  await opened.page.waitForFunction(() => window.__practiceState !== undefined);
  const state = () => opened.page.evaluate(() => window.__practiceState?.() ?? {});
  return { ...opened, state, form: await readForm(opened.agent) };
}

t.test('fills a real React form in one go, as its own state says', async (t) => {
  const { agent, form, state } = await openPosting(t, 'Senior Platform Engineer');
  const file = path.join(folder, 'robin-resume.pdf');
  writeFileSync(file, '%PDF-1.4 sample');
  const orders = [
    order(form, 'Resume/CV', { kind: 'files', files: [{ path: file, name: 'robin-resume.pdf' }] }),
    order(form, 'First Name', text('Robin')),
    order(form, 'Phone', text('+1-202-555-0142')),
    order(form, 'Country', options('United States +1')),
    order(form, 'Location (City)', text('Portland, Oregon, United States')),
    order(form, 'School', options('oregon  state university')),
    order(form, 'Are you willing to relocate?', options('No')),
    order(form, 'Which of these languages have you used at work?', options('Python', 'TypeScript')),
    order(form, 'Which offices could you work from?', options('Portland', 'Remote')),
    order(form, 'Why do you want to work at Tin Kettle?', text('Two lines\nof reasons')),
  ];
  const results = await fillForm(agent, orders, instant());
  t.strictSame(outcomes(results), [
    'filled robin-resume.pdf',
    'filled Robin',
    'filled +1-202-555-0142',
    'filled United States +1',
    'filled Portland, Oregon, United States',
    'filled Oregon State University',
    'filled No',
    'filled TypeScript; Python',
    'filled Portland; Remote',
    'filled Two lines\nof reasons',
  ]);
  t.match(await state(), {
    first_name: 'Robin',
    phone: '+1-202-555-0142',
    country: { label: 'United States +1' },
    'candidate-location': { label: 'Portland, Oregon, United States', latitude: '45.5152' },
    'school--0': { label: 'Oregon State University' },
    resume: { name: 'robin-resume.pdf' },
    'question_5100208[]': [{ label: 'TypeScript' }, { label: 'Python' }],
    'question_5100209[]': [{ label: 'Portland' }, { label: 'Remote' }],
  });
  const values = await readValues(
    agent,
    orders.slice(1, 4).map(({ field }) => field),
  );
  t.strictSame([...values.values()], ['Robin', '+1-202-555-0142', 'United States +1']);
  const again = await fillForm(agent, orders.slice(1), instant());
  t.ok(
    again.every(({ outcome }) => outcome === 'filled'),
    'filling what is filled already changes nothing',
  );
});

t.test('never reports a choice that the site does not offer as filled', async (t) => {
  const { agent, form, state } = await openPosting(t, 'Senior Platform Engineer');
  const orders = [
    order(form, 'Are you willing to relocate?', options('Maybe')),
    order(form, 'Location (City)', text('Nowhereville, Atlantis')),
    order(form, 'Which of these languages have you used at work?', options('Cobol')),
  ];
  const results = await fillForm(agent, orders, instant());
  t.strictSame(outcomes(results), ['unfilled null', 'unfilled null', 'unfilled null']);
  t.match(results[0]?.detail, /no option "Maybe".*Yes \| No/, 'and names what there is');
  t.match(await state(), { 'candidate-location': null });
});

t.test('reads the options of closed menus and closes them again', async (t) => {
  const { agent, form, page } = await openPosting(t, 'Senior Platform Engineer');
  const fields = ['Degree', 'Gender'].map((label) => order(form, label, text('')).field);
  const found = await readOptions(agent, fields);
  t.equal(found.get(fields[0]?.id ?? '')?.length, 10);
  t.ok(found.get(fields[1]?.id ?? '')?.some(({ label }) => label === 'Decline To Self Identify'));
  t.equal(await page.locator('[role=option]:visible').count(), 0);
});

t.test('sets native controls so that listeners hear of it', async (t) => {
  const { agent, page, form } = await show(
    t,
    `<form><label>Name <input id="n"></label><label>Date <input type="date" id="d"></label><label>Typed date <input id="td" placeholder="DD.MM.YYYY"></label>
     <label>State <select id="s"><option value="">Select</option><option value="or">Oregon</option></select></label>
     <label>Many <select multiple id="m"><option>a</option><option>b</option><option>c</option></select></label>
     <fieldset><legend>Shift</legend><label><input type="radio" name="r" value="d">Day</label><label><input type="radio" name="r" value="n">Night</label></fieldset>
     <label><input type="checkbox" id="c"> News</label>
     <fieldset><legend>Tools</legend><label><input type="checkbox" name="t1" checked> Hammer</label><label><input type="checkbox" name="t2"> Saw</label></fieldset>
     <div><span>Born</span><div><input placeholder="MM"><input placeholder="DD"><input placeholder="YYYY"></div></div>
     <fieldset><legend>Code</legend><div>${'<input maxlength="1">'.repeat(6)}</div></fieldset>
     <div><span id="rt">Letter</span><div contenteditable="true" role="textbox" aria-labelledby="rt"></div></div></form>
     <script>window.heard = []; for (const type of ['input', 'change', 'focusout']) document.addEventListener(type, (event) => { if (event.target.id) window.heard.push(type + ' ' + event.target.id); })</script>`,
  );
  const results = await fillForm(
    agent,
    [
      order(form, 'Name', text('Robin')),
      order(form, 'Date', text('2026-05-01')),
      order(form, 'Typed date', text('2026-05-01')),
      order(form, 'State', options('oregon')),
      order(form, 'Many', options('a', 'c')),
      order(form, 'Shift', options('Night')),
      order(form, 'News', checked(true)),
      order(form, 'Tools', options('Saw')),
      order(form, 'Born', text('1990-02-28')),
      order(form, 'Code', text('A1B2C3')),
      order(form, 'Letter', text('Dear all')),
    ],
    instant(),
  );
  t.strictSame(outcomes(results), [
    'filled Robin',
    'filled 2026-05-01',
    'filled 01.05.2026',
    'filled Oregon',
    'filled a; c',
    'filled Night',
    'filled true',
    'filled Saw',
    'filled 02/28/1990',
    'filled A1B2C3',
    'filled Dear all',
  ]);
  const heard = await page.evaluate<string[]>('window.heard');
  t.ok(
    ['input n', 'change n', 'focusout n', 'input s', 'change s', 'change c'].every((event) => heard.includes(event)),
  );
});

t.test('proves what is committed, not what was typed', async (t) => {
  const { agent, form } = await show(
    t,
    `<form><label>Undone <input id="u"></label><label>Short <input maxlength="3"></label><label>Masked phone <input type="tel" id="p"></label>
     <label>Gone soon <input id="g"></label></form>
     <script>
       document.getElementById('u').addEventListener('change', (event) => { event.target.value = ''; });
       document.getElementById('p').addEventListener('change', (event) => { event.target.value = '(202) 555-0142'; });
       document.getElementById('g').addEventListener('input', (event) => { event.target.closest('label').remove(); });
     </script>`,
  );
  const results = await fillForm(
    agent,
    [
      order(form, 'Undone', text('x')),
      order(form, 'Short', text('too long')),
      order(form, 'Masked phone', text('+1 202 555 0142')),
      order(form, 'Gone soon', text('x')),
    ],
    instant(),
  );
  t.strictSame(
    results.map(({ outcome }) => outcome),
    ['unfilled', 'unfilled', 'filled', 'unfilled'],
  );
  t.match(results[0]?.detail, /stays empty/);
  t.match(results[1]?.detail, /at most 3 characters/);
  t.equal(results[2]?.committed, '(202) 555-0142');
});

t.test('presses button rows, list buttons and comboboxes that draw their list elsewhere', async (t) => {
  const { agent, page, form } = await show(
    t,
    `<form>
      <div><label>Can you drive?</label><div class="row"><button type="button" class="opt">Yes</button><button type="button" class="opt">No</button><input type="checkbox" style="display:none" name="drive"></div></div>
      <div><span id="tl">Team</span><button type="button" id="team" aria-haspopup="listbox" aria-labelledby="tl">Select one</button></div>
      <div><label for="city">City</label><input id="city" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="cities"></div>
     </form><ul id="cities" role="listbox" hidden></ul>
     <script>
       for (const button of document.querySelectorAll('.opt')) button.addEventListener('click', () => {
         for (const other of document.querySelectorAll('.opt')) other.classList.toggle('_active_x1', other === button);
         document.querySelector('[name=drive]').checked = button.textContent === 'Yes';
       });
       const team = document.getElementById('team');
       team.addEventListener('click', () => {
         const list = document.createElement('div');
         list.innerHTML = '<div role="listbox"><div role="option">Payments</div><div role="option">Platform</div></div>';
         list.addEventListener('click', (event) => { team.textContent = event.target.textContent; list.remove(); });
         setTimeout(() => document.body.append(list), 30);
       });
       const city = document.getElementById('city'), cities = document.getElementById('cities');
       city.addEventListener('input', () => setTimeout(() => {
         cities.innerHTML = city.value.length < 3 ? '' : ['Portland, Maine, United States', 'Portland, Oregon, United States'].filter((name) => name.startsWith(city.value)).map((name) => '<li role="option">' + name + '</li>').join('');
         cities.hidden = cities.innerHTML === ''; city.setAttribute('aria-expanded', String(!cities.hidden));
       }, 40));
       cities.addEventListener('click', (event) => { city.value = event.target.textContent; cities.hidden = true; city.setAttribute('aria-expanded', 'false'); });
       city.addEventListener('blur', () => { if (!cities.hidden) city.value = ''; });
     </script>`,
  );
  const results = await fillForm(
    agent,
    [
      order(form, 'Can you drive?', options('Yes')),
      order(form, 'Team', options('Platform')),
      order(form, 'City', text('Portland, OR')),
    ],
    instant(),
  );
  t.strictSame(outcomes(results), ['filled Yes', 'filled Platform', 'filled Portland, Oregon, United States']);
  t.ok(await page.isChecked('[name=drive]'));
});

t.test('never takes the list of another control that opens late for its own', async (t) => {
  const select = (id: string) => `<label id=${id}-label>${id}</label>
    <div id=${id} role=combobox tabindex=0 aria-haspopup=listbox aria-expanded=false aria-controls=${id}-menu
      aria-labelledby="${id}-label"></div>`;
  const { page, agent, form } = await show(
    t,
    `<div id=app>${select('Team')}${select('Level')}</div>
    <script>
      function open(id, labels) {
        document.querySelector('#' + id).ariaExpanded = 'true';
        const list = Object.assign(document.createElement('ul'), { id: id + '-menu', role: 'listbox' });
        for (const label of labels) {
          const item = Object.assign(document.createElement('li'), { role: 'option', textContent: label });
          item.onclick = () => {
            document.querySelector('#' + id).textContent = label;
            document.querySelector('#' + id).ariaExpanded = 'false';
            list.remove();
          };
          list.append(item);
        }
        document.body.append(list);
      }
      // A second press on "Team" that the page answers only now.
      Level.onmousedown = () => {
        open('Team', ['Java', 'Go']);
        requestAnimationFrame(() => requestAnimationFrame(() => open('Level', ['C', 'Java'])));
      };
    </script>`,
  );
  const results = await fillForm(agent, [order(form, 'Level', options('Java'))], instant());
  t.strictSame(outcomes(results), ['filled Java']);
  t.equal(await page.locator('#Level').textContent(), 'Java');
  t.equal(await page.locator('#Team').textContent(), '');
});

/** Two list buttons that call `ask(id)` when pressed and have `open(id)` and `close(id)` to answer with. */
const lateLists = `<div id=app>${['Team', 'Level']
  .map(
    (id) => `<label id=${id}-label>${id}</label>
      <div id=${id} role=combobox tabindex=0 aria-haspopup=listbox aria-expanded=false aria-controls=${id}-menu
        aria-labelledby="${id}-label" onmousedown="ask('${id}')" onkeydown="event.key === 'ArrowDown' && ask('${id}')"></div>`,
  )
  .join('')}</div>
  <script>
    const byId = (id) => document.getElementById(id);
    const close = (id) => { byId(id).ariaExpanded = 'false'; byId(id + '-menu')?.remove(); };
    function open(id) {
      close(id);
      byId(id).ariaExpanded = 'true';
      const list = Object.assign(document.createElement('ul'), { id: id + '-menu', role: 'listbox' });
      for (const label of ['Java', 'Go']) {
        const item = Object.assign(document.createElement('li'), { role: 'option', textContent: label });
        item.onclick = () => { byId(id).textContent = label; close(id); };
        list.append(item);
      }
      list.onkeydown = (event) => event.key === 'Escape' && close(id);
      document.body.append(list);
    }
    const asked = {};
  </script>`;

t.test('asks once where the whole page is held up, however late it answers', async (t) => {
  const { page, agent, form } = await show(
    t,
    `${lateLists}<script>
      function ask(id) {
        asked[id] = (asked[id] ?? 0) + 1;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => open(id);
        setTimeout(() => { for (const until = performance.now() + 900; performance.now() < until; ); }, 50);
        // A framework draws one task after the timer that it waits for.
        setTimeout(() => port2.postMessage(null), 100);
      }
    </script>`,
  );
  const orders = [order(form, 'Team', options('Go')), order(form, 'Level', options('Java'))];
  t.strictSame(outcomes(await fillForm(agent, orders, instant())), ['filled Go', 'filled Java']);
  t.strictSame(await page.evaluate('asked'), { Team: 1, Level: 1 });
});

t.test('leaves no list open where a page answers late and was asked again', async (t) => {
  const { page, agent, form } = await show(
    t,
    `${lateLists}<script>
      function ask(id) { asked[id] = (asked[id] ?? 0) + 1; setTimeout(() => { open(id); answered += 1; }, 600); }
      let answered = 0;
    </script>`,
  );
  const orders = [order(form, 'Team', options('Go')), order(form, 'Level', options('Java'))];
  t.strictSame(outcomes(await fillForm(agent, orders, instant())), ['filled Go', 'filled Java']);
  t.strictSame(await page.evaluate('[asked, answered]'), [{ Team: 2, Level: 2 }, 4], 'each list was opened twice');
  t.equal(await page.locator('[role=option]').count(), 0);
  t.strictSame(await page.locator('[role=combobox]').allTextContents(), ['Go', 'Java']);
});

t.test('tries once more with trusted input where a page listens to nothing else', async (t) => {
  const { agent, form } = await show(
    t,
    `<form><label>Keys only <input id="k"></label><div><span id="l">Level</span><button type="button" id="b" aria-haspopup="listbox" aria-labelledby="l">Select one</button></div></form>
     <script>
       const box = document.getElementById('k');
       box.addEventListener('change', (event) => { if (!event.isTrusted) box.value = ''; });
       const button = document.getElementById('b');
       button.addEventListener('click', (event) => {
         if (!event.isTrusted) return;
         const list = document.createElement('div');
         list.innerHTML = '<div role="listbox"><div role="option">Junior</div><div role="option">Senior</div></div>';
         list.addEventListener('click', (press) => { button.textContent = press.target.textContent; list.remove(); });
         document.body.append(list);
       });
     </script>`,
  );
  const results = await fillForm(
    agent,
    [order(form, 'Keys only', text('typed')), order(form, 'Level', options('Senior'))],
    instant(),
  );
  t.strictSame(outcomes(results), ['filled typed', 'filled Senior']);
});

t.test('types key by key at a human pace, and stops when told to', async (t) => {
  const { agent, page, form } = await show(
    t,
    `<label>Name <input id="n"></label><script>window.keys = 0; document.addEventListener('keydown', (event) => { if (event.isTrusted) window.keys += 1; })</script>`,
  );
  const pauses: number[] = [];
  const clock = { now: () => 0, wait: async (ms: number) => void pauses.push(ms) };
  const name = order(form, 'Name', text('Robin'));
  const { signal } = new AbortController();
  t.strictSame(outcomes(await fillForm(agent, [name], { pace: 'human', clock, signal, delayMs: 1 })), ['filled Robin']);
  t.ok((await page.evaluate<number>('window.keys')) >= 5);
  t.strictSame(pauses, [1]);
  const stopped = AbortSignal.abort(new Error('stop'));
  await t.rejects(fillForm(agent, [name], { pace: 'instant', clock, signal: stopped }), /stop/);
});

t.test('fills fields of a frame and says when one is gone', async (t) => {
  const { agent, page, form } = await show(
    t,
    '<iframe srcdoc="<label>Inner <input id=i></label><label>Lost <input id=l></label>"></iframe>',
  );
  const [inner, lost] = [order(form, 'Inner', text('in')), order(form, 'Lost', text('x'))];
  await page.frames()[1]?.evaluate(() => document.getElementById('l')?.closest('label')?.remove());
  const results = await fillForm(agent, [inner, lost], instant());
  t.strictSame(outcomes(results), ['filled in', 'unfilled null']);
  t.match(results[1]?.detail, /not on the page/);
  t.equal(fieldTarget(inner.field).frame, 'f1');
});
