import type { Field } from '@valet/schemas';
import { declineWordings } from '../answer/data/decline-wordings.ts';
import { genderWordings } from '../answer/data/gender-wordings.ts';
import { otherPersonSection } from '../answer/data/label-guards.ts';
import { raceWordings } from '../answer/data/race-wordings.ts';
import { workStatusWordings } from '../answer/data/work-status-wordings.ts';
import { sensitivityOf } from '../answer/sensitivity.ts';
import { findWording, type WordingTable } from '../answer/wording-group.ts';

const noQuestion: ReadonlySet<Field['kind']> = new Set(['file', 'password', 'other', 'checkbox']);
const personal: readonly WordingTable[] = [declineWordings, genderWordings, raceWordings, workStatusWordings];

/**
 * Whether a field is one that a model may be asked to answer. A lone tick box is a statement or a consent, and never is; nor is a field about
 * another person, of whom nothing is known.
 */
export function mayAskModel(field: Field): boolean {
  const isQuestion = !noQuestion.has(field.kind) && /\p{L}/u.test(field.label);
  return isQuestion && !otherPersonSection.test(field.section) && mayTellModel(field);
}

/**
 * Whether a model may hear of a field at all. Nothing of a sensitive one leaves: neither its label nor the words around it nor its
 * options may be about what only the candidate may say.
 */
export function mayTellModel(field: Field): boolean {
  if (field.sensitive) return false;
  const words = [field.label, field.section, field.help, field.placeholder, field.domName?.replace(/[_-]+/g, ' ')];
  const options = field.options.map(({ label }) => label);
  const isPersonal = (option: string) => personal.some((table) => findWording(table, option) !== undefined);
  return [...words, ...options].every((text) => !text || isHarmless(text)) && !options.some(isPersonal);
}

function isHarmless(text: string): boolean {
  return sensitivityOf({ label: text, section: '' }, null) === null;
}
