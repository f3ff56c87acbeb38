import type { WidgetFault } from './widget-kind.ts';

/** What a widget knows of the page around it. */
export interface WidgetEnv {
  fault: WidgetFault | null;
  /** Does the work after the page's next delay, and after all that was begun before. */
  later(work: () => void): void;
  idle(): Promise<void>;
}

/** What a drawn widget is given. */
export interface WidgetProps<Value = string | null> {
  /** Id of its main control; other ids of the widget start with it. */
  readonly id: string;
  readonly label: string;
  readonly options: readonly string[];
  readonly value: Value;
  readonly commit: (value: Value) => void;
  readonly env: WidgetEnv;
}

/** A page whose steps take the given times in turn, in milliseconds. */
export function createEnv(delaysMs: readonly number[]): WidgetEnv {
  let step = 0;
  let pending = 0;
  let last = 0;
  const waiting: (() => void)[] = [];
  return {
    fault: null,
    later(work) {
      last = Math.max(last, performance.now() + (delaysMs[step++ % delaysMs.length] ?? 0));
      pending += 1;
      setTimeout(() => {
        work();
        pending -= 1;
        if (pending === 0) for (const done of waiting.splice(0)) done();
      }, last - performance.now());
    },
    idle: () => (pending === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}

/** The options that a search for the text finds. */
export function matching(options: readonly string[], text: string): readonly string[] {
  return options.filter((option) => option.toLowerCase().includes(text.trim().toLowerCase()));
}
