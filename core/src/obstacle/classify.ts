import type { ObstacleKind } from '@valet/schemas';
import { accountWords, applyWords } from './data/account-words.ts';
import { captchaWords } from './data/captcha-words.ts';
import { checkWords } from './data/check-words.ts';
import { pageWords } from './data/page-words.ts';
import { headerSignatures, sourceSignatures } from './data/source-marks.ts';
import { checkMarks, openMarks } from './data/widget-marks.ts';
import { type Finding, findingsOf, type ObstacleEvidence } from './evidence.ts';
import { type ControlCount, countControls, holdsDoor, holdsForm, type PageSight } from './page-sight.ts';
import type { SeenText, SeenWidget } from './sight.ts';
import { isPlaced, type WordSignature } from './signature.ts';

/** Below this, what was seen does not make an obstacle. */
export const leastObstacle = 0.5;
/** A page with less text than this says nothing but what blocks it. */
const bareChars = 300;
/** A page with more text than this says what it is elsewhere than in a sentence. */
const shortChars = 1500;
const longChars = 2600;
/** A sentence that blocks stands alone; the same words inside a long description are a mention. */
const mostSentence = 260;
/** Sentences that tell what a long page is stand near its top. */
const topTexts = 45;
/** Something over the page that takes less of the window leaves the page usable. */
const leastLayerShare = 0.12;

const wordSignatures = [...captchaWords, ...checkWords, ...pageWords, ...accountWords];

/**
 * What blocks a page, by what it shows; null for a page that can be used. `hasForm`: the caller has read a form on it.
 * Pure: the same sight gives the same finding.
 */
export function classifySight(
  sight: PageSight,
  { hasForm, own }: { readonly hasForm: boolean; readonly own: readonly ObstacleEvidence[] },
): Finding | null {
  const count = countControls(sight.controls);
  const isForm = holdsForm(count) || (hasForm && !holdsDoor(count));
  const evidence = [
    ...own,
    ...fromWords(sight, isForm, count),
    ...fromWidgets(sight, isForm, count),
    ...(isForm ? [] : [...fromControls(sight, count), ...fromAnswer(sight), ...fromSource(sight)]),
  ];
  const [first, ...others] = findingsOf(evidence).filter(({ confidence }) => confidence >= leastObstacle);
  return first ? (preferred(first, others) ?? first) : null;
}

/** Of kinds that come together, the one that says what is to be done. */
function preferred(first: Finding, others: readonly Finding[]): Finding | null {
  const of = (kind: ObstacleKind) => others.find((one) => one.kind === kind) ?? null;
  const captcha = of('captcha');
  const isDrawn = captcha?.evidence.some(({ where }) => where === 'widget' || where === 'source' || where === 'header');
  // A puzzle that can be seen is what a person has to solve, whatever the page says around it.
  if ((first.kind === 'bot_check' || first.kind === 'rate_limit') && isDrawn && captcha && captcha.confidence >= 0.75)
    return captcha;
  return null;
}

function fromWords(sight: PageSight, isForm: boolean, count: ControlCount): ObstacleEvidence[] {
  const found: ObstacleEvidence[] = [];
  const folded = sight.texts.map(({ text, place }, index) => ({ text, place, index, folded: foldText(text) }));
  for (const signature of wordSignatures) {
    for (const one of folded) {
      if (
        !isPlaced(one.place, signature.place, sight.textLength <= bareChars) ||
        !mayCount(one, signature, { sight, isForm })
      )
        continue;
      const match = signature.words.exec(one.folded);
      if (!match) continue;
      found.push({
        kind: signature.kind,
        weight: weightOf(signature, one, { sight, count }),
        seen: `${signature.name}: "${one.text.slice(0, 100)}"`,
        where: one.place,
      });
    }
  }
  return found;
}

/** Whether a text on such a page can say what the page is. */
function mayCount(
  { text, place, index }: SeenText & { readonly index: number },
  { page }: WordSignature,
  { sight, isForm }: { readonly sight: PageSight; readonly isForm: boolean },
): boolean {
  if (text.length > mostSentence) return false;
  if (place === 'layer') return sight.layerShare >= leastLayerShare;
  if (isForm) return false;
  if (page === 'bare') return sight.textLength <= bareChars;
  if (page === 'short') return sight.textLength <= (place === 'title' || place === 'head' ? longChars : shortChars);
  return index < topTexts || place === 'title' || place === 'head' || sight.textLength <= shortChars;
}

function weightOf(
  { kind, weight, place }: WordSignature,
  one: SeenText,
  { sight, count }: { readonly sight: PageSight; readonly count: ControlCount },
): number {
  if (kind === 'login' && place === 'own') {
    const asksWho = count.passwords > 0 || (count.boxes > 0 && count.others <= 2);
    // Every page of a site may have a head that offers to sign in.
    return one.place === 'title' || asksWho || sight.textLength <= shortChars / 3 ? weight : 0.3;
  }
  if (kind === 'login') return count.others <= 3 && sight.links <= 25 ? weight : weight / 2;
  if (kind === '2fa' || kind === 'email_code') {
    if (count.codes > 0) return weight;
    return count.boxes >= 1 && count.others <= 2 && count.passwords === 0 ? weight : weight * 0.4;
  }
  return weight;
}

