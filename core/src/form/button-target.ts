import type { FormButton } from '@valet/schemas';
import type { ElementTarget } from '../plugin/browser-agent.ts';
import { targetOf } from './form-script.ts';

/** A button of a form, for a trusted click: the visible one that agrees with most of its locators. */
export function buttonTarget(button: FormButton): ElementTarget {
  return targetOf(button.frame, { call: 'findButtonElement', argument: { locators: button.locators } });
}
