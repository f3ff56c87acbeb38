/** Names that label a way to attach a file, not the file that is asked for. */
export const uploadWords =
  /^(?:attach|upload|add(?!\p{L})|choose|select|browse|drop|drag|import(?!\p{L})|replace|anhängen|hochladen|datei|auswählen|durchsuchen|joindre|télécharger|téléverser|choisir|parcourir|adjuntar|subir|seleccionar|cargar|anexar|enviar|carregar|escolher|allega|carica|scegli|sfoglia|bijvoegen|uploaden|kies|bestand|załącz|prześlij|wybierz|dodaj|or\b|oder\b)/iu;

/** Words of such names that do not say which file either. */
export const uploadFiller =
  /\b(?:attach|upload|add|choose|select|browse|drop|drag|import|replace|files?|document|documents|an?|the|your|my|here|or|and|to|from|for|it|click|tap|computer|device|link|now|button|datei(?:en)?|dokumente?|hier|oder|und|vom|computer|fichiers?|un|une|le|la|votre|ici|ou|et|archivos?|su|tu|aquí|o|arquivos?|ficheiros?|um|seu|aqui|uno|tuo|qui|bestand|bestanden|een|je|uw|hier|of|plik|pliki|lub|tutaj)\b|anhängen|hochladen|hinzufügen|ablegen|ziehen|auswählen|durchsuchen|joindre|ajouter|déposer|télécharger|téléverser|choisir|parcourir|adjuntar|subir|arrastr\p{L}+|seleccionar|cargar|examinar|anexar|enviar|carregar|escolher|procurar|allega|carica|scegli|sfoglia|trascina|bijvoegen|uploaden|kies|kiezen|slepen|bladeren|załącz|prześlij|wybierz|dodaj|przeciągnij|przeglądaj|[^\p{L}]+/giu;

/** Verbs before what a list asks to choose. */
export const promptVerb =
  /^(?:please )?(?:select|choose|pick)\b(?: (?:an?|the|your|one|option|from list))*\s*|^(?:bitte )?(?:wählen(?: sie)?|auswählen)\s*|^(?:veuillez )?(?:sélectionne[rz]|choisi(?:r|ssez))\s*|^(?:por favor,? )?(?:seleccion\p{L}+|selecion\p{L}+|elij?\p{L}+|escolh\p{L}+)\s*|^(?:seleziona|scegli)\s*|^(?:selecteer|kies)\s*|^wybierz\s*|^(?:valitse|välj|vælg|velg|vyberte|válassz\p{L}*|alegeți|alege|seçin(?:iz)?|выберите|оберіть|изберете|odaberite|izberite|επιλέξτε)\s*/iu;

/** Placeholders that say nothing about the field. */
export const genericPlaceholder =
  /^(?:type here|type your|start typing|enter (?:your )?(?:answer|response|text|value)|your answer|your response|write here|select|please select|choose|search|--+|\.{2,}|…|n\/a|hier eingeben|auswählen|bitte wählen|sélectionne|choisir|seleccion|selecion|seleziona|selecteer|kies|wybierz|mm ?[/.-]|dd ?[/.-]|yyyy|tt ?\.|jj ?[/.-])/iu;

/** Own label of a checkbox or option that answers something said before it. */
export const answerWords =
  /^(?:yes|no|i agree|agree|i accept|accept|i consent|i understand|confirm|i confirm|true|ja|nein|oui|non|sí|si|sim|não|tak|nie|nee)[.!]?$/iu;

/** Pairs of buttons that are a question's options (all texts of the group must match). */
export const choiceWords =
  /^(?:yes|no|not sure|maybe|n\/a|prefer not to (?:say|answer)|true|false|ja|nein|oui|non|sí|si|no lo sé|sim|não|tak|nie|nee)$/iu;

/** Machine names of controls that catch robots: they must stay empty. */
export const baitName =
  /^fake(?=user|email|pass|name)|^hp[_-]|[_-]hp$|^hp$|honey|bee[_-]?catcher|bot[_-]?(?:field|check|trap|catcher)|no[_-]?bots|spam[_-]?(?:trap|check)|anti[_-]?spam|leave[_-]?(?:this[_-]?)?(?:blank|empty)|winnie[_-]?the[_-]?pooh|^(?:fax_only|confirm_email_address_hp|url_website_hp)$/i;

/** Labels that say the same to people. */
export const baitLabel =
  /(?:leave|keep) (?:this )?(?:field |box )?(?:blank|empty)|do(?: not|n't) (?:fill|enter|complete|write)|(?:lassen?|lasse) (?:sie )?(?:dieses|das) feld (?:bitte )?(?:leer|frei)|laisse[rz] (?:ce|le) champ vide|ne pas remplir|dej(?:e|ar) (?:este|el) campo (?:vacío|en blanco)|laat dit veld leeg|lascia(?:re)? (?:questo|il) campo vuoto|deixe este campo (?:vazio|em branco)|(?:for )?robots only|if you(?:'re| are) (?:a )?human|not for humans/i;

/** Controls that services put in by themselves (answers of CAPTCHAs, tokens). */
export const serviceName = /(?:^|-)(?:recaptcha|captcha|hcaptcha|turnstile)-response|^(?:csrf|authenticity|_token)/i;

/** Parts of well-known widgets that are no fields of their own (intl-tel-input, select2, chosen, react-select). */
export const widgetPart =
  '.iti__flag-container,.iti__country-container,.iti__dropdown-content,.iti__country-list,.select2-search,.select2-container,.chosen-container,.ts-dropdown,.flatpickr-calendar,.ui-datepicker,.grecaptcha-badge,.h-captcha,.g-recaptcha,.cf-turnstile';

/** Page parts that hold no application fields. */
export const siteChrome =
  '[role=search],[role=navigation],nav,form[role=search],:is([id*=cookie i],[class*=cookie i],[id*=onetrust],[class*=cmplz]):not(html,body,form,main)';

/** Names of a site's own controls: its search and its choice of language. */
export const siteControl =
  /^(?:search|keywords?|site[-_ ]?search)$|search[-_ ]?(?:field|input|box|term)|language[-_ ]?(?:selector|switcher|picker)|(?:select|change|choose|switch) (?:a |your )?language/i;

/** Labels of a site's search box. */
export const siteSearchLabel =
  /^(?:search|type your search|find|suche|rechercher|buscar|pesquisar|cerca|zoeken|szukaj)(?:$| (?:this|our|the|for|in|by|and|jobs|site|website|hier|un|en|no|nel|op|w)\b)/i;

/** Accessible names that pages copy from a style library's examples and that say nothing. */
export const copiedName =
  /^(?:default|floating label|disabled|large|small) select example$|^default (?:input|checkbox|radio) example$/i;
