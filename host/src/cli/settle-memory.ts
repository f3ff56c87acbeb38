import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The start's own work is over by then, and nobody waits for a job yet. */
const restMs = 1000;

/**
 * Gives back, once, what a start took and nothing needs any more: a process that waits makes no garbage, so V8 would keep
 * 60 MB of it. It goes through the whole heap, which takes some 100 ms.
 */
export function settleMemory(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc');
    const collect: (how: object) => void = runInNewContext('gc');
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  }, restMs).unref();
}
