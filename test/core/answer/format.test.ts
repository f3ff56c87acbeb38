import { createFolderDocuments, isSensitive, lookUpFact, sensitivityOf } from '@valet/core';
import { resolveAnswers } from '@valet/core/engine';
import type { Application, Field, Profile } from '@valet/schemas';
import t from 'tap';
import { makeField } from '../../support/make-field.ts';

const documents = createFolderDocuments(t.testdir({}), { confined: true });

const profile: Profile = {
  first_name: 'Ada',
  last_name: 'Sample',
  email: 'ada@example.test',
  phone: '+1 415 555 0100',
  location: { city: 'San Francisco', state: 'CA', country: 'US', zip: '94102', address_line1: '1 Sample St' },
  date_of_birth: '1990-03-07',
  years_of_experience: 8,
  salary_expectation: '$150,000',
  start_date: 'Immediately',
  willing_to_relocate: true,
  education: [{ institution: 'Sample University', degree: 'BS', end_date: '2018-06' }],
  work_history: [
    { company: 'Sample Works', title: 'Engineer', start_date: '2020-01' },
    { company: 'Older Works', title: 'Intern', end_date: '2019-12-31' },
  ],
  skills: ['TypeScript', 'Go', 'Knitting'],
  summary: 'First line.\nSecond line.',
};

type Change = Omit<Partial<Profile>, 'first_name'>;

function applicationWith(change: Change = {}, qa: Record<string, string> = {}): Application {
  return { profile: { ...profile, ...change }, qa_answers: qa };
}

async function send(part: Partial<Field>, ref: string | null, application: Application) {
  const value = ref === null ? null : { ref };
  const plan = [{ field: makeField(part), value, confidence: 1, rule: 'test' }];
  const { answers, orders } = await resolveAnswers(plan, application, { documents });
  const order = orders[0]?.value;
  if (!order) return { sent: null, answer: answers[0] };
  const sent = order.kind === 'text' ? order.text : order.kind === 'options' ? order.options.join('; ') : order;
  return { sent, answer: answers[0] };
}

t.test('facts', async (t) => {
  const cases: [string, Change, unknown, string?][] = [
    ['profile.first_name', {}, 'Ada', 'profile'],
    ['profile.full_name', {}, 'Ada Sample', 'rule'],
    ['profile.full_name', { full_name: 'Ada M. Sample' }, 'Ada M. Sample', 'profile'],
    ['profile.first_name+profile.last_name', {}, 'Ada Sample', 'rule'],
    ['profile.first_name+middle_name+last_name', {}, 'Ada Sample', 'rule'],
    ['profile.location.city+state', {}, 'San Francisco, CA', 'rule'],
    ['profile.location.city+district', {}, null],
    ['profile.middle_name', {}, null],
    ['profile.preferred_name', {}, null],
    ['profile.location.display', {}, 'San Francisco, California, United States', 'rule'],
    ['profile.location.display', { location: { country: 'US' } }, null],
    ['profile.location.address', {}, '1 Sample St', 'rule'],
    ['profile.location.house_number', {}, '1', 'rule'],
    ['profile.location.street_name', {}, 'Sample St', 'rule'],
    ['profile.location.house_number', { location: { address_line1: 'Musterstraße 12a' } }, '12a', 'rule'],
    ['profile.location.street_name', { location: { address_line1: 'Unter den Linden 5' } }, 'Unter den Linden', 'rule'],
    ['profile.location.house_number', { location: { address_line1: '350 5th Avenue' } }, null],
    ['profile.location.street_name', { location: { address_line1: 'Hauptstr. 5, 2. Stock' } }, null],
    ['profile.phone_country_code', {}, 'US', 'rule'],
    ['profile.phone_country_code', { phone: '415 555 0100' }, null],
    ['profile.phone_country_code', { phone: '+1-555-0100', location: { country: 'CA' } }, 'CA', 'rule'],
    ['profile.phone_country_code', { phone: '+1-555-0100', location: { country: 'DE' } }, '+1', 'rule'],
    ['profile.phone_national', {}, '4155550100', 'rule'],
    ['profile.phone_national', { phone: '+39 06 555 0100' }, '065550100', 'rule'],
    ['profile.date_of_birth.day', {}, 7, 'rule'],
    ['profile.date_of_birth.month', {}, 3, 'rule'],
    ['profile.start_date.year', {}, null],
    ['profile.education.0.graduation_year', {}, 2018, 'rule'],
    ['profile.education.0.end_date.year', { education: [{ institution: 'S', graduation_year: 2011 }] }, 2011, 'rule'],
    ['profile.education.0.end_date.month', { education: [{ institution: 'S', graduation_year: 2011 }] }, null],
    ['profile.education.1.institution', {}, null],
    ['profile.work_history.0.company', {}, 'Sample Works', 'profile'],
    ['profile.work_history.0.current', {}, true, 'rule'],
    ['profile.work_history.1.current', {}, false, 'rule'],
    ['profile.work_history.2.current', {}, null],
    ['profile.work_history.0.end_date', {}, null],
    ['profile.eeo.hispanic', { eeo: { race: 'Hispanic or Latino' } }, null],
    ['profile.requires_sponsorship', { work_authorization: 'US Citizen' }, null],
    ['profile.constructor', {}, null],
    ['profile.skills.length', {}, null],
    ['profile.first_name.length', {}, null],
  ];
  for (const [ref, change, value, source] of cases) {
    const fact = lookUpFact(ref, applicationWith(change));
    t.same(fact?.value ?? null, value, `${ref} ${JSON.stringify(change)}`);
    if (source) t.equal(fact?.source, source);
  }
});

