import { createMemoryManuals, type ManualStore, systemClock } from '@valet/core';
import createTier from '@valet/tier-local';
import t from 'tap';
import { seededRandom } from '../bench/report.ts';
import { createEngine, runsAtOnce, sampleApplication, sampleProfile } from '../support/engine.ts';
import { flowPage, flowPlugin, startFlowSite } from '../support/flow-site.ts';

const first = Number(process.env.VALET_MANUAL_SEED ?? Date.now() % 1_000_000);
const rounds = Number(process.env.VALET_MANUAL_ROUNDS ?? 5);
const site = await startFlowSite();
const tier = createTier({});
const artifactFolder = t.testdir({});
// Each round has manuals and pages of its own.
t.jobs = runsAtOnce;
t.teardown(async () => {
  await tier.close();
  await site.close();
});
t.comment(`seed ${first}`);

/** A question of the form; `key` is how the page itself knows it, whatever its control is called. */
interface Question {
  readonly key: string;
  readonly label: string;
  readonly kind: 'text' | 'email' | 'tel' | 'select' | 'textarea';
  readonly required: boolean;
  readonly options?: readonly string[];
}

const why = 'Why do you want to work here?';
const hear = 'How did you hear about this job?';
const base: readonly Question[] = [
  { key: 'first', label: 'First name', kind: 'text', required: true },
  { key: 'last', label: 'Last name', kind: 'text', required: true },
  { key: 'email', label: 'Email', kind: 'email', required: true },
  { key: 'phone', label: 'Phone', kind: 'tel', required: false },
  { key: 'linkedin', label: 'LinkedIn profile', kind: 'text', required: false },
  { key: 'hear', label: hear, kind: 'select', required: false, options: ['A friend', 'Company website', 'Other'] },
  { key: 'why', label: why, kind: 'textarea', required: true },
];
const more: readonly Question[] = [
  { key: 'github', label: 'GitHub profile', kind: 'text', required: false },
  { key: 'reference', label: 'Reference: email', kind: 'email', required: false },
];
/** What nobody has answered, and what must not be answered with anything that is known. */
const unanswerable: Question = { key: 'open', label: 'Which bridge would you paint?', kind: 'text', required: true };
const rewordings: Readonly<Record<string, readonly string[]>> = {
  first: ['Given name', 'First Name (as in your passport)'],
  last: ['Surname', 'Family name'],
  email: ['Email address', 'E-mail'],
  phone: ['Phone number', 'Mobile phone'],
  linkedin: ['LinkedIn URL', 'Your LinkedIn'],
};
/** What the site must have received, where it received anything. */
const truth: Readonly<Record<string, string | RegExp>> = {
  first: sampleProfile.first_name,
  last: sampleProfile.last_name,
  email: sampleProfile.email,
  phone: /555.?0142$/,
  linkedin: sampleProfile.linkedin_url ?? '',
  hear: 'Company website',
  why: 'Because of the bridges.',
  github: sampleProfile.github_url ?? '',
  reference: '',
  open: '',
};
const application = {
  ...sampleApplication,
  qa_answers: { [why]: 'Because of the bridges.', [hear]: 'Company website' },
};

type Random = () => number;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const chance = (random: Random, share: number) => random() < share;
const reword = (random: Random, share: number) => (question: Question) =>
  rewordings[question.key] && chance(random, share)
    ? { ...question, label: pick(random, rewordings[question.key] ?? []) }
    : question;

/** Markup of a question whose ids, names, classes and wrappers say nothing. */
function markup({ key, label, kind, required, options = [] }: Question, random: Random): string {
  const name = () => `n${Math.floor(random() * 1e9).toString(36)}`;
  const id = name();
  const shared = `id="${id}" name="${name()}" class="${name()}" data-key="${key}" ${required ? 'required' : ''}`;
  const list = ['', ...options].map((option) => `<option>${option}</option>`).join('');
  const box =
    kind === 'textarea'
      ? `<textarea ${shared}></textarea>`
      : kind === 'select'
        ? `<select ${shared}>${list}</select>`
        : `<input type="${kind}" ${shared}>`;
  const inner = `<label for="${id}" class="${name()}">${label}</label> ${box}`;
  return chance(random, 0.5) ? `<div class="${name()}"><div>${inner}</div></div>` : `<p>${inner}</p>`;
}

