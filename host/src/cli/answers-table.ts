import type { Answer } from '@valet/schemas';
import { type Column, plainTable, textWidths } from './plain-table.ts';
import { elideMiddle, fitCell, oneLine } from './readable.ts';
import type { Terminal } from './terminal.ts';

const valueLines = 2;

/** Where each value came from, in words. */
const sources: Record<NonNullable<Answer['source']>, string> = {
  profile: 'profile',
  resume: 'résumé',
  qa_bank: 'answers',
  rule: 'rule',
  llm: 'model',
  human: 'you',
  default: 'setting',
};

/** Field, value, source and confidence of every answer, one row each; `*` marks what the form requires. */
export function answersTable(answers: readonly Answer[], terminal: Terminal): string {
  const columns: Column[] = [
    { head: 'Field', width: Math.floor((terminal.width - 26) * 0.46) },
    { head: 'Value' },
    { head: 'Source', width: 8 },
    { head: 'Sure', width: 5 },
  ];
  const valueWidth = textWidths(columns, terminal)[1] ?? 20;
  const rows = answers.map((answer) => [
    labelOf(answer, terminal),
    valueText(answer, terminal, valueWidth),
    sourceText(answer) ?? terminal.colors.dim('–'),
    answer.value === null ? terminal.colors.dim('–') : sureness(answer.confidence, terminal),
  ]);
  return plainTable(columns, rows, terminal);
}

function sourceText({ value, source, ref }: Answer): string | undefined {
  if (value === null || source === null) return undefined;
  return ref && 'ref' in ref && ref.ref === 'cover_letter' ? 'letter' : sources[source];
}

function labelOf({ label, required, field_id }: Answer, { colors }: Terminal): string {
  const text = elideMiddle(oneLine(label) || field_id, 88);
  return required ? `${text.replace(/\s*\*$/, '')} ${colors.dim('*')}` : text;
}

function valueText(answer: Answer, { colors }: Terminal, width: number): string {
  const text = fitCell(answer.value ?? '', { width, lines: valueLines });
  const why = answer.detail ? `: ${oneLine(answer.detail).replace(/ \(profile\.[^)]*\)/, '')}` : '';
  switch (answer.outcome) {
    case 'unanswered':
      return answer.required ? colors.red(`✗ no answer${why}`) : colors.dim('left empty');
    case 'skipped':
      return colors.dim(`left empty${why}`);
    case 'unfilled':
      return colors.red(`✗ ${text || 'not filled'}${why}`);
    case 'planned':
    case 'filled':
      return text || colors.dim('left empty');
  }
}

function sureness(confidence: number, { colors }: Terminal): string {
  const text = `${Math.round(confidence * 100)} %`;
  if (confidence >= 0.9) return text;
  return confidence >= 0.7 ? colors.yellow(text) : colors.red(text);
}
