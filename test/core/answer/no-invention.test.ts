import { randomInt } from 'node:crypto';
import { createFolderDocuments, type FillValue, type PlanEntry } from '@valet/core';
import { resolveAnswers } from '@valet/core/engine';
import type { Application, Field, Profile } from '@valet/schemas';
import t from 'tap';
import { makeField } from '../../support/make-field.ts';

const documents = createFolderDocuments(t.testdir({ 'resume.pdf': 'pdf' }), { confined: true });
const seed = Number(process.env['TEST_SEED'] ?? randomInt(2 ** 31));

/** A small generator (mulberry32), so that a failing run can be had again with TEST_SEED. */
function createRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = createRandom(seed);
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
const maybe = <T>(make: () => T): T | undefined => (random() < 0.5 ? make() : undefined);
let count = 0;
const word = () => `w${(count++).toString(36)}${Math.floor(random() * 1e6).toString(36)}`;

/** The object without the keys that have no value. */
function defined<T extends object>(parts: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T;
}

const texts = [
  'middle_name',
  'full_name',
  'preferred_name',
  'headline',
  'summary',
  'notice_period',
  'how_heard',
  'referral',
  'clearance',
  'salary_current',
] as const;
const places = ['address', 'address_line1', 'address_line2', 'city', 'district', 'zip'] as const;
const eeoOptions = {
  gender: ['Male', 'Female', 'Non-binary', 'Decline to self-identify'],
  race: ['White', 'Asian', 'Two or More Races', 'Decline to self-identify'],
  hispanic: ['Yes', 'No', 'Decline to self-identify'],
  veteran: ['I am not a protected veteran', 'Protected veteran', "I don't wish to answer"],
  disability: ['Yes, I have a disability', 'No, I do not have a disability', "I don't wish to answer"],
} as const;
type EeoKey = keyof typeof eeoOptions;
const eeoKeys = Object.keys(eeoOptions) as EeoKey[];

function randomProfile(): Profile {
  const eeo = defined<NonNullable<Profile['eeo']>>({
    gender: maybe(() => pick(eeoOptions.gender)),
    race: maybe(() => pick(eeoOptions.race)),
    hispanic: maybe(() => pick(eeoOptions.hispanic)),
    veteran: maybe(() => pick(eeoOptions.veteran)),
    disability: maybe(() => pick(eeoOptions.disability)),
  });
  const location = {
    ...Object.fromEntries(places.flatMap((key) => maybe(() => [[key, word()]] as const) ?? [])),
    ...defined<{ state: string; country: string }>({
      state: maybe(() => pick(['CA', 'Oregon', 'Bayern'])),
      country: maybe(() => pick(['US', 'Germany', 'FRA'])),
    }),
  };
  return {
    first_name: word(),
    last_name: word(),
    email: `${word()}@example.test`,
    ...Object.fromEntries(texts.flatMap((key) => maybe(() => [[key, word()]] as const) ?? [])),
    ...defined<Partial<Profile>>({
      phone: maybe(() => pick(['+1 415 555 0100', '+49 30 5550100', '555 0100', '+1-555-0100'])),
      date_of_birth: maybe(() => '1990-03-07'),
      years_of_experience: maybe(() => Math.floor(random() * 20)),
      work_authorization: maybe(() => pick(['US Citizen', 'H-1B', 'Green Card', word()])),
      requires_sponsorship: maybe(() => random() < 0.5),
      willing_to_relocate: maybe(() => random() < 0.5),
      salary_expectation: maybe(() => pick(['$150,000', '$150,000-$180,000', 'open'])),
      skills: maybe(() => [word(), word()]),
      eeo: maybe(() => eeo),
      location: maybe(() => location),
      education: maybe(() => [
        defined<{ institution: string; degree?: string; end_date?: string }>({
          institution: word(),
          degree: maybe(() => pick(['BS', 'MBA', word()])),
          end_date: maybe(() => pick(['2018', '2018-06'])),
        }),
      ]),
    }),
  };
}

/** One field, and what may be sent for it: worked out here from the profile alone, by another way than the product's. */
interface Probe {
  readonly entry: PlanEntry;
  /** Values that say no more than the application does. Empty: nothing may be sent. */
  readonly allowed: readonly string[];
}

const options = (...list: string[]) => list.map((label) => ({ label }));
const known = (...values: (string | number | undefined)[]) =>
  values.flatMap((value) => (value === undefined ? [] : String(value)));