t.test('texts', async (t) => {
  const date: Partial<Field> = { kind: 'date' };
  const picker: Partial<Field> = { kind: 'date', widget: 'date-picker' };
  const cases: [Partial<Field>, string | null, string | null, Change?][] = [
    [{ constraints: { maxLength: 3 } }, 'profile.first_name', 'Ada'],
    [{ constraints: { maxLength: 2 } }, 'profile.first_name', null],
    [{ kind: 'longtext' }, 'profile.summary', 'First line.\nSecond line.'],
    [{}, 'profile.summary', 'First line. Second line.'],
    [{ kind: 'longtext', constraints: { maxLength: 20 } }, 'profile.summary', null],
    [{ constraints: { pattern: '[0-9]{5}' } }, 'profile.location.zip', '94102'],
    [{ constraints: { pattern: '[0-9]{4}' } }, 'profile.location.zip', null],
    [{ constraints: { pattern: '[' } }, 'profile.location.zip', '94102'],
    // Phone: whole as given, else in the first shape that the field takes.
    [{ kind: 'tel' }, 'profile.phone', '+1 415 555 0100'],
    [{ kind: 'tel', constraints: { pattern: '\\+[0-9]+' } }, 'profile.phone', '+14155550100'],
    [{ kind: 'tel', constraints: { pattern: '\\([0-9]{3}\\) [0-9]{3}-[0-9]{4}' } }, 'profile.phone', '(415) 555-0100'],
    [{ kind: 'tel', constraints: { maxLength: 5 } }, 'profile.phone', null],
    [{ kind: 'tel' }, 'profile.phone', '415 555 0100', { phone: '415 555 0100' }],
    [{}, 'profile.phone_country_code', '+1'],
    // Dates.
    [date, 'profile.date_of_birth', '1990-03-07'],
    [{ ...date, label: 'Date of birth (MM/DD/YYYY)' }, 'profile.date_of_birth', '1990-03-07'],
    [{ ...picker, placeholder: 'MM/DD/YYYY' }, 'profile.date_of_birth', '03/07/1990'],
    [{ ...picker, placeholder: 'TT.MM.JJJJ' }, 'profile.date_of_birth', '07.03.1990'],
    [{ placeholder: 'dd-mm-yy' }, 'profile.date_of_birth', '07-03-90'],
    [{ placeholder: 'MM/YYYY' }, 'profile.work_history.0.start_date', '01/2020'],
    [{ placeholder: 'MM/DD/YYYY' }, 'profile.work_history.0.start_date', null],
    [{ ...date, widget: 'segmented-date', placeholder: 'MM/YYYY' }, 'profile.work_history.0.start_date', '2020-01'],
    [date, 'profile.work_history.0.start_date', null],
    [date, 'profile.start_date', null],
    [{}, 'profile.start_date', 'Immediately'],
    [date, 'profile.start_date', '2026-03-01', { start_date: 'March 1st, 2026' }],
    [date, 'profile.start_date', '2026-02-13', { start_date: '13/02/2026' }],
    [date, 'profile.start_date', null, { start_date: '03/02/2026' }],
    [date, 'profile.start_date', null, { start_date: '2026-02-31' }],
    [{ ...date, constraints: { min: '2000-01-01' } }, 'profile.date_of_birth', null],
    [{ placeholder: 'MM' }, 'profile.date_of_birth.month', '03'],
    [{ kind: 'number' }, 'profile.date_of_birth.month', '3'],
    // Numbers.
    [{ kind: 'number', label: 'Years of experience' }, 'profile.years_of_experience', '8'],
    [{ kind: 'number' }, 'profile.salary_expectation', '150000'],
    [{ kind: 'number' }, 'profile.salary_expectation', '150000', { salary_expectation: '150k' }],
    [{ kind: 'number' }, 'profile.salary_expectation', null, { salary_expectation: '$150,000-$180,000' }],
    [{ kind: 'number' }, 'profile.salary_expectation', null, { salary_expectation: '150.000' }],
    [{ kind: 'number' }, 'profile.salary_expectation', null, { salary_expectation: 'negotiable' }],
    [{ kind: 'number', constraints: { max: '100' } }, 'profile.salary_expectation', null],
    [{}, 'profile.salary_expectation', '$150,000-$180,000', { salary_expectation: '$150,000-$180,000' }],
    // Places.
    [{}, 'profile.location.country', 'United States'],
    [{ constraints: { maxLength: 3 } }, 'profile.location.country', 'USA'],
    [{ constraints: { maxLength: 2 } }, 'profile.location.country', 'US', { location: { country: 'United States' } }],
    [{}, 'profile.location.country', 'Deutschland', { location: { country: 'Deutschland' } }],
    [{}, 'profile.location.state', 'CA'],
    [
      { constraints: { maxLength: 2 } },
      'profile.location.state',
      'CA',
      { location: { state: 'California', country: 'US' } },
    ],
    [{ constraints: { maxLength: 2 } }, 'profile.location.state', null, { location: { state: 'California' } }],
    [{}, 'profile.location.city', 'San Francisco'],
    // Kinds that do not fit.
    [{ kind: 'email' }, 'profile.first_name', null],
    [{ kind: 'url' }, 'profile.first_name', null],
    [{ kind: 'url' }, 'profile.portfolio_url', 'https://ada.example', { portfolio_url: 'https://ada.example' }],
    [
      { kind: 'url', constraints: { maxLength: 10 } },
      'profile.portfolio_url',
      null,
      { portfolio_url: 'https://ada.example' },
    ],
    [{ kind: 'password' }, 'profile.username', null, { username: 'ada' }],
    [{ kind: 'other' }, 'profile.first_name', null],
    [{}, 'credential.password', null],
    [{}, 'profile.skills', 'TypeScript, Go, Knitting'],
  ];
  for (const [part, ref, expected, change] of cases) {
    const { sent, answer } = await send(part, ref, applicationWith(change));
    t.equal(
      sent,
      expected,
      `${ref} in ${JSON.stringify(part)} with ${JSON.stringify(change ?? {})}: ${answer?.detail}`,
    );
    t.equal(answer?.outcome, expected === null ? 'unanswered' : 'planned');
  }
});

