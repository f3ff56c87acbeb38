import { buttonTarget, fieldTarget, readForm } from '@valet/core/engine';
import type { Field, Form } from '@valet/schemas';
import { checkShape } from '@valet/schemas';
import t, { type Test } from 'tap';
import { openAgent, startBrowser } from '../../plugins/open-agent.ts';

const browser = await startBrowser();
t.teardown(() => browser.close());

/** Reads a page made of this body. */
async function read(test: Pick<Test, 'teardown'>, body: string, options: Parameters<typeof readForm>[1] = {}) {
  const { agent, page } = await openAgent(browser, test);
  await page.setContent(`<!doctype html><title>Apply</title><body>${body}</body>`);
  return { agent, page, form: await readForm(agent, options) };
}

const labels = ({ fields }: Form) => fields.map(({ label }) => label);
const facts = ({ label, kind, widget, required }: Field) =>
  `${label} | ${kind} | ${widget}${required ? ' | required' : ''}`;

t.test('finds the label wherever a page puts it, and cleans it', async (t) => {
  const { form } = await read(
    t,
    `<form>
      <p><label for="a">By for *</label><input id="a"></p>
      <p><label>Wrapped <span class="required">✱</span><input></label></p>
      <p><span id="c1">Joined</span> <b id="c2">by ids:</b><input aria-labelledby="c1 c2"></p>
      <p><input aria-label="By aria"></p>
      <div><div class="title">Own block</div><div class="hint">Some help</div><div><input></div></div>
      <p>Text before <input></p>
      <p><input placeholder="Only a placeholder"></p>
      <p><input placeholder="Type here..." name="machineName"></p>
      <table><thead><tr><th>Company</th><th>Years</th></tr></thead>
        <tr><td><input></td><td><input></td></tr></table>
      <table><tr><td>Row header</td><td><input></td></tr></table>
      <p><label for="l">Email</label><label for="l">Email*</label><input id="l"></p>
      <p><label for="m"><span>Twice Twice</span></label><input id="m"></p>
      <p><label for="n">Notes (optional)</label><input id="n"></p>
      <p><label for="o">Wide\u00a0  space :</label><input id="o"></p>
      <div><label for="nowhere">Label for nothing</label><div><input></div></div>
      First flat: <input><br>Second flat: <input>
    </form>`,
  );
  t.strictSame(labels(form), [
    'By for',
    'Wrapped',
    'Joined by ids',
    'By aria',
    'Own block',
    'Text before',
    'Only a placeholder',
    'machine Name',
    'Company',
    'Years',
    'Row header',
    'Email',
    'Twice',
    'Notes',
    'Wide space',
    'Label for nothing',
    'First flat',
    'Second flat',
  ]);
  t.ok(form.fields[0]?.required && form.fields[1]?.required, 'an asterisk says required');
  t.notOk(form.fields[12]?.required);
  t.ok(checkShape<Form>('form.schema.json', form).ok, 'a form has the shape of its schema');
});

t.test('finds the label behind a control, where nothing stands before it', async (t) => {
  const { form } = await read(
    t,
    `<form>
      <p>Contact person</p>
      <div><input name="n1"><label>Floating *</label></div>
      <div><span><input name="n2"></span><label for="">Tied to nothing</label></div>
      <div><input name="n3"><span>Few words</span></div>
      <div><input name="userName"><a href="/lost">Forgotten?</a></div>
      <div>Before <input name="n5"><label>Behind</label></div>
      <div><input name="n6" placeholder="Hint"><span>Letters only</span></div>
      <div><input name="zipCode"><label>Please use the five digits of your post office box</label></div>
      <div><label>Address</label><div><input name="n8"></div></div>
      <div><label>Additional information</label><div><textarea name="n9"></textarea></div></div>
    </form>`,
  );
  t.strictSame(labels(form), [
    'Floating',
    'Tied to nothing',
    'Few words',
    'user Name',
    'Before',
    'Hint',
    'zip Code',
    'Address',
    'Additional information',
  ]);
  t.ok(form.fields[0]?.required, 'an asterisk behind the control says required too');
});

