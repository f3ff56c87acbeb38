import type { WordingTable } from '../wording-group.ts';

/** Gender, as survey forms word it. A wording that says more than another ("cisgender man") is no synonym of it. */
export const genderWordings: WordingTable = [
  { meaning: 'male', wordings: ['Male', 'Man', 'M'] },
  { meaning: 'female', wordings: ['Female', 'Woman', 'F'] },
  { meaning: 'non-binary', wordings: ['Non-binary', 'Nonbinary', 'Non binary', 'Non-binary person', 'Enby', 'X'] },
  { meaning: 'genderqueer', wordings: ['Genderqueer', 'Gender queer'] },
  { meaning: 'agender', wordings: ['Agender'] },
];
