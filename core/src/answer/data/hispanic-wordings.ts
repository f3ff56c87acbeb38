import type { WordingTable } from '../wording-group.ts';

/** "Are you Hispanic/Latino?" with its answers. */
export const hispanicWordings: WordingTable = [
  {
    meaning: 'yes',
    wordings: [
      'Yes',
      'Y',
      'True',
      'Hispanic or Latino',
      'Hispanic/Latino',
      'Hispanic',
      'Latino',
      'Latina',
      'Latinx',
      'Yes, Hispanic or Latino',
      'Yes, I am Hispanic or Latino',
      'I am Hispanic or Latino',
      'Hispanic or Latinx',
    ],
  },
  {
    meaning: 'no',
    wordings: [
      'No',
      'N',
      'False',
      'Not Hispanic or Latino',
      'Not Hispanic/Latino',
      'Not Hispanic',
      'Non-Hispanic',
      'Not Latino',
      'No, not Hispanic or Latino',
      'No, I am not Hispanic or Latino',
      'I am not Hispanic or Latino',
      'Not Hispanic or Latinx',
      'Non-Hispanic or Latino',
    ],
  },
];
