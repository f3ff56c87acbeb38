import type { Field, FieldOption, Form } from '@valet/schemas';
import t from 'tap';
import { matchFields } from '../../../core/src/form/match-fields.ts';
import { makeField } from '../../support/make-field.ts';

type Given = Partial<Omit<Field, 'options'>> & { readonly options?: readonly string[] };

function fieldOf({ options = [], ...given }: Given, at: number): Field {
  const choices: FieldOption[] = options.map((label) => ({ label }));
  return makeField({ id: `f${at}`, label: '', required: false, ...given, options: choices });
}

/** What the fields of one form are filled from: a ref, or `ask`. */
function refs(fields: readonly Given[], buttons: readonly string[] = []): string[] {
  const form: Form = {
    url: 'http://form.test/',
    title: '',
    signature: '',
    fields: fields.map(fieldOf),
    buttons: buttons.map((label, at) => ({
      id: `b${at}`,
      label,
      role: 'submit',
      frame: 'main',
      locators: [],
    })) as never,
  };
  return matchFields(form).map(({ value }) => (value && 'ref' in value ? value.ref : 'ask'));
}

const labels = (...texts: string[]) => refs(texts.map((label) => ({ label })));

t.test('labels in eight languages', async (t) => {
  for (const [first = '', last = '', email = '', city = ''] of [
    ['First name', 'Last name', 'Email address', 'City'],
    ['Vorname', 'Nachname', 'E-Mail-Adresse', 'Wohnort / Ort'],
    ['Prénom', 'Nom de famille', 'Adresse e-mail', 'Ville'],
    ['Nombre', 'Apellidos', 'Correo electrónico', 'Ciudad'],
    ['Nome', 'Sobrenome', 'E-mail', 'Cidade'],
    ['Nome', 'Cognome', 'Indirizzo e-mail', 'Città'],
    ['Voornaam', 'Achternaam', 'E-mailadres', 'Woonplaats'],
    ['Imię', 'Nazwisko', 'Adres e-mail', 'Miejscowość'],
  ]) {
    const [one, two, three, four] = labels(first, last, email, city);
    t.same([one, two, three], ['profile.first_name', 'profile.last_name', 'profile.email'], first);
    t.match(four, /^profile\.location\.(?:city|display)$|^ask$/, city);
  }
});

t.test('a label is understood with its hint, in brackets or behind, and said twice', async (t) => {
  t.same(labels('First name (as in your passport)'), ['profile.first_name']);
  t.same(labels('Email: we never share it.'), ['profile.email']);
  t.same(labels('E-Mail / Courriel'), ['profile.email']);
  t.same(labels('Name (of your company)'), ['ask']);
  t.same(labels('Name (company)'), ['ask']);
  t.same(labels('City / Email'), ['ask']);
  t.same(labels('Email / Username'), ['profile.username'], 'either is the name of an account');
});

t.test('a label that two languages understand differently is read in the language of the form', async (t) => {
  t.same(labels('Nom', 'Prénom', 'Ville'), ['profile.last_name', 'profile.first_name', 'profile.location.city']);
  t.same(labels('Nom', 'Cognoms', 'Ciutat'), ['profile.first_name', 'profile.last_name', 'profile.location.city']);
  t.same(labels('CEP', 'Cidade', 'Sobrenome')[0], 'profile.location.zip');
  t.same(labels('Cep', 'Şehir', 'Soyadı')[0], 'profile.phone');
  t.same(labels('Kraj', 'Kod pocztowy', 'Nazwisko')[0], 'profile.location.country');
  t.same(labels('Kraj', 'Poštna številka', 'Priimek')[0], 'profile.location.city');
});

t.test('a label may be put together from the words of one ref, and of no other', async (t) => {
  t.same(labels('State / Territory / Province'), ['profile.location.state']);
  t.same(labels('Bâtiment / Étage / Appt'), ['profile.location.address_line2']);
  t.same(labels('Daytime telephone number'), ['profile.phone']);
  t.same(labels('State of your health'), ['ask']);
  t.same(labels('Phone or city'), ['ask']);
});

