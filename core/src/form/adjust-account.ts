import { matchText } from './match-text.ts';
import { type DraftEntry, isInFrame, isTogether, type Neighbourhood, type Rule, refOf } from './neighbourhood.ts';

/** Data of a person that a form asks for which does more than let somebody in. */
const personal = /^profile\.(?:(?:first|last|full)_name$|location\.|date_of_birth|work_history)/;

/** True for a control that an account is named or proved by: typed into, of one line, and no code of one use. */
const isOfAccount = (entry: DraftEntry) =>
  ['text', 'email', 'tel', 'number', 'password'].includes(entry.field.kind) &&
  refOf(entry) !== 'credential.totp' &&
  !/one-time-code/.test(entry.field.autocomplete ?? '');

/**
 * The one field beside the one password of a form, or of a section where nothing else asks for a person, is the name of an account. An
 * e-mail address or phone number is that only where the form says that it logs in: a new account may be made with it. Of more fields
 * it is the one right before a password, where it means nothing else, or a phone number that nothing else stands before.
 */
export const logIn: Rule = ({ entry, all, buttons }) => {
  const ref = refOf(entry);
  if (!isOfAccount(entry) || entry.field.kind === 'password' || /password/.test(entry.field.autocomplete ?? ''))
    return null;
  const form = all.filter((other) => isInFrame(entry, other) && isOfAccount(other));
  const section = form.filter((other) => isTogether(entry, other));
  const isAlone = !all.some((other) => other !== entry && isInFrame(entry, other) && personal.test(refOf(other)));
  const near = isAlone && section.some(({ field }) => field.kind === 'password') ? section : form;
  const passwords = near.filter(({ field }) => field.kind === 'password');
  const at = near.indexOf(entry);
  const isPassword = (place: number) => near[place]?.field.kind === 'password';
  const isBefore = isPassword(at + 1) && !isPassword(at + 2);
  const standsAlone = at === 0 || isPassword(at - 1);
  const password = isBefore ? near[at + 1] : passwords[0];
  const purpose = accountPurpose(entry, password, { all, buttons });
  const isPair = passwords.length === 1 && near.length === 2;
  const isOpen = ref === '' || (ref === 'profile.phone' && standsAlone);
  const isNamed = isPair
    ? purpose === 'log-in' || (purpose === null && !/^profile\.(?:email|phone)$/.test(ref))
    : isBefore && isAlone && isOpen && purpose === 'log-in';
  return isNamed ? { ref: 'profile.username', because: 'of a log-in form' } : null;
};

/**
 * What a form with a password is for: its first button that says so tells, else an offer to stay logged in, else the password's
 * autocomplete token.
 */
function accountPurpose(
  { field }: DraftEntry,
  password: DraftEntry | undefined,
  { all, buttons }: Pick<Neighbourhood, 'all' | 'buttons'>,
): 'log-in' | 'sign-up' | null {
  for (const text of buttons.map(({ label }) => matchText(label))) {
    if (signUpWords.test(text)) return 'sign-up';
    if (logInWords.test(text)) return 'log-in';
  }
  const isOffer = ({ field: other }: DraftEntry) => other.kind === 'checkbox' && stayWords.test(matchText(other.label));
  if (all.some((other) => other.field.frame === field.frame && isOffer(other))) return 'log-in';
  const token = password?.field.autocomplete ?? '';
  if (/new-password/.test(token)) return 'sign-up';
  return /current-password/.test(token) ? 'log-in' : null;
}

/** How forms offer to stay logged in (en, de, fr, es, pt, it, nl, pl, sv, da, no, cs, ru, ja, zh). */
const stayWords =
  /\b(?:remember (?:me|my (?:login|username|user id|e ?mail))|(?:keep me|stay) (?:logged|signed) in|angemeldet bleiben|eingeloggt bleiben|se souvenir de moi|rester connecte|recuerdame|recordarme|mantener (?:la )?sesion|no cerrar sesion|lembrar (?:de mim|me)|lembre de mim|manter sessao|continuar conectado|ricordami|resta connesso|onthoud mij|ingelogd blijven|aangemeld blijven|zapamietaj mnie|nie wylogowuj|kom ihag mig|husk mig|husk meg|zapamatovat)\b|запомнить меня|ログイン状態|记住我|記住我/;

/** What buttons of log-in and sign-up forms say (en, de, fr, es, pt, it, nl, pl, sv, da, no, fi, cs, sk, hu, ro, tr, az, lt, lv, sr, sl, ru, bg, uk, el, ja, zh, ko, ar). */
const logInWords =
  /^(?:log ?in|sign ?in|log on|anmelden|einloggen|login|(?:se )?connecter|connexion|s identifier|iniciar sesion|acceder|entrar|ingresar|accedi|entra|inloggen|aanmelden|zaloguj|logga in|log ind|logg inn|kirjaudu|prihlasit|prijav\w*|bejelentkez\w*|belepes|autentificare|conectare|giris|daxil ol|prisijungti|ieiet|pieslegties)\b|^(?:воити|вход|увіити|вхід|συνδεση|εισοδος|ロ[クグ]イン|登录|登錄|登入|로그인|تسجيل الدخول|دخول)/;
const signUpWords =
  /\b(?:sign ?up|register|create (?:an |your |my )?account|join|registrieren|konto erstellen|creer|inscri\w+|registrar\w*|crear|criar|cadastr\w+|registrati|iscriviti|registreren|zarejestruj|zaloz|registrovat\w*|regisztral\w*|inregistrare|kayit|uye ol)\b|зарегистр|регистрац|реєстрац|εγγραφη|登録|注册|註冊|회원가입/;