const labels = (...list: string[]) => ({ kind: 'select' as const, options: list.map((label) => ({ label })) });
const sponsoredDecline = 'Decline To Self Identify';
const race = labels(
  'Hispanic or Latino',
  'White (Not Hispanic or Latino)',
  'Black or African American (Not Hispanic or Latino)',
  'Asian (Not Hispanic or Latino)',
  sponsoredDecline,
);
const veteran = labels(
  'I am not a protected veteran',
  'I identify as one or more of the classifications of a protected veteran',
  "I don't wish to answer",
);
const disability = labels(
  'Yes, I have a disability, or have had one in the past',
  'No, I do not have a disability and have not had one in the past',
  'I do not want to answer',
);
const years = labels('Select...', 'Less than 1 year', '1-2 years', '3-5 years', '6-9 years', '10+ years');
const degrees = labels(
  'High School',
  "Associate's Degree",
  "Bachelor's Degree",
  "Master's Degree",
  'Master of Business Administration (M.B.A.)',
  'Doctor of Philosophy (Ph.D.)',
  'Other',
);
const dial = labels(
  'Afghanistan (‫افغانستان‬‎) +93',
  'Canada +1',
  'Germany (Deutschland) +49',
  '🇺🇸 United States +1',
  'United States Minor Outlying Islands +1',
);
const countries = labels(
  'Select a country',
  'Canada',
  'Congo',
  'Germany',
  'Georgia',
  'United Kingdom',
  'United States of America',
  'United States Minor Outlying Islands',
);
const months = labels('Month', 'January', 'February', 'March', 'April');

