import { agreedElement, agreedValue, documentMark, findAgreed, focusAgreed, showsLocated } from './find-agreed.ts';
import { readData } from './read-data.ts';

/** Everything that a step of a generic task asks of a page. */
export const taskCalls = {
  findAgreed,
  agreedElement,
  agreedValue,
  focusAgreed,
  readData,
  showsLocated,
  documentMark,
} as const;

/** Names of the calls. */
export type TaskCallName = keyof typeof taskCalls;

/** Entry of the script: does one call. */
export function callTask({ call, argument }: { readonly call: string; readonly argument: unknown }): unknown {
  const work: unknown = Reflect.get(taskCalls, call);
  return typeof work === 'function' ? work(argument) : null;
}
