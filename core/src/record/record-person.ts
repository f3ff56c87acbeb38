import type { AtsManifest, FormButton } from '@valet/schemas';
import type { Clock } from '../clock.ts';
import { ValetError } from '../error/valet-error.ts';
import { composeForm, frameQueryOf, readOptionsOf } from '../form/read-form.ts';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import type { PluginCatalog } from '../plugin/plugin-catalog.ts';
import { detectRoute } from '../run/open-posting.ts';
import { orAbort } from '../run/run-deadline.ts';
import { describeActs } from './describe-act.ts';
import type { SampleCandidate } from './find-source.ts';
import type { RecorderCall } from './page/recorder.ts';
import { createPersonLog, type PersonLog } from './person-log.ts';
import type { PanelView, RecorderMessage, WatchedReading } from './recorder-message.ts';
import { recorderScript, watchScript } from './recorder-script.ts';
import { createSubmitHold } from './submit-hold.ts';

/** How a person is recorded. */
export interface RecordOptions {
  readonly url: string;
  readonly plugins: PluginCatalog;
  readonly platform?: string | undefined;
  /** Whose values are typed. */
  readonly candidate: SampleCandidate;
  /** Lets what the person submits leave; otherwise it is held back. */
  readonly allowSubmit: boolean;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told of what the panel shows, each time that it changes. */
  readonly onView?: (view: PanelView) => void;
}

const navigationTimeoutMs = 30_000;
const flushMs = 500;
const held = 'Held back: the application was not sent. Press “Stop and save” now.';

/**
 * Opens an address and watches what a person does there, until they press "Stop and save" in the panel that it shows. It presses
 * and types nothing itself. Errors: `unsupported` where the agent cannot watch, `browser_crashed` where the window was
 * closed, and those of {@link BrowserAgent.navigate}.
 */
export async function recordPerson(agent: BrowserAgent, options: RecordOptions): Promise<PersonLog> {
  const { clock, signal, plugins, platform, candidate, allowSubmit } = options;
  if (!agent.watch) throw new ValetError('unsupported', 'This browser cannot be watched; record in the local tier.');
  const log = createPersonLog();
  const readings = new Map<string, WatchedReading>();
  const done = Promise.withResolvers<void>();
  let manifest: AtsManifest | null = null;
  let notice = '';
  let work = Promise.resolve();

  const ask = (frame: string, call: RecorderCall) => agent.evaluate(frame, recorderScript, call).catch(() => false); // the document may have gone
  const show = async () => {
    const view: PanelView = {
      steps: await describeActs(log, candidate),
      notice,
      hint: allowSubmit
        ? 'What you submit is really sent.'
        : 'Fill the form with the sample candidate. Nothing is sent: an application is held back.',
    };
    options.onView?.(view);
    await ask('main', { call: 'show', view });
  };
  const flush = async () => {
    await Promise.race([ask('main', { call: 'configure', query: queryOf(manifest) }), clock.wait(flushMs)]);
  };
  const hold = createSubmitHold(flush, () => {
    notice = held;
    work = work.then(show);
  });

  const arrive = async (frame: string) => {
    if (frame === 'main') readings.clear();
    else readings.delete(frame);
    const { route } = await detectRoute(agent, { url: agent.getCurrentUrl(), ...(platform && { platform }) }, plugins);
    manifest = route?.entry.manifest ?? null;
    hold.follow(manifest?.submit ?? null);
    await ask(frame, { call: 'configure', query: queryOf(manifest) });
    await show();
  };
  const read = async (frame: string, reading: WatchedReading) => {
    readings.set(frame, reading);
    const framed = agent.frames().flatMap(({ id, parentId }) => {
      const own = readings.get(id);
      return own && (parentId === null || own.fields.length > 0 || own.scoped) ? [{ frame: id, reading: own }] : [];
    });
    const rules = manifest?.fields ?? [];
    const form = composeForm(framed, { url: agent.getCurrentUrl(), rules });
    log.read(form, manifest);
    await show();
  };
  const handle = async (frame: string, message: RecorderMessage) => {
    switch (message.kind) {
      case 'arrived':
        return arrive(frame);
      case 'reading':
        return read(frame, message.reading);
      case 'press':
        log.press({ ...message.button, frame }, message.byKey);
        return show();
      case 'key':
        log.key(message);
        return show();
      case 'undo':
        log.undo();
        return show();
      case 'stop':
        return done.resolve();
    }
  };

  agent.onCrash(() => done.reject(closed()));
  if (!allowSubmit) await agent.guard(hold);
  await agent.watch(watchScript, null, (frame, raw) => {
    const message = raw as RecorderMessage;
    if (message.kind === 'press') hold.pressed(kindOfPress(message.button.role));
    work = work.then(() => handle(frame, message)).catch(() => undefined); // what cannot be read now is read with the next change
  });
  await agent.navigate(options.url, { timeoutMs: navigationTimeoutMs, signal });
  await orAbort(done.promise, signal);
  await work;
  return log;
}

function queryOf(manifest: AtsManifest | null) {
  return frameQueryOf(readOptionsOf(manifest));
}

function kindOfPress(role: FormButton['role']): 'submits' | 'leads' | 'other' {
  if (role === 'submit') return 'submits';
  return role === 'next' || role === 'review' || role === 'apply' || role === 'back' ? 'leads' : 'other';
}

function closed(): ValetError {
  return new ValetError(
    'browser_crashed',
    'The window was closed before "Stop and save" was pressed; nothing was kept. Record again.',
  );
}
