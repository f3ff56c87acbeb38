import type { BrowserAgent, ElementTarget } from '../plugin/browser-agent.ts';
import * as button from './page/button.ts';
import * as buttonWords from './page/button-words.ts';
import * as control from './page/control.ts';
import * as current from './page/current.ts';
import * as dateText from './page/date-text.ts';
import * as detail from './page/detail.ts';
import * as driverChoice from './page/driver-choice.ts';
import * as driverMenu from './page/driver-menu.ts';
import * as driverPlain from './page/driver-plain.ts';
import * as driverText from './page/driver-text.ts';
import * as driverTypeahead from './page/driver-typeahead.ts';
import * as fileShown from './page/file-shown.ts';
import * as fillFrame from './page/fill-frame.ts';
import * as fillPlain from './page/fill-plain.ts';
import * as findElement from './page/find-element.ts';
import * as findUnit from './page/find-unit.ts';
import * as formCall from './page/form-call.ts';
import * as inputEvent from './page/input-event.ts';
import * as label from './page/label.ts';
import * as labelWords from './page/label-words.ts';
import * as locator from './page/locator.ts';
import * as locked from './page/locked.ts';
import * as menu from './page/menu.ts';
import * as moment from './page/moment.ts';
import * as namedButton from './page/named-button.ts';
import * as openMenu from './page/open-menu.ts';
import * as pageError from './page/page-error.ts';
import type { PageOrder, PageResult } from './page/page-order.ts';
import * as progress from './page/progress.ts';
import * as progressWords from './page/progress-words.ts';
import * as proveText from './page/prove-text.ts';
import * as quickUnit from './page/quick-unit.ts';
import * as reactSelect from './page/react-select.ts';
import * as readFrame from './page/read-frame.ts';
import * as readMenu from './page/read-menu.ts';
import * as repeat from './page/repeat.ts';
import * as section from './page/section.ts';
import * as stepName from './page/step-name.ts';
import * as text from './page/text.ts';
import * as tree from './page/tree.ts';
import * as unit from './page/unit.ts';
import * as visibility from './page/visibility.ts';
import * as wait from './page/wait.ts';
import * as widget from './page/widget.ts';
import * as wordLists from './page/word-lists.ts';
import * as words from './page/words.ts';
import { composePageScript, type PageModule } from './page-script.ts';

type Calls = typeof formCall.formCalls;
type Name = formCall.FormCallName;

/** Everything that runs inside a page, from which a script takes what it needs. */
export const pageModules: readonly PageModule[] = [
  labelWords,
  words,
  tree,
  quickUnit,
  inputEvent,
  dateText,
  wait,
  driverPlain,
  proveText,
  locked,
  fillPlain,
  wordLists,
  buttonWords,
  text,
  moment,
  visibility,
  widget,
  control,
  unit,
  label,
  detail,
  section,
  locator,
  current,
  button,
  progressWords,
  progress,
  pageError,
  repeat,
  namedButton,
  stepName,
  readFrame,
  findUnit,
  menu,
  reactSelect,
  openMenu,
  driverText,
  driverChoice,
  driverMenu,
  driverTypeahead,
  fillFrame,
  findElement,
  readMenu,
  fileShown,
  formCall,
];

/** All that the engine does inside a page: one text, so that an agent sends it once per document. */
export const formScript = composePageScript<{ readonly call: string; readonly argument: unknown }, unknown>(
  'form',
  pageModules,
  'callForm',
);

/** Does one call in a frame. */
export async function callInFrame<N extends Name>(
  agent: BrowserAgent,
  frame: string,
  call: formCall.FormCall<N>,
): Promise<Awaited<ReturnType<Calls[N]>>> {
  return (await agent.evaluate(frame, formScript, call)) as Awaited<ReturnType<Calls[N]>>;
}

/** Fills plain text fields of one frame; null for each that needs more. Texts cross a driver much faster than objects. */
export async function fillPlainInFrame(
  agent: BrowserAgent,
  frame: string,
  orders: readonly PageOrder[],
): Promise<readonly (PageResult | null)[]> {
  const results = await callInFrame(agent, frame, { call: 'fillPlainText', argument: JSON.stringify(orders) });
  return JSON.parse(results);
}

/** The element that a call finds in a frame, for trusted input. */
export function targetOf<N extends 'findFieldElement' | 'findOpener' | 'findButtonElement'>(
  frame: string,
  call: formCall.FormCall<N>,
): ElementTarget {
  return { frame, find: { id: formScript.id, source: formScript.source }, argument: call };
}
