// Runs a command in a terminal (tmux) and draws what it showed:
//   npm exec -- node docs/picture/record-terminal.mjs docs/picture/apply.svg 'npm run apply'
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { terminalSvg } from './terminal-svg.mjs';

const [file, command] = process.argv.slice(2);
const columns = 96;
const rows = 40;
const everyMs = 100;
const session = `valet-recording-${process.pid}`;
const endMark = 'recording-ends-here';

const tmux = (...args) => execFileSync('tmux', args, { encoding: 'utf8' });
const look = () => tmux('capture-pane', '-e', '-p', '-t', session).replace(/\n+$/, '');

tmux('new-session', '-d', '-s', session, '-x', String(columns), '-y', String(rows), 'sh');
try {
  // The prompt that is shown is the command itself; the end mark is printed apart and cut off.
  tmux('send-keys', '-t', session, `PS1=; clear; printf '$ %s\\n' '${command}'; ${command}; echo ${endMark}`, 'Enter');
  const startedAt = Date.now();
  const frames = [];
  for (;;) {
    await delay(everyMs);
    const text = look();
    const isEnd = text.trimEnd().endsWith(endMark);
    const shown = text.replace(endMark, '').trimEnd();
    const isTyping = shown.includes('printf ');
    if (!isTyping && shown !== '' && shown !== frames.at(-1)?.text) {
      frames.push({ atMs: frames.length === 0 ? 0 : Date.now() - startedAt, text: shown });
    }
    if (isEnd) break;
  }
  await writeFile(file, terminalSvg({ frames, columns, rows, title: command }));
  console.log(`${frames.length} frames in ${file}`);
} finally {
  tmux('kill-session', '-t', session);
}
