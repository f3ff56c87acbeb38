import { pageModules } from '../form/form-script.ts';
import { composePageScript } from '../form/page-script.ts';
import type { WatchArgument } from '../plugin/browser-agent.ts';
import * as ownElement from './page/own-element.ts';
import * as panel from './page/panel.ts';
import * as recorder from './page/recorder.ts';
import * as watchPress from './page/watch-press.ts';
import * as watchReading from './page/watch-reading.ts';

const modules = [...pageModules, ownElement, panel, watchPress, watchReading, recorder];

/** Records what is done in a document. */
export const watchScript = composePageScript<WatchArgument<null>, void>('record', modules, 'startRecorder');

/** Asks something of a document's recorder. */
export const recorderScript = composePageScript<recorder.RecorderCall, boolean>('recorder', [recorder], 'callRecorder');
