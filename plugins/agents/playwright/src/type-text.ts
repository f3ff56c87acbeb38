import type { ElementHandle, Page } from 'playwright-core';

/** Longer texts are inserted in one piece unless a delay is asked: a key costs about a millisecond. */
const longTextLength = 300;

/**
 * Replaces what an element holds by trusted typing. Line breaks are inserted, not pressed, and become spaces where there is
 * one line only: Enter in an input would submit its form.
 */
export async function typeText(
  page: Page,
  element: ElementHandle,
  options: { text: string; delayMs: number | undefined; timeoutMs: number },
): Promise<void> {
  const { delayMs, timeoutMs } = options;
  await element.selectText({ timeout: timeoutMs, force: true });
  await element.focus();
  const text = (await hasOneLine(element)) ? options.text.replace(/\s*\n\s*/g, ' ') : options.text;
  if (text === '') return page.keyboard.press('Delete');
  if (delayMs === undefined && text.length > longTextLength) return page.keyboard.insertText(text);
  for (const piece of text.split(/(\r?\n)/)) {
    if (/^\r?\n$/.test(piece)) await page.keyboard.insertText('\n');
    else if (piece !== '') await page.keyboard.type(piece, delayMs === undefined ? {} : { delay: delayMs });
  }
}

function hasOneLine(element: ElementHandle): Promise<boolean> {
  return element.evaluate((node) => node.nodeName === 'INPUT');
}