t.test('knows what must be filled, by attribute, ARIA, sign and words', async (t) => {
  const { form } = await read(
    t,
    `<style>.must::after { content: ' *' }</style><form>
      <p><label>Attribute <input required></label></p>
      <p><label>ARIA <input aria-required="true"></label></p>
      <p><label>Words (required) <input></label></p>
      <p><label>German (Pflichtfeld) <input></label></p>
      <p><label class="must" for="style">Style sheet</label><input id="style"></p>
      <p><label>None <input aria-required="false"></label></p>
      <fieldset aria-required="true"><legend>Group</legend><label><input type="radio" name="g">A</label><label><input type="radio" name="g">B</label></fieldset>
    </form>`,
  );
  t.strictSame(
    form.fields.map(({ label, required }) => `${label} ${required}`),
    ['Attribute true', 'ARIA true', 'Words true', 'German true', 'Style sheet true', 'None false', 'Group true'],
  );
});

t.test('reads every kind of control with its driver', async (t) => {
  const { form } = await read(
    t,
    `<form>
      <label>Mail <input type="email"></label> <label>Mail by token <input autocomplete="email"></label>
      <label>Phone <input type="tel"></label> <label>Link <input type="url"></label> <label>Count <input type="number"></label>
      <label>Day <input type="date"></label> <label>Written day <input placeholder="MM/DD/YYYY"></label>
      <label>Story <textarea></textarea></label> <label>Secret <input type="password"></label>
      <label>State <select><option value="">Select...</option><option value="or">Oregon</option><option value="me">Maine</option></select></label>
      <label>Tongues <select multiple><option>en</option><option>fr</option></select></label>
      <fieldset><legend>Shift *</legend><label><input type="radio" name="shift" value="d"> Day</label><label><input type="radio" name="shift" value="n"> Night</label></fieldset>
      <fieldset><legend>Tools</legend><label><input type="checkbox" name="t1"> Hammer</label><label><input type="checkbox" name="t2"> Saw</label></fieldset>
      <label><input type="checkbox" name="news"> Send me news</label>
      <div><label for="cv">Attach</label><span id="up">Résumé</span><div role="group" aria-labelledby="up"><label for="cv2">Attach</label><input type="file" id="cv2" style="position:absolute;width:1px;height:1px;opacity:0"><button type="button">Attach</button></div></div>
      <div><span id="q">Do you drive?</span><div role="radiogroup" aria-labelledby="q"><div role="radio" aria-checked="false" tabindex="0">Yes</div><div role="radio" aria-checked="true" tabindex="0">No</div></div></div>
      <div><label>Can you lift 20 kg?</label><div><button type="button">Yes</button><button type="button">No</button></div></div>
      <div><span id="sw">Remote</span><button type="button" role="switch" aria-checked="true" aria-labelledby="sw"></button></div>
      <div><span id="lb">Team</span><button type="button" aria-haspopup="listbox" aria-labelledby="lb">Select one</button></div>
      <div><label for="cb">City</label><input id="cb" role="combobox" aria-autocomplete="list" aria-expanded="false"></div>
      <div><span id="rt">Letter</span><div contenteditable="true" role="textbox" aria-labelledby="rt">Dear</div></div>
      <div><span>Available from</span><div><input aria-label="Month" placeholder="MM"><input aria-label="Day" placeholder="DD"><input aria-label="Year" placeholder="YYYY"></div></div>
      <fieldset><legend>Code</legend><div>${'<input maxlength="1">'.repeat(6)}</div></fieldset>
    </form>`,
  );
  t.strictSame(form.fields.map(facts), [
    'Mail | email | plain',
    'Mail by token | email | plain',
    'Phone | tel | plain',
    'Link | url | plain',
    'Count | number | plain',
    'Day | date | plain',
    'Written day | date | date-picker',
    'Story | longtext | plain',
    'Secret | password | plain',
    'State | select | native-select',
    'Tongues | multiselect | native-select',
    'Shift | radio | radio-group | required',
    'Tools | checkboxes | checkbox-group',
    'Send me news | checkbox | checkbox',
    'Résumé | file | file',
    'Do you drive? | radio | radio-group',
    'Can you lift 20 kg? | radio | button-group',
    'Remote | checkbox | checkbox',
    'Team | combobox | listbox-button',
    'City | combobox | typeahead',
    'Letter | longtext | rich-text',
    'Available from | date | segmented-date',
    'Code | text | code-boxes',
  ]);
  const byLabel = (label: string) => form.fields.find((field) => field.label === label);
  t.strictSame(byLabel('State')?.options, [
    { label: 'Oregon', value: 'or' },
    { label: 'Maine', value: 'me' },
  ]);
  t.strictSame(byLabel('Tools')?.options, [{ label: 'Hammer' }, { label: 'Saw' }]);
  t.equal(byLabel('Do you drive?')?.current, 'No');
  t.equal(byLabel('Remote')?.current, 'true');
  t.ok(byLabel('Team')?.lazyOptions);
  t.equal(byLabel('Letter')?.current, 'Dear');
});

