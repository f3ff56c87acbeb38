import t from 'tap';
import { matchText } from '../../../core/src/form/match-text.ts';
import { base, vocabularies, wholeVocabularies } from '../../../core/src/form/vocabulary/index.ts';

/** What nearly every application asks for: a language without words for one of these is not ready. */
const coreRefs = [
  'profile.first_name',
  'profile.last_name',
  'profile.full_name',
  'profile.preferred_name',
  'profile.pronouns',
  'profile.honorific',
  'profile.email',
  'profile.phone',
  'profile.phone_country_code',
  'profile.location.display',
  'profile.location.address',
  'profile.location.address_line1',
  'profile.location.address_line2',
  'profile.location.city',
  'profile.location.state',
  'profile.location.zip',
  'profile.location.country',
  'profile.linkedin_url',
  'profile.github_url',
  'profile.portfolio_url',
  'profile.website_url',
  'profile.work_history.0.company',
  'profile.work_history.0.title',
  'profile.education.0.institution',
  'profile.education.0.degree',
  'profile.education.0.field',
  'profile.years_of_experience',
  'profile.notice_period',
  'profile.start_date',
  'profile.salary_expectation',
  'profile.salary_current',
  'profile.work_authorization',
  'profile.requires_sponsorship',
  'profile.willing_to_relocate',
  'profile.languages',
  'profile.skills',
  'profile.certifications',
  'profile.clearance',
  'profile.how_heard',
  'profile.referral',
  'profile.summary',
  'profile.additional_info',
  'resume',
  'cover_letter',
  'profile.date_of_birth',
  'profile.eeo.gender',
  'profile.eeo.race',
  'profile.eeo.veteran',
  'profile.eeo.disability',
];

const labelsOf = (labels = '') =>
  labels
    .split('|')
    .map(matchText)
    .filter((label) => label !== '');

t.test('every core ref has labels in each language', async (t) => {
  for (const { language, refs } of wholeVocabularies) {
    const without = Object.keys(base).filter((ref) => labelsOf(refs[ref]?.labels).length === 0);
    if (without.length > 0) t.comment(`${language} has no labels for: ${without.join(', ')}`);
    t.same(
      without.filter((ref) => coreRefs.includes(ref)),
      [],
      language,
    );
  }
});

t.test('the languages say nothing of a ref that no other room knows', async (t) => {
  for (const { language, refs } of vocabularies) {
    t.same(
      Object.keys(refs).filter((ref) => !(ref in base)),
      [],
      language,
    );
  }
});

t.test('one label means one ref in a language, save where the section tells', async (t) => {
  for (const { language, refs } of vocabularies) {
    const owners = new Map<string, string>();
    const twice: string[] = [];
    for (const [ref, { labels, section = '' }] of Object.entries(refs)) {
      for (const label of labelsOf(labels)) {
        const key = `${section}:${label}`;
        const owner = owners.get(key);
        if (owner && owner !== ref) twice.push(`"${label}" means ${owner} and ${ref}`);
        owners.set(key, ref);
      }
    }
    t.same(twice, [], language);
  }
});
