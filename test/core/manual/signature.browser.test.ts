import { readForm } from '@valet/core/engine';
import t from 'tap';
import { fieldShape } from '../../../core/src/manual/field-shape.ts';
import { seededRandom } from '../../bench/report.ts';
import { openAgent, startBrowser } from '../../plugins/open-agent.ts';

const seed = Number(process.env.VALET_MANUAL_SEED ?? Date.now() % 1_000_000);
const rounds = 40;
const browser = await startBrowser();
t.teardown(() => browser.close());
t.comment(`seed ${seed}`);

interface Control {
  readonly label: string;
  readonly kind: 'text' | 'email' | 'textarea' | 'select' | 'radio' | 'checkbox' | 'file';
  readonly options: readonly string[];
}

const labels = ['First name', 'E-mail', 'Straße und Nr.', '電話番号', 'Why us?', 'Salary (EUR)', 'Résumé/CV', 'Team'];
const choices = ['Yes', 'No', 'Not yet', 'Vielleicht', '3–5 years', '10+', 'Other'];
const kinds: readonly Control['kind'][] = ['text', 'email', 'textarea', 'select', 'radio', 'checkbox', 'file'];

type Random = () => number;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const draw = <T>(random: Random, list: readonly T[], count: number): T[] =>
  [...list]
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ item }) => item);

/** A form of controls with labels of their own. */
function randomForm(random: Random): Control[] {
  return draw(random, labels, 3 + Math.floor(random() * 5)).map((label) => {
    const kind = pick(random, kinds);
    const isChoice = kind === 'select' || kind === 'radio';
    return { label, kind, options: isChoice ? draw(random, choices, 2 + Math.floor(random() * 4)) : [] };
  });
}

/** Its markup; what `dress` draws (ids, classes, white space, wrappers) says nothing about the form. */
function markup(form: readonly Control[], dress: Random): string {
  const space = () => pick(dress, ['', ' ', '\n   ', '\t\t']);
  const name = () => `n${Math.floor(dress() * 1e9).toString(36)}`;
  const controls = form.map(({ label, kind, options }) => {
    const id = name();
    const style = `class="${name()} ${name()}"`;
    const text = label.split(' ').join(pick(dress, [' ', '  ', ' \n ']));
    if (kind === 'radio') {
      const boxes = options.map(
        (option) => `<label ${style}><input type="radio" name="${id}">${space()}${option}</label>`,
      );
      return `<fieldset ${style}><legend>${space()}${text}${space()}</legend>${boxes.join(space())}</fieldset>`;
    }
    const head = `<label for="${id}" ${style}>${space()}${text}${space()}</label>`;
    if (kind === 'select') {
      const list = options.map((option) => `<option value="${name()}">${space()}${option}${space()}</option>`);
      return `${head}<select id="${id}" ${style}>${list.join('')}</select>`;
    }
    if (kind === 'textarea') return `${head}<textarea id="${id}" ${style}></textarea>`;
    const box = `<input type="${kind}" id="${id}" name="${name()}" ${style}>`;
    return kind === 'checkbox' ? `${box}${head}` : `${head}${box}`;
  });
  const wrap = (inner: string) => (dress() < 0.5 ? `<div class="${name()}">${inner}</div>` : `<p>${inner}</p>`);
  return `<form id="${name()}">${controls.map(wrap).join(space())}</form>`;
}

/** The form with one thing changed that its reader would notice. */
function changed(
  form: readonly Control[],
  random: Random,
): { readonly form: readonly Control[]; readonly what: string } {
  const at = Math.floor(random() * form.length);
  const replace = (change: (control: Control) => Control) =>
    form.map((one, index) => (index === at ? change(one) : one));
  const choice = form.findIndex(({ options }) => options.length > 0);
  const ways: (() => { form: readonly Control[]; what: string })[] = [
    () => ({ what: 'another label', form: replace((one) => ({ ...one, label: `${one.label} of your twin` })) }),
    () => ({ what: 'a field less', form: form.filter((_, index) => index !== at) }),
    () => ({ what: 'a field more', form: [...form, { label: 'Favourite tree', kind: 'text', options: [] }] }),
    () => ({
      what: 'another kind',
      form: replace((one) => ({ ...one, kind: one.kind === 'textarea' ? 'email' : 'textarea', options: [] })),
    }),
    () => ({ what: 'another order', form: [...form.slice(1), ...form.slice(0, 1)] }),
    ...(choice < 0
      ? []
      : [
          () => ({
            what: 'an option more',
            form: form.map((one, index) => (index === choice ? { ...one, options: [...one.options, 'Ask me'] } : one)),
          }),
          () => ({
            what: 'another option',
            form: form.map((one, index) =>
              index === choice ? { ...one, options: ['Never', ...one.options.slice(1)] } : one,
            ),
          }),
        ]),
  ];
  return pick(random, ways)();
}

t.test('a form’s signature', async (t) => {
  const { agent, page } = await openAgent(browser, t);
  const read = async (form: readonly Control[], dress: Random) => {
    await page.setContent(`<!doctype html><title>Apply</title><body>${markup(form, dress)}</body>`);
    return readForm(agent);
  };
  for (let round = 0; round < rounds; round++) {
    const random = seededRandom(seed + round);
    const form = randomForm(random);
    const first = await read(form, random);
    const told = `seed ${seed + round}`;
    t.equal(first.fields.length, form.length, `${told}: every control is a field`);

    const dressed = await read(form, random);
    t.equal(dressed.signature, first.signature, `${told}: other ids, classes, wrappers and white space`);
    t.same(
      dressed.fields.map(fieldShape),
      first.fields.map(fieldShape),
      `${told}: nor does a field's own print change`,
    );

    const other = changed(form, random);
    t.not((await read(other.form, random)).signature, first.signature, `${told}: ${other.what}`);
  }
});
