import type { Field, FormButton } from '@valet/schemas';
import { readCountry } from '../answer/country.ts';
import { logIn } from './adjust-account.ts';
import { type DatePart, datePartNamed, datePartOf } from './date-part.ts';
import { asksForPayment } from './field-subject.ts';
import { isMachineName, matchText, nameWords } from './match-text.ts';
import { type DraftEntry, isInFrame, isTogether, type Rule, refOf } from './neighbourhood.ts';
import type { PlanEntry } from './plan.ts';
import { labelsOfRef } from './vocabulary/index.ts';

/**
 * Corrects single matches by what else the form asks for, rule after rule. What a manifest said stays. An entry that turns out to
 * ask for something else has no value.
 */
export function adjustPlan(plan: readonly DraftEntry[], buttons: readonly FormButton[] = []): readonly PlanEntry[] {
  let all = plan;
  for (const rule of rules) {
    all = all.map((entry, at) => {
      if (entry.rule.startsWith('manifest:')) return entry;
      const change = rule({ entry, at, all, buttons });
      if (!change) return entry;
      const value = change.ref === null ? null : { ref: change.ref };
      return { ...entry, value, confidence: Math.max(entry.confidence, 0.8), rule: `${entry.rule}, ${change.because}` };
    });
  }
  return all.map(({ part: _part, ...entry }) => entry);
}

/** True where the field before or behind has the same label and meaning. */
function hasTwin(entry: DraftEntry, at: number, all: readonly DraftEntry[]): boolean {
  return [all[at - 1], all[at + 1]].some(
    (other) =>
      other !== undefined &&
      isTogether(entry, other) &&
      refOf(other) === refOf(entry) &&
      other.field.label === entry.field.label,
  );
}

const isStreet = (ref: string) => /^profile\.location\.(?:address|address_line1|street_name)$/.test(ref);

/** "Name" beside a last name of its own asks for the first name, and beside a first name for the last. */
const namePart: Rule = ({ entry, all }) => {
  if (refOf(entry) !== 'profile.full_name' || matchText(entry.field.label).split(' ').length > 2) return null;
  const beside = all.filter((other) => other !== entry && isTogether(entry, other));
  const has = (ref: string) => beside.some((other) => refOf(other) === ref || other.part === ref);
  const hasFirst = has('profile.first_name');
  const hasLast = has('profile.last_name');
  if (entry.part && (hasFirst || hasLast)) return { ref: entry.part, because: 'beside the other part' };
  if (hasFirst === hasLast) return null;
  return { ref: hasLast ? 'profile.first_name' : 'profile.last_name', because: 'beside the other part' };
};

/** Two names under one label, one behind the other, are parts of a name that nothing tells apart; of a part's two the first is it. */
const sameName: Rule = ({ entry, at, all }) => {
  const isPart = /^profile\.(?:first|last)_name$/.test(refOf(entry));
  if (!isPart && refOf(entry) !== 'profile.full_name') return null;
  return hasTwin(entry, at, isPart ? all.slice(0, at + 1) : all) ? { ref: null, because: 'a part of a name' } : null;
};

/** A name right beside a card's number or date is the card's. */
const nameOnCard: Rule = ({ entry, at, all }) => {
  if (refOf(entry) !== 'profile.full_name') return null;
  const beside = [at - 1, at + 1, at + 2].flatMap((place) => all[place] ?? []);
  const cards = beside.filter((other) => isTogether(entry, other) && asksForPayment(other.field));
  return cards.length > 0 ? { ref: null, because: 'beside a card' } : null;
};

/** How forms ask for a house number beside a street (en, de, fr, es, pt, it, nl, pl, ro). */
const numberWords =
  /^(?:(?:house|door|civic) ?)?(?:number|no|nr|num|n|numero|nummer|numer|altura|civico|puerta|(?:n|no|nro|numero) (?:de )?(?:puerta|porte|porta|civico|exterior))$/;

/** "Number" right behind a street is the house's. */
const houseNumber: Rule = ({ entry, at, all }) => {
  const isOpen = ['', 'profile.location.district'].includes(refOf(entry)) || entry.rule === 'name';
  if (!isOpen || !numberWords.test(matchText(entry.field.label))) return null;
  const beside = [all[at - 1], all[at + 1], all[at - 2]];
  return beside.some((other) => other && isTogether(entry, other) && isStreet(refOf(other)))
    ? { ref: 'profile.location.house_number', because: 'beside a street' }
    : null;
};

