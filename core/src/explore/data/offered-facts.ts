/** What a fact is, as far as a field could tell: decides which fields may be paired with it. */
export type FactType =
  | 'name'
  | 'email'
  | 'phone'
  | 'address'
  | 'place'
  | 'url'
  | 'date'
  | 'number'
  | 'flag'
  | 'list'
  | 'text'
  | 'prose';

/** A fact that a model may choose by its key. */
export interface OfferedFact {
  readonly ref: string;
  readonly type: FactType;
}

/**
 * The facts whose keys a model may be shown and may choose, in the order in which they are listed. What is sensitive is not among
 * them, nor what rules alone may place (documents, credentials).
 */
export const offeredFacts: readonly OfferedFact[] = [
  { ref: 'profile.full_name', type: 'name' },
  { ref: 'profile.first_name', type: 'name' },
  { ref: 'profile.last_name', type: 'name' },
  { ref: 'profile.preferred_name', type: 'name' },
  { ref: 'profile.email', type: 'email' },
  { ref: 'profile.phone', type: 'phone' },
  { ref: 'profile.location.address', type: 'address' },
  { ref: 'profile.location.zip', type: 'address' },
  { ref: 'profile.location.city', type: 'place' },
  { ref: 'profile.location.state', type: 'place' },
  { ref: 'profile.location.country', type: 'place' },
  { ref: 'profile.location.display', type: 'place' },
  { ref: 'profile.linkedin_url', type: 'url' },
  { ref: 'profile.github_url', type: 'url' },
  { ref: 'profile.portfolio_url', type: 'url' },
  { ref: 'profile.website_url', type: 'url' },
  { ref: 'profile.twitter_url', type: 'url' },
  { ref: 'profile.other_url', type: 'url' },
  { ref: 'profile.start_date', type: 'date' },
  { ref: 'profile.notice_period', type: 'text' },
  { ref: 'profile.years_of_experience', type: 'number' },
  { ref: 'profile.willing_to_relocate', type: 'flag' },
  { ref: 'profile.current_company', type: 'text' },
  { ref: 'profile.current_title', type: 'text' },
  { ref: 'profile.education.0.institution', type: 'text' },
  { ref: 'profile.education.0.degree', type: 'text' },
  { ref: 'profile.education.0.field', type: 'text' },
  { ref: 'profile.education.0.end_date', type: 'date' },
  { ref: 'profile.education.0.gpa', type: 'text' },
  { ref: 'profile.headline', type: 'text' },
  { ref: 'profile.how_heard', type: 'text' },
  { ref: 'profile.referral', type: 'text' },
  { ref: 'profile.skills', type: 'list' },
  { ref: 'profile.languages', type: 'list' },
  { ref: 'profile.certifications', type: 'list' },
  { ref: 'profile.summary', type: 'prose' },
  { ref: 'profile.additional_info', type: 'prose' },
];
