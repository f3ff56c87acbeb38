/** Refs that stand for one label of a corpus; the first is the exact one, the rest mean the same there. None: not ours. */
export type Truth = readonly string[];

const birth = {
  date: ['profile.date_of_birth'],
  day: ['profile.date_of_birth.day'],
  month: ['profile.date_of_birth.month'],
  year: ['profile.date_of_birth.year'],
} as const;

const company = ['profile.work_history.0.company'] as const;
const line1 = ['profile.location.address_line1', 'profile.location.address'] as const;
const line2 = ['profile.location.address_line2'] as const;
const username = ['profile.username'] as const;
const password = ['credential.password'] as const;

/** `data-manual-scoring` of autofill-ddg. What is not listed (cards, `unknown`) is none of ours. */
export const ddgTruth: Readonly<Record<string, Truth>> = {
  firstName: ['profile.first_name'],
  middleName: ['profile.middle_name'],
  lastName: ['profile.last_name'],
  fullName: ['profile.full_name'],
  emailAddress: ['profile.email'],
  username,
  'username OR emailAddress': ['profile.username', 'profile.email'],
  password,
  'password.current': password,
  'password.new': password,
  phone: ['profile.phone'],
  addressStreet: line1,
  addressStreet2: line2,
  addressCity: ['profile.location.city'],
  addressProvince: ['profile.location.state'],
  addressPostalCode: ['profile.location.zip'],
  addressCountryCode: ['profile.location.country'],
  birthday: birth.date,
  birthdayDay: birth.day,
  birthdayMonth: birth.month,
  birthdayYear: birth.year,
  totp: ['credential.totp'],
};

/** `data-moz-autofill-type` of autofill-firefox, and what an autocomplete token alone says. */
export const autocompleteTruth: Readonly<Record<string, Truth>> = {
  'honorific-prefix': ['profile.honorific'],
  'given-name': ['profile.first_name'],
  'additional-name': ['profile.middle_name'],
  'family-name': ['profile.last_name'],
  name: ['profile.full_name'],
  nickname: ['profile.preferred_name'],
  email: ['profile.email'],
  tel: ['profile.phone'],
  'tel-national': ['profile.phone_national'],
  'tel-local': ['profile.phone_national'],
  'tel-country-code': ['profile.phone_country_code'],
  'tel-extension': ['profile.phone_extension'],
  'street-address': line1,
  street: line1,
  'address-line1': line1,
  'address-line2': line2,
  'address-line3': ['profile.location.address_line3'],
  apartment: line2,
  'address-streetname': ['profile.location.street_name'],
  'address-housenumber': ['profile.location.house_number'],
  'address-level1': ['profile.location.state'],
  'address-level2': ['profile.location.city'],
  'address-level3': ['profile.location.district'],
  'postal-code': ['profile.location.zip'],
  country: ['profile.location.country'],
  'country-name': ['profile.location.country'],
  organization: company,
  'organization-title': ['profile.work_history.0.title'],
  bday: birth.date,
  'bday-day': birth.day,
  'bday-month': birth.month,
  'bday-year': birth.year,
  sex: ['profile.eeo.gender'],
  loginname: username,
  username,
  password,
  'current-password': password,
  'new-password': password,
  'one-time-code': ['credential.totp'],
  url: ['profile.website_url'],
};

/** `canonical` of ats-pages/labels.json. */
export const atsTruth: Readonly<Record<string, Truth>> = {
  first_name: ['profile.first_name'],
  last_name: ['profile.last_name'],
  full_name: ['profile.full_name'],
  preferred_name: ['profile.preferred_name'],
  email: ['profile.email'],
  phone: ['profile.phone'],
  address: ['profile.location.address', 'profile.location.address_line1'],
  city: ['profile.location.city'],
  postal_code: ['profile.location.zip'],
  country: ['profile.location.country'],
  location: ['profile.location.display'],
  resume_file: ['resume'],
  cover_letter_file: ['cover_letter'],
  cover_letter_text: ['cover_letter'],
  current_company: company,
  headline: ['profile.headline'],
  summary: ['profile.summary'],
  additional_info: ['profile.additional_info'],
  linkedin_url: ['profile.linkedin_url'],
  github_url: ['profile.github_url'],
  portfolio_url: ['profile.portfolio_url'],
  website_url: ['profile.website_url'],
  facebook_url: ['profile.facebook_url'],
  twitter_url: ['profile.twitter_url'],
  other_url: ['profile.other_url'],
  start_date: ['profile.start_date'],
  salary_expectation: ['profile.salary_expectation'],
  date_of_birth: birth.date,
  education_school: ['profile.education.0.institution'],
  education_degree: ['profile.education.0.degree'],
  education_discipline: ['profile.education.0.field'],
  eeo_gender: ['profile.eeo.gender'],
  eeo_race: ['profile.eeo.race'],
  eeo_hispanic: ['profile.eeo.hispanic'],
  eeo_veteran: ['profile.eeo.veteran'],
  eeo_disability: ['profile.eeo.disability'],
};

/** Labels of the gold files of formfactory, judged by hand; all others are questions of that form. */
export const formfactoryTruth: Readonly<Record<string, Truth>> = {
  'Applicant Name': ['profile.full_name'],
  'Author Name': ['profile.full_name'],
  'Founder Name': ['profile.full_name'],
  'Full Name': ['profile.full_name'],
  'Your Name': ['profile.full_name'],
  'Contact Person': ['profile.full_name'],
  Email: ['profile.email'],
  'Email Address': ['profile.email'],
  'Your Email': ['profile.email'],
  'Phone Number': ['profile.phone'],
  'Contact Phone Number': ['profile.phone'],
  'Street Address': line1,
  City: ['profile.location.city'],
  State: ['profile.location.state'],
  'ZIP Code': ['profile.location.zip'],
  'Date of Birth': birth.date,
  'Cover Letter': ['cover_letter'],
  'CV/Resume': ['resume'],
  'Professional Biography': ['profile.summary'],
  'LinkedIn Profile': ['profile.linkedin_url'],
  'Organization/Institution': company,
  'Company Name': company,
  'Current Employer': company,
  'Job Title': ['profile.work_history.0.title'],
  'Highest Education Level': ['profile.education.0.degree'],
  'Field of Study': ['profile.education.0.field'],
  'Professional Certifications': ['profile.certifications'],
  'Years of Experience': ['profile.years_of_experience'],
  Availability: ['profile.start_date'],
  'Additional Comments': ['profile.additional_info'],
};

/** Labels that are none of ours, but near misses by the source of autofill-firefox. */
export const nearLabels: Readonly<Record<string, Truth>> = {
  'cc-given-name': ['profile.first_name'],
  'cc-additional-name': ['profile.middle_name'],
  'cc-family-name': ['profile.last_name'],
  'cc-name': ['profile.full_name'],
  'postal-code-and-city': ['profile.location.zip'],
};

/** Near misses that the source of autofill-firefox names: a ref of one list for another of the same list. */
export const nearMisses: readonly (readonly string[])[] = [
  ['profile.location.address', 'profile.location.address_line1', 'profile.location.street_name'],
  ['profile.phone', 'profile.phone_national'],
  ['profile.username', 'profile.email'],
];
