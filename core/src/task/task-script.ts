import { pageModules } from '../form/form-script.ts';
import * as agree from '../form/page/agree.ts';
import * as findAgreed from '../form/page/find-agreed.ts';
import * as locate from '../form/page/locate.ts';
import * as readData from '../form/page/read-data.ts';
import * as taskCall from '../form/page/task-call.ts';
import { composePageScript } from '../form/page-script.ts';
import type { BrowserAgent, ElementTarget } from '../plugin/browser-agent.ts';

type Calls = typeof taskCall.taskCalls;

/** One call with its argument. */
export interface TaskCall<Name extends taskCall.TaskCallName> {
  readonly call: Name;
  readonly argument: Parameters<Calls[Name]>[0];
}

/** All that the steps of a generic task do inside a page. */
const taskScript = composePageScript<{ readonly call: string; readonly argument: unknown }, unknown>(
  'task',
  [...pageModules, agree, locate, findAgreed, readData, taskCall],
  'callTask',
);

/** Does one call in a frame. */
export async function callTaskIn<N extends taskCall.TaskCallName>(
  agent: BrowserAgent,
  frame: string,
  call: TaskCall<N>,
): Promise<Awaited<ReturnType<Calls[N]>>> {
  return (await agent.evaluate(frame, taskScript, call)) as Awaited<ReturnType<Calls[N]>>;
}

/** The element that a step's locators agree on, for trusted input. */
export function agreedTarget(frame: string, argument: TaskCall<'agreedElement'>['argument']): ElementTarget {
  return {
    frame,
    find: { id: taskScript.id, source: taskScript.source },
    argument: { call: 'agreedElement', argument },
  };
}
