import { readForm } from '@valet/core/engine';
import type { Field, Form } from '@valet/schemas';
import { checkShape } from '@valet/schemas';
import t, { type Test } from 'tap';
import { openAgent, startBrowser } from '../../plugins/open-agent.ts';

const browser = await startBrowser();
t.teardown(() => browser.close());

async function read(test: Pick<Test, 'teardown'>, body: string): Promise<Form> {
  const { agent, page } = await openAgent(browser, test);
  await page.setContent(`<!doctype html><title>Apply</title><body>${body}</body>`);
  return readForm(agent);
}

const facts = ({ label, kind, required, options }: Field) =>
  [label, kind, required ? 'required' : '', options.map((option) => option.label).join('/')]
    .filter(Boolean)
    .join(' | ');

t.test('reads ARIA widgets with their names, states and options', async (t) => {
  const form = await read(
    t,
    `<form>
      <label id="l1">Office</label><div role="combobox" tabindex="0" aria-labelledby="l1" aria-controls="lb1" aria-expanded="false" aria-required="true">Choose</div><ul id="lb1" role="listbox" hidden><li role="option">Oslo</li><li role="option">Rome</li></ul>
      <p id="l2">Shift</p><ul role="listbox" aria-labelledby="l2" tabindex="0"><li role="option" aria-selected="true">Early</li><li role="option">Late</li></ul>
      <p id="l3">Languages</p><ul role="listbox" aria-labelledby="l3" aria-multiselectable="true" tabindex="0"><li role="option">Polish</li><li role="option">Dutch</li></ul>
      <div role="radiogroup" aria-label="Night work" aria-required="true"><div role="radio" aria-checked="false" tabindex="0">Yes</div><div role="radio" aria-checked="false">No</div></div>
      <div role="group" aria-labelledby="l4"><span id="l4">Skills</span><div role="checkbox" aria-checked="true" tabindex="0">Welding</div><div role="checkbox" aria-checked="false" tabindex="0">Forklift</div></div>
      <div role="checkbox" aria-checked="false" tabindex="0" aria-label="Send me news"></div>
      <span id="l5">Remote only</span><div role="switch" aria-checked="true" tabindex="0" aria-labelledby="l5"></div>
      <span id="l6">Years of practice</span><div role="spinbutton" tabindex="0" aria-labelledby="l6" aria-valuenow="3" aria-valuemin="0" aria-valuemax="60">3</div>
      <span id="l7">About you</span><div role="textbox" aria-multiline="true" contenteditable="true" aria-labelledby="l7"></div>
      <span id="l8">Motto</span><div contenteditable="plaintext-only" aria-labelledby="l8">Work</div>
    </form>`,
  );
  t.strictSame(form.fields.map(facts), [
    'Office | combobox | required | Oslo/Rome',
    'Shift | select | Early/Late',
    'Languages | multiselect | Polish/Dutch',
    'Night work | radio | required | Yes/No',
    'Skills | checkboxes | Welding/Forklift',
    'Send me news | checkbox',
    'Remote only | checkbox',
    'Years of practice | number',
    'About you | longtext',
    'Motto | longtext',
  ]);
  const current = Object.fromEntries(form.fields.map((field) => [field.label, field.current]));
  t.match(current, { Shift: 'Early', Skills: 'Welding', 'Remote only': 'true', Motto: 'Work' });
});

t.test('the search box of a list that a button opens is no field', async (t) => {
  const form = await read(
    t,
    `<form><span id="c">Country code</span><button type="button" aria-haspopup="listbox" aria-controls="codes" aria-labelledby="c">+47</button>
      <div><input role="combobox" aria-label="Search by country" aria-controls="codes"></div><ul id="codes" role="listbox" hidden><li role="option">+47</li></ul>
      <label for="n">Number</label><input id="n" type="tel">
      <label for="t">Town</label><input id="t" role="combobox" aria-controls="towns"><button type="button" tabindex="-1" aria-haspopup="listbox" aria-controls="towns">v</button><ul id="towns" role="listbox" hidden></ul>
    </form>`,
  );
  t.strictSame(
    form.fields.map(({ label }) => label),
    ['Country code', 'Number', 'Town'],
  );
});

t.test('reads nested open shadow roots, with labels and controls that are slotted into them', async (t) => {
  const { agent, page } = await openAgent(browser, t);
  await page.setContent(
    `<!doctype html><body><form><x-row><label slot="label" for="slotted">Slotted name</label><input slot="control" id="slotted" required></x-row><x-outer></x-outer></form>
     <script>
       const attach = (selector, html) => { const root = document.querySelector(selector).attachShadow({ mode: 'open' }); root.innerHTML = html; return root; };
       attach('x-row', '<div><slot name="label"></slot></div><div><slot name="control"></slot></div>');
       const outer = attach('x-outer', '<section><h2>Inside</h2><x-inner></x-inner></section>');
       const inner = outer.querySelector('x-inner').attachShadow({ mode: 'open' });
       inner.innerHTML = '<label for="deep">Deep *</label><input id="deep"><fieldset><legend>Deep choice</legend><label><input type="radio" name="d" value="1">One</label><label><input type="radio" name="d" value="2">Two</label></fieldset>';
     </script>`,
  );
  const form = await readForm(agent);
  t.strictSame(form.fields.map(facts), [
    'Slotted name | text | required',
    'Deep | text | required',
    'Deep choice | radio | One/Two',
  ]);
});