t.test('choices', async (t) => {
  const cases: [Partial<Field>, string, string | null, Change?][] = [
    [labels('Male', 'Female', sponsoredDecline), 'profile.eeo.gender', 'Female', { eeo: { gender: 'female' } }],
    [labels('Man', 'Woman', 'Prefer not to say'), 'profile.eeo.gender', 'Woman', { eeo: { gender: 'Female' } }],
    [
      labels('Man', 'Woman', 'Prefer not to say'),
      'profile.eeo.gender',
      'Prefer not to say',
      { eeo: { gender: sponsoredDecline } },
    ],
    [labels('Male to female', 'Female to male'), 'profile.eeo.gender', null, { eeo: { gender: 'Male' } }],
    [labels('Cisgender man', 'Transgender man'), 'profile.eeo.gender', null, { eeo: { gender: 'Male' } }],
    [labels('Male', 'Female', sponsoredDecline), 'profile.eeo.gender', null],
    [labels('Male', 'Female', sponsoredDecline), 'profile.eeo.gender', null, { eeo: { gender: 'Non-binary' } }],
    [race, 'profile.eeo.race', 'White (Not Hispanic or Latino)', { eeo: { race: 'White', hispanic: 'No' } }],
    [race, 'profile.eeo.race', null, { eeo: { race: 'White' } }],
    [race, 'profile.eeo.race', null, { eeo: { race: 'White', hispanic: 'Yes' } }],
    [race, 'profile.eeo.race', 'Hispanic or Latino', { eeo: { race: 'Latina' } }],
    [
      race,
      'profile.eeo.race',
      'Black or African American (Not Hispanic or Latino)',
      { eeo: { race: 'African American', hispanic: 'Not Hispanic or Latino' } },
    ],
    [
      labels('Yes', 'No', sponsoredDecline),
      'profile.eeo.hispanic',
      'No',
      { eeo: { hispanic: 'Not Hispanic or Latino' } },
    ],
    [
      labels('Hispanic or Latino', 'Not Hispanic or Latino'),
      'profile.eeo.hispanic',
      'Not Hispanic or Latino',
      { eeo: { hispanic: 'No' } },
    ],
    [labels('Yes', 'No'), 'profile.eeo.hispanic', null, { eeo: { race: 'White' } }],
    [veteran, 'profile.eeo.veteran', 'I am not a protected veteran', { eeo: { veteran: 'No' } }],
    [veteran, 'profile.eeo.veteran', null, { eeo: { veteran: 'Yes' } }],
    [veteran, 'profile.eeo.veteran', "I don't wish to answer", { eeo: { veteran: 'Prefer not to say' } }],
    [
      labels('I am not a veteran', 'I am a veteran'),
      'profile.eeo.veteran',
      null,
      { eeo: { veteran: 'I am not a protected veteran' } },
    ],
    [
      labels('Yes, I am a protected veteran', 'No, I am not a protected veteran'),
      'profile.eeo.veteran',
      null,
      { eeo: { veteran: 'Yes' } },
    ],
    [
      disability,
      'profile.eeo.disability',
      'No, I do not have a disability and have not had one in the past',
      { eeo: { disability: 'No' } },
    ],
    [
      disability,
      'profile.eeo.disability',
      'I do not want to answer',
      { eeo: { disability: 'I don’t wish to answer' } },
    ],
    [degrees, 'profile.education.0.degree', "Bachelor's Degree"],
    [
      degrees,
      'profile.education.0.degree',
      "Bachelor's Degree",
      { education: [{ institution: 'S', degree: 'B.Sc. in Physics' }] },
    ],
    [
      degrees,
      'profile.education.0.degree',
      'Master of Business Administration (M.B.A.)',
      { education: [{ institution: 'S', degree: 'MBA' }] },
    ],
    [
      degrees,
      'profile.education.0.degree',
      'Doctor of Philosophy (Ph.D.)',
      { education: [{ institution: 'S', degree: 'PhD' }] },
    ],
    [
      labels('BS', 'BA', 'MS'),
      'profile.education.0.degree',
      null,
      { education: [{ institution: 'S', degree: "Bachelor's Degree" }] },
    ],
    [
      labels('Bachelor of Science', 'Bachelor of Arts', "Bachelor's Degree"),
      'profile.education.0.degree',
      'Bachelor of Science',
    ],
    [{ ...years, label: 'Years of experience' }, 'profile.years_of_experience', '6-9 years'],
    [
      { ...years, label: 'Years of experience' },
      'profile.years_of_experience',
      '10+ years',
      { years_of_experience: 12 },
    ],
    [
      { ...years, label: 'Years of experience' },
      'profile.years_of_experience',
      'Less than 1 year',
      { years_of_experience: 0 },
    ],
    [{ ...years, label: 'Years of experience' }, 'profile.years_of_experience', null, { years_of_experience: 2.5 }],
    [{ ...years, label: 'Years of experience with Go' }, 'profile.years_of_experience', null],
    [{ ...labels('3-5', '5-8', '8-10'), label: 'Years of experience' }, 'profile.years_of_experience', null],
    [{ ...labels('More than 8', '0 to 8'), label: 'Years of experience' }, 'profile.years_of_experience', '0 to 8'],
    [dial, 'profile.phone_country_code', '🇺🇸 United States +1'],
    [dial, 'profile.phone_country_code', 'Germany (Deutschland) +49', { phone: '+49 30 5550100' }],
    [dial, 'profile.phone_country_code', null, { phone: '+44 20 7946 0018' }],
    [dial, 'profile.phone_country_code', null, { phone: '+1-555-0100', location: { country: 'DE' } }],
    [labels('+1', '+49'), 'profile.phone_country_code', '+49', { phone: '+49 30 5550100' }],
    [countries, 'profile.location.country', 'United States of America'],
    [countries, 'profile.location.country', 'United Kingdom', { location: { country: 'UK' } }],
    [countries, 'profile.location.country', 'Germany', { location: { country: 'DEU' } }],
    [countries, 'profile.location.country', null, { location: { country: 'France' } }],
    [labels('Alabama', 'California', 'New York'), 'profile.location.state', 'California'],
    [labels('AL', 'CA', 'NY'), 'profile.location.state', 'CA', { location: { state: 'California', country: 'US' } }],
    [labels('Alabama', 'California'), 'profile.location.state', null, { location: { state: 'CA' } }],
    [months, 'profile.date_of_birth.month', 'March'],
    [labels('01', '02', '03'), 'profile.date_of_birth.month', '03'],
    [labels('Jan', 'Feb', 'Mar'), 'profile.date_of_birth.month', 'Mar'],
    [labels('Januar', 'Februar', 'März', 'April'), 'profile.date_of_birth.month', 'März'],
    [labels('styczeń', 'luty', 'marzec'), 'profile.date_of_birth.month', 'marzec'],
    [labels('2019', '2018', '2017'), 'profile.education.0.graduation_year', '2018'],
    [
      labels('San Francisco, CA, USA', 'San Francisco, Córdoba, Argentina'),
      'profile.location.city',
      'San Francisco, CA, USA',
    ],
    [
      labels('San Francisco, California, United States', 'South San Francisco, California, United States'),
      'profile.location.display',
      'San Francisco, California, United States',
    ],
    [labels('San Francisco, Córdoba, Argentina'), 'profile.location.city', null],
    [labels('Paris, France', 'Paris, TX, USA'), 'profile.location.city', null, { location: { city: 'Paris' } }],
    [
      labels('Paris, Île-de-France, France', 'Paris, TX, USA'),
      'profile.location.city',
      'Paris, Île-de-France, France',
      { location: { city: 'Paris', country: 'France' } },
    ],
    [{ ...labels('Yes', 'No'), label: 'Are you willing to relocate?' }, 'profile.willing_to_relocate', 'Yes'],
    [{ ...labels('Yes', 'No'), label: 'Are you willing to relocate to Lagos?' }, 'profile.willing_to_relocate', null],
    [{ ...labels('Yes', 'No'), label: 'Reference: first name' }, 'profile.first_name', null],
    [{ ...labels(), kind: 'select' }, 'profile.eeo.gender', null, { eeo: { gender: 'Female' } }],
    // Options that are shown later: what they are most often called.
    [{ kind: 'combobox', lazyOptions: true }, 'profile.phone_country_code', 'United States +1'],
    [{ kind: 'combobox', lazyOptions: true }, 'profile.location.city', 'San Francisco, California, United States'],
    [{ kind: 'combobox', lazyOptions: true }, 'profile.location.country', 'United States'],
    [{ kind: 'combobox', lazyOptions: true }, 'profile.education.0.degree', "Bachelor's Degree"],
    [{ kind: 'combobox', lazyOptions: true }, 'profile.education.0.institution', 'Sample University'],
    // Several.
    [{ ...labels('TypeScript', 'Go', 'Rust'), kind: 'checkboxes' }, 'profile.skills', 'TypeScript; Go'],
    [{ ...labels('Rust', 'C'), kind: 'multiselect' }, 'profile.skills', null],
    [labels('TypeScript', 'Go'), 'profile.skills', null],
  ];
  for (const [part, ref, expected, change] of cases) {
    const { sent, answer } = await send(part, ref, applicationWith(change));
    t.equal(
      sent,
      expected,
      `${ref} among ${part.options?.map(({ label }) => label).join(' | ')} with ${JSON.stringify(change ?? {})}: ${answer?.detail}`,
    );
    if (expected !== null) t.ok((answer?.confidence ?? 0) >= 0.7);
  }
});

