/** Why a field is sensitive (design, "No guess is ever sent"). */
export type Sensitivity = 'legal' | 'demographic' | 'work_authorisation' | 'salary' | 'consent';

/** Value refs that are sensitive wherever they are asked. */
export const sensitiveRefs: readonly { readonly ref: RegExp; readonly why: Sensitivity }[] = [
  { ref: /^profile\.eeo\./, why: 'demographic' },
  { ref: /^profile\.(date_of_birth|pronouns)\b/, why: 'demographic' },
  { ref: /^profile\.(work_authorization|requires_sponsorship|clearance)$/, why: 'work_authorisation' },
  { ref: /^profile\.salary_/, why: 'salary' },
  { ref: /^credential\./, why: 'legal' },
];

/** Labels that are sensitive wherever their value comes from. Read in order; the first that fits names the reason. */
export const sensitiveLabels: readonly { readonly label: RegExp; readonly why: Sensitivity }[] = [
  {
    why: 'work_authorisation',
    label:
      /\b(?:authori[sz]ed to work|authori[sz]ation to work|work authori[sz]ation|work eligibility|right to work|eligib\w* to work|legally (?:able|allowed|authori[sz]ed|entitled|permitted|work)|sponsor\w*|visa|work permit|citizen\w*|nationality|immigration|security clearance|export (?:control|compliance|administration)|itar)\b/i,
  },
  {
    why: 'demographic',
    label:
      /\b(?:gender|sex|pronouns?|race|racial|ethnic\w*|hispanic|latin[oax]|veteran\w*|military|disab\w*|sexual orientation|lgbt\w*|transgender|religio\w*|marital|pregnan\w*|date of birth|birth ?date|birthday|your age|how old|self[- ]identif\w*|neurodiver\w*)\b/i,
  },
  {
    why: 'salary',
    label:
      /\b(?:salar\w*|compensation|remuneration|wages?|ctc|pay (?:expectation|range|rate|requirement)s?|(?:desired|expected|current|minimum) (?:pay|rate|earnings)|(?:hourly|day|daily) rate|bonus|equity expectations?)\b/i,
  },
  {
    why: 'legal',
    label:
      /\b(?:convict\w*|felon\w*|misdemeano\w*|criminal|crimes?|arrest\w*|background check|drug (?:test|screen)\w*|non[- ]?compet\w*|non[- ]?solicit\w*|non[- ]?disclosure|restrictive covenants?|at least 18|18 years|18 or (?:older|over)|over 18|accommodations?|contractual obligations?|social security|ssn|passport|lawsuit|bankrupt\w*|signature|debarred|sanction\w*)\b/i,
  },
  {
    why: 'consent',
    label:
      /\b(?:i (?:hereby |have read|agree|accept|consent|certify|acknowledge|understand|confirm|attest|declare|authori[sz]e)|consent|privacy (?:policy|notice|statement|act)|notice at collection|terms (?:and|&|of)|gdpr|data (?:protection|processing|retention)|acknowledge\w*|certif(?:y|ication that)|by (?:checking|submitting|selecting|clicking)|opt[- ]in|talent (?:pool|community)|text messages?|sms)\b/i,
  },
];
