import { readForm } from '@valet/core/engine';
import type { Form } from '@valet/schemas';
import t from 'tap';
import { openAgent, startBrowser } from '../../plugins/open-agent.ts';

const browser = await startBrowser();
t.teardown(() => browser.close());

/** Far above what any of these takes: a guard against hanging, not a measure. */
const longestMs = 60_000;

async function readInTime(agent: Parameters<typeof readForm>[0]): Promise<Form> {
  const hung = Promise.withResolvers<never>();
  const timer = setTimeout(() => hung.reject(new Error('the page was not read in time')), longestMs);
  try {
    return await Promise.race([readForm(agent), hung.promise]);
  } finally {
    clearTimeout(timer);
  }
}

t.test('reads 5,000 controls', async (t) => {
  const { agent, page } = await openAgent(browser, t);
  const rows = Array.from(
    { length: 1250 },
    (_, row) =>
      `<div><label for="t${row}">Text ${row} *</label><input id="t${row}"></div><label>Area ${row}<textarea></textarea></label>
       <p><label>List ${row} <select><option>one</option><option>two</option></select></label></p><label><input type="checkbox"> Box ${row}</label>`,
  );
  await page.setContent(`<form>${rows.join('')}</form>`);
  const { fields } = await readInTime(agent);
  t.equal(fields.length, 5000);
  t.strictSame(
    fields.slice(-4).map(({ label, kind, required }) => [label, kind, required]),
    [
      ['Text 1249', 'text', true],
      ['Area 1249', 'longtext', false],
      ['List 1249', 'select', false],
      ['Box 1249', 'checkbox', false],
    ],
  );
});

t.test('reads 5,000 controls that all stand in one block, below a heading for each four', async (t) => {
  const { agent, page } = await openAgent(browser, t);
  const control = (row: number, at: number) => `Text ${row} ${at}<br><input name="c${row}_${at}"><br>`;
  const rows = Array.from(
    { length: 1250 },
    (_, row) => `<h3>Part ${row} of all</h3>${[1, 2, 3, 4].map((at) => control(row, at)).join('')}`,
  );
  await page.setContent(`<form>${rows.join('')}</form>`);
  const { fields } = await readInTime(agent);
  t.equal(fields.length, 5000);
  t.strictSame(
    fields.slice(-2).map(({ label, section }) => [label, section]),
    [
      ['Text 1249 3', 'Part 1249 of all'],
      ['Text 1249 4', 'Part 1249 of all'],
    ],
  );
});

t.test('finds the form in a page of 10 MB', async (t) => {
  const { agent, page } = await openAgent(browser, t);
  const text = `<p>${'All about the company and its people. '.repeat(25)}</p>`.repeat(10_500);
  await page.route('http://long.test/', (route) =>
    route.fulfill({
      body: `<!doctype html><body>${text}<form><label>Name * <input></label><button>Submit</button></form>${text.slice(0, 100_000)}`,
      contentType: 'text/html',
    }),
  );
  await page.goto('http://long.test/');
  const form = await readInTime(agent);
  t.match(form.fields, [{ label: 'Name', required: true }]);
  t.match(form.buttons, [{ role: 'submit' }]);
});

t.test('reads malformed markup as the browser mends it', async (t) => {
  const { agent, page } = await openAgent(browser, t);
  await page.setContent(
    `<form><table><label>Outside cells <input></label><tr><td>Cell<td><input name=a></table><div><p>Open<div>
     <label for=b>Twice id</label><input id=b><input id=b aria-label="Same id"><label>Never closed <input><select aria-label="Empty list"></select><fieldset><legend>No end<input type=radio name=r value=1 aria-label=One><input type=radio name=r aria-label=Two`,
  );
  const { fields } = await readInTime(agent);
  t.strictSame(
    fields.map(({ label, kind }) => [label, kind]),
    [
      ['Outside cells', 'text'],
      ['Cell', 'text'],
      ['Twice id', 'text'],
      ['Same id', 'text'],
      ['Never closed', 'text'],
      ['Empty list', 'select'],
      ['No end', 'radio'],
    ],
  );
});

t.test('reads a form at the bottom of 50 frames inside one another', async (t) => {
  const { agent, page } = await openAgent(browser, t);
  const depth = 50;
  await page.route('http://deep.test/*', (route) => {
    const level = Number(new URL(route.request().url()).pathname.slice(1));
    const inner = `<iframe src="/${level + 1}"></iframe>`;
    const body = level < depth ? inner : '<form><label>At the bottom <input></label><button>Next</button></form>';
    return route.fulfill({ body: `<!doctype html><body>${body}`, contentType: 'text/html' });
  });
  await page.goto('http://deep.test/0');
  const { fields, buttons } = await readInTime(agent);
  t.strictSame(
    fields.map(({ label }) => label),
    ['At the bottom'],
  );
  t.match(buttons, [{ role: 'next', frame: fields[0]?.frame }]);
});

t.test('reads one moment of a page that rewrites itself all the time', async (t) => {
  const { agent, page } = await openAgent(browser, t);
  await page.setContent(`<form id="f"></form><script>
    let round = 0;
    const draw = () => {
      round += 1;
      document.getElementById('f').innerHTML = '<label>First ' + round + ' <input></label><label>Second ' + round + ' <input></label>';
      setTimeout(draw, 0);
    };
    new MutationObserver(() => document.body.setAttribute('data-round', round)).observe(document.getElementById('f'), { childList: true });
    draw();
  </script>`);
  const { fields } = await readInTime(agent);
  const rounds = fields.map(({ label }) => label.split(' ')[1]);
  t.strictSame(
    fields.map(({ label }) => label.split(' ')[0]),
    ['First', 'Second'],
  );
  t.equal(rounds[0], rounds[1], 'both fields are of one drawing');
});
