import t from 'tap';
import { classifySight } from '../../../core/src/obstacle/classify.ts';
import { combine } from '../../../core/src/obstacle/evidence.ts';
import type { PageSight } from '../../../core/src/obstacle/page-sight.ts';
import type { SeenControl, SeenText } from '../../../core/src/obstacle/sight.ts';

const blank: PageSight = {
  texts: [],
  textLength: 0,
  controls: [],
  widgets: [],
  layerShare: 0,
  links: 0,
  source: null,
  status: null,
  headers: {},
  path: '/',
};

const title = (text: string): SeenText => ({ text, place: 'title' });
const head = (text: string): SeenText => ({ text, place: 'head' });
const body = (text: string): SeenText => ({ text, place: 'body' });
const control = (kind: SeenControl['kind'], hint = ''): SeenControl => ({
  kind,
  type: kind === 'choice' ? 'select' : kind,
  hint,
  isInLayer: false,
});

function page(texts: readonly SeenText[], more: Partial<PageSight> = {}): PageSight {
  return { ...blank, texts, textLength: texts.reduce((sum, { text }) => sum + text.length, 0), ...more };
}

const kindOf = (sight: PageSight, hasForm = false) => classifySight(sight, { hasForm, own: [] })?.kind ?? null;

/** Walls in the eight languages that the signatures speak, written as sites write them. */
const walls: Readonly<Record<string, readonly string[]>> = {
  captcha: [
    'Please confirm that you are human',
    'Bitte bestätigen Sie, dass Sie kein Roboter sind',
    'Veuillez confirmer que vous êtes humain',
    'Confirma que eres humano',
    'Conferma di essere una persona',
    'Bevestig dat je een mens bent',
    'Confirme que você é humano',
    'Potwierdź, że jesteś człowiekiem',
    'Press & Hold to continue',
    'Slide right to complete the puzzle',
  ],
  bot_check: [
    'Checking your browser before accessing example.com',
    'Zugriff verweigert',
    'Accès refusé',
    'Acceso denegado',
    'Accesso negato',
    'Toegang geweigerd',
    'Acesso negado',
    'Dostęp zabroniony',
    'Sorry, you have been blocked',
    'Our systems have detected unusual traffic from your network',
  ],
  rate_limit: [
    'Too many requests',
    'Zu viele Anfragen',
    'Trop de requêtes',
    'Demasiadas solicitudes',
    'Troppe richieste',
    'Te veel verzoeken',
    'Muitas solicitações',
    'Zbyt wiele żądań',
  ],
  error_page: [
    'Internal server error',
    'Ein Fehler ist aufgetreten',
    'Une erreur est survenue',
    'Ha ocurrido un error',
    'Si è verificato un errore',
    'Er is iets misgegaan',
    'Ocorreu um erro',
    'Wystąpił błąd serwera',
    'We will be back soon',
  ],
  job_closed: [
    'This job is no longer available',
    'Diese Stelle ist nicht mehr verfügbar',
    "Cette offre n'est plus disponible",
    'Esta oferta ya no está disponible',
    'Questa posizione non è più disponibile',
    'Deze vacature is gesloten',
    'Esta vaga foi encerrada',
    'Ta oferta pracy jest nieaktualna',
    'We are no longer accepting applications for this role',
  ],
  already_applied: [
    'You have already applied for this job',
    'Sie haben sich bereits auf diese Stelle beworben',
    'Vous avez déjà postulé à cette offre',
    'Ya has solicitado este empleo',
    'Hai già inviato la candidatura',
    'Je hebt al gesolliciteerd',
    'Você já se candidatou a esta vaga',
  ],
};

for (const [kind, wordings] of Object.entries(walls)) {
  for (const wording of wordings) {
    t.test(`"${wording}" at the head of a short page is ${kind}`, async (t) =>
      t.equal(kindOf(page([head(wording)])), kind),
    );
  }
}

t.test('the same words beside an application form are a mention', async (t) => {
  const form = [control('text'), control('email'), control('text'), control('file')];
  for (const wordings of Object.values(walls))
    for (const wording of wordings) t.equal(kindOf(page([head(wording)], { controls: form }), true), null, wording);
});

