/** What a model said about one field, before it is checked. */
export interface Choice {
  readonly field: string;
  /** What `value` is: a key, numbers of options with blanks between them, or a text. */
  readonly use: 'key' | 'options' | 'text';
  readonly value: string;
  /** Letters of facts with blanks between them. */
  readonly basis: string;
  readonly confidence: number;
}

/** The shape that a model's answer about a page must have: short, for every call pays for it. */
export const choiceAnswer = {
  name: 'page_choices',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['answers'],
    properties: {
      answers: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['field', 'use', 'value', 'basis', 'confidence'],
          properties: {
            field: { type: 'string' },
            use: { enum: ['key', 'options', 'text'] },
            value: { type: 'string' },
            basis: { type: 'string' },
            confidence: { type: 'number' },
          },
        },
      },
    },
  },
} as const;

/** The choices of an answer; entries that have another shape are left out. */
export function readChoices(value: unknown): readonly Choice[] {
  const answers: unknown = isRecord(value) ? value['answers'] : null;
  return Array.isArray(answers) ? answers.filter(isChoice) : [];
}

function isChoice(value: unknown): value is Choice {
  if (!isRecord(value)) return false;
  const { field, use, value: said, basis, confidence } = value;
  return (
    typeof field === 'string' &&
    (use === 'key' || use === 'options' || use === 'text') &&
    typeof said === 'string' &&
    typeof basis === 'string' &&
    typeof confidence === 'number'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
