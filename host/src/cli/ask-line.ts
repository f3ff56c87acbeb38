import { createInterface } from 'node:readline';
import { ValetError } from '@valet/core';
import type { Terminal } from './terminal.ts';

/**
 * Asks for one line. Errors: the signal's reason when aborted; `human_required` when the input ends.
 * Ctrl-C goes on to the process, as it would without a question.
 */
export function askLine(
  question: string,
  { terminal, signal }: { terminal: Terminal; signal: AbortSignal },
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  if (signal.aborted) return Promise.reject(signal.reason);
  const lines = createInterface({ input: terminal.input, output: terminal.view, terminal: true });
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  lines.once('close', () =>
    reject(new ValetError('human_required', 'The input ended before the question was answered.')),
  );
  lines.question(question, (text) => resolve(text.trim()));
  return promise.finally(() => {
    signal.removeEventListener('abort', onAbort);
    lines.close();
  });
}
