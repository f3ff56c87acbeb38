import { MessageChannel } from 'node:worker_threads';
import { ValetError } from '@valet/core';
import t from 'tap';
import {
  createPortChannel,
  type PortChannel,
  type Wire,
  type WireMessage,
} from '../../host/src/worker/port-channel.ts';

interface Calculator {
  add(a: number, b: number): Promise<number>;
  fail(code: 'timeout' | null): Promise<never>;
  wait(signal: AbortSignal): Promise<never>;
  size(bytes: Uint8Array): Promise<number>;
}

const calculator: Calculator = {
  add: async (a, b) => a + b,
  async fail(code) {
    if (code) throw new ValetError(code, 'too slow', { details: { questions: ['Why?'] } });
    throw new Error('it broke');
  },
  wait: (signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  size: async (bytes) => (bytes instanceof Uint8Array ? bytes.length : -1),
};

/** Two ends joined by a wire, and how to cut it. */
function join(): { client: PortChannel; cut(): void } {
  const { port1, port2 } = new MessageChannel();
  const wire = (port: typeof port1): Wire => ({
    send(message) {
      port.postMessage(message);
      return true;
    },
    onMessage: (listener) => void port.on('message', (message: WireMessage) => listener(message)),
    onClose: (listener) => void port.on('close', listener),
  });
  createPortChannel(wire(port1), { calculator });
  return { client: createPortChannel(wire(port2), {}), cut: () => port1.close() };
}

t.test('calls the other side and brings back what it returns', async (t) => {
  const { client, cut } = join();
  t.teardown(cut);
  const port = client.port<Calculator>('calculator');
  t.strictSame(await Promise.all([port.add(1, 2), port.add(3, 4), port.size(new Uint8Array(5))]), [3, 7, 5]);
});

t.test('brings back errors with their code and details', async (t) => {
  const { client, cut } = join();
  t.teardown(cut);
  const port = client.port<Calculator>('calculator');
  await t.rejects(port.fail('timeout'), { code: 'timeout', message: 'too slow', details: { questions: ['Why?'] } });
  await t.rejects(port.fail(null), { code: 'internal_error', message: 'it broke' });
});

t.test('offers nothing but the methods of its ports', async (t) => {
  const { client, cut } = join();
  t.teardown(cut);
  const strange = client.port<Record<string, () => Promise<unknown>>>('calculator');
  for (const method of ['constructor', 'toString', '__proto__', 'nothing']) {
    await t.rejects(Promise.resolve(strange[method]?.()), { code: 'internal_error' }, method);
  }
  const other = client.port<Calculator>('__proto__');
  await t.rejects(other.add(1, 2), { code: 'internal_error' });
});

t.test('carries an abort with its reason', async (t) => {
  const { client, cut } = join();
  t.teardown(cut);
  const controller = new AbortController();
  const waiting = client.port<Calculator>('calculator').wait(controller.signal);
  controller.abort(new ValetError('cancelled', 'enough'));
  await t.rejects(waiting, { code: 'cancelled', message: 'enough' });
});

t.test('rejects calls under way and later ones with fenced when the other side is gone', async (t) => {
  const { client, cut } = join();
  const port = client.port<Calculator>('calculator');
  t.equal(await port.add(1, 1), 2);
  const waiting = port.wait(new AbortController().signal);
  cut();
  await t.rejects(waiting, { code: 'fenced' });
  await t.rejects(port.add(1, 1), { code: 'fenced' });
});