t.test('what names something that no profile holds is not filled by what a program named it', async (t) => {
  t.same(refs([{ label: 'Piso', domName: 'apartment', autocomplete: 'organization' }]), ['ask']);
  t.same(refs([{ label: 'Huisnummer toevoeging', domName: 'housenumber' }]), ['ask']);
  t.same(refs([{ label: 'Name (Mei)', domName: 'firstNameKana' }]), ['ask'], 'how a name sounds');
  t.same(labels('氏名（カナ）', 'お名前（ふりがな）', 'セイ', 'Last name (phonetic)'), Array(4).fill('ask'));
  t.same(labels('お名前（漢字）'), ['profile.full_name']);
  t.same(refs([{ label: 'Email', domName: 'cc-name' }]), ['ask'], 'of a card');
  t.same(refs([{ label: 'Email', domName: 'na518cc' }]), ['profile.email'], 'a made-up name names no card');
});

t.test('a number pad without words is the phone only where contact data stands and nothing else is it', async (t) => {
  const pad = { label: 'zaqx', kind: 'tel' as const, domName: 'zaqx' };
  t.same(refs([{ label: 'Email' }, pad]), ['profile.email', 'profile.phone']);
  t.same(refs([{ label: 'Email' }, { label: 'Phone' }, pad])[2], 'ask');
  t.same(refs([{ label: 'Email' }, pad, { ...pad, label: 'zbqy', domName: 'zbqy' }]).slice(1), ['ask', 'ask']);
  t.same(refs([pad]), ['ask']);
  const codes: Given = {
    label: 'qz',
    domName: 'qz',
    kind: 'select',
    options: ['A +1', 'B +2', 'C +3', 'D +4', 'E +5'],
  };
  t.same(refs([codes, pad]), ['profile.phone_country_code', 'profile.phone'], 'right behind its calling code');
});

t.test('what is not the candidate’s stays open', async (t) => {
  t.same(labels('Emergency contact phone', 'Name on card', 'Card number', 'Tax ID', 'CPF'), Array(5).fill('ask'));
  t.same(labels('C/O', 'c/o (vapaaehtoinen)', 'Care of', 'Tussenvoegsel', 'Voorletters'), Array(5).fill('ask'));
  t.same(
    refs([
      { label: 'Segundo apellido', domName: 'second_family_name' },
      { label: 'Segundo apellido (opcional)', domName: 'last_name' },
      { label: 'Apellido materno', autocomplete: 'additional-name' },
    ]),
    ['ask', 'ask', 'ask'],
    'a second surname is not the last name',
  );
  t.same(labels('Primer apellido', 'Segundo apellido'), ['profile.last_name', 'ask']);
  t.same(labels('State / Zip', 'City, State, Zip'), ['ask', 'ask'], 'two things in one box');
  t.same(
    refs([{ label: 'Name' }, { label: 'Card number', autocomplete: 'cc-number' }]),
    ['ask', 'ask'],
    'the name beside a card',
  );
});

t.test('what a person reads counts before an autocomplete token', async (t) => {
  t.same(refs([{ label: 'Email address', autocomplete: 'given-name' }]), ['profile.email']);
  t.same(refs([{ label: 'Indirizzo', autocomplete: 'address-line2' }]), ['profile.location.address_line2']);
  t.same(refs([{ label: 'Irgendwas', autocomplete: 'family-name' }]), ['profile.last_name']);
});

t.test('a bare name is a part of it only beside the other part', async (t) => {
  t.same(labels('Name'), ['profile.full_name']);
  t.same(labels('Name', 'Last name'), ['profile.first_name', 'profile.last_name']);
  t.same(refs([{ label: 'Name', domName: 'firstname' }]), ['profile.full_name']);
  t.same(
    refs([
      { label: 'Name', domName: 'firstname' },
      { label: 'Name', domName: 'lastname' },
    ]),
    ['profile.first_name', 'profile.last_name'],
  );
  t.same(
    labels('First', 'First', 'City').slice(0, 2),
    ['profile.first_name', 'ask'],
    'nothing tells what the second is',
  );
  t.same(labels('First name', 'Last name', 'First name')[2], 'profile.first_name', 'apart it is another one’s');
});

