import type { Application, Field } from '@valet/schemas';
import t from 'tap';
import { findSources } from '../../../core/src/record/find-source.ts';
import { createPersonLog } from '../../../core/src/record/person-log.ts';
import { sampleApplication, sampleProfile } from '../../support/engine.ts';
import { type GivenField, makeForm } from '../../support/record-form.ts';

const documents = { open: async () => ({ path: '/cv.pdf', name: 'cv.pdf', sizeBytes: 1 }) };

/** What the recorder makes of one field that a person put `held` into. */
async function sourceOf(given: GivenField, held: string, application: Application = sampleApplication) {
  const form = makeForm([given, 'Something else']);
  const log = createPersonLog();
  log.read(form, null);
  const [field, ...rest] = form.fields as [Field, ...Field[]];
  log.read({ ...form, fields: [{ ...field, current: held, acted: true }, ...rest] }, null);
  const [page] = log.pages;
  return page && (await findSources(page, { application, documents })).get(field.id);
}

t.test('a value is the ref that the rules read, where that gives exactly what the field holds', async (t) => {
  t.match(await sourceOf('First name', sampleProfile.first_name), {
    kind: 'found',
    value: { ref: 'profile.first_name' },
  });
  t.match(await sourceOf({ label: 'Résumé', kind: 'file' }, 'cv.pdf'), { kind: 'found', value: { ref: 'resume' } });
  t.match(await sourceOf('First name', `${sampleProfile.first_name}x`), { kind: 'open', refs: [] });
});

t.test('else it is the one fact that is exactly what was typed; of several none is chosen', async (t) => {
  const label = 'Sobriquet of the quagga';
  t.match(await sourceOf(label, sampleProfile.email), { kind: 'found', value: { ref: 'profile.email' } });
  const twice = { ...sampleApplication, profile: { ...sampleProfile, preferred_name: sampleProfile.first_name } };
  t.match(await sourceOf(label, sampleProfile.first_name, twice), {
    kind: 'open',
    refs: ['profile.first_name', 'profile.preferred_name'],
  });
});

t.test('a choice or a sensitive question that the rules do not read is open, whatever it is equal to', async (t) => {
  const options = [{ label: 'Yes' }, { label: sampleProfile.first_name }];
  const choice = { label: 'Pick a quagga', kind: 'select', options } as const;
  t.match(await sourceOf(choice, sampleProfile.first_name), { kind: 'open', refs: [] });
  t.match(await sourceOf('What is your religion?', sampleProfile.first_name), { kind: 'open', refs: [] });
});

t.test('what a page does by itself, and what is emptied again, is no step', async (t) => {
  const form = makeForm(['First name', 'Email']);
  const log = createPersonLog();
  const holding = (current: string, acted: boolean) => ({
    ...form,
    fields: form.fields.map((field, at) => (at === 0 ? { ...field, current, acted } : field)),
  });
  log.read(form, null);
  log.read(holding('by itself', false), null);
  t.same(log.acts, []);
  log.read(holding('typed', true), null);
  t.match(log.acts, [{ kind: 'field', key: 'first-name' }]);
  log.read(holding('', true), null);
  t.same(log.acts, []);
  log.read(holding('again', true), null);
  log.undo();
  log.read(holding('again', true), null);
  t.same(log.acts, [], 'what was taken back stays so until it is changed');
  t.equal(log.pages.length, 1);
});