t.test('choices from the candidate’s own words', async (t) => {
  const cases: [Partial<Field>, string, string | null][] = [
    [labels('Yes', 'No'), 'yes', 'Yes'],
    [labels('Yes', 'No'), 'Yes, since 2019', 'Yes'],
    [labels('Yes', 'No'), 'No preference', null],
    [labels('Yes', 'No'), 'Yesterday', null],
    [labels('Yes, I do', 'No, I do not'), 'No', 'No, I do not'],
    [labels('Yes, full time', 'Yes, part time', 'No'), 'Yes', null],
    [labels('No preference', 'Yes'), 'No', null],
    [labels('None', 'No answer', 'Yes'), 'No', null],
    [labels('No, not now', 'Maybe'), 'No', null],
    [labels('Please select', 'A', 'B'), 'Please select', null],
    [labels('C', 'C#', 'C++'), 'C#', 'C#'],
    [labels('C', 'C++'), 'C#', null],
    [labels('LinkedIn Jobs', 'Friend'), 'LinkedIn', 'LinkedIn Jobs'],
    [labels('LinkedIn Jobs', 'LinkedIn Ads'), 'LinkedIn', null],
    [labels('New York, NY', 'Remote'), 'new york ny', 'New York, NY'],
    [{ ...labels('Git', 'Docker', 'Rust'), kind: 'checkboxes' }, 'Git; Docker', 'Git; Docker'],
    [{ ...labels('Git', 'Docker', 'Rust'), kind: 'checkboxes' }, '- Git\n- Docker', 'Git; Docker'],
    [{ ...labels('Git', 'Docker'), kind: 'checkboxes' }, 'Git, Podman', null],
    [{ ...labels('Asian, not Hispanic', 'Other'), kind: 'multiselect' }, 'Asian, not Hispanic', 'Asian, not Hispanic'],
    [{ kind: 'number' }, '6 years', '6'],
    [{ kind: 'number' }, '6+', null],
    [{ kind: 'number' }, 'six', null],
    [{ kind: 'url' }, 'ada.example/work', 'https://ada.example/work'],
    [{ kind: 'longtext' }, 'One.\n\nTwo.', 'One.\n\nTwo.'],
    [{}, '   ', null],
  ];
  for (const [part, text, expected] of cases) {
    const { sent, answer } = await send(
      { ...part, label: 'The question?' },
      null,
      applicationWith({}, { 'The question': text }),
    );
    t.equal(sent, expected, `${text} for ${JSON.stringify(part)}: ${answer?.detail}`);
  }
});

