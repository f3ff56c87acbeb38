/** Year, month and day of an ISO date or a part of one (`2026`, `2026-05`, `2026-05-01`); null for anything else. */
export function parseIsoDate(text: string): { year: string; month: string | null; day: string | null } | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  return found?.[1] ? { year: found[1], month: found[2] ?? null, day: found[3] ?? null } : null;
}

/** An ISO date in the order and with the separators of a pattern such as `MM/DD/YYYY`; other text as it is. */
export function formatDate(text: string, pattern: string): string {
  const date = parseIsoDate(text);
  if (!date) return text;
  const shape = /[dtjymara]/i.test(pattern) ? pattern.toLowerCase() : 'mm/dd/yyyy';
  const written = shape
    .replace(/(?:y{2,4}|j{4}|a{4}|r{4})/, date.year)
    .replace(/m{1,2}/, date.month ?? '')
    .replace(/(?:d{1,2}|t{1,2}|j{1,2}|g{1,2})/, date.day ?? '');
  return /[a-z]/.test(written) || (!date.month && /m/.test(shape)) || (!date.day && /d/.test(shape)) ? text : written;
}

/** The same instant written in any order of the digits counts as equal. */
export function sameDate(a: string, b: string): boolean {
  const digits = (text: string) =>
    text
      .split(/\D+/)
      .filter((part) => part !== '')
      .map(Number)
      .sort((x, y) => x - y)
      .join('-');
  return digits(a) === digits(b) && digits(a) !== '';
}
