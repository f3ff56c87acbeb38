import type { Manual, ManualStep } from '@valet/schemas';
import { isFieldStep } from './each-step.ts';

/**
 * Why a run cannot replay a manual; null where it can. A run fills fields as the manual says and leaves each page itself,
 * by the button that it finds there and with all its own checks: what a manual wants done beside that would be left out.
 */
export function whyNotReplayable({ task, pages }: Pick<Manual, 'task' | 'pages'>): string | null {
  if (task !== 'apply') return `an application run replays no manual of the task "${task}"`;
  const other = pages.flatMap(({ steps }) => steps.filter((step, at) => !isReplayed(step, at === steps.length - 1)))[0];
  return other ? `an application run does not replay the step "${other.id}" (${other.type})` : null;
}

function isReplayed(step: ManualStep, isLast: boolean): boolean {
  if (isLast && (step.type === 'click' || step.type === 'submit')) return true;
  return isFieldStep(step) && Object.keys(step.when ?? {}).every((part) => part === 'known');
}
