import type { Vocabulary } from './vocabulary.ts';

/** Italian labels. What holds in every language stands with the English ones. */
export const italian: Vocabulary = {
  language: 'it',
  refs: {
    'profile.first_name': { labels: 'nome | nome di battesimo | nome proprio' },
    'profile.middle_name': { labels: 'secondo nome' },
    'profile.last_name': { labels: 'cognome' },
    'profile.full_name': {
      labels:
        'nominativo | cognome nome | nome completo | nome e cognome | cognome e nome | nome cognome | nome cognome completo | nome e cognome completi | cognome e nome completo | nome del destinatario | destinatario',
    },
    'profile.preferred_name': { labels: 'nome preferito | soprannome | come preferisci essere chiamato' },
    'profile.honorific': { labels: 'titolo di cortesia | appellativo' },
    'profile.pronouns': { labels: 'pronomi | pronomi preferiti' },
    'profile.email': {
      labels:
        'e mail address | indirizzo mail | indirizzo posta elettronica | e mail | email | indirizzo e mail | indirizzo email | posta elettronica | indirizzo di posta elettronica | conferma e mail | conferma email | conferma indirizzo email | mail | la tua e mail | e mail personale | email personale | ripeti e mail | ripeti email | ripeti indirizzo e mail | conferma indirizzo e mail | indirizzo elettronico | casella di posta | e mail aziendale | email aziendale | mail aziendale | indirizzo e mail aziendale | indirizzo email aziendale | e mail di lavoro | email di lavoro | email principale',
    },
    'profile.phone': {
      words: 'telefono cellulare',
      wordsBeside: 'numero di fisso o e recapito telefonico tel',
      labels:
        'tel cellulare | telefono cellulare o fisso | telefono fisso | numero telefono | numero telefonico | cell | telefono o cellulare | numero cellulare | recapito telefonico | telefono | numero di telefono | cellulare | numero di cellulare | recapito telefonico | telefono cellulare | telefono mobile | tel | tel cell | telefono fisso o cellulare | numero di telefono cellulare | n telefono | n di telefono | n cellulare | numero mobile | numero di cellulare o telefono | telefono principale | contatto telefonico | recapito | numero di telefono mobile | tel fisso | tel mobile | telefono aziendale | telefono ufficio | telefono di lavoro | num telefono | num di telefono | num cellulare',
    },
    'profile.phone_country_code': { labels: 'prefisso | prefisso internazionale' },
    'profile.phone_national': { labels: 'numero senza prefisso | telefono senza prefisso' },
    'profile.phone_extension': { labels: 'interno | numero interno' },
    'profile.location.display': {
      labels: 'localita | luogo di residenza | dove vivi | residenza | citta di residenza',
    },
    'profile.location.address': {
      labels:
        'indirizzo | indirizzo completo | indirizzo di residenza | indirizzo di spedizione | indirizzo di fatturazione | indirizzo di consegna | indirizzo di domicilio | indirizzo di abitazione | indirizzo postale | indirizzo attuale | domicilio',
    },
    'profile.location.address_line1': {
      patterns: [/\b(?:indirizzo|via) con (?:il )?(?:numero|n) civico\b/],
      words: 'via piazza',
      wordsBeside: 'e numero civico n nr indirizzo viale corso',
      labels:
        'via e numero | via e n civico | via numero civico | indirizzo via e numero civico | via n civico | via | via e numero civico | via piazza | indirizzo e numero civico | indirizzo riga 1 | via e n | indirizzo e numero | via piazza e numero civico | via piazza corso | indirizzo e n civico | indirizzo via | indirizzo e civico | via e civico | via n | via p zza | via piazza n civico',
    },
    'profile.location.address_line2': {
      words: 'interno scala appartamento',
      wordsBeside: 'piano e o edificio numero presso c',
      labels:
        'indirizzo riga 2 | informazioni aggiuntive indirizzo | scala interno | appartamento | piano interno | dettagli indirizzo | informazioni aggiuntive sull indirizzo | complemento indirizzo | altre informazioni indirizzo | indirizzo 2 | indirizzo linea 2 | seconda riga indirizzo',
    },
    'profile.location.address_line3': { labels: 'indirizzo riga 3 | indirizzo 3' },
    'profile.location.street_name': { labels: 'nome della via | nome via' },
    'profile.location.house_number': {
      labels: 'numero civico | civico | n civico | nr civico | num civico | numero di casa',
    },
    'profile.location.city': {
      labels:
        'citta comune | comune di residenza | citta | comune | localita citta | citta localita | comune citta | nome citta',
    },
    'profile.location.district': { labels: 'quartiere | frazione | distretto' },
    'profile.location.state': {
      labels: 'provincia | regione | stato provincia | prov | provincia di residenza | sigla provincia',
    },
    'profile.location.zip': {
      labels:
        'cap codice postale | c a p | cap | codice postale | codice di avviamento postale | cod postale | codice avviamento postale | codice zip',
    },
    'profile.location.country': {
      labels: 'paese | nazione | stato | paese di residenza | paese regione | paese area geografica | paese o regione',
    },
    'profile.linkedin_url': { labels: 'profilo linkedin | linkedin | link linkedin' },
    'profile.github_url': { labels: 'profilo github | github | link github' },
    'profile.portfolio_url': { labels: 'portfolio | link al portfolio | portafoglio lavori' },
    'profile.website_url': { labels: 'sito web | sito internet' },
    'profile.twitter_url': { labels: 'profilo twitter | twitter | x twitter' },
    'profile.facebook_url': { labels: 'profilo facebook | facebook' },
    'profile.other_url': { labels: 'altro link | altri link | altro sito' },
    'profile.headline': { labels: 'titolo del profilo' },
    'profile.summary': {
      labels:
        'su di te | presentazione | profilo professionale | parlaci di te | breve presentazione | biografia | presentati',
    },
    'profile.additional_info': { labels: 'commenti | note | informazioni aggiuntive | osservazioni' },
    'profile.work_history.0.company': {
      labels:
        'nome dell azienda | organizzazione | nome dell organizzazione | ente | nome societa | azienda ente | nome della societa | azienda | azienda attuale | societa | datore di lavoro | ragione sociale | nome azienda | nome dell ente | nome ditta | ditta | impresa | nome impresa | ragione sociale azienda | nome della tua azienda | nome della sua azienda | nome della ditta',
    },
    'profile.work_history.0.title': {
      labels:
        'posizione attuale | ruolo attuale | qualifica | titolo professionale | professione | ruolo | posizione lavorativa | mansione | ruolo in azienda | ruolo aziendale | posizione in azienda | occupazione | ruolo posizione | posizione ruolo | posizione ricoperta | ruolo ricoperto | ruolo professionale',
    },
    'profile.work_history.0.location': { section: 'employment', labels: 'luogo | citta | sede | localita' },
    'profile.work_history.0.start_date': {
      section: 'employment',
      labels: 'data di inizio | dal | inizio | da | data inizio',
    },
    'profile.work_history.0.start_date.month': { section: 'employment', labels: 'mese di inizio | mese inizio' },
    'profile.work_history.0.start_date.year': { section: 'employment', labels: 'anno di inizio | anno inizio' },
    'profile.work_history.0.end_date': { section: 'employment', labels: 'data di fine | al | fine | a | data fine' },
    'profile.work_history.0.end_date.month': { section: 'employment', labels: 'mese di fine | mese fine' },
    'profile.work_history.0.end_date.year': { section: 'employment', labels: 'anno di fine | anno fine' },
    'profile.work_history.0.description': {
      section: 'employment',
      labels: 'descrizione | mansioni | responsabilita | attivita svolte',
    },
    'profile.education.0.institution': { labels: 'universita | scuola | istituto' },
    'profile.education.0.degree': { labels: 'titolo di studio | livello di istruzione' },
    'profile.education.0.field': { labels: 'campo di studio | corso di studi | corso di laurea | indirizzo di studi' },
    'profile.certifications': { labels: 'certificazioni | certificati | attestati' },
    resume: { labels: 'cv | curriculum | curriculum vitae | il tuo cv | carica il tuo cv | carica cv' },
    cover_letter: { labels: 'lettera di presentazione | lettera di motivazione | lettera motivazionale' },
    'profile.salary_expectation': {
      labels:
        'aspettative retributive | ral desiderata | retribuzione desiderata | aspettativa economica | richiesta economica | aspettative salariali',
    },
    'profile.salary_current': { labels: 'retribuzione attuale | ral attuale | stipendio attuale' },
    'profile.start_date': { labels: 'disponibilita | data di inizio | disponibile dal | data di disponibilita' },
    'profile.notice_period': { labels: 'preavviso | periodo di preavviso | giorni di preavviso' },
    'profile.date_of_birth': {
      words: 'nascita',
      wordsBeside: 'data di gg mm aaaa',
      labels: 'data di nascita | data nascita | nato a il | nato il',
    },
    'credential.totp': { labels: 'codice di verifica | codice di conferma | codice monouso' },
    'profile.eeo.gender': { labels: 'genere | sesso' },
    'profile.languages': { labels: 'lingue | lingue parlate | lingue conosciute' },
    'profile.education.0.start_date': {
      section: 'education',
      labels: 'data di inizio | dal | inizio | da | data inizio',
    },
    'profile.education.0.start_date.month': { section: 'education', labels: 'mese di inizio | mese inizio' },
    'profile.education.0.start_date.year': { section: 'education', labels: 'anno di inizio | anno inizio' },
    'profile.education.0.end_date': {
      section: 'education',
      labels: 'data di fine | al | fine | a | data di conseguimento | data di laurea | data fine',
    },
    'profile.education.0.end_date.month': { section: 'education', labels: 'mese di fine | mese fine' },
    'profile.education.0.end_date.year': { section: 'education', labels: 'anno di fine | anno fine' },
    'profile.education.0.graduation_year': { labels: 'anno di laurea | anno di conseguimento | anno di diploma' },
    'profile.education.0.gpa': { labels: 'voto di laurea | media | voto | media voti' },
    'profile.skills': { labels: 'competenze' },
    'profile.date_of_birth.day': { labels: 'giorno di nascita' },
    'profile.date_of_birth.month': { labels: 'mese di nascita' },
    'profile.date_of_birth.year': { labels: 'anno di nascita' },
    'profile.years_of_experience': { labels: 'anni di esperienza' },
    'profile.work_authorization': { labels: 'permesso di lavoro' },
    'profile.requires_sponsorship': {
      labels: 'sponsorizzazione del visto | hai bisogno di un visto | necessita di visto',
      patterns: [/\b(?:bisogno|necessit\w*|richied\w*)\b.*\b(?:visto|sponsorizzazione)\b/],
    },
    'profile.willing_to_relocate': {
      labels: 'disponibilita al trasferimento | disponibilita a trasferirsi | disponibile al trasferimento',
      patterns: [/\b(?:dispost[oa]|disponibil\w+)\b.*\btrasferi\w+\b/],
    },
    'profile.how_heard': {
      labels: 'come ci hai conosciuto | come hai saputo di noi | come sei venuto a conoscenza di noi',
    },
    'profile.referral': {
      labels: 'segnalato da | raccomandato da | chi ti ha segnalato | nome di chi ti ha segnalato | referente interno',
    },
    'profile.clearance': { labels: 'nulla osta di sicurezza' },
    'profile.username': {
      words: 'utente username login',
      wordsBeside: 'nome e mail email o codice indirizzo',
      labels:
        'codice utente | nome utente | codice cliente | userid | utente | username o e mail | username o email | numero cliente | id utente | user id | identificativo | codice utenza | nome account',
    },
    'credential.password': { labels: 'conferma password | ripeti password' },
    'profile.eeo.race': { labels: 'etnia | razza | origine etnica' },
    'profile.eeo.hispanic': { labels: 'ispanico o latino | sei ispanico o latino' },
    'profile.eeo.veteran': { labels: 'stato di veterano | veterano' },
    'profile.eeo.disability': {
      labels:
        'disabilita | categorie protette | categoria protetta | appartenenza a categorie protette | appartieni alle categorie protette',
      patterns: [/^(?:hai|ha|appartieni|appartiene)\b.*\b(?:disabilita|categori[ae] protett[ae])\b/],
    },
  },
  sections: {
    education: /\b(?:istruzione|formazione|studi)\b/,
    employment: /\b(?:esperienza|esperienze|lavoro|occupazione)\b/,
    phone: /^(?:telefono|numero di telefono)$/,
    others: /\b(?:referenze|emergenza)\b/,
  },
  lead: /^(?:il|la|lo|tuo|tua|suo|sua|inserisci|inserire|indica|indicare|seleziona|per|favore|qual|quali|e|di)$/,
  trail: /^(?:obbligatorio|facoltativo|opzionale)$/,
  joins: 'e o ed',
  others: /\b(?:referenze|emergenza|coniuge|supervisore|genitore)\b/,
  payment: /\b(?:carta di credito|iban|codice sconto|codice promozionale)\b/,
  officialNumbers: /\b(?:codice fiscale|partita iva|p iva)\b/,
  elsewhere: /^(?:piano|scala|fax|oggetto)$/,
  yesNoQuestion: /^(?:sei|hai|puoi|possiedi|saresti|vuoi|e(?! mail)|ha)\b/,
};