function entry(part: Partial<Field> & { id: string }, ref: string | null): PlanEntry {
  const field = makeField({ label: part.id, required: random() < 0.5, ...part });
  return { field, value: ref === null ? null : { ref }, confidence: 0.8 + random() * 0.2, rule: 'test' };
}

function probes(application: Application): Probe[] {
  const { profile } = application;
  const at = profile.location ?? {};
  const school = profile.education?.[0];
  const read = (key: (typeof texts)[number]) => profile[key];
  const plain = texts.map((key): Probe => {
    const derived = key === 'full_name' ? known(`${profile.first_name} ${profile.last_name}`) : [];
    const given = known(read(key));
    return { entry: entry({ id: `text ${key}` }, `profile.${key}`), allowed: given.length > 0 ? given : derived };
  });
  const oneLine = at.address_line1 ?? at.address;
  const lines = known(
    at.address ?? (at.address_line1 && [at.address_line1, at.address_line2].filter(Boolean).join(', ')),
  );
  const located = places.map((key): Probe => {
    const allowed = key === 'address_line1' ? known(oneLine) : key === 'address' ? lines : known(at[key]);
    return { entry: entry({ id: `place ${key}` }, `profile.location.${key}`), allowed };
  });
  const demographic = eeoKeys.map((key): Probe => {
    const list = eeoOptions[key];
    const said = profile.eeo?.[key];
    const allowed = list.filter(
      (label) => label === said || (key !== 'gender' && said !== undefined && label.startsWith(`${said},`)),
    );
    return {
      entry: entry({ id: `eeo ${key}`, kind: 'select', options: options('Select...', ...list) }, `profile.eeo.${key}`),
      allowed,
    };
  });
  const yesNo = (value: boolean | undefined) => (value === undefined ? [] : [value ? 'Yes' : 'No']);
  const isFree = profile.work_authorization === 'US Citizen' || profile.work_authorization === 'Green Card';
  const clash = isFree && profile.requires_sponsorship === true;
  const away = at.country !== undefined && at.country !== 'US';
  const sponsored = isFree
    ? ['No']
    : profile.requires_sponsorship !== undefined && !away
      ? yesNo(profile.requires_sponsorship)
      : [];
  const questions: Probe[] = [
    {
      entry: entry(
        {
          id: 'w1',
          label: 'Are you legally authorized to work in the United States?',
          kind: 'radio',
          options: options('Yes', 'No'),
        },
        'profile.work_authorization',
      ),
      allowed: isFree && !clash ? ['Yes'] : [],
    },
    {
      entry: entry(
        {
          id: 'w2',
          label: 'Are you legally authorized to work in this country?',
          kind: 'radio',
          options: options('Yes', 'No'),
        },
        'profile.work_authorization',
      ),
      allowed: [],
    },
    {
      entry: entry(
        {
          id: 'w3',
          label: 'Will you require sponsorship to work in the United States?',
          kind: 'radio',
          options: options('Yes', 'No'),
        },
        'profile.requires_sponsorship',
      ),
      allowed: clash ? [] : sponsored,
    },
    {
      entry: entry(
        { id: 'w4', label: 'Are you willing to relocate?', kind: 'select', options: options('Yes', 'No') },
        'profile.willing_to_relocate',
      ),
      allowed: yesNo(profile.willing_to_relocate),
    },
    { entry: entry({ id: 'c1', label: 'I agree to the terms', kind: 'checkbox', required: true }, null), allowed: [] },
    {
      entry: entry({ id: 'q1', label: 'Why do you want to work here?', kind: 'longtext', required: true }, null),
      allowed: [],
    },
    {
      entry: entry(
        { id: 'q2', label: 'Which leg?', kind: 'radio', options: options('Left', 'Right'), required: true },
        null,
      ),
      allowed: [],
    },
    { entry: entry({ id: 'q3', label: 'Years of experience with Go' }, 'profile.years_of_experience'), allowed: [] },
    { entry: entry({ id: 'q4', label: 'Emergency contact name' }, 'profile.full_name'), allowed: [] },
    { entry: entry({ id: 'q5', label: 'Portfolio', kind: 'url' }, 'profile.portfolio_url'), allowed: [] },
    {
      entry: entry({ id: 'n1', label: 'Years of experience', kind: 'number' }, 'profile.years_of_experience'),
      allowed: known(profile.years_of_experience),
    },
    {
      entry: entry({ id: 'n2', label: 'Salary', kind: 'number' }, 'profile.salary_expectation'),
      allowed: profile.salary_expectation === '$150,000' ? ['150000'] : [],
    },
    {
      entry: entry({ id: 'd1', label: 'Day' }, 'profile.date_of_birth.day'),
      allowed: profile.date_of_birth ? ['7'] : [],
    },
    {
      entry: entry({ id: 'd2', label: 'Graduation', kind: 'number' }, 'profile.education.0.graduation_year'),
      allowed: school?.end_date ? ['2018'] : [],
    },
    {
      entry: entry({ id: 'd3', label: 'End month' }, 'profile.education.0.end_date.month'),
      allowed: school?.end_date === '2018-06' ? ['6'] : [],
    },
    {
      entry: entry(
        {
          id: 'e1',
          label: 'Degree',
          kind: 'select',
          options: options('', "Bachelor's Degree", "Master's Degree", 'Other'),
        },
        'profile.education.0.degree',
      ),
      allowed: school?.degree === 'BS' ? ["Bachelor's Degree"] : school?.degree === 'MBA' ? ["Master's Degree"] : [],
    },
    {
      entry: entry({ id: 's1', label: 'Skills', kind: 'checkboxes', options: options('Go', 'Rust') }, 'profile.skills'),
      allowed: [],
    },
    {
      entry: entry({ id: 's2', label: 'Skills' }, 'profile.skills'),
      allowed: profile.skills ? [profile.skills.join(', ')] : [],
    },
    { entry: entry({ id: 'p1', label: 'Phone', kind: 'tel' }, 'profile.phone'), allowed: known(profile.phone) },
    {
      entry: entry(
        {
          id: 'l1',
          label: 'Country',
          kind: 'select',
          options: options('Canada', 'France', 'Germany', 'United States'),
        },
        'profile.location.country',
      ),
      allowed: known({ US: 'United States', Germany: 'Germany', FRA: 'France' }[at.country ?? '']),
    },
    {
      entry: entry(
        { id: 'l2', label: 'State', kind: 'select', options: options('California', 'Oregon', 'Washington') },
        'profile.location.state',
      ),
      allowed: at.state === 'Oregon' ? ['Oregon'] : at.state === 'CA' && at.country === 'US' ? ['California'] : [],
    },
  ];
  return [...plain, ...located, ...demographic, ...questions];
}

