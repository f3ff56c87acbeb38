import type { MessagePort } from 'node:worker_threads';
import type { Wire, WireMessage } from '../../host/src/worker/port-channel.ts';

/** A wire over a message port. */
export function wireOf(port: MessagePort): Wire {
  return {
    send(message) {
      port.postMessage(message);
      return true;
    },
    onMessage: (listener) => void port.on('message', (message: WireMessage) => listener(message)),
    onClose: (listener) => void port.on('close', listener),
  };
}
