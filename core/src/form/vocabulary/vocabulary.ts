import type { FieldKind } from '@valet/schemas';

/** What kind of answer a ref gives; decides which controls it can fill. */
export type Shape = 'text' | 'choice' | 'yesno' | 'file' | 'date' | 'number' | 'secret' | 'tick';

/** How one ref is recognised. Texts are written normalised: lower case, no punctuation, single spaces. */
export interface RefEntry {
  /** Labels that mean the ref, as forms write them. The whole label must match, polite and filler words aside. */
  readonly labels?: readonly string[];
  /** Expressions over the normalised label, for questions and for labels with free parts. */
  readonly patterns?: readonly RegExp[];
  /** Expressions over machine names (id, name, test attribute; words parted by single spaces, digits removed). */
  readonly names?: readonly RegExp[];
  /** WHATWG autocomplete tokens. */
  readonly autocomplete?: readonly string[];
  /** The entry counts only inside a section of this topic, and there before all others. */
  readonly section?: string;
  /** More labels, by the topic of the section in which they mean the ref; there before all others. */
  readonly labelsIn?: Readonly<Record<string, readonly string[]>>;
  /** A label that matches this never means the ref. */
  readonly never?: RegExp;
  readonly shape?: Shape;
  /** Kinds of control that can take it, when the shape does not say it. */
  readonly kinds?: readonly FieldKind[];
}

/** Everything that one language knows. English also carries what is the same in all languages. */
export interface Vocabulary {
  readonly language: string;
  /** By value ref; `.0.` stands for any entry of a list. */
  readonly refs: Readonly<Record<string, RefEntry>>;
  /** Section headings by topic. */
  readonly sections: Readonly<Record<string, RegExp>>;
  /** Words that a label may have around its meaning ("please enter your ..."). */
  readonly filler: RegExp;
  /** People other than the candidate: their names and numbers are not in the profile. */
  readonly others: RegExp;
  /** Openings of questions that are answered yes or no. */
  readonly yesNoQuestion: RegExp;
}
