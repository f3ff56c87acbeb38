import { filesShown, waitForFiles } from './file-shown.ts';
import { fillFrame } from './fill-frame.ts';
import { fillPlainText } from './fill-plain.ts';
import { findButtonElement, findFieldElement, findOpener, waitForElement } from './find-element.ts';
import { leaveField } from './open-menu.ts';
import { readFrame } from './read-frame.ts';
import { readFrameValues, readMenus } from './read-menu.ts';

/** Everything that can be asked of the form script. */
export const formCalls = {
  readFrame,
  fillFrame,
  fillPlainText,
  readMenus,
  readFrameValues,
  findFieldElement,
  findOpener,
  findButtonElement,
  waitForElement,
  leaveField,
  filesShown,
  waitForFiles,
} as const;

/** Names of the calls. */
export type FormCallName = keyof typeof formCalls;

/** One call with its argument. */
export interface FormCall<Name extends FormCallName = FormCallName> {
  readonly call: Name;
  readonly argument: Parameters<(typeof formCalls)[Name]>[0];
}

/** Entry of the script: does one call. */
export function callForm({ call, argument }: { readonly call: string; readonly argument: unknown }): unknown {
  const work: unknown = Reflect.get(formCalls, call);
  return typeof work === 'function' ? work(argument) : null;
}
