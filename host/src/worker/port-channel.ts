import { isErrorCode, isValetError, ValetError } from '@valet/core/error';

/** Something that carries structured-cloneable messages to one other process, in order. */
export interface Wire {
  /** False when the other side is gone. */
  send(message: WireMessage): boolean;
  onMessage(listener: (message: WireMessage) => void): void;
  onClose(listener: () => void): void;
}

/** What goes over a {@link Wire}. */
export type WireMessage =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly port: string;
      readonly method: string;
      readonly args: readonly unknown[];
      readonly signalAt: number | null;
    }
  | { readonly kind: 'abort'; readonly id: number; readonly reason: WireError }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: WireError };

/** An error on its way to the other process. */
interface WireError {
  readonly code: string | null;
  readonly message: string;
  readonly details: ValetError['details'];
}

/** A port whose every method is asynchronous and takes and returns structured-cloneable values (and AbortSignals). */
export type Port = object;

/** Both ends of a connection: offers own ports and reaches those of the other process. */
export interface PortChannel {
  /** The other process's port of this name; each call is one message each way. */
  port<T extends Port>(name: string): T;
  /** Rejects every call under way, and every later one, with this error. */
  close(error: ValetError): void;
}

/**
 * Joins two processes over a wire. Calls reject with what the other side threw (Valet errors keep their code), with
 * the signal's reason is passed on to the other side, and with `fenced` once the other side is gone: whoever held a
 * job there holds it no more.
 */
export function createPortChannel(wire: Wire, offered: Readonly<Record<string, Port>>): PortChannel {
  const calls = new Map<number, PromiseWithResolvers<unknown>>();
  const running = new Map<number, AbortController>();
  let nextId = 1;
  let closedBy: ValetError | null = null;

  const close = (error: ValetError) => {
    closedBy ??= error;
    for (const call of calls.values()) call.reject(closedBy);
    calls.clear();
    for (const controller of running.values()) controller.abort(closedBy);
  };

  const serve = async ({ id, port, method, args, signalAt }: Extract<WireMessage, { kind: 'call' }>) => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const target = Object.hasOwn(offered, port) ? (offered[port] as Readonly<Record<string, unknown>>) : {};
      const work = Object.hasOwn(target, method) ? target[method] : undefined;
      if (typeof work !== 'function') throw new ValetError('internal_error', `There is no ${port}.${method} here.`);
      const given = [...args];
      if (signalAt !== null) given[signalAt] = controller.signal;
      wire.send({ kind: 'value', id, value: await work.apply(target, given) });
    } catch (error) {
      wire.send({ kind: 'error', id, error: pack(error) });
    } finally {
      running.delete(id);
    }
  };

  wire.onClose(() => close(new ValetError('fenced', 'The process on the other side is gone.')));
  wire.onMessage((message) => {
    if (message.kind === 'call') return void serve(message);
    if (message.kind === 'abort') return running.get(message.id)?.abort(unpack(message.reason));
    const call = calls.get(message.id);
    calls.delete(message.id);
    if (message.kind === 'value') call?.resolve(message.value);
    else call?.reject(unpack(message.error));
  });

  const call = async (port: string, method: string, args: readonly unknown[]): Promise<unknown> => {
    if (closedBy) throw closedBy;
    const id = nextId++;
    const result = Promise.withResolvers<unknown>();
    calls.set(id, result);
    const signalAt = args.findIndex((arg) => arg instanceof AbortSignal);
    const signal = args[signalAt] as AbortSignal | undefined;
    const onAbort = () => wire.send({ kind: 'abort', id, reason: pack(signal?.reason) });
    const sendable = args.map((arg) => (arg instanceof AbortSignal ? null : arg));
    if (!wire.send({ kind: 'call', id, port, method, args: sendable, signalAt: signalAt < 0 ? null : signalAt })) {
      close(new ValetError('fenced', 'The process on the other side is gone.'));
    }
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort, { once: true });
    return result.promise.finally(() => signal?.removeEventListener('abort', onAbort));
  };

  return {
    port: <T extends Port>(name: string) =>
      new Proxy({} as T, {
        // `then` must stay undefined, or an awaited port would be called as a promise.
        get: (_target, method) =>
          typeof method === 'string' && method !== 'then'
            ? (...args: readonly unknown[]) => call(name, method, args)
            : undefined,
      }),
    close,
  };
}

function pack(error: unknown): WireError {
  if (isValetError(error)) return { code: error.code, message: error.message, details: error.details };
  return { code: null, message: error instanceof Error ? error.message : String(error), details: {} };
}

function unpack({ code, message, details }: WireError): ValetError {
  return new ValetError(code !== null && isErrorCode(code) ? code : 'internal_error', message, { details });
}
