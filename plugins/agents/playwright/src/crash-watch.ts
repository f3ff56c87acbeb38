import { ValetError } from '@valet/core';
import type { BrowserContext, Page } from 'playwright-core';

/** Notices that a page, its context or its browser has died, and tells each listener once, also those that come late. */
export class CrashWatch {
  #died: ValetError | undefined;
  #listeners: ((error: Error) => void)[] = [];
  #isOver = false;

  #page: Page | undefined;

  constructor(context: BrowserContext, page: Page) {
    this.watch(page);
    context.once('close', () => this.#tell('The browser was closed.'));
    context.browser()?.once('disconnected', () => this.#tell('The browser died.'));
  }

  /** From now on it is this page whose death counts. */
  watch(page: Page): void {
    this.#page = page;
    const tellOf = (message: string) => () => {
      if (this.#page === page) this.#tell(message);
    };
    page.once('crash', tellOf('The page crashed.'));
    page.once('close', tellOf('The page was closed.'));
  }

  listen(listener: (error: Error) => void): void {
    if (this.#died) listener(this.#died);
    else this.#listeners.push(listener);
  }

  /** From now on closing is wanted, and nobody is told. */
  end(): void {
    this.#isOver = true;
    this.#listeners = [];
  }

  #tell(message: string): void {
    if (this.#isOver || this.#died) return;
    this.#died = new ValetError('browser_crashed', message);
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) listener(this.#died);
  }
}
