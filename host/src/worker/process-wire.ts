import type { ChildProcess } from 'node:child_process';
import type { Wire, WireMessage } from './port-channel.ts';

/** The wire to the other end of `fork`: a child process, or (in the child) the process itself. */
export function createProcessWire(end: ChildProcess | NodeJS.Process): Wire {
  return {
    send(message) {
      if (!end.connected || !end.send) return false;
      end.send(message, undefined, undefined, () => undefined); // a broken pipe also shows as 'disconnect'
      return true;
    },
    onMessage: (listener) => void end.on('message', (message) => listener(message as WireMessage)),
    onClose: (listener) => void end.on('disconnect', listener),
  };
}