/** "Street" or "Address" beside a house number of its own asks for the street's name. */
const streetBesideNumber: Rule = ({ entry, all }) => {
  if (!/^profile\.location\.address(?:_line1)?$/.test(refOf(entry))) return null;
  if (!['text', 'longtext', 'combobox'].includes(entry.field.kind)) return null;
  const isWhole = /\b(?:n|nr|no|num\w*|hausn\w+|house|civico)\b|\d/.test(matchText(entry.field.label));
  const hasNumber = all.some((other) => isTogether(entry, other) && refOf(other) === 'profile.location.house_number');
  return hasNumber && !isWhole ? { ref: 'profile.location.street_name', because: 'beside a house number' } : null;
};

/** A "Street" whose placeholder asks for the apartment says two things: it is asked. */
const hintedOther: Rule = ({ entry }) => {
  const hint = matchText(entry.field.placeholder ?? '');
  return isStreet(refOf(entry)) && secondLineLabels.has(hint)
    ? { ref: null, because: 'its placeholder differs' }
    : null;
};

const secondLineLabels = labelsOfRef('profile.location.address_line2');

/** The second of two fields that both ask for the street is the second line. */
const secondLine: Rule = ({ entry, at, all }) => {
  const before = all[at - 1];
  if (!before || !isTogether(entry, before)) return null;
  const isAddress = (ref: string) => /^profile\.location\.address(?:_line1)?$/.test(ref);
  if (!isAddress(refOf(entry)) || !isAddress(refOf(before))) return null;
  const isOther = refOf(entry) !== refOf(before) && refOf(before) === 'profile.location.address';
  return isOther ? null : { ref: 'profile.location.address_line2', because: 'below the first line' };
};

/** A box without words below a street and above the rest of an address is the second line. */
const unnamedLine: Rule = ({ entry, at, all }) => {
  const { field } = entry;
  const isUnnamed = field.label === '' ? !field.placeholder : isMachineName(field.label, field);
  const [before, next] = [all[at - 1], all[at + 1]];
  if (refOf(entry) !== '' || field.kind !== 'text' || !isUnnamed || !before || !next) return null;
  const isBelow = isTogether(entry, before) && /^profile\.location\.address(?:_line1)?$/.test(refOf(before));
  return isBelow && isTogether(entry, next) && /^profile\.location\.(?:city|zip|state|district)$/.test(refOf(next))
    ? { ref: 'profile.location.address_line2', because: 'below the first line' }
    : null;
};

const additionLabels = labelsOfRef('profile.additional_info');

/** "Additional information" behind a street, with the rest of the address below, is for its second line. */
const addedLine: Rule = ({ entry, at, all }) => {
  const isOpen = refOf(entry) === '' && entry.field.kind === 'text';
  if (!isOpen || !additionLabels.has(matchText(entry.field.label))) return null;
  const refsOf = (from: number, to: number) =>
    all.slice(Math.max(from, 0), to).flatMap((other) => (isTogether(entry, other) ? [refOf(other)] : []));
  const [above, below] = [refsOf(at - 5, at), refsOf(at + 1, at + 6)];
  const isRight = /^profile\.location\.(?:address_line1|street_name|house_number)$/.test(above.at(-1) ?? '');
  const isAmong = above.some(isStreet) && below.some((ref) => /^profile\.location\.(?:city|zip|state)$/.test(ref));
  return isRight || isAmong
    ? { ref: 'profile.location.address_line2', because: 'among the lines of an address' }
    : null;
};

/** A list of nothing but countries that no words name is the country, among the parts of an address that has none. */
const unnamedCountry: Rule = ({ entry, all }) => {
  const { kind, label, options } = entry.field;
  const names = options.filter((option) => option.label !== '');
  const isUnnamed = label === '' || isMachineName(label, entry.field);
  if (refOf(entry) !== '' || kind !== 'select' || !isUnnamed || names.length < 2) return null;
  if (!names.every((option, at) => readCountry(option.label) || (at === 0 && names.length > 2))) return null;
  const beside = new Set(all.filter((other) => isTogether(entry, other)).map(refOf));
  const isAddress = beside.has('profile.location.zip') || beside.has('profile.location.city');
  return isAddress && !beside.has('profile.location.country')
    ? { ref: 'profile.location.country', because: 'countries among the parts of an address' }
    : null;
};

