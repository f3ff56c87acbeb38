import type { WordingTable } from '../wording-group.ts';

/** Plain agreement and refusal, in the languages that forms are met in. */
export const yesNoWordings: WordingTable = [
  { meaning: 'yes', wordings: ['Yes', 'Y', 'True', 'Ja', 'Oui', 'Sí', 'Sim', 'Sì'] },
  { meaning: 'no', wordings: ['No', 'N', 'False', 'Nein', 'Non', 'Não', 'Nee'] },
];

/** What a person writes to have a single checkbox ticked or left empty, beside yes and no. */
export const checkboxWordings: WordingTable = [
  {
    meaning: 'yes',
    wordings: [
      'I agree',
      'Agree',
      'Agreed',
      'I accept',
      'Accept',
      'Accepted',
      'I consent',
      'Consent',
      'I acknowledge',
      'Acknowledged',
      'I confirm',
      'Confirmed',
      'I certify',
      'Checked',
      'On',
      'I understand',
    ],
  },
  {
    meaning: 'no',
    wordings: [
      'I disagree',
      'Disagree',
      'I do not agree',
      'I decline',
      'Decline',
      'Declined',
      'I do not accept',
      'I do not consent',
      'Unchecked',
      'Off',
    ],
  },
];
