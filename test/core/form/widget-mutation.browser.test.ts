import { systemClock } from '@valet/core';
import { fillForm, proveForm } from '@valet/core/engine';
import { createPracticeServer, type WidgetKind, widgetFaults, widgetKinds } from '@valet/practice';
import t from 'tap';
import { seededRandom } from '../../bench/report.ts';
import { startBrowser } from '../../plugins/open-agent.ts';
import { holds, makeDelays, makeTasks, openWidget } from '../../support/widget-bench.ts';

const seed = Number(process.env.VALET_WIDGET_SEED ?? Date.now() % 1_000_000);
const only = process.env.VALET_WIDGET_ONLY?.split(',');
/** The practice pages take at most an eighth of a second for a step. */
const limits = { menuMs: 800, suggestMs: 900, commitMs: 500, uploadMs: 900 };

const browser = await startBrowser();
const practice = await createPracticeServer({ port: 0 });
const folder = t.testdir({});
t.teardown(async () => {
  await browser.close();
  await practice.close();
});

t.jobs = 6;
t.comment(`seed ${seed}`);

for (const [index, kind] of (Object.keys(widgetKinds) as WidgetKind[]).entries()) {
  if (only && !only.includes(kind)) continue;
  t.test(`${kind}: says of each broken page what that page holds`, { buffered: true }, async (t) => {
    const random = seededRandom(seed + index);
    const bench = await openWidget({ browser, practice, kind, actionTimeoutMs: 700 }, t);
    for (const fault of widgetFaults) {
      const tasks = makeTasks(kind, { count: 1, random, folder });
      const orders = await bench.draw(tasks, makeDelays(random));
      await bench.page.evaluate((kind) => window.__practiceWidget?.breakIt(kind), fault);
      const { signal } = new AbortController();
      const [result] = await fillForm(bench.agent, orders, { pace: 'instant', clock: systemClock, signal, limits });
      const [held = null] = await bench.held(tasks);
      const expected = tasks[0]?.expected ?? null;
      const isRight = holds(kind, held, expected);
      t.equal(
        result?.outcome === 'filled',
        isRight,
        `${fault}: ${JSON.stringify({ seed, expected, held, ...result })}`,
      );
    }
  });

  t.test(`${kind}: tells when the page has put the value back later`, { buffered: true }, async (t) => {
    const bench = await openWidget({ browser, practice, kind }, t);
    const random = seededRandom(seed + index);
    const tasks = makeTasks(kind, { count: 2, random, folder });
    const orders = await bench.draw(tasks, makeDelays(random));
    const options = { pace: 'instant', clock: systemClock, signal: new AbortController().signal } as const;
    await fillForm(bench.agent, orders, options);
    await bench.held(tasks);
    t.strictSame(await proveForm(bench.agent, orders), [], `holds what was ordered (seed ${seed})`);
    await bench.page.evaluate(() => window.__practiceWidget?.rewrite());
    const lost = await proveForm(bench.agent, orders, { limits });
    t.strictSame(
      lost.map(({ fieldId }) => fieldId),
      orders.map(({ field }) => field.id),
    );
    const again = await fillForm(bench.agent, orders, options);
    t.match(again, [{ outcome: 'filled' }, { outcome: 'filled' }], 'and it is put right');
    const held = await bench.held(tasks);
    t.ok(tasks.every(({ expected }, at) => holds(kind, held[at] ?? null, expected)));
  });
}
