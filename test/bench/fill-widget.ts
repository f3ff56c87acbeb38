import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '@valet/core';
import { fillForm } from '@valet/core/engine';
import { type PracticeServer, type WidgetKind, widgetKinds } from '@valet/practice';
import type { Browser } from 'playwright-core';
import { holds, makeTasks, openWidget, type WidgetBench, type WidgetTask } from '../support/widget-bench.ts';
import { median, shuffled, table } from './report.ts';
import { runScript } from './widget-script.ts';

/** How one widget kind came out: median milliseconds of one fill, and values that were not what was ordered. */
export interface WidgetScore {
  readonly kind: WidgetKind;
  readonly engineMs: number;
  readonly scriptMs: number;
  readonly engineWrong: readonly string[];
  readonly scriptWrong: readonly string[];
}

/** What the courses run on. */
interface Course {
  readonly browser: Browser;
  readonly practice: PracticeServer;
  readonly rounds: number;
  readonly random: () => number;
}

/** The engine against a plain Playwright script on each widget's page, both with the same values, in random order. */
export async function runWidgetCourses(course: Course): Promise<WidgetScore[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'valet-widgets-'));
  const scores: WidgetScore[] = [];
  try {
    for (const kind of Object.keys(widgetKinds) as WidgetKind[]) scores.push(await runOne(kind, folder, course));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return scores;
}

/** The scores as aligned columns. */
export function widgetTable(scores: readonly WidgetScore[]): string {
  return table([
    ['widget', 'engine ms', 'script ms', 'engine wrong', 'script wrong'],
    ...scores.map(({ kind, engineMs, scriptMs, engineWrong, scriptWrong }) => [
      kind,
      engineMs.toFixed(1),
      scriptMs.toFixed(1),
      engineWrong.length,
      scriptWrong.length,
    ]),
  ]);
}

async function runOne(kind: WidgetKind, folder: string, { browser, practice, rounds, random }: Course) {
  const closing: (() => unknown)[] = [];
  const bench = await openWidget({ browser, practice, kind }, { teardown: (close) => void closing.push(close) });
  const times = { engine: [] as number[], script: [] as number[] };
  const wrong = { engine: [] as string[], script: [] as string[] };
  for (let round = 0; round < rounds; round += 1) {
    const [task] = makeTasks(kind, { count: 1, random, folder });
    if (!task) continue;
    for (const who of shuffled(['engine', 'script'] as const, random)) {
      const { timeMs, problem } = await fillOnce(kind, who, { bench, task });
      times[who].push(timeMs);
      if (problem) wrong[who].push(`${kind}: ${problem}`);
    }
  }
  for (const close of closing) await close();
  return {
    kind,
    engineMs: median(times.engine),
    scriptMs: median(times.script),
    engineWrong: wrong.engine,
    scriptWrong: wrong.script,
  };
}

async function fillOnce(
  kind: WidgetKind,
  who: 'engine' | 'script',
  { bench, task }: { readonly bench: WidgetBench; readonly task: WidgetTask },
): Promise<{ timeMs: number; problem: string | null }> {
  const orders = await bench.draw([task], [0]);
  const { signal } = new AbortController();
  const startedAt = performance.now();
  const said = await (who === 'engine'
    ? fillForm(bench.agent, orders, { pace: 'instant', clock: systemClock, signal }).then(([result]) => result?.detail)
    : runScript(kind, bench.page, task).then(() => undefined, String));
  const timeMs = performance.now() - startedAt;
  const [held = null] = await bench.held([task]);
  const isRight = holds(kind, held, task.expected);
  const problem = `wanted ${JSON.stringify(task.expected)}, the page holds ${JSON.stringify(held)} (${said ?? 'no complaint'})`;
  return { timeMs, problem: isRight ? null : problem };
}
