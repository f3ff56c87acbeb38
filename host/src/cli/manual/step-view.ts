import type { JobEvent, RunEvent, TaskReport } from '@valet/schemas';
import { formatDuration, oneLine, wrapText } from '../readable.ts';
import type { Terminal } from '../terminal.ts';

/** Shows the steps of a manual while it runs, a line each. */
export interface StepView {
  onEvent(event: JobEvent): void;
  /** How it ended, in a line. */
  end(report: TaskReport): void;
  /** Nothing is drawn between two lines, so that questions need no room. */
  pause(): void;
  resume(): void;
}

type Metadata<T extends RunEvent['event_type']> = Extract<RunEvent, { event_type: T }>['metadata'];

/** Makes a {@link StepView}; `intentions` are what each step is for, by its id. */
export function createStepView(terminal: Terminal, intentions: ReadonlyMap<string, string>): StepView {
  const { green, red, yellow, dim, bold } = terminal.colors;
  const say = (id: string | undefined, fallback: string) => oneLine((id && intentions.get(id)) ?? fallback);
  const line = (mark: string, { step_id, action }: { step_id?: string; action: string }, note: string) =>
    terminal.show(`  ${mark} ${action.padEnd(9)}${bold(say(step_id, step_id ?? 'the address'))} ${dim(note)}`);
  return {
    pause: () => undefined,
    resume: () => undefined,
    onEvent({ event_type, metadata }) {
      if (event_type === 'step_completed') {
        const done = metadata as Metadata<'step_completed'>;
        const { outcome = 'done', duration_ms = 0 } = done;
        const mark = outcome === 'not_needed' ? dim('-') : outcome === 'healed' ? yellow('~') : green('✓');
        line(
          mark,
          done,
          [outcome === 'done' ? '' : outcome.replaceAll('_', ' '), formatDuration(duration_ms)].join(' ').trim(),
        );
      }
      if (event_type !== 'step_failed') return;
      const failed = metadata as Metadata<'step_failed'>;
      line(failed.on_fail === 'fail' ? red('✗') : yellow('!'), failed, failed.on_fail);
      terminal.show(`      ${oneLine(`expected ${failed.expected}; found ${failed.found}`)}`);
    },
    end({ outcome, error, requests_cut }) {
      const cut = requests_cut > 0 ? ` ${requests_cut} requests were cut.` : '';
      if (!error) return terminal.show(`  ${green('Done.')}${cut}`);
      const text = `${error.message} [${error.code}]${cut}`;
      terminal.show(
        `  ${red(`${outcome[0]?.toUpperCase()}${outcome.slice(1)}.`)}\n${wrapText(text, { width: terminal.width, indent: '  ' })}`,
      );
    },
  };
}
