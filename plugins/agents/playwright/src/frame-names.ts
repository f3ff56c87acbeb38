import { type FrameInfo, ValetError } from '@valet/core';
import type { Frame, Page } from 'playwright-core';

/** Names a page's frames: `main`, then `f1`, `f2`, ... in the order they are first seen; a name lasts as long as its frame. */
export class FrameNames {
  readonly #page: Page;
  readonly #names = new WeakMap<Frame, string>();
  #count = 0;

  constructor(page: Page) {
    this.#page = page;
    this.#names.set(page.mainFrame(), 'main');
  }

  list(): FrameInfo[] {
    return this.#page.frames().map((frame) => {
      const parent = frame.parentFrame();
      return { id: this.nameOf(frame), url: frame.url(), parentId: parent ? this.nameOf(parent) : null };
    });
  }

  /** The attached frame of that name; `element_not_found` when it has gone. */
  find(name: string): Frame {
    const frame = this.#page.frames().find((candidate) => this.nameOf(candidate) === name);
    if (frame) return frame;
    throw new ValetError('element_not_found', `Frame ${name} is no longer on the page.`);
  }

  nameOf(frame: Frame): string {
    const known = this.#names.get(frame);
    if (known) return known;
    this.#count += 1;
    const name = `f${this.#count}`;
    this.#names.set(frame, name);
    return name;
  }
}
