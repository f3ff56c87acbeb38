import { hasErrors, primaryAction } from '@valet/core';
import { readForm } from '@valet/core/engine';
import type { Form } from '@valet/schemas';
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

const dialog = (content: string, buttons: string) =>
  `<main><h2>Night Porter</h2><button type="button">Apply now</button></main>
   <div role="dialog" aria-labelledby="title"><h2 id="title">Apply to Grand Hotel</h2><div role="region" aria-label="Your progress is at 33 percent.">
   <form>${content}<footer>${buttons}</footer></form></div></div>`;

t.test('knows the step of a dialog, what is wrong in it and how it goes on', async (t) => {
  const form = await read(
    t,
    dialog(
      `<h3>Contact</h3><label for="p">Phone</label><input id="p" aria-describedby="p-error"><div id="p-error"><div role="alert">Enter a valid number</div></div>
       <h3>File of last year.pdf</h3>`,
      '<button type="button">Back</button><button type="button" aria-label="Continue to next step">Next</button>',
    ),
  );
  t.strictSame(form.progress, { label: 'Contact', percent: 33 });
  t.equal(form.fields[0]?.error, 'Enter a valid number');
  t.notOk(form.errors, 'the message belongs to its field');
  t.ok(hasErrors(form));
  t.match(primaryAction(form), { label: 'Next', role: 'next', disabled: false });
  t.ok(checkShape<Form>('form.schema.json', form).ok, 'a form has the shape of its schema');
});

t.test('a step without a heading of its own has the name of its dialog', async (t) => {
  const form = await read(t, dialog('', '<button type="button" disabled>Review</button>'));
  t.strictSame(form.progress, { label: 'Apply to Grand Hotel', percent: 33 });
  t.match(primaryAction(form), { role: 'review', disabled: true });
  t.notOk(hasErrors(form));
});

t.test('reads the place in the flow from a progress bar, from words and from a list of steps', async (t) => {
  const field = '<form><label>Name <input></label></form>';
  const cases: [string, Form['progress']][] = [
    [field, undefined],
    [`<progress max="4" value="1"></progress>${field}`, { percent: 25 }],
    [`<div role="progressbar" aria-valuemin="1" aria-valuemax="5" aria-valuenow="3"></div>${field}`, { percent: 50 }],
    [`<form><label>Photo <input type="file"></label><progress max="10" value="9"></progress></form>`, undefined],
    [
      `<ol><li>Start</li><li aria-current="step">2 Experience</li><li>End</li></ol>${field}`,
      { label: 'Experience', step: 2, steps: 3 },
    ],
    ...[
      'Step 2 of 5',
      'Schritt 2 von 5',
      'Étape 2 sur 5',
      'Paso 2 de 5',
      'Etapa 2 de 5',
      'Passaggio 2 di 5',
      'Stap 2 van 5',
      'Krok 2 z 5',
    ].map((text): [string, Form['progress']] => [`<p><span>${text}</span></p>${field}`, { step: 2, steps: 5 }]),
  ];
  for (const [body, wanted] of cases) t.strictSame((await read(t, body)).progress, wanted, body.slice(0, 60));
});

t.test('tells messages of fields from those of the page, and leaves hidden ones out', async (t) => {
  const form = await read(
    t,
    `<div role="alert">Please correct the fields below.</div><div role="alert" style="display:none">Saved</div>
     <form><div><label for="a">Mail</label><input id="a" aria-invalid="true"><span class="error">This is no address.</span></div>
       <div><label for="b">Phone</label><input id="b"><span class="error" style="display:none">Enter a number.</span></div>
       <div role="radiogroup" aria-label="Shift" aria-invalid="true"><div role="radio" aria-checked="false">Early</div><div role="radio" aria-checked="false">Late</div></div></form>`,
  );
  t.strictSame(
    form.fields.map(({ label, error, invalid }) => [label, error, invalid]),
    [
      ['Mail', 'This is no address.', true],
      ['Phone', undefined, undefined],
      ['Shift', undefined, true],
    ],
  );
  t.strictSame(form.errors, ['Please correct the fields below.']);
});

t.test('tells the buttons of a flow in eight languages', async (t) => {
  const words = {
    next: ['Next', 'Weiter', 'Suivant', 'Siguiente', 'Próximo', 'Avanti', 'Volgende', 'Dalej'],
    review: ['Review', 'Überprüfen', 'Vérifier', 'Revisar', 'Rever', 'Rivedi', 'Controleren', 'Sprawdź'],
    submit: [
      'Submit application',
      'Bewerbung senden',
      'Envoyer la candidature',
      'Enviar solicitud',
      'Enviar candidatura',
      'Invia candidatura',
      'Sollicitatie verzenden',
      'Wyślij zgłoszenie',
    ],
    back: ['Back', 'Zurück', 'Retour', 'Atrás', 'Voltar', 'Indietro', 'Terug', 'Wstecz'],
    add: ['Add', 'Hinzufügen', 'Ajouter', 'Añadir', 'Adicionar', 'Aggiungi', 'Toevoegen', 'Dodaj'],
    save: ['Save', 'Speichern', 'Enregistrer', 'Guardar', 'Salvar', 'Salva', 'Opslaan', 'Zapisz'],
    upload: ['Upload', 'Hochladen', 'Téléverser', 'Subir archivo', 'Carregar', 'Carica', 'Uploaden', 'Załącz'],
    apply: [
      'Apply now',
      'Jetzt bewerben',
      'Postuler',
      'Postular',
      'Candidatar-me',
      'Candidati',
      'Solliciteren',
      'Aplikuj',
    ],
    consent: ['Accept', 'Akzeptieren', 'Accepter', 'Aceptar', 'Aceitar', 'Accetta', 'Accepteren', 'Akceptuję'],
    other: ['Review our privacy policy', 'Check your spelling aid', 'Dismiss'],
  };
  const all = Object.entries(words).flatMap(([role, texts]) => texts.map((text) => ({ role, text })));
  const form = await read(t, all.map(({ text }) => `<p><button type="button">${text}</button></p>`).join(''));
  t.strictSame(
    form.buttons.map(({ label, role }) => `${label}: ${role}`),
    all.map(({ role, text }) => `${text}: ${role}`),
  );
});