t.test('a single checkbox is ticked only for a yes', async (t) => {
  const tick = { kind: 'checkbox' as const, label: 'I agree to the privacy policy' };
  for (const text of ['Yes', 'I agree', 'true', 'accepted']) {
    const { sent, answer } = await send(tick, null, applicationWith({}, { [tick.label]: text }));
    t.same(sent, { kind: 'checked', checked: true }, text);
    t.match(answer, { sensitive: true, source: 'qa_bank' });
  }
  const said = (text: string, required: boolean) =>
    send({ ...tick, required }, null, applicationWith({}, { [tick.label]: text }));
  t.equal((await said('No', true)).sent, null, 'a refused consent that the form insists on stops');
  t.same((await said('No', false)).sent, { kind: 'checked', checked: false });
  t.equal((await said('perhaps', true)).sent, null);
  t.equal(
    (await send(tick, 'profile.willing_to_relocate', applicationWith())).sent,
    null,
    'the profile cannot consent',
  );
  t.equal((await send(tick, 'profile.clearance', applicationWith({ clearance: 'Yes' }))).sent, null);
  t.equal((await send(tick, null, applicationWith())).sent, null);
  const plan = [{ field: makeField(tick), value: { literal: 'Yes' }, confidence: 1, rule: 'manifest' }];
  const { orders, answers } = await resolveAnswers(plan, applicationWith(), {
    documents,
    defaults: { declineToSelfIdentify: true },
  });
  t.same(orders, [], 'fixed text of a platform cannot consent');
  t.match(answers[0], { outcome: 'unanswered' });
  const gender = { field: makeField({ label: 'Gender' }), value: { literal: 'Male' }, confidence: 1, rule: 'manifest' };
  const source = {
    field: makeField({ label: 'Source' }),
    value: { literal: 'Board' },
    confidence: 1,
    rule: 'manifest',
  };
  const fixed = await resolveAnswers([gender, source], applicationWith(), { documents });
  t.match(fixed.answers, [{ value: null }, { value: 'Board', source: 'rule' }], 'nor answer anything sensitive');
});

