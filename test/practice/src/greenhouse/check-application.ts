import type { ReadApplication } from './read-application.ts';

/** The first thing that is wrong with an application, or nothing. `why` is a short word for the record. */
export interface Complaint {
  why: 'missing-field' | 'too-long' | 'bad-email' | 'unknown-value' | 'url-in-name';
  message: string;
}

/** The server's own check, whatever the page has checked before. */
export function checkApplication({ answers, controls, unknown, email }: ReadApplication): Complaint | undefined {
  const labelOf = (id: string) => controls.find((control) => control.id === id)?.label ?? id;
  const [strange] = unknown;
  if (strange !== undefined) return { why: 'unknown-value', message: `${labelOf(strange)} is not valid.` };
  const missing = controls.find(({ id, kind, required }) => required && kind !== 'phone-country' && !(id in answers));
  if (missing) return { why: 'missing-field', message: `${missing.label} is required.` };
  const long = controls.find(({ id, maxLength }) => maxLength !== undefined && (answers[id] ?? '').length > maxLength);
  if (long) return { why: 'too-long', message: `${long.label} is too long.` };
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return { why: 'bad-email', message: 'Email is not valid.' };
  const named = ['first_name', 'last_name', 'phone'].find((id) => /https?:|www\./i.test(answers[id] ?? ''));
  if (named !== undefined) return { why: 'url-in-name', message: `${labelOf(named)} may not hold a link.` };
  return undefined;
}
