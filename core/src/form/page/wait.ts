/** Milliseconds between two looks where nothing tells of a change. */
export const lookEveryMs = 50;

/**
 * Resolves with the first truthy result of `probe`, looked at after each change of the page; null after `limitMs` of the
 * page's own time: a page that is held up (a busy machine, a long script) is behind with its work as well, so that one
 * turn never counts for more than 50 ms. It is over in any case after five times the limit.
 */
export function waitUntil<T>(probe: () => T | null | false | undefined, limitMs: number): Promise<T | null> {
  const first = probe();
  if (first) return Promise.resolve(first);
  return new Promise((resolve) => {
    const latest = performance.now() + 5 * limitMs;
    let leftMs = limitMs;
    let turn: ReturnType<typeof setTimeout>;
    const finish = (result: T | null) => {
      observer.disconnect();
      clearTimeout(turn);
      resolve(result);
    };
    const look = () => {
      const result = probe();
      if (result) finish(result);
      return result;
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    // Values and shadow roots change without a mutation of the document.
    const next = () => {
      const turnMs = Math.min(lookEveryMs, leftMs);
      turn = setTimeout(() => {
        leftMs -= turnMs;
        if (look()) return;
        if (leftMs <= 0 || performance.now() >= latest) finish(null);
        else next();
      }, turnMs);
    };
    next();
  });
}

/** Lets pages do what they have put off to the next moment, and frameworks draw it: a site may take a value back at once. */
export async function settle(): Promise<void> {
  await nextTask();
  await new Promise((resolve) => setTimeout(resolve));
  await nextTask();
}

/** Lets frameworks commit what they have batched. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });
}
