/** The subject that a value belongs to: it decides which wordings count as the same. */
export type Domain =
  | 'gender'
  | 'race'
  | 'hispanic'
  | 'veteran'
  | 'disability'
  | 'degree'
  | 'work_status'
  | 'country'
  | 'region'
  | 'place'
  | 'phone'
  | 'dial_code'
  | 'date'
  | 'month'
  | 'number'
  | 'yes_no'
  | 'list';

/** Subject by value ref. */
export const refDomains: readonly { readonly ref: RegExp; readonly domain: Domain }[] = [
  { ref: /^profile\.eeo\.gender$/, domain: 'gender' },
  { ref: /^profile\.eeo\.race$/, domain: 'race' },
  { ref: /^profile\.eeo\.hispanic$/, domain: 'hispanic' },
  { ref: /^profile\.eeo\.veteran$/, domain: 'veteran' },
  { ref: /^profile\.eeo\.disability$/, domain: 'disability' },
  { ref: /^profile\.education\.\d+\.degree$/, domain: 'degree' },
  { ref: /^profile\.work_authorization$/, domain: 'work_status' },
  { ref: /^profile\.location\.country$/, domain: 'country' },
  { ref: /^profile\.location\.state$/, domain: 'region' },
  { ref: /^profile\.location\.(?:display|city)$/, domain: 'place' },
  { ref: /^profile\.(?:phone|phone_national)$/, domain: 'phone' },
  { ref: /^profile\.phone_country_code$/, domain: 'dial_code' },
  { ref: /\.month$/, domain: 'month' },
  {
    ref: /^profile\.(?:date_of_birth|start_date|(?:education|work_history)\.\d+\.(?:start|end)_date)$/,
    domain: 'date',
  },
  { ref: /^profile\.years_of_experience$|\.graduation_year$|\.(?:day|year)$/, domain: 'number' },
  { ref: /^profile\.(?:requires_sponsorship|willing_to_relocate)$|\.current$/, domain: 'yes_no' },
  { ref: /^profile\.(?:skills|languages|certifications)$/, domain: 'list' },
];
