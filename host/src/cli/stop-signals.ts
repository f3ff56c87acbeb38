/** How somebody asks a service to stop. */
export interface StopSignals {
  /** Resolves with the first SIGINT or SIGTERM. */
  readonly asked: Promise<void>;
  /** Resolves with the second. */
  readonly askedAgain: Promise<void>;
  /** The first was SIGTERM: a service manager, which waits for running jobs. */
  readonly isPatient: boolean;
  /** Gives the signals back to Node. */
  dispose(): void;
}

/** Listens for SIGINT and SIGTERM; from then on they end nothing by themselves. */
export function listenForStop(target: NodeJS.Process = process): StopSignals {
  const asks = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
  let count = 0;
  let isPatient = false;
  const onSignal = (name: NodeJS.Signals) => {
    if (count === 0) isPatient = name === 'SIGTERM';
    asks[count]?.resolve();
    count += 1;
  };
  target.on('SIGINT', onSignal);
  target.on('SIGTERM', onSignal);
  return {
    asked: asks[0].promise,
    askedAgain: asks[1].promise,
    get isPatient() {
      return isPatient;
    },
    dispose() {
      target.off('SIGINT', onSignal);
      target.off('SIGTERM', onSignal);
    },
  };
}
