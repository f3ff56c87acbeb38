import path from 'node:path';
import { errorTable, isErrorCode } from '@valet/core';
import type { RunReport } from '@valet/schemas';
import { formatDuration, wrapText } from './readable.ts';
import type { Terminal } from './terminal.ts';

/** The end of a run in lines for people: verdict, evidence, what was sent, cost, time, screenshots. */
export function verdictView(
  report: RunReport,
  { terminal, elapsedMs }: { terminal: Terminal; elapsedMs: number },
): string {
  const facts: [string, string][] = [
    ['Sent', sentText(report)],
    ...(report.confirmation_number ? ([['Number', report.confirmation_number]] as [string, string][]) : []),
    ['Cost', costText(report)],
    ['Time', formatDuration(elapsedMs)],
    ...pictureFact(report),
  ];
  return [
    headline(report, terminal),
    ...errorLines(report, terminal),
    ...evidenceLines(report, terminal),
    '',
    ...facts.map(([name, text]) => `  ${terminal.colors.dim(name.padEnd(9))}${text}`),
  ].join('\n');
}

function headline({ verdict, dry_run, error }: RunReport, { colors }: Terminal): string {
  const name = colors.dim(`[${verdict}]`);
  if (verdict === 'submitted_verified') return `  ${colors.green(colors.bold('✓ Submitted and verified'))} ${name}`;
  if (verdict === 'submitted_unverified') {
    return `  ${colors.yellow(colors.bold('! Submitted, but not verified; it will not be sent again'))} ${name}`;
  }
  if (dry_run && !error) return `  ${colors.green(colors.bold('✓ Dry run: filled and checked, nothing sent'))} ${name}`;
  return `  ${colors.red(colors.bold('✗ Not submitted'))} ${name}`;
}

function errorLines({ error }: RunReport, { colors, width }: Terminal): string[] {
  if (!error) return [];
  const wrap = (text: string) => wrapText(text, { width, indent: '    ' });
  const questions = (error.questions ?? []).map((question) => wrap(`· ${question}`));
  const mend = isErrorCode(error.code) ? [colors.dim(wrap(errorTable[error.code].mend))] : [];
  return [wrap(`${error.message} [${error.code}]`), ...questions, ...mend];
}

function evidenceLines({ evidence }: RunReport, { colors, width }: Terminal): string[] {
  const marks = { submitted: colors.green('+'), not_submitted: colors.red('-'), unknown: colors.yellow('?') };
  return evidence.map(({ kind, supports, detail }) => {
    const text = wrapText(detail, { width, indent: ' '.repeat(15) }).trimStart();
    return `    ${marks[supports]} ${colors.dim(kind.padEnd(8))} ${text}`;
  });
}

function sentText({ submit }: RunReport): string {
  const requests = submit.released === 1 ? 'one submitting request' : `${submit.released || 'no'} submitting requests`;
  return submit.cut > 0 ? `${requests}; ${submit.cut} more cut on the wire` : requests;
}

function costText({ cost }: RunReport): string {
  const tokens = cost.total_tokens === 0 ? 'no model used' : `${cost.total_tokens} tokens`;
  return `$${cost.total_cost_usd.toFixed(2)}, ${tokens}, ${cost.action_count} actions`;
}

/** The last picture, which shows how it ended; the earlier ones lie beside it. */
function pictureFact({ screenshots }: RunReport): [string, string][] {
  const last = screenshots.at(-1);
  if (last === undefined) return [];
  const earlier = screenshots.length - 1;
  return [['Picture', `${shortPath(last)}${earlier > 0 ? ` (${earlier} more beside it)` : ''}`]];
}

/** A path from here where that is shorter; an address as it is. */
function shortPath(file: string): string {
  const relative = path.isAbsolute(file) ? path.relative(process.cwd(), file) : file;
  return relative.length < file.length ? relative : file;
}