t.test('reads a frame of another origin, and leaves out those of services', async (t) => {
  const { agent, page } = await openAgent(browser, t);
  const pages: Record<string, string> = {
    'http://company.test/':
      '<label>Here <input></label><iframe src="http://ats.test/form"></iframe><iframe src="http://www.google.com/recaptcha/x"></iframe>',
    'http://ats.test/form': '<form><label>There * <input></label><button>Submit application</button></form>',
    'http://www.google.com/recaptcha/x': '<label>Robot <input></label>',
  };
  await page.route('**/*', (route) => {
    const body = pages[route.request().url()];
    return body === undefined ? route.abort() : route.fulfill({ body, contentType: 'text/html' });
  });
  await page.goto('http://company.test/');
  await page.frameLocator('iframe >> nth=0').locator('input').waitFor();
  const form = await readForm(agent);
  t.strictSame(
    form.fields.map(({ label, frame, required }) => [label, frame === 'main', required]),
    [
      ['Here', true, false],
      ['There', false, true],
    ],
  );
  t.match(form.buttons, [{ role: 'submit', frame: form.fields[1]?.frame }]);
});

t.test('a group that says required means its parts, unless they speak for themselves', async (t) => {
  const form = await read(
    t,
    `<form>
      <div role="group" aria-labelledby="n"><span id="n">Name *</span><div><label for="f">First</label><input id="f"></div><div><label for="m">Middle name</label><input id="m"></div><div><label for="l">Last</label><input id="l"></div></div>
      <fieldset><legend>Address *</legend><label>Street <input required></label><label>Building <input></label></fieldset>
      <fieldset><legend>Contact (required)</legend><label>Mobile <input></label><label>Fax (optional) <input></label></fieldset>
    </form>`,
  );
  t.strictSame(
    form.fields.map(({ label, required }) => `${label} ${required}`),
    ['First true', 'Middle name false', 'Last true', 'Street true', 'Building false', 'Mobile false', 'Fax false'],
  );
});

t.test('a chooser of files is named by what it asks for, not by how it is pressed', async (t) => {
  const form = await read(
    t,
    `<form>
      <div><p>This form was changed since it was saved.</p></div>
      <div><label for="a">Upload résumé</label><input type="file" id="a"></div>
      <div><div class="label">Certificate</div><label for="b">Choose file</label><input type="file" id="b"></div>
      <div><div class="label">Cover letter</div><label>Attach cover letter <input type="file"></label></div>
      <div><input type="file" aria-label="Upload profile image"></div>
    </form>`,
  );
  t.strictSame(
    form.fields.map(({ label }) => label),
    ['Upload résumé', 'Certificate', 'Cover letter', 'Upload profile image'],
  );
});

t.test('a list without a label is named by its prompt', async (t) => {
  const form = await read(
    t,
    `<form><p><select><option value="">Select notice period</option><option>One month</option></select></p>
      <p><select><option value="">Degree *</option><option>BSc</option></select></p>
      <p><select name="pay_frequency"><option value="">Select...</option><option>Month</option></select></p>
      <p><select multiple data-placeholder="Places of interest"><option>Graz</option></select></p></form>`,
  );
  t.strictSame(form.fields.map(facts), [
    'notice period | select | One month',
    'Degree | select | required | BSc',
    'pay frequency | select | Month',
    'Places of interest | multiselect | Graz',
  ]);
});

t.test('gives the limits that the markup states', async (t) => {
  const form = await read(
    t,
    `<form><label>Code <input maxlength="8" minlength="4" pattern="[A-Z]+"></label><label>Pay <input type="number" min="0" max="9000"></label>
      <label>Start <input type="date" min="2026-01-01"></label><label>Papers <input type="file" accept=".pdf,.docx" multiple></label></form>`,
  );
  t.strictSame(
    form.fields.map(({ constraints }) => constraints),
    [
      { maxLength: 8, minLength: 4, pattern: '[A-Z]+' },
      { min: '0', max: '9000' },
      { min: '2026-01-01' },
      { accept: '.pdf,.docx', multiple: true },
    ],
  );
});

t.test('reads repeating groups as rows, with the button that adds one', async (t) => {
  const form = await read(
    t,
    `<form>
      <label>Name <input></label>
      <section><h3>Education</h3>
        <div><label>School <input></label><label>Degree <input></label></div>
        <div><label>School <input></label><label>Degree <input></label></div>
        <button type="button">Add another</button></section>
      <section><h3>Work history</h3><label>Employer <input></label><label>Job title <input></label><button type="button">+ Add</button></section>
      <section><h3>Certificates</h3><button type="button">Add</button></section>
      <div><h3>Papers</h3><label>Résumé <input type="file"></label><button type="button">Add file</button></div>
      <h3>Reference 1</h3><div><label>Who <input></label><label>Phone <input></label></div>
      <h3>Reference 2</h3><div><label>Who <input></label><label>Phone <input></label></div>
      <button>Submit</button>
    </form>`,
  );
  t.strictSame(
    form.fields.map(({ label, group }) => (group ? `${label}: ${group.name} ${group.row}` : label)),
    [
      'Name',
      'School: Education 0',
      'Degree: Education 0',
      'School: Education 1',
      'Degree: Education 1',
      'Employer: Work history 0',
      'Job title: Work history 0',
      'Résumé',
      'Who: Reference 0',
      'Phone: Reference 0',
      'Who: Reference 1',
      'Phone: Reference 1',
    ],
  );
  t.strictSame(
    form.buttons.map(({ label, role, group }) => [label, role, group]),
    [
      ['Add another', 'add', 'Education'],
      ['+ Add', 'add', 'Work history'],
      ['Add', 'add', 'Certificates'],
      ['Add file', 'upload', undefined],
      ['Submit', 'submit', undefined],
    ],
  );
  t.ok(checkShape<Form>('form.schema.json', form).ok, 'a form has the shape of its schema');
});
