import { matchText } from './match-text.ts';

/** Signs that part two wordings of one label, or a label from its hint. */
const parts = /\s*[/|•·]\s*/;

/** The part of a label before its hint: `Login: only letters`, `Email - we never share it`, `Name Please fill in`. */
const heads = [
  /^([^:]{2,40}):\s/,
  /^(.{2,40}?)\s[-–—]\s/,
  /^(.{2,40}?)[\s*,:]+(?:bijv|bv|z\. ?b|e\. ?g|p\. ?ej|ej|ex|np|par exemple|por ejemplo|for example|per es)[.:]/i,
  /^(.{2,40}?)[.!]\s/,
  /^(.{2,40}?)\s(?:We|We['’]ll|This|As|If|Used?|Must|It|Only|Will|Not|Enter|Format|Minimum|Maximum|Wir|Wird|Sie|Nur|Nous|Ce|Dit|Wij)\s\S+\s\S+/,
  /^(.{2,30}?)\s(?:please|bitte|veuillez|por favor)\s/i,
  /^(.{2,40}?)\s(?:so that|where|to receive|for updat\w+|in order to|on which|currently|associated with|linked to)\s/i,
];

/** What stands before or behind a label to say that something is to be entered or chosen (ja, zh, ko). */
const calls = [
  /^(?:请|請)(?:输入|輸入|选择|選擇|填写|填寫)(?:您的|你的)?/u,
  /(?:を|の)?(?:ご)?(?:選択|入力|記入)(?:して)?(?:ください|下さい)[。.]?$/u,
  /(?:을|를)? ?(?:입력|선택)(?:하세요|해 ?주세요)[.]?$/u,
];

/** What an e-mail address or a phone number is for, behind it: `Telefon für Rückfragen`, `Email for the receipt`. */
const purposes = [
  /^((?:\S+\s){0,3}\S*(?:mail|phone|t[eé]l[eéè]f?o+n\S*|mobil\S*|cellular|celular)\S*)\s(?:for|für|pour|para|per|voor|do|dla|till|til|pro|za|для)\s/iu,
  /^(\S+)\s.+\svarten$/i,
];

/** Japanese, Chinese, Korean, Cyrillic, Greek, Arabic and Hebrew letters. */
const otherScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]+/gu;

/** Letters of two scripts in one word: `ショップURL` is no URL of just anything. */
const isMixed = (text: string) =>
  new RegExp(`\\p{Script=Latin}(?:${otherScript.source})|(?:${otherScript.source})\\p{Script=Latin}`, 'u').test(text);

/** How a bracket begins that adds to what stands before it: `Street (with house number)`. */
const addition = /^(?:with|incl\w*|inkl\w*|mit|avec|con|com|met|z|and|und|et)\b/;

/**
 * Shorter wordings of a label that may mean the same: without what stands in brackets, what stands before a hint, the Latin
 * half of a label in two scripts. `inner` holds what was taken out of brackets: where that names something else, the
 * shorter wording does not hold.
 */
export function labelVariants(raw: string): { readonly texts: readonly string[]; readonly inner: readonly string[] } {
  const inner = [...raw.matchAll(/[([（]([^)\]）]*)[)\]）]/g)].map(([, text = '']) => matchText(text));
  const bare = raw.replace(/[([（][^)\]）]*[)\]）]?/g, ' ');
  const found = [raw, bare].flatMap((text) => [
    text,
    ...[...heads, ...purposes].flatMap((head) => head.exec(text)?.[1] ?? []),
  ]);
  const latin = /\p{Script=Latin}{3}/u.test(raw) && !isMixed(raw) ? [raw.replace(otherScript, ' ')] : [];
  const called = calls.map((call) => raw.replace(call, ''));
  const unsigned = raw.replace(/[+&º]/g, (sign) => (sign === 'º' ? '' : ' '));
  const texts = new Set([...found, ...latin, ...called, unsigned].map(matchText).filter(Boolean));
  texts.delete(matchText(raw));
  return { texts: [...texts], inner: inner.filter((text) => text !== '' && !addition.test(text)) };
}

/** The wordings of a label that says one thing twice (`E-mail / Courriel`); empty where it does not. */
export function labelParts(raw: string): readonly string[] {
  const texts = raw.split(parts).map(matchText).filter(Boolean);
  return texts.length > 1 ? texts : [];
}
