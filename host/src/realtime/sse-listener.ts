import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Listener } from './listener.ts';

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // nginx would hold events back until a buffer is full.
  'x-accel-buffering': 'no',
};
/** How long a client waits before it comes again. */
const opening = 'retry: 1000\n\n';
const comment = Buffer.from(':\n\n');

/** A listener at an event stream; answers with its head. */
export function createSseListener(response: ServerResponse): Listener {
  response.writeHead(200, headers);
  response.write(opening);
  const gone = once(response, 'close');
  return {
    get bufferedBytes() {
      return response.writableLength;
    },
    write(frames) {
      const [first] = frames;
      response.write(frames.length === 1 && first ? first.sse : Buffer.concat(frames.map(({ sse }) => sse)));
    },
    async drained() {
      if (response.writableNeedDrain) await Promise.race([once(response, 'drain'), gone]).catch(() => undefined);
    },
    beat: () => void response.write(comment),
    end(why) {
      if (why === 'job_over' || why === 'closing') response.end();
      else response.destroy();
    },
  };
}