t.test('a wall over a form blocks it', async (t) => {
  const over: SeenText = { text: 'Please confirm that you are human', place: 'layer' };
  const sight = page([over], { controls: [control('text'), control('email'), control('text')], layerShare: 0.4 });
  t.equal(kindOf(sight, true), 'captcha');
  t.equal(kindOf({ ...sight, layerShare: 0.02 }, true), null, 'a strip at the edge does not');
});

t.test('a password alone is a login; with the fields of an application it is one of them', async (t) => {
  const login = [control('email', 'email'), control('password', 'password')];
  t.equal(kindOf(page([head('Welcome back')], { controls: login }), true), 'login', 'though a reader calls it a form');
  t.equal(kindOf(page([head('Apply')], { controls: [...login, control('file')] }), true), null);
  const posting = page([head('Baker'), { text: 'Apply now', place: 'button' }], { controls: login });
  t.equal(kindOf(posting), null, 'a login beside the way to the application is an offer');
});

t.test(
  'a box for a code asks for the code that was mailed, or for a second factor, by what is said around it',
  async (t) => {
    const code = [control('code', 'one-time-code')];
    t.equal(kindOf(page([head('Enter the code we sent to your email')], { controls: code })), 'email_code');
    t.equal(kindOf(page([head('Enter the code from your authenticator app')], { controls: code })), '2fa');
  },
);

t.test('a widget blocks when it is all there is, or stands open; not inside a form, not as a badge', async (t) => {
  const box = { mark: 'hcaptcha', widthPx: 303, heightPx: 78, isInLayer: false };
  t.equal(kindOf(page([], { widgets: [box] })), 'captcha');
  const form = [control('text'), control('email'), control('text')];
  t.equal(kindOf(page([], { widgets: [box], controls: form }), true), null);
  t.equal(kindOf(page([], { widgets: [{ ...box, widthPx: 0, heightPx: 0 }] })), null);
  const open = { mark: 'hcaptcha-challenge', widthPx: 400, heightPx: 600, isInLayer: true };
  t.equal(kindOf(page([], { widgets: [box, open], controls: form }), true), 'captcha');
});

t.test('the status speaks where there is no form', async (t) => {
  const statuses = {
    403: 'bot_check',
    404: 'job_closed',
    410: 'job_closed',
    429: 'rate_limit',
    401: 'login',
    503: 'error_page',
  };
  for (const [status, kind] of Object.entries(statuses)) t.equal(kindOf({ ...blank, status: Number(status) }), kind);
  t.equal(kindOf({ ...blank, status: 503, controls: [control('text'), control('email'), control('file')] }), null);
});

t.test('what is said in passing blocks nothing', async (t) => {
  const long = body('We bake. '.repeat(40));
  const posting = [head('Security engineer'), ...Array.from({ length: 12 }, () => long)];
  const passing = [
    'You will work on CAPTCHA and rate limiting.',
    'This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.',
    'Already have an account? Sign in',
    'Fix 404 and 500 errors of our services',
    'Two-factor authentication is a must',
  ];
  for (const text of passing) t.equal(kindOf(page([...posting, body(text)], { links: 20 })), null, text);
});

t.test('confidence grows with independent sights, and the same sight counts once', async (t) => {
  const one = { kind: 'captcha', weight: 0.6, seen: 'asks: "a"', where: 'head' } as const;
  t.equal(combine([one]), 0.6);
  t.equal(combine([one, { ...one, seen: 'asks: "b"' }]), 0.6);
  t.equal(combine([one, { ...one, seen: 'shows a widget' }]), 0.84);
});

t.test('a finding names what was seen, and where', async (t) => {
  const found = classifySight(
    page([title('Just a moment...'), body('Checking your browser before accessing example.com')]),
    {
      hasForm: false,
      own: [],
    },
  );
  t.equal(found?.kind, 'bot_check');
  t.ok((found?.confidence ?? 0) > 0.9);
  t.strictSame(new Set(found?.evidence.map(({ where }) => where)), new Set(['title', 'body']));
});
