import type { WordSignature } from '../signature.ts';

/** Where the site wants to know who is there. Without a box for a password or a code these say little: links say them too. */
export const accountWords: readonly WordSignature[] = [
  {
    name: 'is named after a login',
    kind: 'login',
    weight: 0.7,
    place: 'own',
    page: 'any',
    words:
      /^(?:\w+ ){0,3}(?:log ?-?in|sign ?-?in|log ?-?on|sign ?-?on)(?:$|[ :|–—•,.-])|^(?:please )?(?:log|sign) ?-?(?:in|on) |(?:log ?-?in|sign ?-?in) (?:required|to (?:continue|apply|your|view|access|proceed))|you (?:must|need to|have to) (?:be (?:logged|signed) in|log ?in|sign ?in)|^create (?:an |your )?account\b|^(?:candidate |user |member |account )?(?:registration|sign ?up)$|returning (?:user|candidate|applicant)s?\b.{0,8}(?:log ?in|sign ?in)|session (?:has )?(?:expired|timed out)|^(?:anmelden|anmeldung|einloggen|login)\b|(?:bitte )?melden sie sich an|konto (?:erstellen|anlegen)|^(?:se connecter|connexion|connectez-vous|identifiez-vous|s'identifier)|creer (?:un|votre|mon) compte|^(?:iniciar? (?:de )?sesion|inicia sesion|acceder|accede|entrar|identificate)|crear? (?:una |tu )?cuenta|^(?:accedi|accesso|entra)\b|crea(?:re)? (?:un |il tuo )?account|^(?:inloggen|aanmelden|log in)|account aanmaken|^(?:fazer login|iniciar sessao|conecte-se|acesse)|criar (?:uma |sua )?conta|^(?:zaloguj|logowanie|zaloguj sie)|(?:utworz|zaloz) konto|ログイン|登录|登入|вход|войти|авторизация|로그인|giris yap|đăng nhap|prihlas|bejelentkez|logga in|logg inn|log ind|kirjaudu/,
  },
  {
    name: 'speaks of signing in',
    kind: 'login',
    weight: 0.35,
    place: 'any',
    page: 'short',
    words:
      /(?:log|sign)(?:ging|ing)? ?-?(?:in|on)\b|forgot(?:ten)? (?:your |my )?(?:password|username|user ?id|pin)|remember me|keep me (?:signed|logged) in|(?:user ?name|user ?id|e-?mail(?: address)?) (?:and|or|&) password|don't have an account|(?:not|new) (?:a member|user|registered|here)\?|(?:create|have) an account|passwort vergessen|benutzername|angemeldet bleiben|mot de passe|rester connecte|contrasena|recordarme|olvidad\w*|password dimenticata|ricordami|wachtwoord|gebruikersnaam|esqueceu|senha|lembrar|zapomniales|haslo|nie pamietasz|пароль|パスワード|密码|密碼|비밀번호|sifre|mat khau|heslo|jelszo|losenord|passord|salasana/,
  },
  {
    name: 'offers accounts of others',
    kind: 'login',
    weight: 0.6,
    place: 'everywhere',
    page: 'short',
    words:
      /(?:log ?in|sign ?in|log ?on|sign ?on|anmelden|einloggen|connexion|se connecter|iniciar sesion|accedi|inloggen|entrar|zaloguj(?: sie)?) (?:with|using|via|mit|avec|con|met|com|przez|za pomoca) [\w.-]+|(?:continue|connect|sign ?up|fortfahren|weiter|continuer|continuar|continua|doorgaan|kontynuuj) (?:with|using|via|mit|avec|con|met|com|przez|za pomoca) (?:an? |your |my )?(?:google|facebook|apple|linkedin|microsoft|github|gitlab|slack|twitter|x|sso|saml|okta|azure|amazon|yahoo|paypal|passkey|single sign|company|work|organi[sz]ation)\b|(?:single sign-?on|\bsso\b)/,
  },
  {
    name: 'speaks of a code that was mailed',
    kind: 'email_code',
    weight: 0.45,
    place: 'any',
    page: 'short',
    words:
      /(?:code|pin|password|link)\b.{0,60}(?:e-?mail|inbox)|(?:e-?mail(?:ed)?|inbox)\b.{0,80}\b(?:code|pin|one-time)|(?:check|confirm|verify) (?:your |the )?e-?mail|e-?mail (?:verification|confirmation)|(?:code|kode)\b.{0,60}(?:per (?:e-?)?mail|an (?:ihre|deine))|(?:e-?mail|posteingang).{0,80}code|code.{0,60}(?:courriel|adresse e-?mail|boite)|(?:codigo|codice).{0,60}(?:correo|e-?mail|posta)|(?:correo|posta elettronica|e-?mail).{0,80}(?:codigo|codice)|code.{0,60}(?:je|uw) e-?mail|kod.{0,60}(?:e-?mail|poczt)|(?:e-?mail|poczt).{0,80}kod/,
  },
  {
    name: 'speaks of a second factor',
    kind: '2fa',
    weight: 0.45,
    place: 'any',
    page: 'short',
    words:
      /two.?factor|2.?factor|two.?step|2.?step|multi.?factor|\b(?:2fa|mfa|otp|totp)\b|authenticat(?:or|ion) (?:app|code)|one.?time (?:code|pass|pin|password)|(?:text|sms|phone|mobile|call).{0,60}(?:code|pin)|(?:code|pin).{0,60}(?:text(?:ed)?|sms|phone|mobile|device)|backup code|security key|zwei.?faktor|zweistufig|bestatigungscode|double authentification|deux (?:facteurs|etapes)|dos (?:factores|pasos)|due (?:fattori|passaggi)|twee(?:staps|factor)|duas etapas|dois fatores|dwuetapow|dwuskladnikow/,
  },
  {
    name: 'asks for a code',
    kind: '2fa',
    weight: 0.35,
    place: 'any',
    page: 'short',
    words:
      /(?:enter|type|input|provide).{0,30}(?:code|pin)\b|(?:verification|confirmation|security|access|authentication|one.?time|\d.?digit).?(?:code|pin)|(?:resend|didn't (?:get|receive)).{0,20}(?:code|it|e-?mail)|verify (?:your )?(?:identity|account)|code (?:eingeben|erneut)|(?:bestatigungs|sicherheits)code|(?:entrez|saisissez).{0,20}code|(?:introdu\w+|ingres\w+).{0,20}codigo|(?:inserisci|immetti).{0,20}codice|voer.{0,20}code|(?:digite|insira).{0,20}codigo|(?:wpisz|wprowadz|podaj).{0,20}kod/,
  },
];

/** The way to an application: where it is shown, a login beside it is an offer. */
export const applyWords =
  /^(?:apply(?: now| here| online| today| manually| for (?:this|the) (?:job|position|role)| to (?:this )?(?:job|position))?|jetzt bewerben|(?:online |hier )?bewerben|postuler(?: maintenant)?|je postule|candidater|(?:solicitar|postular|aplicar|inscribirse)(?: ahora)?|candidati(?: ora)?|invia candidatura|solliciteer(?: nu| direct)?|candidatar-se|candidate-se|aplikuj(?: teraz)?)$/;
