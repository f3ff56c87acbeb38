import { ValetError } from '@valet/core';

/** Turns Ctrl-C and a polite kill into an abort, so that a run can let go of its browser first. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** 130 after Ctrl-C, 143 after a kill, undefined while nobody interrupted. */
  exitCode(): number | undefined;
  /** Gives the signals back to Node. */
  dispose(): void;
}

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/** Listens for SIGINT and SIGTERM. The first aborts with `cancelled`; a second SIGINT ends the process at once. */
export function listenForInterrupt(target: NodeJS.Process = process): Interrupt {
  const controller = new AbortController();
  let code: number | undefined;
  const onSignal = (name: NodeJS.Signals) => {
    const wanted = name === 'SIGTERM' ? exitCodes.SIGTERM : exitCodes.SIGINT;
    if (code !== undefined && name === 'SIGINT') target.exit(wanted);
    code ??= wanted;
    controller.abort(new ValetError('cancelled', 'Interrupted.'));
  };
  target.on('SIGINT', onSignal);
  target.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    exitCode: () => code,
    dispose: () => {
      target.off('SIGINT', onSignal);
      target.off('SIGTERM', onSignal);
    },
  };
}

/**
 * Runs work that Ctrl-C may end, and returns its exit code: what is thrown because of the interruption is no failure to
 * tell of. The work itself says whether anything was submitted.
 */
export async function interruptible(work: (interrupt: Interrupt) => Promise<number>): Promise<number> {
  const interrupt = listenForInterrupt();
  try {
    return await work(interrupt);
  } catch (error) {
    const code = interrupt.exitCode();
    if (code === undefined) throw error;
    process.stderr.write('valet: Interrupted.\n');
    return code;
  } finally {
    interrupt.dispose();
  }
}
