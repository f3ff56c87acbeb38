import type { WordingTable } from '../wording-group.ts';

/** Self-identification of disability, the wordings of form CC-305 of 2017, 2020 and 2023 among them. */
export const disabilityWordings: WordingTable = [
  {
    meaning: 'yes',
    wordings: [
      'Yes',
      'Y',
      'True',
      'Yes, I have a disability',
      'I have a disability',
      'Yes, I have a disability, or have had one in the past',
      'Yes, I have a disability (or previously had a disability)',
      'Yes, I have a disability, or have a history/record of having a disability',
      'I have a disability, or have had one in the past',
    ],
  },
  {
    meaning: 'no',
    wordings: [
      'No',
      'N',
      'False',
      "No, I don't have a disability",
      'No, I do not have a disability',
      "I don't have a disability",
      'I do not have a disability',
      'No disability',
      'No, I do not have a disability and have not had one in the past',
      "No, I don't have a disability and have not had one in the past",
      "No, I don't have a disability, or a history/record of having a disability",
      'No, I do not have a disability, or a history/record of having a disability',
      'I do not have a disability and have not had one in the past',
    ],
  },
];
