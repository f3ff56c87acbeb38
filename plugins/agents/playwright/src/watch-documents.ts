import type { PageScript, WatchArgument } from '@valet/core';
import type { BrowserContext, Frame, Page } from 'playwright-core';

/** What watches the documents of a context. */
export interface DocumentWatch<A> {
  readonly script: PageScript<WatchArgument<A>, void>;
  readonly argument: A;
  /** Told of each message, as JSON. */
  hear(page: Page, frame: Frame, text: string): void;
}

/** Name of the function by which a watching script reaches this process. */
const bridge = '__valetTell';

/** Runs a script in all documents of a context, those that are there and, before their own scripts, those that come. Once for a context. */
export async function watchDocuments<A>(
  context: BrowserContext,
  { script, argument, hear }: DocumentWatch<A>,
): Promise<void> {
  await context.exposeBinding(bridge, ({ page, frame }, text: string) => hear(page, frame, text));
  const tell = `(message) => { void window.${bridge}(JSON.stringify(message)); }`;
  const source = `(${script.source})({ argument: ${JSON.stringify(argument ?? null)}, tell: ${tell} })`;
  await context.addInitScript(source);
  const frames = context.pages().flatMap((page) => page.frames());
  await Promise.all(frames.map((frame) => frame.evaluate(source).catch(() => undefined))); // it may be leaving its document
}