t.test('a phone number beside a country picker', async (t) => {
  const plan = (options: string[]) => [
    {
      field: makeField({ id: 'c', label: 'Country', ...labels(...options) }),
      value: { ref: 'profile.phone_country_code' },
      confidence: 1,
      rule: 'test',
    },
    {
      field: makeField({ id: 'p', label: 'Phone', kind: 'tel' as const }),
      value: { ref: 'profile.phone' },
      confidence: 1,
      rule: 'test',
    },
  ];
  const sent = async (options: string[], qa = {}) => {
    const { answers } = await resolveAnswers(plan(options), applicationWith({}, qa), { documents });
    return answers.map(({ value }) => value);
  };
  t.same(await sent(['Canada +1', 'United States +1']), ['United States +1', '4155550100']);
  t.same(await sent(['Germany +49']), [null, '+1 415 555 0100'], 'whole where the picker has no such code');
  t.same(
    await sent(['Germany +49', 'United States +1'], { Country: 'Germany' }),
    ['Germany +49', '+1 415 555 0100'],
    'whole where the picker says something else',
  );
});

t.test('declining demographic questions is configured, never assumed', async (t) => {
  const plan = [
    {
      field: makeField({ id: 'g', label: 'Gender', ...labels('Male', 'Female', sponsoredDecline) }),
      value: { ref: 'profile.eeo.gender' },
      confidence: 1,
      rule: 'test',
    },
    {
      field: makeField({ id: 's', label: 'Salary', ...labels('Low', sponsoredDecline) }),
      value: null,
      confidence: 0,
      rule: 'none',
    },
  ];
  const off = await resolveAnswers(plan, applicationWith(), { documents });
  t.same(off.orders, []);
  const on = await resolveAnswers(plan, applicationWith(), { documents, defaults: { declineToSelfIdentify: true } });
  t.match(on.answers, [{ value: sponsoredDecline, source: 'default' }, { value: null }], 'demographic questions only');
  const own = await resolveAnswers(plan, applicationWith({ eeo: { gender: 'Female' } }), {
    documents,
    defaults: { declineToSelfIdentify: true },
  });
  t.match(own.answers[0], { value: 'Female', source: 'profile' });
});

