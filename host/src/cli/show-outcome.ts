import type { RunReport } from '@valet/schemas';
import { answersTable } from './answers-table.ts';
import { exitCodeOf } from './exit-code.ts';
import { wrapText } from './readable.ts';
import type { LocalOutcome } from './run-locally.ts';
import type { Terminal } from './terminal.ts';
import { verdictView } from './verdict-view.ts';

/** How the end of a run is shown. */
export interface ShowOutcomeOptions {
  readonly terminal: Terminal;
  readonly json: boolean;
  /** Exit code of an interrupted run. */
  readonly interruptedCode: number;
  /** The answers were shown already, for review. */
  readonly answersShown: boolean;
  /** What to show between the answers and the verdict. */
  readonly between?: string;
}

/** Shows what became of a run and returns the exit code of the command. */
export function showOutcome(outcome: LocalOutcome, options: ShowOutcomeOptions): number {
  const { terminal, json, interruptedCode } = options;
  if (outcome.kind === 'interrupted') {
    const { colors, width } = terminal;
    terminal.show(`\n  ${colors.yellow('Interrupted.')}\n${wrapText(outcome.message, { width, indent: '  ' })}\n`);
    if (json) terminal.print(JSON.stringify({ error: 'cancelled', message: outcome.message }, null, 2));
    return interruptedCode;
  }
  const { report, elapsedMs } = outcome;
  if (json) terminal.print(JSON.stringify(report, null, 2));
  else showReport(report, { ...options, elapsedMs });
  return exitCodeOf(report);
}

function showReport(report: RunReport, options: ShowOutcomeOptions & { elapsedMs: number }): void {
  const { terminal, answersShown, between, elapsedMs } = options;
  if (report.answers.length > 0 && !answersShown) terminal.show(`\n${answersTable(report.answers, terminal)}`);
  if (between) terminal.show(`\n${between}`);
  terminal.show(`\n${verdictView(report, { terminal, elapsedMs })}\n`);
}
