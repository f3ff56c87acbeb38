import type { Vocabulary } from './vocabulary.ts';

/** German labels. What holds in every language stands with the English ones. */
export const german: Vocabulary = {
  language: 'de',
  refs: {
    'profile.first_name': { labels: 'vorname | vornamen | vorname n | rufname | vor name | erster vorname' },
    'profile.middle_name': { labels: 'zweiter vorname | weitere vornamen | zweitname' },
    'profile.last_name': {
      labels:
        'nachname | name nachname | familienname | zuname | nachnamen | nach name | familien name | nachname familienname | name familienname',
    },
    'profile.full_name': {
      labels:
        'vorname und name | name und vorname | name | vollstandiger name | vor und nachname | vorname und nachname | vorname nachname | vorname name | name vorname | ihr name | dein name | vor und zuname | kontaktname | name und nachname | vor nachname | vor und familienname | vorname zuname | vorname und zuname | nachname vorname | nachname und vorname | voller name',
    },
    'profile.preferred_name': { labels: 'bevorzugter name | spitzname' },
    'profile.honorific': { labels: 'anrede | titel | akademischer titel' },
    'profile.pronouns': { labels: 'pronomen | bevorzugte pronomen' },
    'profile.email': {
      labels:
        'mail adresse | email adresse | e mailadresse | e mail adresse bestatigung | e mail | email | e mail adresse | emailadresse | mailadresse | e mail wiederholen | e mail bestatigen | e mail adresse wiederholen | e mail adresse bestatigen | ihre e mail adresse | deine e mail adresse | mail | kontakt e mail | kontakt email | private e mail adresse | e mail adresse privat | e mail privat | emailadresse wiederholen | geschaftliche e mail | geschaftliche e mail adresse | berufliche e mail adresse | geschaftliche email | firmen e mail | e mail geschaftlich | geschaftliche email adresse | e mail erneut eingeben',
    },
    'profile.phone': {
      words: 'telefon telefonnummer handy handynummer mobilnummer mobiltelefon mobil rufnummer',
      wordsBeside: 'nummer nr fur ruckfragen oder und tagsuber',
      labels:
        'mobil telefon | telefonnummer mobil | telefon festnetz | festnetz | festnetznummer | mobil nr | handy nr | telefon tagsuber | telefon mobiltelefon | telefon privat | mobilfunk | telefon | telefonnummer | handy | handynummer | mobil | mobilnummer | mobiltelefon | rufnummer | telefon mobil | mobile | mobilfunknummer | telefon nr | telefon handy | tel nr | fon | telefon nummer | telefonnr | ruckrufnummer | kontakttelefon | mobiltelefonnummer | telefon oder handy | kontaktnummer | kontakt telefon | mobilfunk nummer | telefon geschaftlich | geschaftliche telefonnummer | telefon dienstlich | telefon buro',
    },
    'profile.phone_country_code': { labels: 'landervorwahl | landesvorwahl' },
    'profile.phone_national': { labels: 'telefonnummer ohne vorwahl | rufnummer ohne landervorwahl' },
    'profile.phone_extension': { labels: 'durchwahl | nebenstelle' },
    'profile.location.display': { labels: 'wohnort | aktueller wohnort | standort | aktueller standort | ort wohnort' },
    'profile.location.address': {
      labels:
        'adresse | anschrift | postanschrift | wohnadresse | lieferadresse | rechnungsadresse | lieferanschrift | rechnungsanschrift | privatadresse | heimatadresse | vollstandige adresse | meldeadresse',
    },
    'profile.location.address_line1': {
      patterns: [/\b(?:adresse|anschrift|strasse) (?:mit|inkl\w*) (?:ihrer )?haus(?:nummer|nr)\b/],
      words: 'strasse str',
      wordsBeside: 'und u hausnummer hausnr nr hnr nummer adresse haus weg platz',
      labels:
        'strasse und hnr | strasse hnr | adresszeile 1 | strasse und haus nr | strasse haus nr | strasse u hausnummer | strasse u nr | strasse | strasse und hausnummer | strasse hausnummer | strasse nr | strasse hausnr | strasse und nr | strasse und nummer | strassenname und hausnummer | strassenname hausnummer | strasse mit hausnummer | strassenname und nummer',
    },
    'profile.location.address_line2': {
      words: 'wohnung appartement adresszusatz zusatz zusatzangaben',
      wordsBeside: 'stockwerk etage top stiege hinterhaus nummer nr und oder c o adresse anschrift zur gebaude firma',
      labels:
        'adresszusatz | adresszeile 2 | zusatz | zusatzliche adressangaben | wohnungsnummer | wohnungs nr | adresse zusatz | weitere adressangaben | appartementnummer',
    },
    'profile.location.address_line3': { labels: 'adresszeile 3 | adresszusatz 2' },
    'profile.location.street_name': { labels: 'strassenname | name der strasse' },
    'profile.location.house_number': {
      words: 'hausnummer hausnr hnr',
      wordsBeside: 'nr und zusatz nummer haus',
      labels: 'hnr | haus nummer | hausnummer und zusatz | hausnummer | hausnr | haus nr | hs nr',
    },
    'profile.location.city': {
      words: 'ort stadt wohnort gemeinde',
      wordsBeside: 'und oder',
      labels: 'stadt | ort | stadt ort | ort stadt | gemeinde | ortschaft',
    },
    'profile.location.district': { labels: 'stadtteil | ortsteil | bezirk | stadtbezirk' },
    'profile.location.state': {
      words: 'bundesland kanton',
      wordsBeside: 'und oder bezirk provinz region staat',
      labels:
        'bundesland | kanton | region | bundesland kanton | bundesstaat | staat provinz | bundesland region | provinz',
    },
    'profile.location.zip': {
      words: 'plz postleitzahl',
      wordsBeside: 'und postcode zip',
      labels: 'plz postleitzahl | postleitzahl plz | plz | postleitzahl',
    },
    'profile.location.country': {
      words: 'land wohnsitzland',
      wordsBeside: 'region staat des wohnsitzes',
      labels: 'land | wohnsitzland | land region | staat | wohnland | nation',
    },
    'profile.linkedin_url': { labels: 'linkedin profil | linkedin | link zum linkedin profil' },
    'profile.github_url': { labels: 'github profil | github | link zum github profil' },
    'profile.portfolio_url': { labels: 'portfolio | arbeitsproben | link zum portfolio | portfolio link' },
    'profile.website_url': { labels: 'webseite | website | homepage | internetseite' },
    'profile.twitter_url': { labels: 'twitter profil | twitter | x profil | x twitter' },
    'profile.facebook_url': { labels: 'facebook profil | facebook' },
    'profile.other_url': { labels: 'weitere links | weiterer link | sonstige links | weitere profile' },
    'profile.headline': { labels: 'kurzprofil | profilueberschrift | schlagzeile' },
    'profile.summary': {
      labels:
        'uber mich | zusammenfassung | kurzvorstellung | stell dich kurz vor | stellen sie sich kurz vor | kurzbeschreibung zu ihrer person | erzahl uns etwas uber dich | erzahlen sie uns etwas uber sich',
    },
    'profile.additional_info': {
      labels:
        'bemerkungen | bemerkung | anmerkungen | zusatzliche informationen | weitere informationen | kommentar | kommentare | sonstiges',
    },
    'profile.work_history.0.company': {
      labels:
        'organisation | firma organisation | firma institution | institution | unternehmen organisation | name der firma | name des unternehmens | unternehmensname | aktueller arbeitgeber | derzeitiger arbeitgeber | arbeitgeber | unternehmen | firma | firmenname | firma name | einrichtung | betrieb | name des betriebs',
    },
    'profile.work_history.0.title': {
      labels:
        'aktuelle position | berufsbezeichnung | stellenbezeichnung | position | jobtitel | beruf | aktuelle berufsbezeichnung | funktion | position im unternehmen | job titel | funktion im unternehmen | stellung im unternehmen | ihre position im unternehmen | derzeitige position | rolle im unternehmen',
    },
    'profile.work_history.0.location': { section: 'employment', labels: 'ort | arbeitsort | standort | stadt' },
    'profile.work_history.0.start_date': {
      section: 'employment',
      labels: 'von | beginn | startdatum | eintritt | seit | von datum',
    },
    'profile.work_history.0.start_date.month': {
      section: 'employment',
      labels: 'startmonat | monat von | von monat | beginn monat',
    },
    'profile.work_history.0.start_date.year': {
      section: 'employment',
      labels: 'startjahr | jahr von | von jahr | beginn jahr',
    },
    'profile.work_history.0.end_date': {
      section: 'employment',
      labels: 'bis | ende | enddatum | austritt | bis datum',
    },
    'profile.work_history.0.end_date.month': {
      section: 'employment',
      labels: 'endmonat | monat bis | bis monat | ende monat',
    },
    'profile.work_history.0.end_date.year': {
      section: 'employment',
      labels: 'endjahr | jahr bis | bis jahr | ende jahr',
    },
    'profile.work_history.0.description': {
      section: 'employment',
      labels: 'beschreibung | tatigkeiten | aufgaben | tatigkeitsbeschreibung | aufgabenbeschreibung',
    },
    'profile.education.0.institution': {
      labels: 'universitat | hochschule | schule | bildungseinrichtung | name der hochschule',
    },
    'profile.education.0.degree': {
      labels: 'abschluss | hochster abschluss | hochster bildungsabschluss | bildungsabschluss',
    },
    'profile.education.0.field': { labels: 'studiengang | fachrichtung | studienfach | fachbereich' },
    'profile.certifications': { labels: 'zertifikate | zertifizierungen | zertifikate und lizenzen' },
    resume: { labels: 'lebenslauf | cv | lebenslauf cv | lebenslauf hochladen' },
    cover_letter: { labels: 'anschreiben | motivationsschreiben | bewerbungsschreiben | anschreiben hochladen' },
    'profile.salary_expectation': {
      labels:
        'gehaltsvorstellung | gehaltsvorstellungen | gehaltswunsch | gehaltswunsch brutto jahr | wunschgehalt | jahresgehalt | gehaltsvorstellung brutto jahr',
    },
    'profile.salary_current': {
      labels: 'aktuelles gehalt | derzeitiges gehalt | aktuelles jahresgehalt | jetziges gehalt',
    },
    'profile.start_date': {
      labels:
        'eintrittstermin | eintrittsdatum | fruhester eintrittstermin | fruhestmoglicher eintrittstermin | verfugbar ab | startdatum | fruhestes eintrittsdatum | verfugbarkeit | starttermin',
    },
    'profile.notice_period': { labels: 'kundigungsfrist' },
    'profile.date_of_birth': {
      words: 'geburtsdatum geburtstag geboren',
      wordsBeside: 'tt mm jjjj datum am dd yyyy',
      labels: 'geburtsdatum | geburtstag | geb datum | geb am | geboren am',
    },
    'credential.totp': {
      labels: 'bestatigungscode | sicherheitscode per sms | einmalpasswort | verifizierungscode | einmalcode',
    },
    'profile.eeo.gender': { labels: 'geschlecht' },
    'profile.languages': { labels: 'sprachen | sprachkenntnisse' },
    'profile.education.0.start_date': {
      section: 'education',
      labels: 'von | beginn | startdatum | studienbeginn | von datum',
    },
    'profile.education.0.start_date.month': {
      section: 'education',
      labels: 'startmonat | monat von | von monat | beginn monat',
    },
    'profile.education.0.start_date.year': {
      section: 'education',
      labels: 'startjahr | jahr von | von jahr | beginn jahr',
    },
    'profile.education.0.end_date': {
      section: 'education',
      labels: 'bis | ende | enddatum | abschlussdatum | studienende | voraussichtlicher abschluss | bis datum',
    },
    'profile.education.0.end_date.month': {
      section: 'education',
      labels: 'endmonat | monat bis | bis monat | abschlussmonat',
    },
    'profile.education.0.end_date.year': { section: 'education', labels: 'endjahr | jahr bis | bis jahr' },
    'profile.education.0.graduation_year': {
      labels: 'abschlussjahr | jahr des abschlusses | voraussichtliches abschlussjahr',
    },
    'profile.education.0.gpa': { labels: 'abschlussnote | notendurchschnitt | durchschnittsnote | note' },
    'profile.skills': { labels: 'kenntnisse | fahigkeiten | kompetenzen' },
    'profile.date_of_birth.day': { labels: 'geburtstag tag | tag der geburt' },
    'profile.date_of_birth.month': { labels: 'geburtsmonat | monat der geburt' },
    'profile.date_of_birth.year': { labels: 'geburtsjahr | jahr der geburt | jahrgang' },
    'profile.years_of_experience': { labels: 'berufserfahrung in jahren | jahre berufserfahrung' },
    'profile.work_authorization': { labels: 'arbeitserlaubnis | aufenthaltstitel | arbeitserlaubnis vorhanden' },
    'profile.requires_sponsorship': {
      labels:
        'benotigen sie ein visum | benotigst du ein visum | visumsponsoring | visum erforderlich | benotigen sie eine arbeitserlaubnis | benotigst du eine arbeitserlaubnis',
      patterns: [/\b(?:benotig\w*|brauch\w*)\b.*\b(?:visum|visa|sponsoring|arbeitsvisum)\b/],
    },
    'profile.willing_to_relocate': {
      labels:
        'umzugsbereitschaft | umzugsbereit | bereit zum umzug | sind sie bereit umzuziehen | bist du bereit umzuziehen',
      patterns: [/\bbereit\b.*\b(?:umzuziehen|umzug)\b/],
    },
    'profile.how_heard': {
      labels:
        'wie sind sie auf uns aufmerksam geworden | wie bist du auf uns aufmerksam geworden | wie haben sie von uns erfahren | wie hast du von uns erfahren',
    },
    'profile.referral': {
      labels:
        'empfohlen von | empfehlung | empfohlen durch | name des empfehlenden | wer hat dich empfohlen | wer hat sie empfohlen | empfehlung durch mitarbeiter',
    },
    'profile.clearance': { labels: 'sicherheitsuberprufung | sicherheitsfreigabe' },
    'profile.username': {
      words: 'benutzername nutzername login loginname anmeldename benutzerkennung',
      wordsBeside: 'e mail adresse email oder und mailadresse kundennummer name',
      labels:
        'kundennummer | anmeldename | benutzername | nutzername | kennung | zugangsnummer | mitgliedsnummer | benutzer | benutzerkennung | benutzer name | login name | mitgliedsname | user id | login id | zugangskennung | teilnehmernummer | mitglieds nr | mitgliedsnr | kunden nr | kundennr | kunden nummer | benutzer id | nutzerkennung | nutzer id | anmelde id | anmeldekennung | login kennung | zugangsdaten benutzername | kontoname',
    },
    'credential.password': { labels: 'passwort | kennwort | passwort wiederholen | passwort bestatigen' },
    'profile.eeo.race': { labels: 'ethnische zugehorigkeit | ethnische herkunft | ethnie' },
    'profile.eeo.hispanic': {
      labels: 'hispanisch oder lateinamerikanisch | sind sie hispanischer oder lateinamerikanischer herkunft',
    },
    'profile.eeo.veteran': { labels: 'veteranenstatus | sind sie veteran' },
    'profile.eeo.disability': {
      labels:
        'behinderung | schwerbehinderung | schwerbehindert | grad der behinderung | haben sie eine behinderung | hast du eine behinderung | liegt eine schwerbehinderung vor',
      patterns: [/\b(?:haben|hast|liegt|besteht)\b.*\b(?:schwer)?behinderung\b/],
    },
  },
  sections: {
    education: /\b(?:ausbildung|bildung|studium|schulbildung|hochschule)\b/,
    employment: /\b(?:berufserfahrung|beschaftigung|arbeitgeber|beruflicher werdegang)\b/,
    phone: /^(?:telefon(?:nummer)?|mobil(?:nummer)?)$/,
    others: /\b(?:referenz(?:en)?|notfallkontakt|ansprechpartner)\b/,
  },
  lead: /^(?:bitte|ihre?|ihren|deine?|deinen|dein|ihr|der|die|das|den|geben|sie|gib|wahlen|aktuelle[rs]?)$/,
  trail: /^(?:bitte|ein|angeben|eingeben|auswahlen|optional|pflichtfeld|erforderlich)$/,
  joins: 'und oder bzw u',
  others: /\b(?:referenz(?:en)?|notfall\w*|ansprechpartner\w*|vorgesetzte\w*|ehepartner\w*)\b/,
  payment: /\b(?:kreditkarte\w*|kartennummer|iban|bic|kontonummer|gutschein\w*)\b/,
  officialNumbers: /\b(?:steuernummer|steuer id\w*|ust id\w*|sozialversicherungsnummer|ausweisnummer)\b/,
  elsewhere:
    /^(?:stockwerk|etage|stiege|tur|fax|faxnummer|vorwahl|hausnummernzusatz|hausnummerzusatz|postfach|betreff)$/,
  yesNoQuestion: /^(?:sind|bist|haben|hast|konnen|kannst|wurden|wurdest|durfen|mochten|besitzen|verfugen)\b/,
};