function fromWidgets(
  { widgets, textLength, layerShare }: PageSight,
  isForm: boolean,
  count: ControlCount,
): ObstacleEvidence[] {
  const isAlone = !isForm && count.passwords === 0 && count.others === 0 && textLength <= shortChars;
  return widgets.flatMap((widget): ObstacleEvidence[] => {
    const seen = `the page shows ${widget.mark}, ${Math.round(widget.widthPx)} x ${Math.round(widget.heightPx)} px`;
    if (checkMarks.has(widget.mark)) {
      return isAlone
        ? [{ kind: 'bot_check', weight: 0.5, seen: `the page is built around ${widget.mark}`, where: 'widget' }]
        : [];
    }
    const weight = widgetWeight(widget, { isAlone, layerShare });
    return weight > 0 ? [{ kind: 'captcha', weight, seen, where: 'widget' }] : [];
  });
}

/** A puzzle blocks when it is open, lies over the page, or is what the page consists of; never by being in a form. */
function widgetWeight(
  { mark, widthPx, heightPx, isInLayer }: SeenWidget,
  { isAlone, layerShare }: { readonly isAlone: boolean; readonly layerShare: number },
): number {
  const isOpen = widthPx >= 200 && heightPx >= 180;
  if (openMarks.has(mark)) return isOpen ? 0.95 : 0;
  if (isAlone && widthPx >= 150 && heightPx >= 40) return 0.85;
  return isInLayer && isOpen && layerShare >= leastLayerShare ? 0.8 : 0;
}

function fromControls(
  { texts, controls, textLength, links, path }: PageSight,
  count: ControlCount,
): ObstacleEvidence[] {
  const found: ObstacleEvidence[] = [];
  const add = (kind: ObstacleKind, weight: number, seen: string) =>
    found.push({ kind, weight, seen, where: 'control' });
  // A login beside a page full of other things, or beside the way to the application, is an offer.
  const isFull = links >= 50 && textLength >= shortChars / 1.5 && count.boxes >= 3;
  const isBeside = isFull || texts.some(({ text }) => applyWords.test(foldText(text)));
  if (count.passwords > 0 && count.codes > 0) add('login', 0.6, 'the page asks for a password');
  else if (count.passwords > 0)
    add('login', isBeside ? 0.45 : 0.9, 'a box for a password is all that the page asks for');
  else if (/(?:^|\/)(?:log-?in|sign-?in|sso|auth|saml|oauth2?)(?:[/._-]|$)/i.test(path) && count.others <= 3)
    add('login', 0.5, 'the address is that of a login');
  if (count.codes > 0 && count.others <= 3) {
    add('2fa', 0.6, 'a box for a code is all that the page asks for');
    add('email_code', 0.59, 'a box for a code is all that the page asks for');
  }
  const isIdentifier = controls.some(({ hint }) => /\busername\b|user.?name|login|identifier|userid/.test(hint));
  if (count.passwords === 0 && count.codes === 0 && isIdentifier && count.others <= 2 && textLength <= shortChars)
    add('login', 0.55, 'a box for a user name is all that the page asks for');
  if (count.captchas > 0 && count.others === 0 && count.passwords === 0 && textLength <= shortChars)
    add('captcha', 0.65, 'a box for the answer to a CAPTCHA is all that the page asks for');
  return found;
}

/** What each status of the page's own answer says, where the page holds no form. */
const statusSigns: Readonly<Record<number, readonly [ObstacleKind, number]>> = {
  401: ['login', 0.7],
  403: ['bot_check', 0.8],
  404: ['job_closed', 0.85],
  405: ['bot_check', 0.6],
  406: ['bot_check', 0.6],
  407: ['login', 0.6],
  410: ['job_closed', 0.9],
  418: ['bot_check', 0.75],
  420: ['rate_limit', 0.7],
  429: ['rate_limit', 0.8],
  451: ['bot_check', 0.6],
  999: ['bot_check', 0.8],
};

function fromAnswer({ status, headers }: PageSight): ObstacleEvidence[] {
  const found: ObstacleEvidence[] = [];
  const isRefused = status !== null && status >= 400;
  if (isRefused) {
    const [kind, weight] = statusSigns[status] ?? ['error_page', status >= 500 ? 0.75 : 0.6];
    found.push({ kind, weight, seen: `the page answered HTTP ${status}`, where: 'status' });
  }
  for (const { name, kind, weight, header, value, refusedOnly } of headerSignatures) {
    const sent = headers[header];
    if (sent !== undefined && value.test(sent) && (isRefused || !refusedOnly))
      found.push({ kind, weight, seen: `${name} (${header})`, where: 'header' });
  }
  return found;
}

function fromSource({ source }: PageSight): ObstacleEvidence[] {
  if (source === null) return [];
  return sourceSignatures
    .filter((signature) => signature.source.test(source))
    .map(({ name, kind, weight }) => ({
      kind,
      weight,
      seen: `the page shows next to nothing and holds ${name}`,
      where: 'source',
    }));
}

/** Text as the signatures' patterns expect it: lower case, no accents, plain quotes, single blanks. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200f\u2060\ufeff\u00ad]+/g, '')
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/\s+/g, ' ')
    .trim();
}