/** Words for any place (en, de, fr, es, pt, it, nl). */
const placeWords = /^(?:place|ort|lieu|lugar|local|luogo|plaats)$/;

/** "Location" or "Place" among the parts of an address is its city. */
const locationIsCity: Rule = ({ entry, all }) => {
  const label = matchText(entry.field.label);
  const isPlace = refOf(entry) === 'profile.location.display' || (refOf(entry) === '' && placeWords.test(label));
  if (!isPlace || label.split(' ').length > 2 || !['text', 'combobox'].includes(entry.field.kind)) return null;
  const beside = new Set(all.filter((other) => isTogether(entry, other)).map(refOf));
  const hasParts = beside.has('profile.location.zip') && !beside.has('profile.location.city');
  return hasParts ? { ref: 'profile.location.city', because: 'among the parts of an address' } : null;
};

const birthLabels = labelsOfRef('profile.date_of_birth');

/** "City" alone, searched as one types, is the place: what is found names state and country too. */
const cityIsPlace: Rule = ({ entry, all }) => {
  const { field } = entry;
  if (refOf(entry) !== 'profile.location.city' || field.kind !== 'combobox' || field.options.length > 0) return null;
  const beside = all.filter((other) => other !== entry && isInFrame(entry, other)).map(refOf);
  const hasParts = beside.some((ref) => /^profile\.location\.(?!display)/.test(ref));
  return hasParts ? null : { ref: 'profile.location.display', because: 'the only place that is asked for' };
};

/** The part of a date that a field without a meaning asks for. */
const openPart = (entry: DraftEntry | undefined): DatePart | null =>
  entry && refOf(entry) === ''
    ? (datePartNamed(entry.field.label || (entry.field.placeholder ?? '')) ?? datePartOf(entry.field, []))
    : null;

/** The first of three fields, one of them at `at`, that ask one behind the other for day, month and year; -1 without. */
function dateStart(at: number, all: readonly DraftEntry[]): number {
  const starts = [at - 2, at - 1, at].filter((start) => start >= 0);
  const parts = (start: number) => [0, 1, 2].map((step) => openPart(all[start + step]));
  return starts.find((start) => new Set(parts(start).filter((part) => part !== null)).size === 3) ?? -1;
}

/** True for a list of years that only a birthday reaches back to. */
const offersBirthYears = ({ field }: DraftEntry) =>
  field.options.length > 80 && field.options.some(({ label }) => /^(?:1[89]\d\d)$/.test(label) && Number(label) < 1935);

/** "Year" right beside a birthday or its other parts, under its heading, or in a date that reaches back so far, is the year of birth. */
const birthPart: Rule = ({ entry, at, all }) => {
  const part = openPart(entry);
  if (!part) return null;
  const ref = `profile.date_of_birth.${part}`;
  if (birthLabels.has(matchText(entry.field.section))) return { ref, because: 'below the birthday' };
  const start = dateStart(at, all);
  const [first, last] = start < 0 ? [at, at] : [start, start + 2];
  const near = all.slice(Math.max(first - 2, 0), last + 3).filter((other) => isTogether(entry, other));
  if (near.some((other) => /^profile\.date_of_birth/.test(refOf(other))))
    return { ref, because: 'beside the birthday' };
  const date = start < 0 ? [] : all.slice(start, start + 3);
  return date.some(offersBirthYears) ? { ref, because: 'in a date that reaches far back' } : null;
};

/** "Apelido" is a last name in Portugal and a nickname in Brazil: beside a last name of its own it is the nickname. */
const otherLastName: Rule = ({ entry, all }) => {
  if (refOf(entry) !== 'profile.last_name' || matchText(entry.field.label) !== 'apelido') return null;
  const beside = all.filter((other) => other !== entry && isTogether(entry, other));
  const isNamed = beside.some(
    (other) =>
      refOf(other) === 'profile.last_name' || /\b(?:completo|e sobrenome)\b/.test(matchText(other.field.label)),
  );
  return isNamed ? { ref: 'profile.preferred_name', because: 'beside the last name' } : null;
};

