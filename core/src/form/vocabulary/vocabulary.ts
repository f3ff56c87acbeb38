import type { FieldKind } from '@valet/schemas';

/** What kind of answer a ref gives; decides which controls it can fill. */
export type Shape = 'text' | 'choice' | 'yesno' | 'file' | 'date';

/**
 * How one ref is recognised in one language. Labels are alternatives parted by ` | `, written without capitals and
 * punctuation; accents do not matter.
 */
export interface RefEntry {
  /** Labels that mean the ref. The whole label must match, polite and filler words at its ends aside. */
  readonly labels?: string;
  /** More labels, by the topic of the section in which they mean the ref; there before all others. */
  readonly labelsIn?: Readonly<Record<string, string>>;
  /**
   * Words, parted by spaces, that a label may be put together from ("State / Province / Region"); `wordsBeside` are those that
   * may stand among them and mean nothing alone.
   */
  readonly words?: string;
  readonly wordsBeside?: string;
  /** Expressions over the label, for questions and for labels with free parts. */
  readonly patterns?: readonly RegExp[];
  /** A label that matches this never means the ref. */
  readonly never?: RegExp;
  /** The entry counts only inside a section of this topic, and there before all others. */
  readonly section?: string;
}

/** What holds in every language, and is therefore said with the English labels. */
export interface BaseEntry extends RefEntry {
  /** Machine names (id, name, test attribute) as words: `candidate[firstName]` is `candidate first name`. */
  readonly names?: RegExp;
  /** WHATWG autocomplete tokens, parted by spaces. */
  readonly autocomplete?: string;
  readonly shape?: Shape;
  /** Kinds of control that can take it, where the shape does not say it. */
  readonly kinds?: readonly FieldKind[];
}

/** Everything that one language knows. */
export interface Vocabulary<Entry extends RefEntry = RefEntry> {
  readonly language: string;
  /** By value ref; `.0.` stands for any entry of a list. */
  readonly refs: Readonly<Record<string, Entry>>;
  /** Section headings by topic: `education`, `employment`, `phone`, `others`. */
  readonly sections: Readonly<Record<string, RegExp>>;
  /** Words that may stand before a label's meaning ("please enter your ..."). */
  readonly lead: RegExp;
  /** Words that may stand behind it. */
  readonly trail: RegExp;
  /** Words for "and" and "or", parted by spaces. */
  readonly joins: string;
  /** People other than the candidate: their names and numbers are not in the profile. */
  readonly others: RegExp;
  /** Money matters that no application profile holds. */
  readonly payment: RegExp;
  /** Numbers that offices give to people and companies: no profile holds them. */
  readonly officialNumbers: RegExp;
  /** Whole labels of what no profile holds (floor, fax), so that nothing less sure speaks for another ref. */
  readonly elsewhere: RegExp;
  /** Openings of questions that are answered yes or no. */
  readonly yesNoQuestion: RegExp;
}
