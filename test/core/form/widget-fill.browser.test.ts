import { systemClock } from '@valet/core';
import { fillForm } from '@valet/core/engine';
import { createPracticeServer, type WidgetKind, widgetKinds } from '@valet/practice';
import t from 'tap';
import { seededRandom } from '../../bench/report.ts';
import { startBrowser } from '../../plugins/open-agent.ts';
import { holds, makeDelays, makeTasks, openWidget, type WidgetTask } from '../../support/widget-bench.ts';

const fills = Number(process.env.VALET_WIDGET_FILLS ?? 100);
const seed = Number(process.env.VALET_WIDGET_SEED ?? Date.now() % 1_000_000);
/** Widgets on one page: all of one kind, as a form has them. */
const atOnce = 5;
const only = process.env.VALET_WIDGET_ONLY?.split(',');

const browser = await startBrowser();
const practice = await createPracticeServer({ port: 0 });
const folder = t.testdir({});
t.teardown(async () => {
  await browser.close();
  await practice.close();
});

t.jobs = 4;
t.comment(`seed ${seed}`);

for (const [index, kind] of (Object.keys(widgetKinds) as WidgetKind[]).entries()) {
  if (only && !only.includes(kind)) continue;
  t.test(`${kind}: ${fills} fills leave the page with what was ordered`, { buffered: true }, async (t) => {
    const random = seededRandom(seed + index);
    const bench = await openWidget({ browser, practice, kind }, t);
    const wrong: string[] = [];
    for (let fill = 0; fill < fills && wrong.length < 4; fill += atOnce) {
      const tasks = makeTasks(kind, { count: Math.min(atOnce, fills - fill), random, folder });
      const orders = await bench.draw(tasks, makeDelays(random));
      const { signal } = new AbortController();
      const results = await fillForm(bench.agent, orders, { pace: 'instant', clock: systemClock, signal });
      for (const [at, held] of (await bench.held(tasks)).entries()) {
        const { given, expected } = tasks[at] as WidgetTask;
        if (results[at]?.outcome === 'filled' && holds(kind, held, expected)) continue;
        wrong.push(JSON.stringify({ fill: fill + at, given, expected, held, result: results[at] }));
      }
    }
    t.strictSame(wrong, [], `seed ${seed}`);
  });
}
