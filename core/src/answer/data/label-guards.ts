/** A fact that must not answer some questions, however well the label matched. */
export interface LabelGuard {
  readonly ref: RegExp;
  /** The fact is refused where the label (or, with `section`, the heading above) fits. */
  readonly unless: RegExp;
  readonly section?: RegExp;
  readonly why: string;
}

const person =
  /\b(?:emergency contact|next of kin|references?|referees?|referr(?:ed|er|al|ing)|refers? you|supervisors?|managers?|recruiters?|spouse|partner|mother|father|parents?|guardians?|employee)(?:['’]s)?\b/i;

/** Headings above fields about another person. */
export const otherPersonSection =
  /\b(?:emergency contacts?|next of kin|(?:professional |personal |your )?references?|referees?|supervisor)\b/i;

/** Facts about the candidate do not describe other people, other times or single skills. */
export const labelGuards: readonly LabelGuard[] = [
  {
    ref: /^profile\.(?:(?:first|middle|last|full|preferred)_name|email|phone|phone_\w+|location\.\w+|\w+_url|work_history\.\d+\.(?:company|title))/,
    unless: person,
    section: otherPersonSection,
    why: 'the question is about another person',
  },
  {
    ref: /^profile\.\w*name$/,
    unless: /\b(?:signature|sign|signed|initials)\b/i,
    why: 'only the candidate can sign',
  },
  {
    ref: /^profile\.salary_expectation$/,
    unless: /\b(?:current|present|previous|last|prior)\b/i,
    why: 'the question is about a past or present salary',
  },
  {
    ref: /^profile\.salary_current$/,
    unless: /\b(?:expect\w*|desired|target|require\w*)\b/i,
    why: 'the question is about the expected salary',
  },
];

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/**
 * Refs whose question may be made of these words only. Any other word asks for more than the fact tells: experience with
 * something, a move to somewhere.
 */
export const labelVocabularies: readonly {
  readonly ref: string;
  readonly words: ReadonlySet<string>;
  readonly why: string;
}[] = [
  {
    ref: 'profile.years_of_experience',
    words: words(
      'how many much years year yrs number of total overall work working professional employment job career experience do does you your have had in the a all is what please state enter select indicate number approximately full time',
    ),
    why: 'years_of_experience is about the whole working life, and the question asks for something narrower',
  },
  {
    ref: 'profile.willing_to_relocate',
    words: words(
      'are do would you your be willing open willingness to relocate relocating relocation consider considering for this the a role position job opportunity if necessary needed required or',
    ),
    why: 'willing_to_relocate names no place and no other condition',
  },
];
