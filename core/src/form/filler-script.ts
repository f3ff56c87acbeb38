import type { FieldOption } from '@valet/schemas';
import * as dateText from './page/date-text.ts';
import * as driverChoice from './page/driver-choice.ts';
import * as driverMenu from './page/driver-menu.ts';
import * as driverText from './page/driver-text.ts';
import * as driverTypeahead from './page/driver-typeahead.ts';
import * as fileShown from './page/file-shown.ts';
import * as fillFrame from './page/fill-frame.ts';
import * as findElement from './page/find-element.ts';
import * as findUnit from './page/find-unit.ts';
import * as inputEvent from './page/input-event.ts';
import * as menu from './page/menu.ts';
import type { PageLimits, PageOrder, PageResult } from './page/page-order.ts';
import * as readMenu from './page/read-menu.ts';
import * as wait from './page/wait.ts';
import { composePageScript } from './page-script.ts';
import { readerModules } from './reader-script.ts';

/** Everything that acts on or asks about fields in the page, on top of the reader. */
export const fillerModules = [
  ...readerModules,
  wait,
  dateText,
  inputEvent,
  findUnit,
  menu,
  driverText,
  driverChoice,
  driverMenu,
  driverTypeahead,
  fillFrame,
  findElement,
  readMenu,
  fileShown,
];

/** Fills (or with `act: false` only checks) the orders of one frame: see {@link fillFrame.fillFrame}. */
export const fillFrameScript = composePageScript<
  { orders: readonly PageOrder[]; limits: PageLimits; act: boolean },
  PageResult[]
>('fill-frame', fillerModules, 'fillFrame');

/** Options of menus that are built on opening: see {@link readMenu.readMenus}. */
export const readMenusScript = composePageScript<
  { fields: readonly readMenu.NamedHandle[]; limits: PageLimits },
  { id: string; options: FieldOption[] }[]
>('read-menus', fillerModules, 'readMenus');

/** Values that fields hold: see {@link readMenu.readFrameValues}. */
export const readValuesScript = composePageScript<
  { fields: readonly readMenu.NamedHandle[] },
  { id: string; value: string | null }[]
>('read-values', fillerModules, 'readFrameValues');

/** The element of a field or of one of its options: see {@link findElement.findFieldElement}. */
export const findFieldScript = composePageScript<findElement.ElementQuery, Element | null>(
  'find-field',
  fillerModules,
  'findFieldElement',
);

/** What opens a field's menu: see {@link findElement.findOpener}. */
export const findOpenerScript = composePageScript<findElement.ElementQuery, Element | null>(
  'find-opener',
  fillerModules,
  'findOpener',
);

/** A button: see {@link findElement.findButtonElement}. */
export const findButtonScript = composePageScript<Parameters<typeof findElement.findButtonElement>[0], Element | null>(
  'find-button',
  fillerModules,
  'findButtonElement',
);

/** Names of the files a field shows: see {@link fileShown.filesShown}. */
export const filesShownScript = composePageScript<fileShown.FileQuery, string | null>(
  'files-shown',
  fillerModules,
  'filesShown',
);
