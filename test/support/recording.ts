import path from 'node:path';
import {
  type AtsEntry,
  createCatalog,
  createFolderDocuments,
  type OpenValue,
  type PanelView,
  type PersonLog,
  systemClock,
} from '@valet/core';
import { makePersonManual, recordPerson } from '@valet/core/engine';
import type { Application, Manual, ValueRef } from '@valet/schemas';
import type { Browser, Page } from 'playwright-core';
import type { Test } from 'tap';
import { openAgent } from '../plugins/open-agent.ts';
import { sampleApplication, shippedPlugins } from './engine.ts';
import { keepTrace } from './traces.ts';

const sample = path.resolve(import.meta.dirname, '../../host/sample');

/** A recording that runs, with the page in which the test is the person. */
export interface Recording {
  readonly page: Page;
  /** Resolves when the panel shows what is wanted, with all that it shows. */
  untilShown(isWanted: (view: PanelView) => boolean): Promise<PanelView>;
  /** What was recorded, once it was stopped. */
  readonly log: Promise<PersonLog>;
  /** The manual of it; `decide` says what an open value is, and is told of each. */
  manual(decide?: (open: OpenValue) => ValueRef | null): Promise<Manual>;
}

/** What a test changes of a recording. */
export interface RecordingOptions {
  readonly url: string;
  readonly allowSubmit?: boolean;
  readonly plugins?: readonly AtsEntry[];
  readonly application?: Application;
}

/** Starts to record in a fresh page; it ends with the test. */
export async function startRecording(
  t: Pick<Test, 'teardown'>,
  browser: Browser,
  { url, allowSubmit = false, plugins = shippedPlugins, application = sampleApplication }: RecordingOptions,
): Promise<Recording> {
  const { agent, page } = await openAgent(browser, t);
  const candidate = { application, documents: createFolderDocuments(sample, { confined: false }) };
  const watchers = new Set<(view: PanelView) => void>();
  let last: PanelView = { steps: [], notice: '', hint: '' };
  const log = recordPerson(agent, {
    url,
    candidate,
    allowSubmit,
    plugins: createCatalog(plugins),
    clock: systemClock,
    signal: AbortSignal.timeout(60_000),
    onView(view) {
      last = view;
      for (const watcher of watchers) watcher(view);
    },
  });
  log.catch(() => undefined); // told to whoever waits for it
  await page.locator('valet-recorder').waitFor({ state: 'attached' });
  return {
    page,
    log,
    untilShown(isWanted) {
      if (isWanted(last)) return Promise.resolve(last);
      const { promise, resolve } = Promise.withResolvers<PanelView>();
      const watcher = (view: PanelView) => {
        if (isWanted(view)) resolve(view);
      };
      watchers.add(watcher);
      return Promise.race([promise, log.then(() => last)]).finally(() => watchers.delete(watcher));
    },
    async manual(decide = () => null) {
      const made = await makePersonManual(await log, { candidate, url, decide: async (open) => decide(open) });
      if (!made.ok) throw new Error(made.reasons.join('; '));
      keepTrace('manual', made.manual);
      return made.manual;
    },
  };
}
