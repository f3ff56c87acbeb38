import { createFolderDocuments, type Plan } from '@valet/core';
import { resolveAnswers } from '@valet/core/engine';
import type { Answer, Application, InspectedField, InspectReport, ValueRef } from '@valet/schemas';
import { type Column, plainTable, textWidths } from './plain-table.ts';
import { elideMiddle, fitCell, oneLine } from './readable.ts';
import type { Terminal } from './terminal.ts';

/** Values that a candidate would give, by field id. */
export type ResolvedValues = ReadonlyMap<string, Answer>;

/** Resolves a plan with a candidate's application, as a run would; nothing is filled. */
export async function resolveValues(plan: Plan, application: Application): Promise<ResolvedValues> {
  const documents = createFolderDocuments(process.cwd(), { confined: false });
  const { answers } = await resolveAnswers(plan, application, { documents });
  return new Map(answers.map((answer) => [answer.field_id, answer]));
}

/** A form for people: one row a field, with where its value comes from or, with `values`, the value itself. */
export function inspectView(
  report: InspectReport,
  { terminal, values }: { terminal: Terminal; values: ResolvedValues | null },
): string {
  const { colors } = terminal;
  const required = report.fields.filter((field) => field.required).length;
  const columns: Column[] = [
    { head: 'Field', width: Math.floor((terminal.width - 30) * 0.5) },
    { head: 'Kind', width: 12 },
    { head: values ? 'Value' : 'Comes from' },
    { head: 'Sure', width: 5 },
  ];
  const width = textWidths(columns, terminal)[2] ?? 20;
  const rows = report.fields.map((field) => {
    // No file is at hand: a field for one shows which document it takes.
    const answer = field.kind === 'file' ? undefined : values?.get(field.id);
    return [
      labelOf(field, terminal),
      kindOf(field, terminal),
      answer ? valueText(answer, { terminal, width }) : refOf(field.value, { terminal, width }),
      surenessOf(
        answer?.confidence ?? field.confidence,
        answer ? answer.value !== null : field.value !== null,
        terminal,
      ),
    ];
  });
  const head = [
    `  ${report.url}`,
    `  ${report.platform ?? 'unknown site'}, ${report.fields.length} fields, ${required} required`,
    `  signature ${report.signature.slice(0, 16)}   * required   ! sensitive`,
  ];
  return `\n${head.map((line) => colors.dim(line)).join('\n')}\n\n${plainTable(columns, rows, terminal)}\n`;
}

function labelOf({ label, required, id }: InspectedField, { colors }: Terminal): string {
  const text = elideMiddle(oneLine(label) || id, 80).replace(/\s*\*$/, '');
  return required ? `${text} ${colors.dim('*')}` : text;
}

function kindOf({ kind, options, sensitive }: InspectedField, { colors }: Terminal): string {
  const count = options.length > 0 ? colors.dim(` ${options.length}`) : '';
  return `${kind}${count}${sensitive ? colors.yellow(' !') : ''}`;
}

/** A value ref as one word or two. */
export function refText(value: ValueRef): string {
  if ('ref' in value) return value.ref;
  if ('answer' in value) return `answer: ${value.answer}`;
  return 'literal' in value ? `"${value.literal}"` : `ask: ${value.ask}`;
}

function refOf(value: ValueRef | null, { terminal, width }: { terminal: Terminal; width: number }): string {
  return value ? fitCell(refText(value), { width, lines: 2 }) : terminal.colors.dim('–');
}

function valueText({ value, detail }: Answer, { terminal, width }: { terminal: Terminal; width: number }): string {
  if (value !== null && value !== '') return fitCell(value, { width, lines: 2 });
  return terminal.colors.dim(detail ? `– ${oneLine(detail).replace(/ \(profile\.[^)]*\)/, '')}` : '–');
}

function surenessOf(confidence: number, isKnown: boolean, { colors }: Terminal): string {
  return isKnown ? `${Math.round(confidence * 100)} %` : colors.dim('–');
}
