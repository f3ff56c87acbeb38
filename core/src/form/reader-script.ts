import * as button from './page/button.ts';
import * as buttonWords from './page/button-words.ts';
import * as control from './page/control.ts';
import * as current from './page/current.ts';
import * as detail from './page/detail.ts';
import * as label from './page/label.ts';
import * as locator from './page/locator.ts';
import * as reading from './page/read-frame.ts';
import * as section from './page/section.ts';
import * as text from './page/text.ts';
import * as tree from './page/tree.ts';
import * as unit from './page/unit.ts';
import * as visibility from './page/visibility.ts';
import * as widget from './page/widget.ts';
import * as wordLists from './page/word-lists.ts';
import { composePageScript } from './page-script.ts';

/** Page modules that know what a field is: the reader's, and the base of every other in-page script. */
export const readerModules = [
  wordLists,
  buttonWords,
  tree,
  text,
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
  reading,
];

/** Reads one frame: see {@link reading.readFrame}. */
export const readFrameScript = composePageScript<{ scope: readonly string[] }, reading.FrameReading>(
  'read-frame',
  readerModules,
  'readFrame',
);