/** What the drift makes of the form, page by page. */
const drifts: Readonly<Record<string, (random: Random) => readonly (readonly Question[])[]>> = {
  weak: () => [base],
  medium(random) {
    const words = base.map(reword(random, 0.2));
    const fewer = chance(random, 0.3) ? words.filter(({ key }) => key !== 'linkedin') : words;
    const added = chance(random, 0.5) ? [...fewer, pick(random, more)] : fewer;
    return [chance(random, 0.4) ? [...added.slice(2), ...added.slice(0, 2)] : added];
  },
  strong(random) {
    const words = [...base.map(reword(random, 0.6)), ...more.filter(() => chance(random, 0.5))];
    const all = chance(random, 0.3) ? [...words, unanswerable] : words;
    const mixed = all.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
    const questions = mixed.map(({ one }) => one);
    const half = 3 + Math.floor(random() * 2);
    return chance(random, 0.5) ? [questions.slice(0, half), questions.slice(half)] : [questions];
  },
};

const script = `on('send', () => site.send({ keys: JSON.stringify(Object.fromEntries([...document.querySelectorAll('[data-key]')]
  .map((one) => [one.dataset.key, one.value]))) }));`;

/** Serves a form of these pages and applies to it; what the site received by its own keys, null where nothing. */
async function applyTo(manuals: ManualStore, page: string, pages: readonly (readonly Question[])[], random: Random) {
  const next = '<button type="button" id="next">Next</button>';
  const send = '<button type="button" id="send">Submit application</button>';
  const parts = pages.map((questions, at) => {
    const isLast = at === pages.length - 1;
    const fields = questions.map((question) => markup(question, random)).join('');
    return `<section id="s${at}" ${at > 0 ? 'hidden' : ''}><h2>Part ${at + 1}</h2>${fields}${isLast ? send : next}</section>`;
  });
  const turns = pages.length > 1 ? `on('next', () => site.show('s1'));` : '';
  site.serve(`/jobs/${page}`, flowPage(page, { body: parts.join(''), script: `${script}${turns}` }));
  const engine = createEngine({ artifactFolder, tier, manuals, plugins: [flowPlugin()] });
  const { report } = await engine.apply(site.url(page), { application });
  const [sent, ...others] = site.applications(page);
  const received: Record<string, string> | null = sent ? JSON.parse(sent['keys'] ?? '{}') : null;
  return { report, received, count: others.length + (sent ? 1 : 0) };
}

for (const [strength, drift] of Object.entries(drifts)) {
  t.test(`${strength} drift: nothing wrong is ever sent`, async (t) => {
    const tally: Record<string, number> = {};
    for (let round = 0; round < rounds; round++) {
      const seed = first + round;
      const random = seededRandom(seed);
      const told = `seed ${seed}`;
      const manuals = createMemoryManuals(systemClock);
      const learned = await applyTo(manuals, `base-${strength}-${seed}`, [base], random);
      t.equal(learned.report.verdict, 'submitted_verified', `${told}: ${JSON.stringify(learned.report.error)}`);
      const pages = drift(random);
      const { report, received, count } = await applyTo(manuals, `${strength}-${seed}`, pages, random);
      // Seeds that end in 7 are never looked at while the engine is changed.
      const group = seed % 10 === 7 ? 'kept out' : 'seen';
      for (const what of [report.verdict, report.final_mode]) {
        tally[`${group} ${what}`] = (tally[`${group} ${what}`] ?? 0) + 1;
      }
      t.equal(count, report.verdict === 'submitted_verified' ? 1 : 0, `${told}: no false success, and sent once`);
      for (const { key, required } of received ? pages.flat() : []) {
        const value = received?.[key] ?? '';
        if (value === '' && !required) continue;
        t.match(value, truth[key], `${told}: ${key} holds its own value`);
        if (truth[key] === '') t.equal(value, '', `${told}: ${key} holds nothing`);
      }
      const isAnswerable = !pages.flat().includes(unanswerable);
      if (!isAnswerable) t.match(report, { verdict: 'not_submitted', error: { code: 'question_unanswered' } }, told);
      else if (strength !== 'strong')
        t.equal(report.verdict, 'submitted_verified', `${told}: ${JSON.stringify(report.error)}`);
      if (strength === 'weak') t.equal(report.final_mode, 'cookbook', told);
    }
    t.comment(`${strength}: ${JSON.stringify(tally)}`);
  });
}
