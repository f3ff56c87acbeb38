import type { FieldKind } from '@valet/schemas';
import type { PressSurroundings } from '../form/page/find-agreed.ts';

/** Whether a form asks for a person's application: for a file, or for a mail address and more. A search or a newsletter does not. */
export function asksForApplication(kinds: readonly FieldKind[]): boolean {
  return kinds.includes('file') || (kinds.length >= 3 && kinds.includes('email'));
}

/** Why a press would send an application; null where it would not. `key`: null for a click. */
export function whySends(press: PressSurroundings, key: string | null): string | null {
  if (key !== null && key !== 'Enter' && key !== 'Space') return null;
  const isSender = press.role === 'submit';
  const submits = press.submits || (key === 'Enter' && press.submitsOnEnter);
  if ((isSender || submits) && asksForApplication(press.fields)) return 'the control sends an application form';
  const isPersonal = press.fields.some((kind) => kind === 'email' || kind === 'tel' || kind === 'file');
  return isSender && isPersonal ? 'the control sends a form that asks for a person' : null;
}
