import { pageFunction } from '../plugin/page-function.ts';
import type { AtsContext } from './run-context.ts';

const nameStep = pageFunction('name-step', (): string => {
  const telling = 'h1,h2,h3,legend,[aria-current=step],[aria-current=true],[role=progressbar],progress';
  const textOf = (element: Element) => {
    const value = element.getAttribute('aria-valuetext') ?? element.getAttribute('aria-valuenow');
    const own = element.matches('progress') ? String((element as HTMLProgressElement).value) : '';
    return (value ?? (own || (element.textContent ?? ''))).replace(/\s+/g, ' ').trim().slice(0, 80);
  };
  const shown = [...document.querySelectorAll(telling)]
    .slice(0, 200)
    .filter((element) => !element.closest('[role=alert],[class*=error]') && element.checkVisibility());
  return [...new Set(shown.map(textOf))]
    .filter((text) => text !== '')
    .join(' / ')
    .slice(0, 300);
});

/** What the page that holds the form calls itself: its visible headings and its place in the flow. Empty when it says nothing. */
export async function readStepName({ agent }: AtsContext, frame: string): Promise<string> {
  return agent.evaluate(frame, nameStep, undefined).catch(() => '');
}
