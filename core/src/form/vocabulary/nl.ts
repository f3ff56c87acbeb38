import type { Vocabulary } from './vocabulary.ts';

/** Dutch labels. What holds in every language stands with the English ones. */
export const dutch: Vocabulary = {
  language: 'nl',
  refs: {
    'profile.first_name': { labels: 'voornaam | voornamen | roepnaam | voornaam en | voor naam' },
    'profile.middle_name': { labels: 'tweede voornaam | middelste naam' },
    'profile.last_name': { labels: 'achternaam | familienaam | achter naam | familie naam' },
    'profile.full_name': {
      labels:
        'naam en voornaam | voor en familienaam | naam voornaam | naam | volledige naam | voor en achternaam | voornaam en achternaam | voornaam achternaam | uw naam | naam contactpersoon | naam achternaam | naam en achternaam | volledige voor en achternaam | voornaam en familienaam | voornaam familienaam | uw volledige naam | voor achternaam | naam aanvrager | familienaam en voornaam | achternaam en voornaam',
    },
    'profile.preferred_name': { labels: 'voorkeursnaam | bijnaam | roepnaam bij voorkeur' },
    'profile.honorific': { labels: 'aanhef | titel' },
    'profile.pronouns': { labels: 'voornaamwoorden | aanspreekvorm voornaamwoorden' },
    'profile.email': {
      labels:
        'e mail | email | e mailadres | emailadres | mailadres | e mail adres | bevestig e mailadres | herhaal e mailadres | e mailadres bevestigen | email adres | mail | mail adres | e mailadres herhalen | emailadres herhalen | herhaal emailadres | bevestig emailadres | herhaal e mail | bevestig e mail | persoonlijk e mailadres | uw mailadres | zakelijk e mailadres | zakelijke e mail | zakelijk emailadres | zakelijke email | zakelijk e mail adres',
    },
    'profile.phone': {
      words: 'telefoon telefoonnummer mobiel gsm',
      wordsBeside: 'nummer of en mobiele vaste',
      labels:
        'mobiel telefoonnummer | tel | tel nr | telefoon nr | telefoonnr | vast telefoonnummer | telefoon gsm | telefoon | telefoonnummer | mobiel | mobiele telefoon | mobiel nummer | gsm | gsm nummer | mobiele nummer | telefoonnummer mobiel | tel nummer | mobiel telefoonnr | telefoonnummer overdag | telefoon mobiel | mobiel telefoon | mobiele telefoonnummer | mobiel of telefoonnummer | gsm of telefoon | telefoon of gsm | contactnummer | tel gsm | vaste telefoon | telefoon overdag | telefoonnummer vast | nummer gsm | zakelijk telefoonnummer | telefoon werk | zakelijke telefoon | telefoon zakelijk',
    },
    'profile.phone_country_code': { labels: 'landcode | landnummer' },
    'profile.phone_national': { labels: 'telefoonnummer zonder landcode | nummer zonder landcode' },
    'profile.phone_extension': { labels: 'toestelnummer | doorkiesnummer' },
    'profile.location.display': { labels: 'huidige locatie | locatie | huidige woonplaats' },
    'profile.location.address': {
      labels:
        'adres | volledig adres | factuuradres | bezorgadres | afleveradres | verzendadres | woonadres | huisadres | postadres | correspondentieadres',
    },
    'profile.location.address_line1': {
      patterns: [/\b(?:adres|straat) (?:met|incl\w*) (?:een |uw )?huis(?:nummer|nr)\b/],
      words: 'straat straatnaam',
      wordsBeside: 'huisnummer en nr nummer adres huisnr',
      labels:
        'straat | straat en huisnummer | straatnaam en huisnummer | adresregel 1 | straat huisnummer | straat en nummer | straat nr | straat en nr | straat nummer | straat huisnr | adres en huisnummer | straat en huisnr | straat en huis nummer',
    },
    'profile.location.address_line2': {
      labels:
        'adresregel 2 | bus | busnummer | appartement | extra adresregel | adrestoevoeging | aanvullende adresgegevens | adres 2',
    },
    'profile.location.address_line3': { labels: 'adresregel 3' },
    'profile.location.street_name': { labels: 'straatnaam' },
    'profile.location.house_number': {
      labels:
        'huis nr | huisnummer en bus | huisnummer bus | huisnummer en toevoeging | huisnummer toevoeging | huisnummer | huisnr | nr | huis nummer | huisnummer en letter',
    },
    'profile.location.city': {
      labels:
        'woonplaats | plaats | stad | gemeente | plaatsnaam | woonplaats stad | stad gemeente | stad of gemeente | stad plaats | plaats stad | woonplaats plaats | stad dorp',
    },
    'profile.location.district': { labels: 'wijk | stadsdeel | deelgemeente | buurt' },
    'profile.location.state': { labels: 'provincie | regio | staat provincie | staat' },
    'profile.location.zip': { labels: 'postcode | post code' },
    'profile.location.country': { labels: 'land | land van verblijf | land regio | woonland | land of regio' },
    'profile.linkedin_url': { labels: 'linkedin profiel | linkedin | link naar linkedin' },
    'profile.github_url': { labels: 'github profiel | github | link naar github' },
    'profile.portfolio_url': { labels: 'portfolio | link naar portfolio | portfolio link' },
    'profile.website_url': { labels: 'website | webpagina' },
    'profile.twitter_url': { labels: 'twitter profiel | twitter | x twitter' },
    'profile.facebook_url': { labels: 'facebook profiel | facebook' },
    'profile.other_url': { labels: 'andere link | andere links | andere website' },
    'profile.headline': { labels: 'profieltitel | functietitel profiel' },
    'profile.summary': {
      labels:
        'over jou | over jezelf | over mij | samenvatting | korte introductie | vertel iets over jezelf | stel jezelf voor',
    },
    'profile.additional_info': { labels: 'opmerkingen | opmerking | aanvullende informatie | overige opmerkingen' },
    'profile.work_history.0.company': {
      labels:
        'naam bedrijf | naam organisatie | bedrijf organisatie | firma | instelling | naam van uw bedrijf | huidige werkgever | bedrijf | bedrijfsnaam | werkgever | organisatie | bedrijfs naam | naam van het bedrijf | naam van de organisatie | naam organisatie bedrijf | organisatienaam | onderneming | naam onderneming | naam instelling',
    },
    'profile.work_history.0.title': {
      labels:
        'huidige functie | functietitel | functie | beroep | uw functie | functie binnen bedrijf | functiebenaming | functieomschrijving kort | functie titel | functie binnen het bedrijf | functieomschrijving | functie in het bedrijf | functie binnen organisatie | functie binnen uw organisatie',
    },
    'profile.work_history.0.location': { section: 'employment', labels: 'plaats | locatie | stad' },
    'profile.work_history.0.start_date': {
      section: 'employment',
      labels: 'startdatum | van | begin | vanaf | begindatum',
    },
    'profile.work_history.0.start_date.month': { section: 'employment', labels: 'startmaand | maand van | beginmaand' },
    'profile.work_history.0.start_date.year': { section: 'employment', labels: 'startjaar | jaar van | beginjaar' },
    'profile.work_history.0.end_date': { section: 'employment', labels: 'einddatum | tot | einde | t m' },
    'profile.work_history.0.end_date.month': { section: 'employment', labels: 'eindmaand | maand tot' },
    'profile.work_history.0.end_date.year': { section: 'employment', labels: 'eindjaar | jaar tot' },
    'profile.work_history.0.description': {
      section: 'employment',
      labels: 'omschrijving | beschrijving | werkzaamheden | taken | functieomschrijving',
    },
    'profile.education.0.institution': { labels: 'universiteit | school | hogeschool | onderwijsinstelling' },
    'profile.education.0.degree': {
      labels: 'diploma | opleidingsniveau | hoogste opleiding | hoogst genoten opleiding',
    },
    'profile.education.0.field': { labels: 'studierichting | opleiding | vakgebied' },
    'profile.certifications': { labels: 'certificaten | certificeringen | diploma s en certificaten' },
    resume: { labels: 'cv | curriculum vitae | upload cv | cv uploaden | upload je cv' },
    cover_letter: { labels: 'motivatiebrief | motivatie | sollicitatiebrief | begeleidende brief' },
    'profile.salary_expectation': { labels: 'salarisindicatie | salariswens | gewenst salaris | salarisverwachting' },
    'profile.salary_current': { labels: 'huidig salaris | huidige salaris | huidig jaarsalaris' },
    'profile.start_date': {
      labels: 'startdatum | beschikbaarheid | beschikbaar vanaf | gewenste startdatum | per wanneer beschikbaar',
    },
    'profile.notice_period': { labels: 'opzegtermijn' },
    'profile.date_of_birth': { words: 'geboortedatum geboortedag', wordsBeside: 'dd mm jjjj', labels: 'geboortedatum' },
    'credential.totp': { labels: 'verificatiecode | bevestigingscode | eenmalige code' },
    'profile.eeo.gender': { labels: 'geslacht' },
    'profile.languages': { labels: 'talen | talenkennis' },
    'profile.education.0.start_date': { section: 'education', labels: 'startdatum | van | begin | vanaf | begindatum' },
    'profile.education.0.start_date.month': { section: 'education', labels: 'startmaand | maand van | beginmaand' },
    'profile.education.0.start_date.year': { section: 'education', labels: 'startjaar | jaar van | beginjaar' },
    'profile.education.0.end_date': {
      section: 'education',
      labels: 'einddatum | tot | einde | afstudeerdatum | t m | datum diploma',
    },
    'profile.education.0.end_date.month': { section: 'education', labels: 'eindmaand | maand tot' },
    'profile.education.0.end_date.year': { section: 'education', labels: 'eindjaar | jaar tot' },
    'profile.education.0.graduation_year': { labels: 'afstudeerjaar | jaar van afstuderen | jaar diploma' },
    'profile.education.0.gpa': { labels: 'gemiddeld cijfer | eindcijfer | gemiddelde' },
    'profile.skills': { labels: 'vaardigheden' },
    'profile.date_of_birth.day': { labels: 'geboortedag | dag van geboorte' },
    'profile.date_of_birth.month': { labels: 'geboortemaand | maand van geboorte' },
    'profile.date_of_birth.year': { labels: 'geboortejaar | jaar van geboorte' },
    'profile.years_of_experience': { labels: 'jaren werkervaring | aantal jaren ervaring' },
    'profile.work_authorization': { labels: 'werkvergunning' },
    'profile.requires_sponsorship': {
      labels: 'visumsponsoring | heb je een visum nodig | heeft u een visum nodig',
      patterns: [/\b(?:visum|visumsponsoring|sponsoring|werkvisum)\b.*\bnodig\b/],
    },
    'profile.willing_to_relocate': {
      labels: 'bereid te verhuizen | bereid om te verhuizen | verhuisbereidheid | ben je bereid te verhuizen',
      patterns: [/\bbereid\b.*\bverhuizen\b/],
    },
    'profile.how_heard': {
      labels:
        'hoe heb je ons gevonden | hoe heeft u ons gevonden | hoe ken je ons | hoe heb je over deze vacature gehoord',
    },
    'profile.referral': {
      labels:
        'aangedragen door | doorverwezen door | wie heeft je aanbevolen | aanbevolen door | naam van de aanbrenger',
    },
    'profile.clearance': { labels: 'veiligheidsscreening | veiligheidsmachtiging | verklaring van geen bezwaar' },
    'profile.username': {
      words: 'gebruikersnaam inlognaam gebruiker login',
      wordsBeside: 'e mailadres of mail email naam',
      labels:
        'gebruikersnaam | klantnummer | lidnummer | inlognaam | klant nummer | klantnr | klant id | gebruikers naam | login naam | gebruikersid | lidmaatschapsnummer | gebruikersnaam of e mailadres | loginnaam | gebruikers id | gebruikerscode | accountnaam | gebruikersnummer | klant nr',
    },
    'credential.password': { labels: 'wachtwoord | herhaal wachtwoord | bevestig wachtwoord | wachtwoord bevestigen' },
    'profile.eeo.race': { labels: 'etniciteit | etnische achtergrond | ras' },
    'profile.eeo.hispanic': { labels: 'latijns amerikaans of hispanic | ben je latijns amerikaans of hispanic' },
    'profile.eeo.veteran': { labels: 'veteranenstatus | veteraan' },
    'profile.eeo.disability': {
      labels: 'arbeidsbeperking | handicap | beperking | heb je een arbeidsbeperking',
      patterns: [/^(?:heb|heeft)\b.*\b(?:arbeidsbeperking|handicap)\b/],
    },
  },
  sections: {
    education: /\b(?:opleiding(?:en)?|onderwijs|studie)\b/,
    employment: /\b(?:werkervaring|ervaring|dienstverband)\b/,
    phone: /^(?:telefoon(?:nummer)?|mobiel)$/,
    others: /\b(?:referenties?|noodgeval|contactpersoon)\b/,
  },
  lead: /^(?:je|uw|jouw|de|het|een|vul|voer|kies|selecteer|wat|is|graag)$/,
  trail: /^(?:in|verplicht|optioneel)$/,
  joins: 'en of',
  others: /\b(?:referenties?|noodgeval|leidinggevende|partner)\b/,
  payment: /\b(?:creditcard|kaartnummer|iban|kortingscode|cadeaubon)\b/,
  officialNumbers: /\b(?:bsn|btw nummer|kvk nummer)\b/,
  elsewhere:
    /^(?:toevoeging|huisnummer ?toevoeging|toev|tussenvoegsels?|voorvoegsels?|voorletters?|initialen|verdieping|fax|busnummer|bus|onderwerp)$/,
  yesNoQuestion: /^(?:ben|bent|heb|heeft|kun|kunt|wil|wilt|mag|beschik|beschikt)\b/,
};
