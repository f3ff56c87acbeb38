/** What follows with certainty from one kind of work status, in the named countries only. */
export interface WorkRule {
  /** Meaning in `work-status-wordings.ts`. */
  readonly status: string;
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  readonly authorised: boolean;
  /** Null where the status does not tell. */
  readonly needsSponsorship: boolean | null;
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

/**
 * A status in the candidate's own words that names its country: "authorized to work in the US without sponsorship". The first
 * group is the country.
 */
export const workStatement =
  /^(?:i am |i['’]m )?(?:currently )?(?:legally |fully )?(?:authori[sz]ed|eligible|permitted) to work in (?:the )?([\p{L}. ]+?)(?: for any employer)?( without (?:visa )?sponsorship)?(?: for any employer)?\.?$/iu;

/** How questions about the right to work are recognised. The expressions are held against the label as the form shows it. */
export const workQuestion = {
  /** The question is of the yes/no kind. */
  yesNo: /\b(?:are|do|will|would|can|could|have) you\b/i,
  /** Asks whether the person may work. */
  authorised:
    /\b(?:authori[sz]ed|eligible|permitted|entitled|allowed|able|right|authori[sz]ation)\b[^?]*\b(?:work|employment|employed)\b|\bwork authori[sz]ation\b|\bcan you (?:legally )?work\b/i,
  /** Asks for the law, not for availability or skill. */
  lawful:
    /\b(?:legal(?:ly)?|lawful(?:ly)?|authori[sz]ed|authori[sz]ation|right to work|eligible|entitled|permitted)\b/i,
  /** Asks whether a sponsor is needed. */
  sponsorship: /\b(?:require|requires|requiring|need|needs|needing)\b[^?]*\bsponsor/i,
  withoutSponsorship: /\bwithout\b[^?]*\bsponsor/i,
  /** Asks for one kind of permission; a citizen has none of them. */
  visaClass: /\b(?:visas?|h-?1b?|h1-?b|opt|cpt|tn|f-?1|l-?1|o-?1|e-?3|stem|ead)\b/i,
  /** Turns of phrase that change nothing; taken out before the words are looked at. */
  harmless:
    /\b(?:now (?:and|or|and\/or) in the future|now or later|now or at any time in the future|currently or in the future|either now or in the future|including,? but not limited to,?|authori[sz]ed and eligible|if (?:you are )?(?:hired|offered (?:the|this) (?:job|position|role))|upon hire|and\/or)\b/gi,
  /**
   * The only words that such a question is made of, names of countries apart. Any other word asks for more ("... and are you
   * over 18"), turns the sense around ("not", "unable"), or leaves the country open.
   */
  words: new Set(
    `a an the this our your are you do will would can could have be being is or to in of for from by with at as on time full part basis
    now current currently presently today future later any ever all other either legal legally lawful lawfully
    authorized authorised authorization authorisation eligible eligibility permitted entitled allowed able right valid unrestricted
    work working employment employed employer employers company organization position role job
    require requires required requiring requirement need needs needed needing without restriction restrictions limitation limitations
    sponsor sponsors sponsored sponsorship visa visas immigration status support assistance case petition application commence file filing sponsoring
    obtain obtaining maintain maintaining extend renew renewal continue begin start transfer us we type kind form such eg ie example etc
    h 1b h1b h1 b opt cpt tn f 1 f1 l1 l o o1 e3 e 3 stem ead permanent permanently country`
      .split(/\s+/)
      .filter(Boolean),
  ),
} as const;
