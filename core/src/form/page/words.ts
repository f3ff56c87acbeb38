import { requiredNote, requiredSign, trailingNote } from './label-words.ts';

/** Text with white space folded and zero-width signs taken out. */
export function fold(text: string | null | undefined): string {
  return (text ?? '')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Lower case, no punctuation, single spaces: for comparing labels and options. */
export function normalText(text: string): string {
  return fold(
    text
      .toLowerCase()
      .normalize('NFKC')
      .replace(/[’'`´]/g, '')
      .replace(/[^\p{L}\p{N}+#]+/gu, ' '),
  );
}

/** A label without signs, notes, trailing colon and without being said twice. */
export function cleanLabel(text: string): string {
  let label = fold(text);
  for (let before = ''; before !== label; ) {
    before = label;
    label = label
      .replace(/^[*✱✲＊∗﹡⁎]+\s*/u, '')
      .replace(/\s*[*✱✲＊∗﹡⁎]+$/u, '')
      .replace(trailingNote, '')
      .replace(/\s*[:：]$/u, '');
  }
  const half = (label.length - 1) / 2;
  const doubled = Number.isInteger(half) && label[half] === ' ' && label.slice(0, half) === label.slice(half + 1);
  return doubled ? cleanLabel(label.slice(0, half)) : label;
}

/** True when a label's raw text says that the field must be filled. */
export function saysRequired(raw: string): boolean {
  return requiredSign.test(raw) || requiredNote.test(raw);
}
