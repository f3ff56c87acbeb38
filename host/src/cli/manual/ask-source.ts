import { describeValue, type OpenValue } from '@valet/core';
import type { ValueRef } from '@valet/schemas';
import { readValueRef } from '../../devtools/value-placeholder.ts';
import { askLine } from '../ask-line.ts';
import { elideMiddle, oneLine } from '../readable.ts';
import type { Terminal } from '../terminal.ts';

const mostLetters = 60;

/** Asks the person at the terminal what a recorded value is; null where its step is to be left out. Errors: those of askLine. */
export async function askSource(
  open: OpenValue,
  { terminal, signal }: { readonly terminal: Terminal; readonly signal: AbortSignal },
): Promise<ValueRef | null> {
  const { bold, dim, yellow } = terminal.colors;
  const usual = open.asked && 'answer' in open.asked ? open.asked : null;
  terminal.show(`\n  ${bold(oneLine(open.field.label))} holds ${dim(elideMiddle(oneLine(open.typed), mostLetters))}`);
  terminal.show(`  ${whyOpen(open)}`);
  terminal.show(dim(`  Say what it is: profile.email, answer: Why us?, ask: Why us?, or - to leave the step out.`));
  const usually = usual ? ` [Enter: ${oneLine(describeValue(usual))}]` : '';
  for (;;) {
    const words = await askLine(`  Which answer is this?${usually} `, { terminal, signal });
    if (words === '-') return null;
    if (words === '' && usual) return usual;
    const named = readValueRef(words);
    if ('value' in named) return named.value;
    terminal.show(`  ${yellow('!')} It ${named.mistake}.`);
  }
}

/** Why nothing tells where the value comes from. */
export function whyOpen({ refs, asked }: OpenValue): string {
  if (refs.length > 1) return `It is equal to several facts: ${refs.join(', ')}.`;
  if (asked && 'ref' in asked) return `It asks for ${asked.ref}, and that of the sample candidate is another.`;
  return 'Neither the profile nor the answers of the sample candidate hold it.';
}
