/** What a question is about, which decides the facts that a model may see to answer it. */
export type QuestionCategory =
  | 'behaviour'
  | 'motivation'
  | 'languages'
  | 'education'
  | 'experience'
  | 'availability'
  | 'source'
  | 'other';

/** One category: its wordings, and what a model is told of the candidate for it. */
export interface CategoryRow {
  readonly category: QuestionCategory;
  /** Wordings in any of the languages that forms are read in. */
  readonly wording: RegExp;
  /** Refs of the facts; with `*` each entry of a list, as one sentence. Empty: only people answer. */
  readonly facts: readonly string[];
  /** Of these the candidate must have told one, else only people answer. */
  readonly needs?: readonly string[];
}

/**
 * Read in order; the first that fits is the category. What somebody did in some situation, or thinks of himself, is in no profile:
 * a model would have to make it up.
 */
export const questionCategories: readonly CategoryRow[] = [
  {
    category: 'behaviour',
    wording:
      /\b(?:a time (?:when|you|that)|an? (?:situation|occasion|example|instance)|how (?:do|did|would) you|what would you|strengths?|weakness(?:es)?|proud(?:est)?|achievements?|failures?|challeng\w+|conflict|disagree\w*|hobb(?:y|ies)|favou?rite|beispiel|situation|st[äa]rken|schw[äa]chen|exemple|faiblesses?|ejemplo|debilidades|esempio|voorbeeld|exemplo|przyk[łl]ad)\b/iu,
    facts: [],
  },
  {
    category: 'motivation',
    wording:
      /\b(?:why (?:do|are|would|did|should|us|this|you)|what (?:interests?|attracts?|excites?|motivates?|draws?|appeals?)|motivat\w*|cover letter|about (?:you|yourself|your background)|introduce yourself|brief(?:ly)? (?:bio|introduction)|anything else|warum|weshalb|anschreiben|[üu]ber sich|pourquoi|lettre|por qu[ée]|perch[ée]|waarom|porqu[eê]|dlaczego)\b/iu,
    facts: [
      'profile.headline',
      'profile.summary',
      'profile.additional_info',
      'profile.current_title',
      'profile.skills',
    ],
    needs: ['profile.summary', 'profile.additional_info'],
  },
  {
    category: 'languages',
    wording: /\b(?:languages?|speak|fluen\w+|sprach\w*|langues?|idiomas?|lingue|talen|l[íi]nguas?|j[ęe]zyk\w*)\b/iu,
    facts: ['profile.languages'],
  },
  {
    category: 'education',
    wording:
      /\b(?:degrees?|stud(?:y|ied|ies|ium)|universit\w+|college|education\w*|diploma|gradua\w+|bachelor|master|phd|abschluss|dipl[ôo]me|estudios|titulaci[óo]n|laurea|opleiding|curso|wykszta[łl]cenie)\b/iu,
    facts: ['profile.education.*'],
  },
  {
    category: 'experience',
    wording:
      /\b(?:experience[ds]?|worked (?:with|on|in|as)|familiar\w*|proficien\w+|skills?|skilled|tools?|technolog\w+|frameworks?|programming|expertise|certifi\w+|erfahrung\w*|kenntnisse|exp[ée]riences?|comp[ée]tences?|experiencia|habilidades|esperienza|competenze|ervaring|vaardigheden|experi[êe]ncia|do[śs]wiadczenie|umiej[ęe]tno[śs]ci)\b/iu,
    facts: ['profile.summary', 'profile.skills', 'profile.certifications', 'profile.work_history.*'],
  },
  {
    category: 'availability',
    wording:
      /\b(?:start(?:ing)? date|when (?:can|could|would|are) you|availab\w+|notice|relocat\w*|verf[üu]gbar\w*|k[üu]ndigungsfrist|eintritt\w*|disponib\w+|preavis|pr[ée]avis|preavviso|beschikbaar\w*|opzegtermijn|dost[ęe]pno[śs][ćc])\b/iu,
    facts: ['profile.start_date', 'profile.notice_period', 'profile.willing_to_relocate'],
  },
  {
    category: 'source',
    wording:
      /\b(?:hear(?:d)? (?:about|of)|learn(?:ed)? (?:about|of)|find (?:out|us|this)|found (?:out|us|this)|refer(?:red|ral)|aufmerksam|entendu parler|enterado|conosciuto|gehoord|soube|dowiedzia\w+)\b/iu,
    facts: ['profile.how_heard', 'profile.referral'],
  },
];
