import type { ObstacleRule } from '@valet/schemas';
import { ValetError } from '../error/valet-error.ts';
import type { ElementTarget } from '../plugin/browser-agent.ts';
import { pageFunction } from '../plugin/page-function.ts';
import { askHuman } from './ask-human.ts';
import type { AtsContext } from './run-context.ts';

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
    if (count === 1) return agent.fillField(box(0), code);
    if (code.length !== count) {
      throw new ValetError(
        'human_required',
        `The code has ${code.length} characters, but the site wants ${count}; nothing was sent. Run it again with the code of the newest mail.`,
      );
    }
    // One character a box.
    for (let index = 0; index < count; index++) await agent.fillField(box(index), code[index] ?? '');
    return;
  }
  throw new ValetError('element_not_found', 'The boxes for the emailed code are no longer on the page.');
}