const textOf = (value: FillValue) =>
  value.kind === 'text' ? value.text : value.kind === 'options' ? value.options.join('; ') : `<${value.kind}>`;

t.test(`200 random candidates (TEST_SEED=${seed}): nothing is sent that the application does not say`, async (t) => {
  let sent = 0;
  let withheld = 0;
  for (let round = 0; round < 200; round++) {
    const application: Application = { profile: randomProfile() };
    const all = probes(application);
    const { answers, orders } = await resolveAnswers(
      all.map(({ entry }) => entry),
      application,
      { documents },
    );
    const byId = new Map(orders.map(({ field, value }) => [field.id, textOf(value)]));
    const wrong = all.flatMap(({ entry: { field }, allowed }) => {
      const text = byId.get(field.id);
      if (text === undefined) return [];
      return allowed.includes(text) ? [] : [{ field: field.label, text, allowed }];
    });
    if (wrong.length > 0) t.same(wrong, [], `round ${round}: ${JSON.stringify(application)}`);
    const shapes = answers.filter(({ outcome, value, required }) =>
      outcome === 'planned' ? value === null : value !== null || outcome !== (required ? 'unanswered' : 'skipped'),
    );
    if (shapes.length > 0) t.same(shapes, [], `round ${round}: outcomes`);
    const missed = all.filter(({ entry, allowed }) => allowed.length > 0 && !byId.has(entry.field.id));
    if (missed.length > 0)
      t.same(
        missed.map(({ entry, allowed }) => [entry.field.label, allowed]),
        [],
        `round ${round}: known, but not sent`,
      );
    sent += orders.length;
    withheld += answers.length - orders.length;
  }
  t.ok(sent > 1000 && withheld > 1000, `${sent} sent, ${withheld} withheld`);
});

t.test('an application that says next to nothing answers only what it says', async (t) => {
  const application: Application = { profile: { first_name: 'Ada', last_name: 'Sample', email: 'ada@example.test' } };
  const { orders } = await resolveAnswers(
    probes(application).map(({ entry }) => entry),
    application,
    { documents },
  );
  t.same(
    orders.map(({ value }) => textOf(value)),
    ['Ada Sample'],
  );
});
