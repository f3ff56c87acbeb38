import type { WordSignature } from '../signature.ts';

/** Where the site turns requests away as too many. */
const rateWords: readonly WordSignature[] = [
  {
    name: 'says that there were too many requests',
    kind: 'rate_limit',
    weight: 0.85,
    place: 'any',
    page: 'short',
    words:
      /too many (?:requests|attempts|tries|connections|page views)|(?:you are|you're|been|being) rate.?limited|rate.?limit (?:exceeded|reached|has been)|(?:request|usage|quota|daily|hourly|application|submission) (?:rate )?limit (?:exceeded|reached)|(?:exceeded|reached) (?:the|your) (?:\w+ )?(?:limit|number|quota|rate)|quota exceeded|slow down[,.! ]|sending requests too quickly|zu viele (?:anfragen|versuche|zugriffe)|trop de (?:requetes|demandes|tentatives)|demasiad[ao]s (?:solicitudes|peticiones|intentos)|troppe (?:richieste|tentativi)|troppi tentativi|te veel (?:verzoeken|aanvragen|pogingen)|(?:muitas|demasiad[ao]s) (?:solicitacoes|requisicoes|pedidos|tentativas)|zbyt (?:wiele|duzo) (?:zadan|zapytan|prob)|max challenge attempts exceeded|请求过于频繁|访问过于频繁|リクエストが多すぎ/,
  },
];

const codes = '(?:4(?:0[0-9]|1[0-8]|2[1-8]|31|51)|5(?:0[0-9]|1[01]|2[0-9]|3[0-3]|9[89]))';

/** That there is no such page. */
const absent =
  /(?:page|site|url|file|resource|content|address|link|document)(?: that| which)?(?: you(?:'re| are| were)?(?: have)? (?:requested|looking for|trying to (?:reach|view|access)|tried to))? (?:(?:was|is|could|can|does|has|were|may|might)(?:n't| not|not)? ?(?:be |been |have been )?)?(?:not (?:be )?found|(?:not )?exist\b|no longer exist|(?:no longer|not) available|gone|missing|broken|moved)|(?:couldn't|cannot|can't|could not|can not|unable to) find (?:that|the|this|your) page|^(?:not found|page not found|oops|whoops|uh.?oh)\b|nothing (?:was |to be )?found here|lost\? |seite (?:wurde )?(?:leider )?(?:nicht|nicht mehr) (?:gefunden|verfugbar)|seite existiert nicht|page (?:introuvable|non trouvee|inexistante)|pagina (?:no (?:encontrada|existe|disponible)|non trovata|non disponibile|niet gevonden|nao encontrada)|(?:no se ha encontrado|no encontramos) la pagina|strona nie (?:zostala znaleziona|istnieje)|nie znaleziono strony|页面不存在|ページが見つかりません/;

/** Where the page is the server's excuse. */
const errorWords: readonly WordSignature[] = [
  {
    name: 'is named after an HTTP error',
    kind: 'error_page',
    weight: 0.9,
    place: 'own',
    page: 'short',
    words: new RegExp(
      `(?:^|[-|:–—•] ?)(?:http )?(?:error|fehler|erreur|errore|blad|fout|erro|status)?:? ?(?:code:? )?(?:http )?${codes}(?:$|[ .:!|–—•-])|\\b(?:error|fehler|erreur|errore|blad|fout|erro) (?:code:? )?${codes}\\b|[a-z] ${codes}$|\\(${codes}\\)`,
    ),
  },
  {
    name: 'says that the page is not there',
    kind: 'error_page',
    weight: 0.8,
    place: 'own',
    page: 'any',
    words: absent,
  },
  {
    name: 'says that the page is not there',
    kind: 'error_page',
    weight: 0.7,
    place: 'any',
    page: 'short',
    words: absent,
  },
  {
    name: 'tells of a failure of the server',
    kind: 'error_page',
    weight: 0.8,
    place: 'own',
    page: 'short',
    words:
      /internal (?:server )?error|server error|bad (?:gateway|request)|gateway time-?out|service (?:is )?(?:temporarily |currently )?unavailable|temporarily (?:unavailable|down|out of service|offline)|(?:currently|is) unavailable|something (?:went|has gone|is) wrong|(?:an |unexpected |application |technical |system )+error(?: has| was)? ?(?:occurred|happened|$)|an error (?:has )?occurred|(?:we're|we are|we|having) (?:having |experiencing |got )?(?:some |technical )+(?:trouble|difficult|problems|issues)|(?:under|down for|scheduled|planned) maintenance|maintenance (?:mode|in progress|break|window)|(?:be|we'll be|come) (?:right )?back (?:soon|shortly)|web ?server is down|connection (?:timed out|refused|reset)|origin (?:is unreachable|error|dns error)|host error|unauthorized|method not allowed|request (?:time-?out|entity too large)|(?:interner )?serverfehler|etwas ist schief ?gelaufen|(?:ein )?fehler ist aufgetreten|(?:ein|technischer|unerwarteter) fehler|wartungs(?:arbeiten|modus)|nicht (?:erreichbar|verfugbar)|une erreur (?:est survenue|s'est produite)|erreur (?:interne|serveur|technique)|(?:en|de) maintenance|service indisponible|(?:error interno|error del servidor|ha ocurrido un error|se ha producido un error|algo salio mal|en mantenimiento|servicio no disponible)|(?:errore (?:interno|del server)|si e verificato un errore|qualcosa e andato storto|in manutenzione|servizio non disponibile)|(?:er is (?:iets misgegaan|een fout opgetreden)|serverfout|interne fout|onderhoud|niet beschikbaar)|(?:erro interno|erro do servidor|ocorreu um erro|algo deu errado|em manutencao|servico indisponivel)|(?:wewnetrzny blad|blad serwera|wystapil blad|cos poszlo nie tak|przerwa techniczna|prace serwisowe|niedostepn)/,
  },
  {
    name: 'excuses itself for a failure',
    kind: 'error_page',
    weight: 0.4,
    place: 'any',
    page: 'short',
    words:
      /(?:server|service|site|system|website|page|application) (?:is |was |has )?(?:currently |temporarily )?(?:unavailable|unable to|down\b|offline|encountered|overloaded|cannot|not responding)|(?:the )?(?:requested )?(?:url|page|resource|file) .{0,120}(?:was )?not found|(?:please )?(?:try again|check back|come back|retry) (?:later|soon|shortly|in a (?:few|while|moment))|(?:our )?(?:team|engineers|technicians).{0,40}(?:working|notified|dispatched|fix)|(?:bitte )?versuchen sie es (?:spater|in)|veuillez (?:reessayer|ressayer)|(?:por favor,? )?intent(?:e|a|elo|alo) (?:de nuevo |nuevamente |mas tarde)|riprova (?:piu tardi)?|probeer het (?:later|opnieuw)|tente novamente|sprobuj (?:ponownie|pozniej)|upstream|proxy server|perceived to be a client error|cannot (?:get|post) \/|no server is available/,
  },
];

const job =
  '(?:job|jobs|job description|job requisition|position|vacancy|role|opening|posting|listing|advert|ad|advertisement|opportunity|requisition|req|job listing|job posting|job opening|job ad|job offer|career opportunity|applications?)';

/** Where the posting is over. */
const closedWords: readonly WordSignature[] = [
  {
    name: 'says that the posting is over',
    kind: 'job_closed',
    weight: 0.85,
    place: 'any',
    page: 'any',
    words: new RegExp(
      [
        `${job}(?: that| which)?(?: you(?:'re| are| were| have)? ?(?:looking for|trying to (?:apply|view|reach|access)(?: (?:for|to))?|requested|selected|followed|want(?:ed)?))? (?:is|are|has|have|was|were|may|might have|may have)(?: now| since| already| currently| either)? (?:no longer|not|n't|been|closed|expired|filled|inactive|unavailable|withdrawn|removed|archived|deleted)(?: been)?(?: (?:currently|an?|longer|be))? ?(?:open|published|available|active|accepting|exists?|posted|taking|being|valid|listed|online|closed|filled|expired|removed|withdrawn|deleted|archived|found|unpublished|cancell?ed|taken down|$|[.!])`,
        `${job} (?:no longer|does not|doesn't) exists?`,
        `no longer (?:accepting|taking|considering|receiving) (?:new |any |further )?(?:applications?|applicants|candidates|resumes|submissions|responses)`,
        `not (?:currently |presently )?accepting (?:new |any )?applications`,
        `(?:this|the) (?:job|position|posting|vacancy|role|listing|requisition) (?:has )?(?:is )?(?:closed|expired|ended|been filled|been closed)`,
        `applications? (?:for this (?:job|position|role|vacancy) )?(?:are|is|have|has) (?:now |been )?closed`,
        `(?:application|posting) (?:period|deadline|window) (?:has |is )?(?:passed|ended|closed|expired|over)`,
        `(?:job|position|posting|vacancy|opening|requisition) (?:not found|closed|expired|filled|unavailable)`,
        `(?:couldn't|could not|can't|cannot) find (?:the|this|that) (?:job|position|posting|vacancy|role)`,
        `(?:stelle|stellenangebot|stellenanzeige|position|ausschreibung|anzeige|job|jobangebot|inserat)\\w* .{0,40}(?:nicht mehr (?:verfugbar|aktiv|aktuell|online|offen|ausgeschrieben|vakant)|(?:bereits|schon|inzwischen) (?:besetzt|vergeben)|abgelaufen|geschlossen|deaktiviert)`,
        `(?:offre|poste|annonce|recrutement)s?(?: d'emploi)? .{0,40}(?:n'est plus|plus (?:disponible|en ligne|active|ouverte?)|n'existe plus|expiree?|pourvue?|cloturee?|terminee?|fermee?)`,
        `(?:oferta|vacante|puesto|empleo|plaza|anuncio)(?: de (?:empleo|trabajo))? .{0,40}(?:ya no (?:esta|existe|se)|no (?:esta )?disponible|cerrad[ao]|expirad[ao]|caducad[ao]|finalizad[ao]|cubiert[ao])`,
        `(?:offerta|posizione|annuncio|candidatur[ae]|ricerca)(?: di lavoro)? .{0,40}(?:non e piu|non piu|scadut[ao]|chius[ao]|chiuse|copert[ao]|terminat[ao])`,
        `(?:vacature|functie|baan)\\w* .{0,40}(?:niet (?:meer|langer)|gesloten|verlopen|vervuld|ingevuld)`,
        `(?:vaga|oportunidade|anuncio|processo seletivo|inscricoes)(?: de emprego)? .{0,40}(?:nao esta mais|ja nao|encerrad[ao]s?|expirad[ao]|preenchid[ao]|fechad[ao])`,
        `(?:oferta|ogloszenie|rekrutacja|stanowisko)(?: pracy)? .{0,40}(?:nieaktualn[aey]|wygasl[aoe]|zakonczon[aey]|zamkniet[aey]|nie jest juz|juz niedostepn)`,
      ].join('|'),
    ),
  },
];

/** Where this person has applied before. */
const appliedWords: readonly WordSignature[] = [
  {
    name: 'says that this person has applied',
    kind: 'already_applied',
    weight: 0.9,
    place: 'any',
    page: 'any',
    words:
      /(?:you(?:'ve| have)?|have|has) already (?:applied|submitted (?:an |your |a )?(?:application|resume|candidacy))|you (?:applied|have applied) (?:to|for) this (?:job|position|role|vacancy)|(?:your )?application (?:for this (?:job|position|role) )?(?:has|was) already (?:been )?(?:submitted|received)|already (?:an )?applicant for this|(?:existing|duplicate) application (?:found|exists)|(?:sie haben|du hast) sich? ?(?:auf diese \w+ )?bereits .{0,40}beworben|bereits (?:auf diese \w+ )?beworben|vous avez deja (?:postule|candidate|soumis|depose)|ya (?:has|ha|te has|se ha) (?:solicitado|postulado|aplicado|enviado|inscrito)|te has inscrito ya|(?:hai|ha|ti sei|si e) gia (?:inviato|candidat|presentato|applicat)\w*|(?:u|je) (?:heeft|hebt|bent) al (?:gesolliciteerd|eerder)|al gesolliciteerd|voce ja se (?:candidatou|inscreveu)|ja se candidatou|(?:juz|wczesniej) (?:aplikowal|zaaplikowal|zlozyl|wyslal)\w*/,
  },
];

export const pageWords: readonly WordSignature[] = [...rateWords, ...errorWords, ...closedWords, ...appliedWords];
