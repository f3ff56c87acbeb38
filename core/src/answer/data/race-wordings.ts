import type { WordingTable } from '../wording-group.ts';

/**
 * The categories of the EEO-1 report and their usual spellings (https://www.eeoc.gov/data/eeo-1-data-collection). "(Not
 * Hispanic or Latino)" is no part of a wording: see `race.ts` for when it may be asserted.
 */
export const raceWordings: WordingTable = [
  { meaning: 'white', wordings: ['White', 'Caucasian', 'White/Caucasian', 'White or Caucasian', 'Caucasian/White'] },
  {
    meaning: 'black',
    wordings: [
      'Black or African American',
      'Black',
      'African American',
      'Black/African American',
      'African-American',
      'Black or African-American',
      'African American/Black',
    ],
  },
  {
    meaning: 'hispanic',
    wordings: [
      'Hispanic or Latino',
      'Hispanic',
      'Latino',
      'Latina',
      'Latinx',
      'Latine',
      'Hispanic/Latino',
      'Latino/Hispanic',
      'Hispanic or Latinx',
      'Hispanic/Latinx',
      'Latino or Hispanic',
      'Hispanic, Latino',
      'Hispanic or Latino/a',
      'Hispanic, Latinx or Spanish origin',
      'Hispanic or Latino of any race',
    ],
  },
  { meaning: 'asian', wordings: ['Asian', 'Asian American'] },
  {
    meaning: 'pacific',
    wordings: [
      'Native Hawaiian or Other Pacific Islander',
      'Native Hawaiian or Pacific Islander',
      'Native Hawaiian/Other Pacific Islander',
      'Native Hawaiian/Pacific Islander',
      'Native Hawaiian and Other Pacific Islander',
      'Pacific Islander',
      'Native Hawaiian',
    ],
  },
  {
    meaning: 'native-american',
    wordings: [
      'American Indian or Alaska Native',
      'American Indian or Alaskan Native',
      'American Indian/Alaska Native',
      'American Indian/Alaskan Native',
      'American Indian and Alaska Native',
      'Native American or Alaska Native',
      'Native American',
      'American Indian',
      'Alaska Native',
      'Indigenous American or Alaska Native',
    ],
  },
  {
    meaning: 'two-or-more',
    wordings: [
      'Two or More Races',
      'Two or more',
      'Multiracial',
      'Mixed race',
      'Multi-racial',
      'Biracial',
      'Mixed',
      'More than one race',
    ],
  },
];
