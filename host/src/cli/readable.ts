/** The text on one line: runs of white space become one blank. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** At most `length` characters; what does not fit is left out in the middle, where it tells least. */
export function elideMiddle(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const tail = Math.floor((length - 1) / 2);
  const head = length - 1 - tail;
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - tail).join('')}`;
}

/** The text on at most `lines` lines of `width` characters: it loses its middle, and so does a word that is too long. */
export function fitCell(text: string, { width, lines }: { width: number; lines: number }): string {
  // Wrapping leaves a few characters of each line empty.
  const spare = lines > 1 ? lines : 0;
  const words = oneLine(text).split(' ');
  return elideMiddle(words.map((word) => elideMiddle(word, width)).join(' '), width * lines - spare);
}

/** Milliseconds as a person reads them: `80 ms`, `1.4 s`, `2 min 05 s`. */
export function formatDuration(ms: number): string {
  if (ms < 100) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** Breaks a sentence between words into lines of at most `width` characters, each beginning with `indent`. */
export function wrapText(text: string, { width, indent }: { width: number; indent: string }): string {
  const lines: string[] = [];
  for (const word of oneLine(text).split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : indent + word;
    if (lines.length > 0 && longer.length > width) lines.push(indent + word);
    else lines[Math.max(0, lines.length - 1)] = longer;
  }
  return lines.join('\n');
}
