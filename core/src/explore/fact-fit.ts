import type { Field } from '@valet/schemas';
import { guardLabel } from '../answer/guard-label.ts';
import { factWords } from './data/fact-words.ts';
import { type FactType, type OfferedFact, offeredFacts } from './data/offered-facts.ts';

const shortTypes: readonly FactType[] = [
  'name',
  'email',
  'phone',
  'address',
  'place',
  'url',
  'date',
  'number',
  'flag',
  'list',
  'text',
];
const typesByKind: Readonly<Partial<Record<Field['kind'], readonly FactType[]>>> = {
  email: ['email'],
  tel: ['phone'],
  url: ['url'],
  date: ['date'],
  number: ['number'],
  longtext: ['prose', 'list'],
  radio: ['place', 'number', 'flag', 'text', 'list', 'date'],
  select: ['place', 'number', 'flag', 'text', 'list', 'date'],
  combobox: ['place', 'number', 'flag', 'text', 'list', 'date'],
  checkboxes: ['list', 'flag', 'text'],
  multiselect: ['list', 'text'],
};

function typesOf({ kind }: Field): readonly FactType[] {
  return typesByKind[kind] ?? shortTypes;
}

/** Why a field cannot be asking for a fact, whoever says so; null when it may. */
export function objectionTo({ ref, type }: OfferedFact, field: Field): string | null {
  if (!typesOf(field).includes(type)) return `a field of kind ${field.kind} takes no ${type}`;
  const guarded = guardLabel(ref, field);
  if (guarded !== null) return guarded;
  const { label, help, placeholder, autocomplete } = field;
  const words = [label, help, placeholder, autocomplete].filter(Boolean).join(' ');
  const wanted = factWords[type];
  return wanted && !wanted.test(words) ? `the field does not ask for a ${type}` : null;
}

/** Who somebody is, how to be reached and where: rules know these wherever they are asked, so that nothing else has to. */
const ofIdentity: ReadonlySet<FactType> = new Set(['name', 'email', 'phone', 'address', 'place']);

/** Whether a field may be asking for the fact of this ref, so that what a model once paired may be repeated. */
export function mayRepeat(ref: string, field: Field): boolean {
  const fact = offeredFacts.find((one) => one.ref === ref);
  return fact !== undefined && !ofIdentity.has(fact.type) && objectionTo(fact, field) === null;
}
