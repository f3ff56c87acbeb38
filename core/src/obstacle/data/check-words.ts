import type { WordSignature } from '../signature.ts';

const base = { kind: 'bot_check', place: 'any', page: 'short' } as const;

/** Where the site itself checks the browser, or has decided against it. */
export const checkWords: readonly WordSignature[] = [
  {
    ...base,
    name: 'says that it is checking the browser',
    weight: 0.85,
    words:
      /checking (?:if the site connection is secure|your browser)|verifying (?:that )?(?:you are (?:a )?human|your (?:browser|connection|request))|(?:we're|we are) (?:verifying|checking) (?:your|that|if)|making sure (?:you're|you are|that you are) not a bot|your browser (?:is being|will be) (?:checked|verified)|ddos protection by|needs to review the security of your connection|performing security verification|(?:uberprufe|uberpruft|prufen|pruft|uberprufung) (?:wird )?(?:ihre[ns]?|ihr|dein|ihres) (?:browser|verbindung)|verification de votre (?:navigateur|connexion)|nous verifions (?:votre|que)|comprobando (?:tu|su|el) navegador|verificando (?:tu|su|seu|o seu|il|che) |controllo del (?:tuo )?browser|stiamo verificando|(?:uw|je) browser (?:wordt )?(?:gecontroleerd|controleren)|controleren of|sprawdzanie (?:twojej |)przegladarki|sprawdzamy/,
  },
  {
    ...base,
    name: 'is a page to pass through',
    weight: 0.75,
    place: 'own',
    words:
      /^just a moment|^attention required|^one moment,? please|^please wait\b|^(?:einen moment|nur einen moment)|^un (?:moment|instant)|^un momento|^een ogenblik|^um momento|^jeszcze chwile|^chwileczke|^(?:einen )?augenblick|^checking|security checkpoint|^you are being redirected|(?:visitor|bot|robot|anti-?bot) (?:system|check|detection|protection|verification|wall)|^ddos-guard|^client challenge$|^challenge validation$/,
  },
  {
    ...base,
    name: 'wants scripts or cookies before anything is shown',
    weight: 0.7,
    page: 'bare',
    words:
      /(?:enable|turn on|activate|allow)(?: on)? (?:your )?(?:js|java ?script)(?: and cookies)?(?: and disable any ad ?blocker| to (?:continue|proceed|view|access)| and (?:then )?reload|.{0,20}before you (?:are allowed|proceed|continue|can))|turn java ?script on and reload|java ?script (?:is|and cookies are) required|requires java ?script (?:and cookies )?to (?:continue|verify)|aktivieren sie (?:bitte )?(?:java ?script|cookies)|(?:java ?script|cookies) (?:aktivieren|zulassen)|activer java ?script|activez java ?script|(?:habilit|activ)\w+ java ?script|abilita(?:re)? java ?script|schakel java ?script|wlacz java ?script/,
  },
  {
    ...base,
    name: 'refuses access',
    weight: 0.75,
    words:
      /\baccess (?:to this (?:page|site|resource|website) (?:has been|is|was) |has been |is |was )?(?:denied|blocked|restricted|forbidden)|you (?:have been|are|were) (?:temporarily |permanently )?blocked|(?:sorry,? )?you have been blocked|(?:your )?(?:request|ip|ip address|access|connection)(?: address)? (?:has been|was|is) (?:temporarily )?(?:blocked|denied|refused|rejected|flagged|banned)|you (?:do not|don't) have permission to (?:access|view)|blocked by (?:network security|our security|the (?:web )?(?:application )?firewall|mod.?security)|request blocked|(?:web|website|application) (?:application )?firewall|request (?:unsuccessful|rejected)|zugriff (?:wurde )?(?:verweigert|gesperrt|blockiert|nicht (?:erlaubt|gestattet))|(?:sie wurden|wurde) (?:gesperrt|blockiert)|acces (?:refuse|interdit|bloque|a ete)|vous avez ete bloque|acceso (?:denegado|bloqueado|restringido)|has sido bloqueado|accesso (?:negato|bloccato|non consentito)|sei stato bloccato|toegang (?:geweigerd|geblokkeerd|ontzegd)|je bent geblokkeerd|acesso (?:negado|bloqueado)|voce foi bloqueado|(?:odmowa dostepu|dostep (?:zabroniony|zablokowany|odmowiony))|zostales zablokowany|доступ (?:запрещен|ограничен|заблокирован)|访问被拒绝|禁止访问|アクセスが拒否|erisim engellendi/,
  },
  {
    ...base,
    name: 'is named forbidden',
    weight: 0.55,
    place: 'own',
    words: /^forbidden$|^(?:verboten|interdit|prohibido|vietato|verboden|proibido|zabronione)$/,
  },
  {
    ...base,
    name: 'speaks of robots or strange traffic',
    weight: 0.75,
    words:
      /(?:unusual|suspicious|automated|abnormal|bot|malicious) (?:traffic|activity|requests?|access|behaviou?r)|(?:you (?:might|may) be|appears? to be|looks like|think you are|suspect\w*) (?:a|an|from a) (?:ro)?bot|automated (?:tool|software|quer)|security service to protect itself|(?:ungewohnliche|verdachtige|automatisierte)\w* (?:aktivitat|zugriff|datenverkehr|anfragen|verkehr)|(?:trafic|activite) (?:inhabituel|suspect|automatise)\w*|(?:trafico|actividad|atividade|trafego) (?:inusual|sospechos|inusitad|suspeit|incomum)\w*|(?:traffico|attivita) (?:insolit|sospett|anomal)\w*|(?:ongebruikelijk|verdacht)\w* (?:verkeer|activiteit)|(?:nietypow|podejrzan)\w* (?:ruch|aktywnosc)/,
  },
  {
    ...base,
    name: 'bears the mark of a firewall',
    weight: 0.5,
    words:
      /\bray id\b|incapsula incident|incident id|reference (?:#|id|number:?) ?[\da-f][\da-f.]{6,}|request id:? ?[\da-z-]{12,}|event id:? ?[\da-z-]{8,}|support id|error (?:code:? )?(?:1006|1007|1008|1009|1010|1012|1020|15|16)\b|block (?:id|reference)|\bcdn error\b/,
  },
];
