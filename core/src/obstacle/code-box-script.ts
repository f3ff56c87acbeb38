import { composePageScript } from '../form/page-script.ts';
import * as codeBox from './page/code-box.ts';
import * as legible from './page/legible.ts';
import * as lookControl from './page/look-control.ts';

const modules = [legible, lookControl, codeBox];

/** How many boxes for a code a frame shows. */
export const countCodeBoxes = composePageScript<null, number>('count-code-boxes', modules, 'countCodeBoxes');

/** One of these boxes, for typing. */
export const findCodeBox = composePageScript<number, Element | null>('find-code-box', modules, 'codeBoxAt');
