import type { ReadStream, WriteStream } from 'node:tty';
import pc from 'picocolors';

/** Colour functions that do nothing where colour is not wanted. */
export type Colors = ReturnType<typeof pc.createColors>;

/** Where a command shows what it does and, when a person sits there, asks. */
export interface Terminal {
  /** One result on stdout. */
  print(text: string): void;
  /** Something for people: on stdout, or on stderr where stdout carries JSON. */
  show(text: string): void;
  /** Text without a line end, for lines that are drawn again. Only where {@link Terminal.isLive}. */
  draw(text: string): void;
  readonly colors: Colors;
  /** Columns to use: 60 to 100. */
  readonly width: number;
  /** Lines may be drawn again in place. */
  readonly isLive: boolean;
  /** A person sits at the keyboard and sees what is shown. */
  readonly canAsk: boolean;
  readonly input: NodeJS.ReadStream;
  readonly view: NodeJS.WriteStream;
}

/** The streams of a process, so that a test can bring its own. */
export interface TerminalStreams {
  readonly stdin: NodeJS.ReadStream | ReadStream;
  readonly stdout: NodeJS.WriteStream | WriteStream;
  readonly stderr: NodeJS.WriteStream | WriteStream;
}

/** Opens the terminal; with `json`, stdout is kept for the one document. */
export function openTerminal({ json, streams = process }: { json: boolean; streams?: TerminalStreams }): Terminal {
  const view = json ? streams.stderr : streams.stdout;
  const isTerminal = Boolean(view.isTTY);
  return {
    print: (text) => void streams.stdout.write(`${text}\n`),
    show: (text) => void view.write(`${text}\n`),
    draw: (text) => void view.write(text),
    colors: pc.createColors(isTerminal && pc.isColorSupported),
    get width() {
      return Math.min(100, Math.max(60, view.columns ?? 80));
    },
    isLive: isTerminal,
    canAsk: isTerminal && Boolean(streams.stdin.isTTY),
    input: streams.stdin,
    view,
  };
}