t.test('an address is read by what stands beside it', async (t) => {
  t.same(labels('Straße', 'Nr.'), ['profile.location.street_name', 'profile.location.house_number']);
  t.same(labels('Saisir une adresse avec le numéro', 'Anschrift mit Hausnummer')[0], 'profile.location.address_line1');
  t.same(labels('Street address', 'City'), ['profile.location.address_line1', 'profile.location.city']);
  for (const label of ['Street & number', 'Straße & Hausnummer', 'Straat + huisnummer'])
    t.same(labels(label), ['profile.location.address_line1'], label);
  const unnamed: Given = { label: 'qzaxy', domName: 'qzaxy' };
  t.same(
    refs([{ label: 'Street' }, unnamed, { label: 'City' }])[1],
    'profile.location.address_line2',
    'a box below it',
  );
  t.same(refs([{ label: 'Street' }, unnamed, { label: 'Email' }])[1], 'ask');
  t.same(refs([{ label: 'City' }, unnamed, { label: 'Zip code' }])[1], 'ask');
  t.same(labels('Calle', 'Número', 'Información adicional')[2], 'profile.location.address_line2');
  t.same(labels('Email', 'Información adicional')[1], 'ask');
  t.same(labels('Address', 'Additional information', 'City')[1], 'profile.location.address_line2');
  t.same(labels('Address', 'Additional information', 'Email')[1], 'ask');
  const list: Given = { label: '', kind: 'select', options: ['España', 'Portugal'] };
  t.same(refs([list, { label: 'Código postal' }])[0], 'profile.location.country', 'a list of nothing but countries');
  t.same(refs([list, { label: 'Email' }])[0], 'ask');
  t.same(refs([{ ...list, options: ['España', 'Ibiza'] }, { label: 'Código postal' }])[0], 'ask');
  t.same(labels('Address', 'Address', 'City').slice(0, 2), [
    'profile.location.address',
    'profile.location.address_line2',
  ]);
  t.same(labels('Location', 'Zip code'), ['profile.location.city', 'profile.location.zip']);
  t.same(labels('Location'), ['profile.location.display']);
  t.same(refs([{ label: 'City', kind: 'combobox' }]), ['profile.location.display'], 'a search box for the place');
  t.same(refs([{ label: 'City', kind: 'combobox' }, { label: 'Zip code' }])[0], 'profile.location.city');
});

t.test('parts of a date are told by what is offered', async (t) => {
  const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'];
  const year = [...months, 'September', 'October', 'November', 'December'];
  const count = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
  t.same(
    refs([
      { label: 'Date of birth', kind: 'select', options: ['Day', ...count(1, 31)] },
      { label: 'Date of birth', kind: 'select', options: ['Month', ...year] },
      { label: 'Date of birth', kind: 'select', options: ['Year', ...count(1950, 2010)] },
    ]),
    ['profile.date_of_birth.day', 'profile.date_of_birth.month', 'profile.date_of_birth.year'],
  );
  t.same(refs(['Month', 'Day', 'Year'].map((label) => ({ label, section: 'Date of birth' }))), [
    'profile.date_of_birth.month',
    'profile.date_of_birth.day',
    'profile.date_of_birth.year',
  ]);
  t.same(labels('Month', 'Year'), ['ask', 'ask']);
});

t.test('a phone number is never chosen from a list, nor put into parts', async (t) => {
  t.same(refs([{ label: 'Phone number', kind: 'select', options: ['+1', '+49'] }]), ['profile.phone_country_code']);
  t.same(labels('Phone', 'Phone', 'Phone'), ['ask', 'ask', 'ask']);
});