t.test('leaves out what a person would never fill', async (t) => {
  const { form } = await read(
    t,
    `<header><nav><input aria-label="Search jobs"></nav></header><form role="search"><input name="q"></form>
    <form>
      <label>Seen <input></label>
      <label style="display:none">Hidden <input></label>
      <div style="position:absolute;left:-9999px"><label>Website <input name="website2"></label></div>
      <div style="opacity:0"><label>Ghost <input></label></div>
      <div aria-hidden="true"><label>Aria hidden <input></label></div>
      <input name="hp_field" aria-label="Company"> <label>Leave this field blank <input name="x1"></label>
      <textarea name="g-recaptcha-response"></textarea>
      <label>Off <input disabled></label> <label>Fixed <input readonly value="1"></label>
      <input type="hidden" name="token"> <input type="submit" value="Send application">
      <div class="react"><div class="x__control"><div class="x__value-container"><input role="combobox" aria-label="Office" id="react-select-2-input"></div><div><button type="button" aria-label="Toggle flyout" tabindex="-1">v</button></div></div><input required aria-hidden="true" tabindex="-1"></div>
      <div class="iti"><div class="iti__country-container"><button type="button" aria-haspopup="dialog" aria-controls="iti-list">+1</button><div id="iti-list" class="iti__dropdown-content"><input aria-label="Search" role="combobox"><ul role="listbox"><li role="option">France +33</li></ul></div></div><input type="tel" aria-label="Phone"></div>
    </form>`,
  );
  t.strictSame(form.fields.map(facts), [
    'Seen | text | plain',
    'Office | combobox | react-select | required',
    'Phone | tel | plain',
  ]);
  t.strictSame(
    form.buttons.map(({ label, role }) => `${label} ${role}`),
    ['Send application submit'],
  );
});

t.test('reads open shadow roots and frames, each field with the frame it stands in', async (t) => {
  const { form, agent } = await read(
    t,
    `<x-field></x-field><iframe srcdoc="&lt;form&gt;&lt;label&gt;In frame &lt;input id=inner&gt;&lt;/label&gt;&lt;button&gt;Next&lt;/button&gt;&lt;/form&gt;"></iframe><iframe></iframe>
     <script>
       const root = document.querySelector('x-field').attachShadow({ mode: 'open' });
       root.innerHTML = '<label for="s">In shadow</label><input id="s">';
     </script>`,
  );
  t.strictSame(
    form.fields.map(({ label, frame }) => `${label} ${frame}`),
    ['In shadow main', 'In frame f1'],
  );
  const [shadow, inner] = form.fields;
  if (!shadow || !inner) return t.fail('both fields are read');
  await agent.fillField(fieldTarget(shadow), 'one');
  await agent.fillField(fieldTarget(inner), 'two');
  t.strictSame(
    (await readForm(agent)).fields.map(({ current }) => current),
    ['one', 'two'],
  );
  const [next] = form.buttons;
  t.equal(next?.role, 'next');
  if (next) await agent.clickElement(buttonTarget(next));
});

t.test('limits reading to the form where its selector matches', async (t) => {
  const body = '<label>Outside <input></label><form id="apply"><label>Inside <input></label></form>';
  t.strictSame(labels((await read(t, body, { scope: ['#nothing', '#apply'] })).form), ['Inside']);
  t.strictSame(labels((await read(t, body, { scope: ['#nothing'] })).form), ['Outside', 'Inside']);
});

t.test('lets a manifest ignore a field and correct what was seen', async (t) => {
  const body = '<label>Trap <input id="trap_1"></label><label>Country <input id="c"></label>';
  const rules = [
    { id: 'trap_*', ignore: true },
    { label: 'country', kind: 'combobox', widget: 'typeahead', sensitive: true },
  ] as const;
  const { form } = await read(t, body, { rules });
  t.strictSame(form.fields.map(facts), ['Country | combobox | typeahead']);
  t.ok(form.fields[0]?.sensitive);
});

