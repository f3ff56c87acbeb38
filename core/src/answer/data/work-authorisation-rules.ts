/** What follows with certainty from one kind of work status, in the named countries only. */
export interface WorkRule {
  /** Meaning in `work-status-wordings.ts`. */
  readonly status: string;
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  readonly authorised: boolean;
  readonly needsSponsorship: boolean;
  /** The reason, for the review. */
  readonly why: string;
}

const eu = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');

/**
 * The only inferences about the right to work. A status that is not here (a visa, a permit, "permanent resident" of an unnamed
 * country) answers no yes/no question, and none answers for a country that the question does not name.
 */
export const workRules: readonly WorkRule[] = [
  {
    status: 'us-citizen',
    countries: ['US'],
    authorised: true,
    needsSponsorship: false,
    why: 'a citizen of the United States may work there without sponsorship',
  },
  {
    status: 'us-permanent',
    countries: ['US'],
    authorised: true,
    needsSponsorship: false,
    why: 'a permanent resident of the United States may work there without sponsorship (8 CFR 274a.12(a)(1))',
  },
  {
    status: 'gb-citizen',
    countries: ['GB'],
    authorised: true,
    needsSponsorship: false,
    why: 'a British citizen may work in the United Kingdom without sponsorship',
  },
  {
    status: 'ca-citizen',
    countries: ['CA'],
    authorised: true,
    needsSponsorship: false,
    why: 'a citizen of Canada may work there without sponsorship',
  },
  {
    status: 'au-citizen',
    countries: ['AU'],
    authorised: true,
    needsSponsorship: false,
    why: 'a citizen of Australia may work there without sponsorship',
  },
  {
    status: 'eu-citizen',
    countries: eu,
    authorised: true,
    needsSponsorship: false,
    why: 'a citizen of the European Union may work in its member states without sponsorship (Article 45 TFEU)',
  },
];

/** How questions about the right to work are recognised. Matched against the label as the form shows it. */
export const workQuestion = {
  /** The question is of the yes/no kind. */
  yesNo: /\b(?:are|do|will|would|can|could|have) you\b/i,
  /** Asks whether the person may work. */
  authorised:
    /\b(?:authori[sz]ed|eligible|permitted|entitled|allowed|able|right|authori[sz]ation)\b[^?]*\b(?:work|employment|employed)\b|\bwork authori[sz]ation\b/i,
  /** Asks for the law, not for availability or skill. */
  lawful:
    /\b(?:legal(?:ly)?|lawful(?:ly)?|authori[sz]ed|authori[sz]ation|right to work|eligible|entitled|permitted)\b/i,
  /** Asks whether a sponsor is needed. */
  sponsorship: /\b(?:require|requires|requiring|need|needs)\b[^?]*\bsponsor/i,
  withoutSponsorship: /\bwithout\b[^?]*\bsponsor/i,
  /** Turns the sense around, or asks for more than one thing: such a question is left to a person. */
  refuse:
    /\b(?:not|never|unable|cannot|no longer|unless|except|expire[sd]?|18|age|reside|residing|resident|live|living|located|based|relocat\w*|commut\w*|clearance|willing|citizen\w*|permit|which|what|how)\b|n['’]t\b/i,
} as const;