t.test('the e-mail address of a log-in form names an account', async (t) => {
  const logIn: Given[] = [{ label: 'Email' }, { label: 'Password', kind: 'password' }];
  t.equal(refs(logIn, ['Log in'])[0], 'profile.username');
  t.equal(refs(logIn, ['Create account'])[0], 'profile.email');
  t.equal(refs(logIn, ['Sign in', 'Register'])[0], 'profile.username', 'the first button tells what it is for');
  t.equal(refs(logIn, ['Register', 'Sign in'])[0], 'profile.email');
  t.equal(refs(logIn, ['ログインする'])[0], 'profile.username');
  t.equal(refs([{ label: 'Email' }], ['Log in'])[0], 'profile.email');
  t.equal(refs([{ label: 'Membership' }, { label: 'Password', kind: 'password' }])[0], 'profile.username');
  const password: Given = { label: 'Password', kind: 'password' };
  const stay: Given = { label: 'Remember me', kind: 'checkbox' };
  t.equal(refs([...logIn, stay], ['Submit'])[0], 'profile.username', 'nobody stays logged in who signs up');
  t.equal(refs([...logIn, stay], ['Register'])[0], 'profile.email');
  t.equal(refs(logIn, ['Submit'])[0], 'profile.email');
  t.equal(refs([{ label: 'Mobile number', kind: 'tel' }, password], ['Log in'])[0], 'profile.username');
  const code: Given = { label: 'Code', kind: 'number', autocomplete: 'one-time-code' };
  t.equal(
    refs([{ label: 'Package' }, password, code, code], ['Log in'])[0],
    'profile.username',
    'codes of one use aside',
  );
  const tabs: Given[] = [{ label: 'Phone', kind: 'tel' }, password, { label: 'Email' }, password];
  t.same(
    refs(tabs, ['Log in']),
    ['profile.username', 'credential.password', 'profile.email', 'credential.password'],
    'two ways to log in: the number is a name of an account, the e-mail address stays one',
  );
  t.same(refs(tabs, ['Create account'])[0], 'profile.phone');
  t.same(refs([{ label: 'Email' }, ...tabs], ['Log in'])[1], 'profile.phone', 'two before one password sign up');
  t.same(refs([{ label: 'First name' }, ...tabs], ['Log in'])[1], 'profile.phone', 'who is asked for a name signs up');
  const sections: Given[] = [
    { label: 'Staff', section: 'Staff log-in' },
    { ...password, section: 'Staff log-in' },
    { label: 'Search', section: 'Shop' },
    { label: 'Voucher', section: 'Shop' },
  ];
  t.same(refs(sections, ['Log in'])[0], 'profile.username', 'of its own section');
});

t.test('what a label adds in brackets, for a purpose or by way of politeness changes nothing', async (t) => {
  t.same(labels('Street: your street (with house number)'), ['profile.location.address_line1']);
  t.same(labels('E-mail (your login)'), ['profile.email'], 'it names the account, but is an e-mail address');
  t.same(labels('Telefon für Rückfragen', 'Email for the receipt'), ['profile.phone', 'profile.email']);
  t.same(labels('Tilaajan sähköpostiosoite', 'Введите номер телефона', '必須 氏名'), [
    'profile.email',
    'profile.phone',
    'profile.full_name',
  ]);
  t.same(refs([{ label: 'Contact us', placeholder: 'Enter a valid email to receive the order' }]), ['profile.email']);
  t.same(refs([{ label: 'Whom to ask', placeholder: 'Email of your supervisor' }]), ['ask']);
  t.same(labels('First name As it stands in your passport', 'E-Mail Wird nicht veröffentlicht oder verkauft'), [
    'profile.first_name',
    'profile.email',
  ]);
  t.same(labels('Business phone', 'Business phone and mobile'), ['profile.phone', 'ask']);
  t.same(labels('Work phone', 'Mobile phone'), ['ask', 'profile.phone'], 'one of the two is the candidate’s own');
  t.same(labels('ショップURL'), ['ask'], 'half of a word in two scripts is not the word');
  t.same(
    labels('E-Mail oder Telefonnummer', 'Correo o teléfono', 'Kundennummer oder E-Mail', 'E-mail of telefoon'),
    Array(4).fill('profile.username'),
  );
  t.same(labels('Email or e-mail address', 'City or phone', 'E-Mail und Telefon'), ['profile.email', 'ask', 'ask']);
  t.same(labels('Phone number (with country code)', 'Country code + phone'), ['profile.phone', 'profile.phone']);
  t.same(labels('Phone country code', 'Country code'), Array(2).fill('profile.phone_country_code'));
  t.same(labels('What city do you currently live in?', 'Where do you live?'), [
    'profile.location.city',
    'profile.location.display',
  ]);
  t.same(labels("Customer's e-mail", "Recipient's phone"), ['profile.email', 'profile.phone']);
  t.same(labels('Telefon oder Handy', 'Tlf og mobil'), ['profile.phone', 'profile.phone']);
  t.same(labels('Name / Firma', 'Name / Beruf'), ['profile.full_name', 'ask'], 'a person is no company');
});

