import type { ControlKind, LookLimits, SeenControl } from '../sight.ts';
import { isInSight } from './legible.ts';

export const codeHint =
  /one-time-code|(?:^|[\s_-])(?:otp|totp|mfa|2fa|tfa|pin)(?=[\s\d_-]|$)|(?:otp|totp|mfa|2fa)[-_]?(?:code|input|token|field)|(?:verif\w*|confirm\w*|authenticat\w*|security|passcode|one.?time|email|sms|auth|access|login|mail)[-_ ]?(?:code|pin|token|kode|code_?input)|(?:bestatigungs|sicherheits|prufungs|verifizierungs)code|code.?(?:de.?)?(?:verif|confirm|secur)|codigo|codice|kod.?weryf|verificatiecode|passcode/;
/** Only these make a code of what is typed in secret: a PIN is a password. */
export const oneTimeHint = /one-time-code|\b(?:otp|totp|2fa|mfa)\b|(?:verification|authentication|sms)[-_ ]?code/;
export const otherCodeHint = /\b(?:post|zip|postal|promo|coupon|discount|country|area|dial|card|cc-)|cvv|cvc|csc/;
export const captchaHint = /captcha|geetest/;
export const ignoredTypes = /^(?:hidden|submit|button|image|reset)$/;

/** The controls that people can see, within limits. */
export function lookAtControls(limits: LookLimits, layer: Element | null): SeenControl[] {
  const found: SeenControl[] = [];
  // By tag name: a list that is followed as far as needed, where a selector would go through the whole page.
  for (const tag of ['input', 'select', 'textarea']) {
    const all = document.getElementsByTagName(tag);
    for (let at = 0; at < all.length && found.length < limits.mostControls; at += 1) {
      const control = all[at];
      if (!control || ignoredTypes.test(typeOf(control)) || !isShownControl(control)) continue;
      const isInLayer = layer?.contains(control) === true;
      found.push({ kind: kindOf(control), type: typeOf(control), hint: hintOf(control), isInLayer });
    }
  }
  return found;
}

/** A control counts when it, or what stands in for a file chooser or a drawn tick, is in sight. */
export function isShownControl(control: Element): boolean {
  if (isInSight(control)) return true;
  if (!/^(?:file|checkbox|radio)$/.test(typeOf(control))) return false;
  const labels = (control as HTMLInputElement).labels;
  if (labels && [...labels].some(isInSight)) return true;
  const parent = control.parentElement;
  return parent !== null && parent !== document.body && parent.tagName !== 'FORM' && isInSight(parent);
}

/** The type of an input; the tag or role of anything else. */
export function typeOf(control: Element): string {
  if (control.tagName === 'INPUT') return (control.getAttribute('type') ?? 'text').toLowerCase();
  return control.getAttribute('role') ?? control.tagName.toLowerCase();
}

/** What a control takes, by its type and its machine names. */
export function kindOf(control: Element): ControlKind {
  const type = typeOf(control);
  const hint = hintOf(control);
  if (type === 'password') return oneTimeHint.test(hint) ? 'code' : 'password';
  if (type === 'file') return 'file';
  if (
    type === 'search' ||
    /\b(?:search|suche|recherche|buscar|q|filter|keywords?|department|category|sort)\b|search|filter/.test(hint)
  )
    return 'search';
  if (/^(?:checkbox|radio|select|combobox|range)$/.test(type)) return 'choice';
  if (type === 'textarea' || control.getAttribute('contenteditable') === 'true')
    return captchaHint.test(hint) ? 'captcha' : 'area';
  if (captchaHint.test(hint)) return 'captcha';
  if (isCodeBox(control, hint)) return 'code';
  return type === 'email' ? 'email' : 'text';
}

/** One box of several that take a character each, or a box named after a code. */
export function isCodeBox(control: Element, hint: string): boolean {
  if (control.getAttribute('maxlength') === '1') {
    const group = control.parentElement?.parentElement ?? control.parentElement;
    return (group?.querySelectorAll('input[maxlength="1"]').length ?? 0) >= 4;
  }
  return codeHint.test(hint) && !otherCodeHint.test(hint);
}

/** Machine names and hint of a control, folded. */
export function hintOf(control: Element): string {
  const names = ['autocomplete', 'name', 'id', 'placeholder', 'aria-label', 'data-testid'];
  return names
    .map((name) => control.getAttribute(name) ?? '')
    .join(' ')
    .slice(0, 300)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .toLowerCase();
}