t.test('gives sections, help, errors, constraints and what is filled in already', async (t) => {
  const { form } = await read(
    t,
    `<h1>Night Porter</h1><form>
      <h2>About you</h2>
      <div><label for="n">Name</label><input id="n" value="Robin" maxlength="40" aria-describedby="nh ne" aria-invalid="true" aria-errormessage="ne"><p id="nh">As in your passport</p><p id="ne" class="error">This field is required.</p></div>
      <fieldset><legend>Education</legend><label>School <input></label><label>Degree <input></label></fieldset>
      <label>Afterwards <input></label>
    </form>`,
  );
  const [name, school, , after] = form.fields;
  t.match(name, {
    section: 'About you',
    help: 'As in your passport',
    error: 'This field is required.',
    current: 'Robin',
    constraints: { maxLength: 40 },
  });
  t.equal(school?.section, 'Education');
  t.equal(after?.section, 'About you');
  t.strictSame(
    form.fields.flatMap(({ id, error }) => (error ? [[id, error]] : [])),
    [['name', 'This field is required.']],
  );
});

t.test('ranks locators by how long they last and finds the same field after the page has changed', async (t) => {
  const { agent, page, form } = await read(
    t,
    '<label for="question_4711">Why us?</label><textarea id="question_4711" data-automation-id="why" name="answers[4711]"></textarea><label for="two">Other</label><textarea id="two"></textarea>',
  );
  const why = form.fields[0];
  t.strictSame(why?.locators, [
    { by: 'role', role: 'textbox', name: 'Why us?' },
    { by: 'label', label: 'Why us?' },
    { by: 'attribute', name: 'data-automation-id', value: 'why' },
    { by: 'attribute', name: 'name', value: 'answers[4711]' },
    { by: 'css', css: '#question_4711' },
  ]);
  await page.evaluate(() => {
    const box = document.getElementById('question_4711');
    const other = document.getElementById('two');
    if (box && other) [box.id, other.id] = ['question_4712', 'question_4711'];
    document.querySelector('label')?.setAttribute('for', 'question_4712');
    document.querySelectorAll('label')[1]?.setAttribute('for', 'question_4711');
  });
  if (why) await agent.fillField(fieldTarget(why), 'because');
  t.equal(
    await page.locator('[data-automation-id=why]').inputValue(),
    'because',
    'an id that moved to another field is not followed',
  );
});

t.test('refuses to choose between two fields that fit equally well', async (t) => {
  const { agent, page, form } = await read(t, '<div><label>Same <input></label></div>');
  await page.setContent('<p><label>Same <input></label></p><p><label>Same <input></label></p>');
  const [field] = form.fields;
  if (field) await t.rejects(agent.fillField(fieldTarget(field), 'x'), { code: 'element_not_found' });
});

t.test('tells flow buttons by their words in eight languages', async (t) => {
  const words = {
    apply: ['Apply now', 'Jetzt bewerben', 'Postuler', 'Solliciteer direct'],
    next: ['Continue', 'Save and continue', 'Weiter', 'Suivant', 'Siguiente', 'Avançar', 'Avanti', 'Volgende', 'Dalej'],
    back: ['Back', 'Zurück', 'Précédent', 'Voltar', 'Indietro', 'Wstecz'],
    save: ['Save', 'Speichern', 'Enregistrer', 'Opslaan'],
    submit: ['Submit application', 'Bewerbung absenden', 'Envoyer', 'Enviar candidatura', 'Verzenden', 'Wyślij'],
    add: ['Add another', 'Hinzufügen', 'Ajouter une expérience', 'Dodaj'],
    upload: ['Attach', 'Datei hochladen', 'Télécharger', 'Załącz plik'],
    consent: ['Accept all cookies', 'Alle akzeptieren', 'Accepter'],
    other: ['Apply with LinkedIn', 'Locate me'],
  };
  const all = Object.entries(words).flatMap(([role, texts]) => texts.map((text) => ({ role, text })));
  const { form } = await read(t, all.map(({ text }) => `<p><button type="button">${text}</button></p>`).join(''));
  t.strictSame(
    form.buttons.map(({ label, role }) => `${label}: ${role}`),
    all.map(({ role, text }) => `${text}: ${role}`),
  );
});
