import { composePageScript } from '../form/page-script.ts';
import * as legible from './page/legible.ts';
import * as lookControl from './page/look-control.ts';
import * as lookFrame from './page/look-frame.ts';
import * as lookLayer from './page/look-layer.ts';
import * as lookText from './page/look-text.ts';
import * as lookWidget from './page/look-widget.ts';
import type { FrameSight, LookOrder } from './sight.ts';

/** Looks at a frame for what may block: one evaluation, a few milliseconds whatever the page's size. */
export const lookScript = composePageScript<LookOrder, FrameSight>(
  'look-for-obstacles',
  [legible, lookLayer, lookText, lookControl, lookWidget, lookFrame],
  'lookAtFrame',
);
