import type { ObstacleReport } from '@valet/schemas';
import type { Command } from 'commander';
import { interruptible } from './interrupt.ts';
import type { Perform } from './perform.ts';
import { type Column, plainTable } from './plain-table.ts';
import { openTerminal, type Terminal } from './terminal.ts';

interface ClassifyOptions {
  readonly platform?: string;
  readonly headed?: boolean;
  readonly json?: boolean;
}

/** Adds `valet classify`. */
export function addClassify(program: Command, perform: Perform): void {
  program
    .command('classify')
    .description('say what blocks a page, and how that is known; nothing is filled or pressed')
    .argument('<page>', 'address of a page, or an HTML file')
    .option('--platform <name>', 'the ATS, where the address does not tell it')
    .option('--headed', "show the browser's window")
    .option('--json', 'print one JSON document')
    .action((page: string, options: ClassifyOptions) =>
      perform(() => classify(page, options), { json: options.json ?? false }),
    );
}

async function classify(page: string, { json = false, headed = false, platform }: ClassifyOptions): Promise<number> {
  const [{ findPage }, { classifySource }] = await Promise.all([
    import('./find-page.ts'),
    import('./classify-source.ts'),
  ]);
  const source = await findPage(page);
  return interruptible(async ({ signal }) => {
    const report = await classifySource(source, { headed, platform, signal });
    const terminal = openTerminal({ json });
    terminal.print(json ? JSON.stringify(report, null, 2) : classifyView(report, terminal));
    return 0;
  });
}

/** What blocks a page, for people. */
export function classifyView(report: ObstacleReport, terminal: Terminal): string {
  const { colors } = terminal;
  const { url, platform, status, obstacle, confidence, evidence, form } = report;
  const answer = status === null ? '' : `, HTTP ${status}`;
  const head = colors.dim(`  ${url}\n  ${platform ?? 'unknown site'}${answer}${form ? ', an application form' : ''}`);
  if (!obstacle) return `\n${head}\n\n  ${colors.bold('none')}: nothing blocks this page\n`;
  const columns: Column[] = [
    { head: 'Speaks for', width: 15 },
    { head: 'Sure', width: 5 },
    { head: 'Where', width: 8 },
    { head: 'Seen' },
  ];
  const rows = evidence.map(({ kind, weight, where, seen }) => [kind, percent(weight), where, seen]);
  return `\n${head}\n\n  ${colors.bold(obstacle)}, ${percent(confidence)} sure\n\n${plainTable(columns, rows, terminal)}\n`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
