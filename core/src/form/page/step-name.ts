import { fold } from './words.ts';

/** Headings and signs of place that name a step; no more than so many are looked at. */
export const mostStepSigns = 200;

/** What the page calls itself: its visible headings and its place in the flow. Empty when it says nothing. */
export function stepName(): string {
  const telling = 'h1,h2,h3,legend,[aria-current=step],[aria-current=true],[role=progressbar],progress';
  const textOfSign = (element: Element) => {
    const value = element.getAttribute('aria-valuetext') ?? element.getAttribute('aria-valuenow');
    const own = element instanceof HTMLProgressElement ? String(element.value) : '';
    return fold(value ?? (own || element.textContent)).slice(0, 80);
  };
  const shown = [...document.querySelectorAll(telling)]
    .slice(0, mostStepSigns)
    .filter((element) => !element.closest('[role=alert],[class*=error]') && element.checkVisibility());
  return [...new Set(shown.map(textOfSign))]
    .filter((text) => text !== '')
    .join(' / ')
    .slice(0, 300);
}
