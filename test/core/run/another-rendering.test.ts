import type { Field, Profile } from '@valet/schemas';
import t from 'tap';
import { renderOtherwise } from '../../../core/src/run/another-rendering.ts';
import { makeField } from '../../support/make-field.ts';

const profile: Profile = {
  first_name: 'Robin',
  last_name: 'Sample',
  email: 'robin@example.com',
  phone: '+1-202-555-0142',
  phone_country_code: 'US',
};

t.test('a phone number is written as the site asks', async (t) => {
  const cases: readonly [words: string, text: string, written: string][] = [
    ['Must be 10 digits', '+1-202-555-0142', '2025550142'],
    ['Please use the format (555) 555-5555', '+1-202-555-0142', '(202) 555-0142'],
    ['e.g. XXX-XXX-XXXX', '+1-202-555-0142', '202-555-0142'],
    ['Include the country code', '(202) 555-0142', '+12025550142'],
    ['Enter 11 digits', '+1-202-555-0142', '+12025550142'],
    ['Invalid', '2025550142', '+12025550142'],
  ];
  for (const [words, text, written] of cases) {
    t.equal(renderOtherwise({ field: makeField({ kind: 'tel' }), text, words }, profile), written, words);
  }
});

t.test('a date is written in the named format, else as ISO 8601', async (t) => {
  const date = (words: string, text: string, change: Partial<Field> = {}) =>
    renderOtherwise({ field: makeField(change), text, words }, profile);
  t.equal(date('Please enter DD/MM/YYYY', '2027-03-01'), '01/03/2027');
  t.equal(date('Not a date', 'March 1, 2027'), '2027-03-01');
  t.equal(date('Use YYYY-MM-DD', '03/01/2027', { placeholder: 'MM/DD/YYYY' }), '2027-03-01');
  t.equal(date('Not a date', '03/01/2027'), null, 'which of the two is the month nobody can tell');
});

t.test('an address goes with and without its scheme', async (t) => {
  const address = (text: string) =>
    renderOtherwise({ field: makeField({ kind: 'url' }), text, words: 'Invalid URL' }, profile);
  t.equal(address('example.com/robin'), 'https://example.com/robin');
  t.equal(address('https://example.com/robin'), 'example.com/robin');
});

t.test('there is no other way to write', async (t) => {
  const other = (text: string, change: Partial<Field> = {}) =>
    renderOtherwise({ field: makeField(change), text, words: 'Not valid' }, profile);
  t.equal(other('Robin'), null, 'a name');
  t.equal(other('robin@example.com', { kind: 'email' }), null, 'a mail address');
  t.equal(other('Nine years of building services'), null, 'a text');
  t.equal(
    other('+1-202-555-0142', { kind: 'tel', constraints: { pattern: '[A-Z]+' } }),
    null,
    'what the field forbids',
  );
  t.equal(other('4915112345678', { kind: 'tel' }), null, "a number that is not the candidate's");
});