/** "Confirm your address" right behind an e-mail address is about that: nobody asks twice for a street. */
const confirmedEmail: Rule = ({ entry, at, all }) => {
  const before = all[at - 1];
  const isAgain = /^(?:confirm|repeat|re ?enter|retype|verify)\b/.test(matchText(entry.field.label));
  if (refOf(entry) !== 'profile.location.address' || !isAgain || !before) return null;
  return isTogether(entry, before) && refOf(before) === 'profile.email'
    ? { ref: 'profile.email', because: 'behind an e-mail address' }
    : null;
};

/** Several fields of one label, or one that takes few digits, hold the parts of a phone number. */
const splitPhone: Rule = ({ entry, at, all }) => {
  if (!/^profile\.phone(?:_national)?$/.test(refOf(entry))) return null;
  const isShort = (entry.field.constraints?.maxLength ?? Number.POSITIVE_INFINITY) < 7;
  return isShort || hasTwin(entry, at, all) ? { ref: null, because: 'a part of a phone number' } : null;
};

/** Words for what belongs to one's work (en, de, fr, es, pt, it, nl, pl). */
const workWords =
  /\b(?:work|business|office|company|corporate|professional|direct|geschaftlich\w*|beruflich\w*|dienstlich\w*|firmen|buro|professionnel\w*|bureau|corporativo|empresa\w*|laboral|trabajo|oficina|profesional|profissional|comercial|trabalho|aziendale|ufficio|lavoro|zakelijk\w*|werk|sluzbow\w*|firmow\w*)\b/;

/** A phone or e-mail address of one's work is another one than the candidate's, where the form asks for both. */
const workContact: Rule = ({ entry, all }) => {
  const ref = refOf(entry);
  if (!/^profile\.(?:phone|email)$/.test(ref) || !workWords.test(matchText(entry.field.label))) return null;
  const hasOwn = all.some(
    (other) => isInFrame(entry, other) && refOf(other) === ref && !workWords.test(matchText(other.field.label)),
  );
  return hasOwn ? { ref: null, because: 'of the work, beside the own' } : null;
};

/** The one number pad among contact data that no words name, where nothing else asks for the phone, or one right behind its calling code. */
const unnamedPhone: Rule = ({ entry, at, all }) => {
  if (refOf(entry) !== '' || !isUnnamedPhone(entry.field)) return null;
  const before = all[at - 1];
  if (before && isTogether(entry, before) && refOf(before) === 'profile.phone_country_code')
    return { ref: 'profile.phone', because: 'behind its calling code' };
  const beside = all.filter((other) => other !== entry && isTogether(entry, other));
  const refs = beside.map(refOf);
  const isTaken = refs.some((ref) => /^profile\.phone/.test(ref)) || beside.some(({ field }) => isUnnamedPhone(field));
  const isContact = refs.some((ref) => /^profile\.(?:email|(?:first|last|full)_name)$/.test(ref));
  return isContact && !isTaken ? { ref: 'profile.phone', because: 'a number among contact data' } : null;
};

/** A number pad without words that takes a whole phone number and is not named for codes. */
function isUnnamedPhone(field: Field): boolean {
  const names = nameWords(`${field.domName ?? ''} ${field.domId ?? ''}`);
  if (field.kind !== 'tel' || (field.constraints?.maxLength ?? 20) < 8) return false;
  return isMachineName(field.label, field) && !/\b(?:otp|code|pin|card|zip|postal|number)\b/.test(names);
}

/** The parts of a name that a form calls a card holder's are that where a card is asked for at all. */
const holderPart: Rule = ({ entry, all }) => {
  if (!/\bcc-/.test(entry.field.autocomplete ?? '') || !/^profile\./.test(refOf(entry))) return null;
  const isCard = all.some((other) => isInFrame(entry, other) && refOf(other) === '' && asksForPayment(other.field));
  return isCard ? { ref: null, because: 'beside a card' } : null;
};

const rules: readonly Rule[] = [
  splitPhone,
  workContact,
  unnamedPhone,
  namePart,
  sameName,
  otherLastName,
  confirmedEmail,
  nameOnCard,
  holderPart,
  logIn,
  houseNumber,
  secondLine,
  unnamedLine,
  unnamedCountry,
  addedLine,
  streetBesideNumber,
  hintedOther,
  locationIsCity,
  cityIsPlace,
  birthPart,
];
