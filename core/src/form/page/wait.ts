/** Resolves with the first truthy result of `probe`, looked at after each change of the page; null after `limitMs`. */
export function waitUntil<T>(probe: () => T | null | false | undefined, limitMs: number): Promise<T | null> {
  const first = probe();
  if (first) return Promise.resolve(first);
  return new Promise((resolve) => {
    const finish = (result: T | null) => {
      observer.disconnect();
      clearInterval(poll);
      clearTimeout(limit);
      resolve(result);
    };
    const look = () => {
      const result = probe();
      if (result) finish(result);
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    // Values and shadow roots change without a mutation of the document.
    const poll = setInterval(look, 50);
    const limit = setTimeout(() => finish(null), limitMs);
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