t.test('sensitive fields', async (t) => {
  const cases: [string, string | null, string | null][] = [
    ['First Name', 'profile.first_name', null],
    ['How did you hear about us?', null, null],
    ['Which programming languages do you know?', null, null],
    ['Company', 'profile.work_history.0.company', null],
    ['Gender', null, 'demographic'],
    ['Field 7', 'profile.eeo.race', 'demographic'],
    ['When can you start?', 'profile.salary_expectation', 'salary'],
    ['What are your salary expectations?', null, 'salary'],
    ['Do you now or will you require sponsorship?', null, 'work_authorisation'],
    ['Have you ever been convicted of a felony?', null, 'legal'],
    ['Are you bound by a non-compete agreement?', null, 'legal'],
    ['Are you 18 or older?', null, 'legal'],
    ['Do you need accommodations for the interview?', null, 'legal'],
    ['Work eligibility', null, 'work_authorisation'],
    ['I have read the privacy notice', null, 'consent'],
    ['Do you consent to us keeping your data?', null, 'consent'],
  ];
  for (const [label, ref, why] of cases) {
    const value = ref === null ? null : { ref };
    t.equal(sensitivityOf({ label, section: '' }, value), why, label);
    t.equal(isSensitive({ label, section: '', sensitive: false }, value), why !== null);
    t.equal(isSensitive({ label, section: '', sensitive: true }, value), true, 'what the reader marked stays marked');
  }
});

t.test('an unsure match is not sent', async (t) => {
  const plan = (confidence: number) => [
    { field: makeField({ label: 'Name' }), value: { ref: 'profile.first_name' }, confidence, rule: 'test' },
  ];
  t.equal((await resolveAnswers(plan(0.69), applicationWith(), { documents })).orders.length, 0);
  t.equal((await resolveAnswers(plan(0.7), applicationWith(), { documents })).orders.length, 1);
});
