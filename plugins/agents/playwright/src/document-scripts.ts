import { type ElementTarget, type PageScript, ValetError } from '@valet/core';
import type { ElementHandle, Frame, JSHandle } from 'playwright-core';
import { isDocumentGone, withoutQuery, wrapping } from './agent-error.ts';

type InPageFunction = (argument: unknown) => unknown;

/** Runs core's page scripts in frames; a script's text travels once per document, afterwards only its argument does. */
export class DocumentScripts {
  readonly #handles = new WeakMap<Frame, Map<string, JSHandle<InPageFunction>>>();

  /**
   * Runs the script and returns its JSON-able result. When the document is replaced meanwhile, it runs once more in the
   * new document.
   */
  run(frame: Frame, script: PageScript<unknown, unknown>, argument: unknown): Promise<unknown> {
    const doing = { what: `run ${script.id} in ${withoutQuery(frame.url())}`, secrets: argument };
    return wrapping(doing, () =>
      this.#onDocument(frame, script, (fn) => fn.evaluate((call, input) => call(input), argument)),
    );
  }

  /** The element that the target's script finds; `element_not_found` when it returns none. The caller disposes it. */
  find(frame: Frame, target: ElementTarget): Promise<ElementHandle> {
    return wrapping({ what: `find an element with ${target.find.id}`, secrets: target.argument }, async () => {
      const handle = await this.#onDocument(frame, target.find, (fn) =>
        fn.evaluateHandle((call, input) => call(input), target.argument),
      );
      const element = handle.asElement();
      if (element) return element as ElementHandle;
      await handle.dispose();
      throw new ValetError('element_not_found', `${target.find.id} found no element in frame ${target.frame}.`);
    });
  }

  async #onDocument<T>(
    frame: Frame,
    script: PageScript<unknown, unknown>,
    use: (fn: JSHandle<InPageFunction>) => Promise<T>,
  ): Promise<T> {
    try {
      return await use(await this.#handle(frame, script));
    } catch (error) {
      if (!isDocumentGone(error)) throw error;
      this.#handles.delete(frame);
      return use(await this.#handle(frame, script));
    }
  }

  async #handle(frame: Frame, script: PageScript<unknown, unknown>): Promise<JSHandle<InPageFunction>> {
    const known = this.#handles.get(frame) ?? new Map<string, JSHandle<InPageFunction>>();
    this.#handles.set(frame, known);
    const existing = known.get(script.id);
    if (existing) return existing;
    const made = await frame.evaluateHandle<InPageFunction>(`(${script.source})`);
    known.set(script.id, made);
    return made;
  }
}
