import type { WebSocket } from '@fastify/websocket';
import type { EndReason, Listener } from './listener.ts';

/** Close codes (RFC 6455 §7.4.1) and what is said beside them. */
const farewells: Readonly<Record<Exclude<EndReason, 'slow'>, readonly [number, string]>> = {
  job_over: [1000, 'the job is over'],
  closing: [1001, 'the host stops; come again'],
  failed: [1011, 'the events could not be read; come again'],
};

/** A listener at a WebSocket: one event a message, as JSON. */
export function createSocketListener(socket: WebSocket): Listener {
  let lastSend: Promise<void> = Promise.resolve();
  return {
    get bufferedBytes() {
      return socket.bufferedAmount;
    },
    write(frames) {
      const { promise, resolve } = Promise.withResolvers<void>();
      for (const frame of frames) socket.send(frame.json, { binary: false }, () => resolve());
      lastSend = promise;
    },
    drained: () => lastSend,
    beat: () => socket.ping(),
    end(why) {
      if (why === 'slow') socket.terminate();
      else socket.close(...farewells[why]);
    },
  };
}
