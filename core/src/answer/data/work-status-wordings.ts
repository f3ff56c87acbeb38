import type { WordingTable } from '../wording-group.ts';

/** Ways in which a person says what lets them work in a country. */
export const workStatusWordings: WordingTable = [
  {
    meaning: 'us-citizen',
    wordings: [
      'US Citizen',
      'U.S. Citizen',
      'USA Citizen',
      'United States Citizen',
      'Citizen of the United States',
      'Citizen of the US',
      'American citizen',
      'US Citizenship',
      'I am a US citizen',
      'I am a citizen of the United States',
      'US National/Citizen',
    ],
    implies: ['us-citizen-or-permanent'],
  },
  {
    meaning: 'us-permanent',
    wordings: [
      'Green Card',
      'Green Card Holder',
      'US Green Card',
      'US Green Card Holder',
      'US Permanent Resident',
      'Lawful Permanent Resident',
      'Lawful Permanent Resident of the United States',
      'US Lawful Permanent Resident',
      'Permanent Resident (Green Card)',
      'Permanent Resident of the United States',
      'Lawful Permanent Resident (Green Card)',
      'Permanent Resident/Green Card Holder',
    ],
    implies: ['us-citizen-or-permanent'],
  },
  {
    meaning: 'us-citizen-or-permanent',
    wordings: [
      'US Citizen or Permanent Resident',
      'US Citizen or Green Card Holder',
      'US Citizen/Green Card',
      'US Citizen or Lawful Permanent Resident',
      'US Citizen/Permanent Resident',
    ],
  },
  { meaning: 'h1b', wordings: ['H-1B', 'H1B', 'H-1B visa', 'H1-B', 'H1B visa', 'H-1B visa holder'] },
  { meaning: 'opt', wordings: ['OPT', 'F-1 OPT', 'F1 OPT', 'F-1 (OPT)', 'F-1 visa (OPT)'] },
  { meaning: 'cpt', wordings: ['CPT', 'F-1 CPT', 'F1 CPT', 'F-1 (CPT)'] },
  { meaning: 'tn', wordings: ['TN', 'TN visa'] },
  { meaning: 'ead', wordings: ['EAD', 'Employment Authorization Document', 'EAD card'] },
  {
    meaning: 'gb-citizen',
    wordings: [
      'UK Citizen',
      'U.K. Citizen',
      'British Citizen',
      'Citizen of the United Kingdom',
      'I am a British citizen',
      'I am a UK citizen',
    ],
  },
  {
    meaning: 'ca-citizen',
    wordings: ['Canadian Citizen', 'Citizen of Canada', 'Canada Citizen', 'I am a Canadian citizen'],
  },
  {
    meaning: 'au-citizen',
    wordings: ['Australian Citizen', 'Citizen of Australia', 'Australia Citizen', 'I am an Australian citizen'],
  },
  {
    meaning: 'eu-citizen',
    wordings: [
      'EU Citizen',
      'E.U. Citizen',
      'European Union Citizen',
      'Citizen of the European Union',
      'Citizen of the EU',
      'I am an EU citizen',
    ],
  },
];
