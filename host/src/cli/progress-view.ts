import type { Clock } from '@valet/core';
import type { JobEvent, RunPhase } from '@valet/schemas';
import { eventNote } from './event-note.ts';
import { elideMiddle, formatDuration } from './readable.ts';
import type { Terminal } from './terminal.ts';

/** Shows a run while it goes: a line for each finished phase and, on a terminal, a live one for the present. */
export interface ProgressView {
  /** Goes over to what comes before the first event. */
  enter(phase: ShownPhase): void;
  onEvent(event: JobEvent): void;
  /** Takes the live line away while something else is shown; {@link ProgressView.resume} brings it back. */
  pause(): void;
  resume(): void;
  /** Ends the present phase and gives the terminal back. */
  close(): void;
}

/** A phase of the run, or the opening of store and plugins before it. */
export type ShownPhase = RunPhase | 'preparing';

const phaseLabels: Record<ShownPhase, string> = {
  preparing: 'Open the store',
  provisioning: 'Open a browser',
  navigating: 'Open the posting',
  analyzing: 'Read the form',
  working: 'Do the steps',
  filling: 'Fill',
  reviewing: 'Check',
  submitting: 'Submit',
  verifying: 'Verify',
  waiting_human: 'Wait for a person',
  completed: 'Done',
  failed: 'Failed',
};

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMs = 80;

interface Present {
  readonly phase: ShownPhase;
  readonly startedMs: number;
  readonly notes: string[];
  /** What is being done right now; only the live line shows it. */
  action: string;
  isTroubled: boolean;
}

/** Makes a {@link ProgressView}. */
export function createProgressView({ terminal, clock }: { terminal: Terminal; clock: Clock }): ProgressView {
  const { colors } = terminal;
  let present: Present | undefined;
  let timer: NodeJS.Timeout | undefined;
  let frame = 0;

  const begin = (phase: ShownPhase): Present => ({
    phase,
    startedMs: clock.now(),
    notes: [],
    action: '',
    isTroubled: false,
  });
  const line = (mark: string, { phase, startedMs, notes, action }: Present, isNow = false) => {
    const time = formatDuration(clock.now() - startedMs).padStart(9);
    const label = phaseLabels[phase].padEnd(18);
    const room = terminal.width - 4 - label.length - time.length - 1;
    const text = [...notes, ...(isNow && action ? [action] : [])].join(' · ');
    return `  ${mark} ${label}${colors.dim(elideMiddle(text, room).padEnd(room))} ${colors.dim(time)}`;
  };
  const erase = () => terminal.isLive && terminal.draw('\r\x1b[2K');
  const redraw = () => {
    if (!present) return;
    frame = (frame + 1) % frames.length;
    terminal.draw(`\r\x1b[2K${line(colors.cyan(frames[frame] ?? ''), present, true)}`);
  };
  const pause = () => {
    clearInterval(timer);
    timer = undefined;
    erase();
  };
  const resume = () => {
    if (!terminal.isLive || !present || timer) return;
    redraw();
    timer = setInterval(redraw, frameMs).unref();
  };
  const finish = (failed: boolean) => {
    if (!present) return;
    pause();
    const mark = failed ? colors.red('✗') : present.isTroubled ? colors.yellow('!') : colors.green('✓');
    terminal.show(line(mark, present));
    present = undefined;
  };
  const enter = (phase: ShownPhase) => {
    finish(phase === 'failed');
    if (phase === 'completed' || phase === 'failed') return;
    present = begin(phase);
    resume();
  };

  return {
    enter,
    pause,
    resume,
    close: () => finish(false),
    onEvent(event) {
      if (event.event_type === 'state_changed') return enter(event.metadata['to'] as RunPhase);
      if (!present) return;
      if (event.event_type === 'step_started') present.action = String(event.metadata['action']);
      const note = eventNote(event);
      if (note) present.notes.push(note.text);
      present.isTroubled ||= note?.isTrouble ?? false;
      if (timer) redraw();
    },
  };
}
