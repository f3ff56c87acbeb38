import { labelOf } from '../../form/page/label.ts';
import { locatorsOf } from '../../form/page/locator.ts';
import type { FrameQuery } from '../../form/page/read-frame.ts';
import { type Scan, scanUnits, type Unit } from '../../form/page/unit.ts';
import type { PanelView, RecorderMessage } from '../recorder-message.ts';
import { innermost, isOwn, panelTag } from './own-element.ts';
import { makePanel, type Panel } from './panel.ts';
import { pressOn } from './watch-press.ts';
import { type FieldMemory, noteMenus, readWatched, unitOn } from './watch-reading.ts';

/** The recorder of one document. */
export interface Recorder {
  query: FrameQuery;
  panel: Panel | null;
  /** Reads the page soon, once it has stopped moving. */
  readSoon(): void;
}

/** Under this symbol a document's window holds its recorder. */
export const recorderName = 'valet.recorder';

/** A page that has not moved for so long is read; one that never stops is read after `mostMs`. */
export const quietMs = 200;
export const mostMs = 1500;

/** Entry of the watching script: records what is done in this document. What a page's own script does by itself is not. */
export function startRecorder({ tell }: { readonly tell: (message: RecorderMessage) => void }): void {
  const key = Symbol.for(recorderName);
  if (Reflect.get(window, key)) return;
  const memory: FieldMemory = { acted: new WeakSet(), seen: new WeakMap() };
  let timer: number | undefined;
  let since = 0;
  let last = '';
  let enteredAt = 0;

  const read = () => {
    window.clearTimeout(timer);
    timer = undefined;
    const reading = readWatched(recorder.query, memory);
    const text = JSON.stringify(reading);
    if (text === last) return;
    last = text;
    tell({ kind: 'reading', reading });
  };
  const readSoon = () => {
    const now = performance.now();
    if (timer === undefined) since = now;
    window.clearTimeout(timer);
    timer = window.setTimeout(read, Math.max(0, Math.min(quietMs, since + mostMs - now)));
  };
  const recorder: Recorder = { query: { scope: [], names: {} }, panel: null, readSoon };
  Reflect.set(window, key, recorder);

  /** The fields now; what the event is about is the person's doing. */
  const note = (event: Event): Scan => {
    const scan = scanUnits([document]);
    noteMenus(scan, memory);
    const unit = unitOn(event.composedPath(), scan);
    if (unit) memory.acted.add(unit.main);
    return scan;
  };
  const onDone = (event: Event) => {
    const target = innermost(event);
    const isFile = event.type === 'change' && target?.matches('input[type=file]') === true;
    if ((!event.isTrusted && !isFile) || isOwn(event)) return;
    if (!target || !memory.acted.has(target)) note(event);
    // A page may put the file's name in the chooser's place.
    if (isFile) read();
    readSoon();
  };
  const onPointer = (event: Event) => {
    if (!event.isTrusted || isOwn(event)) return;
    note(event);
    readSoon();
  };
  const onClick = (event: MouseEvent) => {
    if (!event.isTrusted || isOwn(event)) return;
    const scan = note(event);
    const button = pressOn(event.composedPath(), { scan, names: recorder.query.names });
    // The file that is chosen then is the step.
    if (button && button.role !== 'upload') {
      read();
      tell({ kind: 'press', button, byKey: event.detail === 0 && performance.now() - enteredAt < 100 });
    }
    readSoon();
  };
  const pressEnter = (unit: Unit, scan: Scan) => {
    enteredAt = performance.now();
    read();
    const label = labelOf(unit, scan);
    tell({ kind: 'key', key: 'Enter', label: label.text, locators: locatorsOf(unit, label) });
  };
  const onKey = (event: KeyboardEvent) => {
    if (!event.isTrusted || isOwn(event)) return;
    const target = innermost(event);
    if (!target) return;
    const takesEnter = target.matches('input,[role=textbox],[role=searchbox],[role=combobox]');
    if (event.key === 'Enter' || event.key === 'Tab' || !memory.acted.has(target)) {
      const scan = note(event);
      const isSent = event.key === 'Enter' && takesEnter && target.getAttribute('aria-expanded') !== 'true';
      const unit = isSent ? unitOn([target], scan) : null;
      if (unit) pressEnter(unit, scan);
    }
    readSoon();
  };
  for (const type of ['input', 'change', 'drop', 'paste']) window.addEventListener(type, onDone, true);
  window.addEventListener('pointerdown', onPointer, true);
  window.addEventListener('click', onClick, true);
  window.addEventListener('keydown', onKey, true);
  window.addEventListener(
    'focusin',
    (event) => {
      const target = innermost(event);
      if (target && !isOwn(event)) recorder.panel?.dodge(target);
    },
    true,
  );

  const onReady = () => {
    if (window === window.top) recorder.panel = makePanel(tell);
    const isForeign = ({ target }: MutationRecord) => !(target instanceof Element && target.localName === panelTag);
    const observer = new MutationObserver((records) => {
      if (records.some(isForeign)) readSoon();
    });
    observer.observe(document, { childList: true, subtree: true, attributes: true });
    tell({ kind: 'arrived', url: location.href });
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', onReady, { once: true });
  else onReady();
}

/** What the host asks of a document's recorder. */
export type RecorderCall =
  | { readonly call: 'configure'; readonly query: FrameQuery }
  | { readonly call: 'show'; readonly view: PanelView };

/** Entry of the asking script: does one call; false where the document has no recorder, or no panel yet. */
export function callRecorder(asked: RecorderCall): boolean {
  const recorder: Recorder | undefined = Reflect.get(window, Symbol.for(recorderName));
  if (!recorder) return false;
  if (asked.call === 'configure') {
    recorder.query = asked.query;
    recorder.readSoon();
    return true;
  }
  recorder.panel?.show(asked.view);
  return recorder.panel !== null;
}
