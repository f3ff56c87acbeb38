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
  // The same subjects in the other languages that forms are read in (de, fr, es, it, nl, pt, pl).
  {
    why: 'work_authorisation',
    label:
      /(?<!\p{L})(?:arbeitserlaubnis|arbeitsgenehmigung|aufenthalts\p{L}+|staatsangeh[öo]rigkeit|staatsb[üu]rger\p{L}*|visum|permis de (?:travail|s[ée]jour)|autoris[ée]\p{L}* [àa] travailler|nationalit[ée]|citoyen\p{L}*|permiso de (?:trabajo|residencia)|autorizad\p{L}+ (?:a|para) trabaj\p{L}+|nacionalidad|ciudadan\p{L}+|permesso di (?:lavoro|soggiorno)|cittadinanza|nazionalit[àa]|werkvergunning|verblijfs\p{L}+|nationaliteit|autoriza[çc][ãa]o de trabalho|nacionalidade|cidadania|visto de trabalho|pozwoleni\p{L}+ na prac\p{L}+|obywatelstw\p{L}+|narodowo[śs][ćc])(?!\p{L})/iu,
  },
  {
    why: 'demographic',
    label:
      /(?<!\p{L})(?:geschlecht|geburts\p{L}+|schwerbehind\p{L}+|behinderung\p{L}*|familienstand|konfession|sexe|genre|date de naissance|[âa]ge|handicap\p{L}*|situation (?:de famille|familiale)|religion|sexo|g[ée]nero|fecha de nacimiento|edad|discapacidad\p{L}*|estado civil|religi[óo]n|raza|etnia|sesso|genere|data di nascita|et[àa]|disabilit[àa]|stato civile|religione|razza|geslacht|geboorte\p{L}+|leeftijd|beperking|burgerlijke staat|etniciteit|g[êe]nero|data de nascimento|idade|defici[êe]ncia|ra[çc]a|p[łl]e[ćc]|data urodzenia|wiek|niepe[łl]nosprawno\p{L}+|stan cywilny|wyznanie)(?!\p{L})/iu,
  },
  {
    why: 'salary',
    label:
      /(?<!\p{L})(?:gehalt\p{L}*|\p{L}*geh[äa]lter|verg[üu]tung\p{L}*|lohn\p{L}*|jahresbrutto|bruttogehalt|salaire\p{L}*|r[ée]mun[ée]ration|pr[ée]tentions?|salario\p{L}*|salarial\p{L}*|remuneraci[óo]n|sueldo|retribuzione|stipendio|ral|salaris\p{L}*|loon\p{L}*|remunera[çc][ãa]o|sal[áa]rio\p{L}*|pretens[ãa]o|wynagrodzeni\p{L}+|p[łl]aca|zarobk\p{L}+|oczekiwania finansowe)(?!\p{L})/iu,
  },
  {
    why: 'legal',
    label:
      /(?<!\p{L})(?:vorstrafe\p{L}*|vorbestraft|f[üu]hrungszeugnis|wettbewerbsverbot|casier judiciaire|condamn\p{L}+|non-concurrence|antecedentes penales|condenad\p{L}+|casellario|condann\p{L}+|strafblad|veroordeel\p{L}+|antecedentes criminais|niekaralno\p{L}+|karan\p{L}+|unterschrift|firma|assinatura|podpis|handtekening)(?!\p{L})/iu,
  },
  {
    why: 'consent',
    label:
      /(?<!\p{L})(?:datenschutz\p{L}*|einwillig\p{L}+|stimme zu|einverstanden|akzeptiere|best[äa]tige|j.?accepte|je consens|consentement|politique de confidentialit[ée]|certifie|acepto|consiento|consentimiento|pol[íi]tica de privacidad|accetto|acconsento|consenso|informativa|akkoord|toestemming|privacybeleid|aceito|concordo|consentimento|zgadzam|zgod[ęay]|wyra[żz]am|o[śs]wiadczam)(?!\p{L})/iu,
  },
];
