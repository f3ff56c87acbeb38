import type { ObstacleRule } from '@valet/schemas';
import { ValetError } from '../error/valet-error.ts';
import { buttonTarget } from '../form/button-target.ts';
import { primaryAction } from '../form/primary-action.ts';
import { readForm } from '../form/read-form.ts';
import { countCodeBoxes, findCodeBox } from '../obstacle/code-box-script.ts';
import type { ElementTarget } from '../plugin/browser-agent.ts';
import { pageFunction } from '../plugin/page-function.ts';
import { askHuman } from './ask-human.ts';
import { settle } from './load-page.ts';
import type { AtsContext, RunContext } from './run-context.ts';

const findNth = pageFunction('find-nth', ({ selector, index }: { selector: string; index: number }): Element | null => {
  return document.querySelectorAll(selector)[index] ?? null;
});

const countBoxes = pageFunction(
  'count-boxes',
  (selector: string): number => document.querySelectorAll(selector).length,
);

/** Asks the person for the code that the site sent by mail and types it into the boxes that the rule names. */
export async function enterCode(run: AtsContext, { selector, input }: ObstacleRule): Promise<void> {
  const { agent } = run;
  const reply = await askHuman(run, {
    type: '2fa',
    message: 'The site sent a code by mail to the candidate and wants it before it takes the application',
  });
  const code = reply.code?.trim();
  if (!code) throw new ValetError('human_required', 'The site wants the code it sent by mail; the reply held none.');
  const boxes = input ?? selector ?? 'input';
  for (const frame of agent.frames()) {
    const count = await agent.evaluate(frame.id, countBoxes, boxes).catch(() => 0); // a frame may be leaving
    if (count === 0) continue;
    const box = (index: number): ElementTarget =>
      ({ frame: frame.id, find: findNth, argument: { selector: boxes, index } }) as ElementTarget;
    return typeInto(run, { code, count, box });
  }
  throw boxesGone();
}

/**
 * Types a code into the boxes that the page shows for one, and confirms it where the page does not do so by itself.
 * Errors: `element_not_found`, `human_required` when the code does not fit the boxes.
 */
export async function typeCode(run: RunContext, code: string): Promise<void> {
  const { agent } = run;
  for (const frame of agent.frames()) {
    const count = await agent.evaluate(frame.id, countCodeBoxes, null).catch(() => 0); // a frame may be leaving
    if (count === 0) continue;
    const box = (index: number) => ({ frame: frame.id, find: findCodeBox, argument: index }) as ElementTarget;
    const type = async () => {
      await typeInto(run, { code, count, box });
      await settle(run);
      await confirm(run, frame.id);
    };
    await run.journal.act('enter the code', () =>
      run.wire.unasked ? run.wire.unasked.press(type, () => true) : type(),
    );
    return;
  }
  throw boxesGone();
}

/** Many pages take a code as soon as it is complete; the others have a button, or take the Enter key. */
async function confirm({ agent }: RunContext, frame: string): Promise<void> {
  const left = await agent.evaluate(frame, countCodeBoxes, null).catch(() => 0); // the page may have moved on
  if (left === 0) return;
  const button = primaryAction(await readForm(agent));
  if (button && !button.disabled) await agent.clickElement(buttonTarget(button));
  else await agent.pressKey('Enter');
}

interface Typing {
  readonly code: string;
  /** How many boxes there are: one, or one for each character. */
  readonly count: number;
  box(index: number): ElementTarget;
}

async function typeInto({ agent }: RunContext, { code, count, box }: Typing): Promise<void> {
  if (count === 1) return agent.fillField(box(0), code);
  if (code.length !== count) {
    throw new ValetError(
      'human_required',
      `The code has ${code.length} characters, but the site wants ${count}; nothing was sent. Run it again with the code of the newest mail.`,
    );
  }
  for (let index = 0; index < count; index++) await agent.fillField(box(index), code[index] ?? '');
}

function boxesGone(): ValetError {
  return new ValetError('element_not_found', 'The boxes for the code are no longer on the page.');
}
