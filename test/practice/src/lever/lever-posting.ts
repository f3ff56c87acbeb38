import type { FormField, SitePosting } from '../site/site-posting.ts';

/** What the reader of résumés finds in any file that is sent here; it reads badly on purpose. */
export interface ParsedResume {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** Goes into the box of the current company. */
  readonly position: string;
}

/** A card of the employer's own questions. */
export interface LeverCard {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly LeverQuestion[];
}

/** One question of a card. An option's text may end in a blank, as some on real forms do. */
export interface LeverQuestion {
  readonly type: 'text' | 'textarea' | 'multiple-choice' | 'multiple-select' | 'dropdown';
  readonly text: string;
  readonly required?: boolean;
  readonly options?: readonly string[];
}

/** A posting on a board like Lever's. */
export interface LeverPosting extends SitePosting {
  readonly site: 'lever';
  readonly accountId: string;
  readonly cards: readonly LeverCard[];
  readonly hasEeo: boolean;
  readonly parsed: ParsedResume;
  /** Which boxes a parsed résumé writes into: those nobody has touched, or all. */
  readonly parseOverwrites: 'untouched' | 'all';
}

/** The controls of a card, by the names they are sent under. */
export function fieldsOfCard({ id, title, questions }: LeverCard): FormField[] {
  const kinds = {
    text: 'text',
    textarea: 'textarea',
    'multiple-choice': 'radios',
    'multiple-select': 'checkboxes',
    dropdown: 'select',
  } as const;
  return questions.map(({ type, text, required, options }, index) => ({
    name: `cards[${id}][field${index}]`,
    label: text,
    kind: kinds[type],
    section: title,
    ...(required && { required }),
    ...(options && { options }),
  }));
}
