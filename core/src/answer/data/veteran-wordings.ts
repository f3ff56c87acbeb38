import type { WordingTable } from '../wording-group.ts';

/**
 * Protected veteran status (VEVRAA, https://www.dol.gov/agencies/ofccp/vevraa). Who is no veteran is no protected veteran;
 * who is a veteran need not be a protected one, so "Yes" implies nothing here.
 */
export const veteranWordings: WordingTable = [
  {
    meaning: 'no',
    wordings: [
      'No',
      'N',
      'False',
      'Not a veteran',
      'I am not a veteran',
      "I'm not a veteran",
      'No, I am not a veteran',
      'Non-veteran',
      'Not applicable - not a veteran',
      'I have never served in the military',
    ],
    implies: ['not-protected'],
  },
  {
    meaning: 'not-protected',
    wordings: [
      'I am not a protected veteran',
      'Not a protected veteran',
      "I'm not a protected veteran",
      'No, I am not a protected veteran',
      'I do not identify as a protected veteran',
      'Not protected veteran',
      'Non-protected veteran',
      'I am not a protected veteran under VEVRAA',
    ],
  },
  {
    meaning: 'protected',
    wordings: [
      'I identify as one or more of the classifications of a protected veteran',
      'I identify as one or more of the classifications of protected veteran',
      'I identify as one or more of the classifications of protected veterans',
      'I identify as one or more of the classifications of protected veterans listed above',
      'I identify as one or more of the classifications of protected veteran listed above',
      'I am a protected veteran',
      'Protected veteran',
      'Yes, I am a protected veteran',
      'I identify as a protected veteran',
    ],
  },
  {
    meaning: 'not-protected-but-veteran',
    wordings: [
      'I am a veteran, but not a protected veteran',
      'I identify as a veteran, just not a protected veteran',
      'Veteran, but not a protected veteran',
      'I am not a protected veteran, but I am a veteran',
    ],
    implies: ['not-protected'],
  },
];