t.test('a list takes only what it offers', async (t) => {
  t.same(refs([{ label: 'Salary', kind: 'select', options: ['Mr', 'Mrs', 'Company'] }]), ['ask']);
  t.same(refs([{ label: '', kind: 'select', options: ['Anrede', 'Frau', 'Herr', 'N/A'] }]), ['profile.honorific']);
  t.same(refs([{ label: '', kind: 'select', options: ['Company', 'Person', 'Mr'] }]), ['ask']);
  t.same(labels('Title', 'Your title', 'Prefix'), ['ask', 'ask', 'ask'], 'typed, it may be that of a job');
  const prefectures = { label: 'Address', kind: 'radio', options: ['Tokyo', 'Osaka'] } as const;
  t.same(refs([prefectures]), ['ask'], 'nobody offers an address as one of several');
  t.same(
    refs([{ label: 'Date of birth', kind: 'select' }]),
    ['ask'],
    'a list is a part of a date, and nothing says which',
  );
  const codes = ['Germany+49', 'Spain+34', 'France+33', 'Italy+39', 'United Kingdom+44'];
  t.same(refs([{ label: 'Phone', kind: 'combobox', options: codes }, { label: 'Phone' }]), [
    'profile.phone_country_code',
    'profile.phone',
  ]);
});

t.test('three lists of a date that reaches back to everybody’s birth are the birthday', async (t) => {
  const count = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
  const date = (from: number): Given[] => [
    { label: 'Day', kind: 'select', options: count(1, 31) },
    { label: 'Month', kind: 'select', options: count(1, 12) },
    { label: 'Year', kind: 'select', options: count(from, 2026) },
  ];
  const birth = ['day', 'month', 'year'].map((part) => `profile.date_of_birth.${part}`);
  t.same(refs(date(1920)), birth);
  t.same(refs(date(1960)), ['ask', 'ask', 'ask']);
  t.same(refs([...date(1990), { label: 'Date of birth' }]).slice(0, 3), birth, 'beside it, also the one farthest away');
});

t.test('the parts of a card holder’s name are left alone beside a card', async (t) => {
  const name: Given = { label: 'First name', autocomplete: 'cc-given-name' };
  t.same(refs([name, { label: 'Card number', autocomplete: 'cc-number' }]), ['ask', 'ask']);
  t.same(refs([name, { label: 'Email' }])[0], 'profile.first_name', 'a form without a card only says it wrongly');
  const countries = Array.from({ length: 50 }, (_, at) => `Country ${at}`);
  t.same(refs([{ label: 'Country', kind: 'select', domName: 'CC', options: countries }]), ['profile.location.country']);
});

t.test('a word with two meanings is read by what stands beside it', async (t) => {
  t.same(labels('Nome', 'Apelido'), ['profile.first_name', 'profile.last_name']);
  t.same(labels('Nome', 'Sobrenome', 'Apelido')[2], 'profile.preferred_name');
  t.same(labels('Email', 'Confirm your address'), ['profile.email', 'profile.email']);
  t.same(labels('Place', 'Zip code'), ['profile.location.city', 'profile.location.zip']);
  t.same(labels('Place'), ['ask']);
  t.same(refs([{ label: 'Street', placeholder: 'Apartment, suite, etc.' }]), ['ask'], 'its placeholder says otherwise');
  t.same(refs([{ label: 'City, State', kind: 'select', domName: 'cityState' }]), ['ask']);
});
