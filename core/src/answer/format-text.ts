import type { Field, FieldConstraints } from '@valet/schemas';
import type { AnswerContext } from './answer-context.ts';
import { countryAlpha3, countryName, readCountry } from './country.ts';
import type { Domain } from './data/ref-domains.ts';
import { found, type Result, refused } from './fact.ts';
import { formatDate, readDateFormat } from './format-date.ts';
import { readMonth } from './match-month.ts';
import { readRange } from './match-range.ts';
import { callingCodeOf, readPhone } from './phone.ts';
import { readRegion } from './region.ts';

/** A text with the field that it is for. */
export interface TextRequest {
  readonly text: string;
  readonly field: Field;
  readonly domain: Domain | null;
  readonly context: AnswerContext;
}

/**
 * The text as the field takes it: by its kind first, then by its subject. The first candidate that keeps the field's constraints is
 * taken; a text that is too long is refused, never cut.
 */
export function formatText(request: TextRequest): Result<string> {
  const candidates = candidatesFor(request);
  if (!candidates.ok) return candidates;
  const complaints = candidates.found.map((text) => complaintAbout(text, request.field));
  const fitting = candidates.found.find((_text, at) => complaints[at] === null);
  return fitting === undefined ? refused(complaints[0] ?? 'there is nothing to write') : found(fitting);
}

type Candidates = Result<readonly string[]>;

function candidatesFor(request: TextRequest): Candidates {
  const byKind = kindFormats[request.field.kind];
  if (byKind) return byKind(request);
  const byDomain = request.domain === null ? undefined : domainFormats[request.domain];
  return byDomain ? byDomain(request) : asGiven(request);
}

const asGiven = ({ text, field }: TextRequest): Candidates =>
  found([field.kind === 'longtext' ? text : text.trim().replace(/\s*\n\s*/g, ' ')]);

const one = (result: Result<string>): Candidates => (result.ok ? found([result.found]) : result);

const kindFormats: Partial<Record<Field['kind'], (request: TextRequest) => Candidates>> = {
  url: ({ text }) => one(formatUrl(text.trim())),
  email: ({ text }) =>
    /^\S+@\S+\.\S+$/.test(text.trim()) ? found([text.trim()]) : refused('what is known is no e-mail address'),
  date: ({ text, field }) => one(formatDate(text, field)),
  number: ({ text, domain, ...rest }) =>
    domain === 'month' ? formatMonth({ text, domain, ...rest }) : one(formatNumber(text)),
};

const domainFormats: Partial<Record<Domain, (request: TextRequest) => Candidates>> = {
  phone: formatPhone,
  dial_code: ({ text }) => {
    const country = readCountry(text);
    const code = text.startsWith('+') ? text.slice(1) : country && callingCodeOf(country);
    return code ? found([`+${code}`, code]) : refused('what is known is no country calling code');
  },
  country: ({ text }) => {
    const country = readCountry(text);
    const isCode = /^[A-Z]{2,3}$/.test(text.trim());
    const codes = country ? [countryAlpha3(country) ?? country, country] : [];
    return found(country && isCode ? [countryName(country), ...codes] : [text.trim(), ...codes]);
  },
  region: ({ text, context }) => {
    const region = readRegion(text, context.country);
    return found([text.trim(), ...(region ? [region.code] : [])]);
  },
  month: formatMonth,
  date: (request) => (readDateFormat(request.field) ? one(formatDate(request.text, request.field)) : asGiven(request)),
};

function formatMonth({ text, field }: TextRequest): Candidates {
  const month = readMonth(text);
  if (month === null) return refused('what is known is no month');
  const wantsTwo = /^m{2}$/i.test(field.placeholder?.trim() ?? '') || field.constraints?.maxLength === 2;
  return found([wantsTwo ? String(month).padStart(2, '0') : String(month)]);
}

/** With a country picker beside it, or for the national part alone, a number goes without its country code. */
function formatPhone({ text, context }: TextRequest): Candidates {
  const parts = readPhone({ ...context.application.profile, phone: text });
  const hasCode = text.trim().startsWith('+');
  if (!context.hasDialPicker)
    return found([text.trim(), ...(parts ? [parts.e164, parts.international, parts.national] : [])]);
  if (parts) return found([parts.significant, parts.national]);
  return hasCode ? refused('the phone number cannot be told apart from its country code') : found([text.trim()]);
}

function formatNumber(text: string): Result<string> {
  const range = readRange(text);
  if (!range) return refused('what is known is no number');
  return range.least === range.most
    ? found(String(range.least))
    : refused('what is known is a range, and the field takes one number');
}

function formatUrl(text: string): Result<string> {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  const isWeb = URL.canParse(address) && /^https?:\/\/[^/\s]+\.[^/\s]+/i.test(address) && !/\s/.test(address);
  return isWeb ? found(address) : refused('what is known is no web address');
}

/** Why the field would not take the text whole; null when it would. */
function complaintAbout(text: string, { constraints = {}, kind }: Field): string | null {
  const { maxLength, minLength } = constraints;
  if (text === '') return 'there is nothing to write';
  if (maxLength !== undefined && maxLength >= 0 && text.length > maxLength) {
    return `the text has ${text.length} characters and the field takes ${maxLength}`;
  }
  if (minLength !== undefined && text.length < minLength) {
    return `the text has ${text.length} characters and the field wants ${minLength}`;
  }
  if (!keepsPattern(text, constraints)) return 'the text does not fit the pattern that the field asks for';
  return isWithin(text, constraints, kind) ? null : 'the value lies outside the range that the field takes';
}

/** HTML anchors the pattern at both ends and compiles it with the `v` flag. One that does not compile is ignored, as browsers do. */
function keepsPattern(text: string, { pattern }: FieldConstraints): boolean {
  if (!pattern) return true;
  try {
    return new RegExp(`^(?:${pattern})$`, 'v').test(text);
  } catch {
    return true;
  }
}

function isWithin(text: string, { min, max }: FieldConstraints, kind: Field['kind']): boolean {
  const isComparable = kind === 'number' || (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text));
  if (!isComparable) return true;
  const order = (bound: string) => (kind === 'number' ? Number(text) - Number(bound) : text.localeCompare(bound));
  return (!min || order(min) >= 0) && (!max || order(max) <= 0);
}
