import { type HumanPort, type HumanReply, type HumanRequest, ValetError } from '@valet/core';
import type { InteractionType } from '@valet/schemas';
import { answersTable } from './answers-table.ts';
import { askLine } from './ask-line.ts';
import type { ProgressView } from './progress-view.ts';
import { wrapText } from './readable.ts';
import type { Terminal } from './terminal.ts';

/** What the questions of one run need. */
export interface TerminalHumanOptions {
  readonly terminal: Terminal;
  readonly progress: Pick<ProgressView, 'pause' | 'resume'>;
  /** The browser's window is shown, so that a person can act in it. */
  readonly headed: boolean;
}

type Ask = (question: string) => Promise<string>;
type Asker = (
  request: HumanRequest,
  ask: Ask,
  options: TerminalHumanOptions,
) => Promise<Omit<HumanReply, 'resolvedBy'>>;

/** How each kind of question is put. */
const askers: Record<InteractionType, Asker> = {
  review: askReview,
  '2fa': async ({ message }, ask, { terminal }) => {
    terminal.show(`\n${wrapText(message, { width: terminal.width, indent: '  ' })}`);
    return { code: await askUntilGiven('  Code: ', ask) };
  },
  question: askQuestions,
  captcha: askForHands,
  login: askForHands,
  bot_check: askForHands,
  unknown: askForHands,
};

/** A {@link HumanPort} that asks the person at the terminal. */
export function createTerminalHuman(options: TerminalHumanOptions): HumanPort {
  return {
    async ask(request, signal) {
      const { terminal, progress } = options;
      const limit = AbortSignal.timeout(request.timeoutMs);
      const either = AbortSignal.any([signal, limit]);
      progress.pause();
      try {
        const reply = await askers[request.type](
          request,
          (text) => askLine(text, { terminal, signal: either }),
          options,
        );
        return { resolvedBy: 'terminal', ...reply };
      } catch (error) {
        if (!limit.aborted || signal.aborted) throw error;
        const seconds = Math.round(request.timeoutMs / 1000);
        throw new ValetError('hitl_timeout', `Nobody answered within ${seconds} s.`, { cause: error });
      } finally {
        progress.resume();
      }
    },
  };
}

async function askReview({ answers = [], screenshot }: HumanRequest, ask: Ask, { terminal }: TerminalHumanOptions) {
  terminal.show(`\n${answersTable(answers, terminal)}\n`);
  if (screenshot) terminal.show(`  ${terminal.colors.dim('The filled form:')} ${screenshot}`);
  for (;;) {
    const reply = (await ask('  Submit this application? [y/n] ')).toLowerCase();
    if (['y', 'yes'].includes(reply)) return { approved: true };
    if (['n', 'no'].includes(reply)) return { approved: false };
  }
}

async function askQuestions({ questions = [] }: HumanRequest, ask: Ask, { terminal }: TerminalHumanOptions) {
  const { bold } = terminal.colors;
  terminal.show(
    `\n  ${questions.length === 1 ? 'One required question has' : `${questions.length} required questions have`} no answer yet.`,
  );
  const answers: Record<string, string> = {};
  for (const question of questions) {
    terminal.show(`\n  ${bold(question)}`);
    answers[question] = await askUntilGiven('  Your answer: ', ask);
  }
  return { answers };
}

async function askForHands({ type, message }: HumanRequest, ask: Ask, { terminal, headed }: TerminalHumanOptions) {
  if (!headed) {
    throw new ValetError(
      'human_required',
      `${message} (${type}): run again with --headed to do it in the browser's window.`,
    );
  }
  terminal.show(`\n${wrapText(message, { width: terminal.width, indent: '  ' })}`);
  await ask("  Do it in the browser's window, then press Enter here. ");
  return {};
}

async function askUntilGiven(question: string, ask: Ask): Promise<string> {
  for (;;) {
    const reply = await ask(question);
    if (reply !== '') return reply;
  }
}
