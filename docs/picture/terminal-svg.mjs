// Draws what a terminal showed, frame by frame, as one SVG that plays once and stays on its last frame.
const cellWidth = 8.4;
const lineHeight = 19;
const margin = { top: 44, side: 20, bottom: 20 };

const palette = ['#4b5563', '#f87171', '#4ade80', '#facc15', '#60a5fa', '#c084fc', '#22d3ee', '#e5e7eb'];
const plain = { color: '#d7dde5', isBold: false, isDim: false };

/**
 * `frames`: [{ atMs, text }], text as `tmux capture-pane -e -p` prints it. `columns` and `rows`: size of the terminal.
 * Returns the SVG's source.
 */
export function terminalSvg({ frames, columns, rows, title }) {
  const width = Math.ceil(columns * cellWidth + 2 * margin.side);
  const height = rows * lineHeight + margin.top + margin.bottom;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">
<style>
text { font: 14px ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; white-space: pre; }
.b { font-weight: 700 } .d { opacity: .6 }
${animation(frames)}
</style>
<rect width="100%" height="100%" rx="10" fill="#10151c"/>
<circle cx="22" cy="20" r="6" fill="#f87171"/><circle cx="42" cy="20" r="6" fill="#facc15"/><circle cx="62" cy="20" r="6" fill="#4ade80"/>
<text x="${width / 2}" y="25" text-anchor="middle" fill="#8b95a3">${escapeXml(title)}</text>
${frames.map((frame, index) => drawFrame(frame, { index, rows })).join('\n')}
</svg>
`;
}

/** Each frame is shown from its own time until the next one's; the last stays. */
function animation(frames) {
  const endMs = frames.at(-1).atMs + 1;
  const percent = (ms) => ((100 * ms) / endMs).toFixed(2);
  const rules = frames.slice(0, -1).map(({ atMs }, index) => {
    const untilMs = frames[index + 1].atMs;
    return `@keyframes k${index} { 0% { visibility: ${index === 0 ? 'visible' : 'hidden'} } ${percent(atMs)}% { visibility: visible } ${percent(untilMs)}% { visibility: hidden } 100% { visibility: hidden } }
#f${index} { visibility: hidden; animation: k${index} ${endMs}ms step-end 1 both }`;
  });
  const last = frames.length - 1;
  return `${rules.join('\n')}
@keyframes last { 0% { visibility: hidden } 100% { visibility: visible } }
#f${last} { animation: last ${endMs}ms step-end 1 both }
@media (prefers-reduced-motion: reduce) { g { animation: none !important } }`;
}

function drawFrame({ text }, { index, rows }) {
  const lines = text.split('\n').slice(0, rows).map(parseLine);
  const drawn = lines.flatMap((runs, row) => {
    const y = margin.top + row * lineHeight + 14;
    return runs.filter(({ text: run }) => run.trim() !== '').map((run) => drawRun(run, y));
  });
  return `<g id="f${index}">${drawn.join('')}</g>`;
}

function drawRun({ text, column, style }, y) {
  const lead = text.length - text.trimStart().length;
  const x = (margin.side + (column + lead) * cellWidth).toFixed(1);
  const kept = text.trim();
  const names = [style.isBold && 'b', style.isDim && 'd'].filter(Boolean).join(' ');
  const length = (kept.length * cellWidth).toFixed(1);
  return `<text x="${x}" y="${y}" textLength="${length}" fill="${style.color}"${names && ` class="${names}"`}>${escapeXml(kept)}</text>`;
}

/** Runs of equally styled text in one line, from its SGR sequences (ECMA-48 §8.3.117). */
function parseLine(line) {
  const runs = [];
  let style = plain;
  let column = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ESC is what starts a sequence.
  for (const part of line.split(/(\x1b\[[\d;]*m)/)) {
    if (part.startsWith('\x1b[')) style = applyCodes(style, part.slice(2, -1));
    else if (part !== '') {
      runs.push({ text: part, column, style });
      column += part.length;
    }
  }
  return runs;
}

function applyCodes(style, codes) {
  return codes.split(';').map(Number).reduce(applyCode, style);
}

function applyCode(style, code) {
  if (code === 0) return plain;
  if (code === 1) return { ...style, isBold: true };
  if (code === 2) return { ...style, isDim: true };
  if (code === 22) return { ...style, isBold: false, isDim: false };
  if (code === 39) return { ...style, color: plain.color };
  if (code >= 30 && code <= 37) return { ...style, color: palette[code - 30] };
  if (code >= 90 && code <= 97) return { ...style, color: palette[code - 90] };
  return style;
}

function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
