import type { Vocabulary } from './vocabulary.ts';

/** Polish labels. What holds in every language stands with the English ones. */
export const polish: Vocabulary = {
  language: 'pl',
  refs: {
    'profile.first_name': { labels: 'imie | imiona' },
    'profile.middle_name': { labels: 'drugie imie' },
    'profile.last_name': { labels: 'nazwisko' },
    'profile.full_name': {
      labels:
        'imie nazwisko | nazwisko imie | imie i nazwisko | pelne imie i nazwisko | nazwisko i imie | imie i nazwisko odbiorcy | imie nazwisko odbiorcy | pelne imie | twoje imie i nazwisko | imiona i nazwisko | imie i nazwisko kandydata',
    },
    'profile.preferred_name': { labels: 'preferowane imie | pseudonim | jak mamy sie do ciebie zwracac' },
    'profile.honorific': { labels: 'zwrot grzecznosciowy | forma grzecznosciowa | pan pani' },
    'profile.pronouns': { labels: 'zaimki | preferowane zaimki' },
    'profile.email': {
      labels:
        'adres poczty elektronicznej | e mail | email | adres e mail | adres email | poczta elektroniczna | powtorz e mail | potwierdz e mail | mail | adres mail | adres mailowy | adres emailowy | adres e mailowy | twoj e mail | twoj email | powtorz email | potwierdz email | powtorz adres e mail | potwierdz adres e mail | sluzbowy e mail | sluzbowy adres e mail | e mail sluzbowy | firmowy e mail | e mail firmowy | firmowy adres e mail | email firmowy | email sluzbowy | adres e mail firmowy | adres poczty e mail | kontaktowy e mail | e mail kontaktowy | kontaktowy adres e mail',
    },
    'profile.phone': {
      words: 'telefon telefonu komorka',
      wordsBeside: 'numer nr kontaktowy komorkowy komorkowego lub',
      labels:
        'tel | numer kontaktowy | komorka | telefon stacjonarny | nr telefonu komorkowego | telefon | numer telefonu | nr telefonu | telefon komorkowy | telefon kontaktowy | numer telefonu komorkowego | nr tel | numer komorki | numer komorkowy | nr komorki | nr komorkowy | telefon kom | tel kom | tel komorkowy | tel kontaktowy | nr tel kontaktowego | numer telefonu kontaktowego | numer tel | telefon do kontaktu | nr kontaktowy | telefon sluzbowy | numer telefonu sluzbowego | telefon firmowy',
    },
    'profile.phone_country_code': { labels: 'numer kierunkowy | prefiks' },
    'profile.phone_national': { labels: 'numer bez kierunkowego | telefon bez kierunkowego' },
    'profile.phone_extension': { labels: 'numer wewnetrzny | wewnetrzny' },
    'profile.location.display': { labels: 'lokalizacja | miejsce zamieszkania | obecna lokalizacja' },
    'profile.location.address': {
      labels:
        'adres | adres zamieszkania | pelny adres | adres dostawy | adres do korespondencji | adres korespondencyjny | adres zameldowania | adres domowy | adres do wysylki | obecny adres',
    },
    'profile.location.address_line1': {
      patterns: [/\b(?:adres|ulica) z numerem\b/],
      words: 'ulica',
      wordsBeside: 'nr numer domu i mieszkania lokalu adres ulicy budynku',
      labels:
        'ulica nr domu | ulica numer domu | ulica nr | ulica nr domu mieszkania | ulica i nr | ulica | ulica i numer | ulica i numer domu | adres linia 1 | ulica i nr domu | ulica i numer mieszkania | ulica numer | ulica numer domu mieszkania | ulica i numer domu mieszkania | adres ulica i numer | adres ulica | ulica z numerem',
    },
    'profile.location.address_line2': {
      words: 'mieszkanie mieszkania lokal lokalu',
      wordsBeside: 'nr numer lub pietro klatka m',
      labels:
        'numer mieszkania | nr mieszkania | numer lokalu | adres linia 2 | nr lokalu | nr m | nr lok | mieszkanie | lokal | nr mieszkania lokalu | numer mieszkania lokalu | nr lokalu mieszkania | adres 2 | adres cd',
    },
    'profile.location.address_line3': { labels: 'adres linia 3' },
    'profile.location.street_name': { labels: 'nazwa ulicy' },
    'profile.location.house_number': {
      labels:
        'nr domu mieszkania | nr domu nr mieszkania | nr domu nr lokalu | nr domu ulicy | numer domu mieszkania | numer domu | nr domu | numer budynku | nr budynku | nr domu lokalu | nr budynku lokalu | numer budynku mieszkania | numer domu lokalu | nr domu i mieszkania | numer domu i mieszkania | nr budynku mieszkania',
    },
    'profile.location.city': {
      labels:
        'miasto miejscowosc | miejscowosc miasto | miasto | miejscowosc | miejscowosc miejsce | nazwa miejscowosci | nazwa miasta | miasto zamieszkania',
    },
    'profile.location.district': { labels: 'dzielnica | powiat | gmina' },
    'profile.location.state': { labels: 'wojewodztwo | region | stan prowincja | wojewodztwo region' },
    'profile.location.zip': { labels: 'kod pocztowy | kod | kod poczt | kod pocztowy poczta | kod pocz' },
    'profile.location.country': { labels: 'kraj | panstwo | kraj zamieszkania | kraj region | kraj panstwo' },
    'profile.linkedin_url': { labels: 'profil linkedin | linkedin | link do profilu linkedin' },
    'profile.github_url': { labels: 'profil github | github | link do github' },
    'profile.portfolio_url': { labels: 'portfolio | link do portfolio' },
    'profile.website_url': { labels: 'strona internetowa | strona www' },
    'profile.twitter_url': { labels: 'profil twitter | twitter | x twitter' },
    'profile.facebook_url': { labels: 'profil facebook | facebook' },
    'profile.other_url': { labels: 'inny link | inne linki | inna strona' },
    'profile.headline': { labels: 'naglowek profilu | tytul profilu' },
    'profile.summary': {
      labels: 'o sobie | o mnie | podsumowanie zawodowe | krotko o sobie | napisz cos o sobie | opowiedz o sobie',
    },
    'profile.additional_info': { labels: 'uwagi | dodatkowe informacje | komentarz' },
    'profile.work_history.0.company': {
      labels:
        'organizacja | nazwa organizacji | instytucja | nazwa przedsiebiorstwa | firma | obecny pracodawca | pracodawca | nazwa firmy | aktualny pracodawca | nazwa firmy instytucji | nazwa pracodawcy | nazwa instytucji | firma instytucja | przedsiebiorstwo | nazwa przedsiebiorcy | nazwa firmy organizacji | nazwa organizacji firmy',
    },
    'profile.work_history.0.title': {
      labels:
        'stanowisko | obecne stanowisko | zawod | aktualne stanowisko | zajmowane stanowisko | stanowisko pracy | funkcja',
    },
    'profile.work_history.0.location': { section: 'employment', labels: 'miejsce | miasto | lokalizacja' },
    'profile.work_history.0.start_date': {
      section: 'employment',
      labels: 'data rozpoczecia | od | poczatek | data od',
    },
    'profile.work_history.0.start_date.month': { section: 'employment', labels: 'miesiac rozpoczecia | od miesiac' },
    'profile.work_history.0.start_date.year': { section: 'employment', labels: 'rok rozpoczecia | od rok' },
    'profile.work_history.0.end_date': { section: 'employment', labels: 'data zakonczenia | do | koniec | data do' },
    'profile.work_history.0.end_date.month': { section: 'employment', labels: 'miesiac zakonczenia | do miesiac' },
    'profile.work_history.0.end_date.year': { section: 'employment', labels: 'rok zakonczenia | do rok' },
    'profile.work_history.0.description': {
      section: 'employment',
      labels: 'opis | obowiazki | zakres obowiazkow | opis stanowiska',
    },
    'profile.education.0.institution': { labels: 'uczelnia | szkola | nazwa uczelni | uniwersytet' },
    'profile.education.0.degree': { labels: 'wyksztalcenie | poziom wyksztalcenia | tytul' },
    'profile.education.0.field': { labels: 'kierunek | kierunek studiow | specjalizacja' },
    'profile.certifications': { labels: 'certyfikaty | certyfikaty i uprawnienia | uprawnienia' },
    resume: { labels: 'cv | zyciorys | dodaj cv | zalacz cv | twoje cv' },
    cover_letter: { labels: 'list motywacyjny' },
    'profile.salary_expectation': { labels: 'oczekiwania finansowe | oczekiwane wynagrodzenie | oczekiwania placowe' },
    'profile.salary_current': { labels: 'obecne wynagrodzenie | aktualne wynagrodzenie | obecne zarobki' },
    'profile.start_date': { labels: 'dostepnosc | data rozpoczecia | dostepny od | mozliwa data rozpoczecia pracy' },
    'profile.notice_period': { labels: 'okres wypowiedzenia' },
    'profile.date_of_birth': { words: 'urodzenia', wordsBeside: 'data dd mm rrrr', labels: 'data urodzenia' },
    'credential.totp': { labels: 'kod weryfikacyjny | kod potwierdzajacy | kod jednorazowy' },
    'profile.eeo.gender': { labels: 'plec' },
    'profile.languages': { labels: 'jezyki | znajomosc jezykow' },
    'profile.education.0.start_date': { section: 'education', labels: 'data rozpoczecia | od | poczatek | data od' },
    'profile.education.0.start_date.month': { section: 'education', labels: 'miesiac rozpoczecia | od miesiac' },
    'profile.education.0.start_date.year': { section: 'education', labels: 'rok rozpoczecia | od rok' },
    'profile.education.0.end_date': {
      section: 'education',
      labels: 'data zakonczenia | do | koniec | data ukonczenia | data do',
    },
    'profile.education.0.end_date.month': { section: 'education', labels: 'miesiac zakonczenia | do miesiac' },
    'profile.education.0.end_date.year': { section: 'education', labels: 'rok zakonczenia | do rok' },
    'profile.education.0.graduation_year': {
      labels: 'rok ukonczenia | rok ukonczenia studiow | rok uzyskania dyplomu',
    },
    'profile.education.0.gpa': { labels: 'srednia | srednia ocen | ocena koncowa' },
    'profile.skills': { labels: 'umiejetnosci' },
    'profile.date_of_birth.day': { labels: 'dzien urodzenia' },
    'profile.date_of_birth.month': { labels: 'miesiac urodzenia' },
    'profile.date_of_birth.year': { labels: 'rok urodzenia' },
    'profile.years_of_experience': { labels: 'lata doswiadczenia' },
    'profile.work_authorization': { labels: 'pozwolenie na prace' },
    'profile.requires_sponsorship': {
      labels: 'sponsorowanie wizy | czy potrzebujesz wizy | czy wymagasz sponsorowania wizy',
      patterns: [/\b(?:potrzebuj\w*|wymaga\w*)\b.*\b(?:wizy|sponsorowania|sponsoringu)\b/],
    },
    'profile.willing_to_relocate': {
      labels: 'gotowosc do relokacji | gotowosc do przeprowadzki | relokacja | mozliwosc relokacji',
      patterns: [/\bgotow\w*\b.*\b(?:relokacj\w+|przeprowadz\w+)\b/],
    },
    'profile.how_heard': {
      labels: 'skad dowiedziales sie o ofercie | skad dowiedziales sie o nas | jak sie o nas dowiedziales',
    },
    'profile.referral': { labels: 'polecony przez | polecenie | kto cie polecil | osoba polecajaca | z polecenia' },
    'profile.clearance': { labels: 'poswiadczenie bezpieczenstwa' },
    'profile.username': {
      words: 'login uzytkownika uzytkownik',
      wordsBeside: 'e mail adres lub nazwa email',
      labels:
        'nazwa uzytkownika | login uzytkownika | nazwa uzytkownika | uzytkownik | login | identyfikator | numer klienta | login lub e mail | e mail lub login | id klienta | id uzytkownika | nazwa konta | nr klienta | identyfikator uzytkownika | numer uzytkownika',
    },
    'credential.password': { labels: 'haslo | powtorz haslo | potwierdz haslo' },
    'profile.eeo.race': { labels: 'pochodzenie etniczne | rasa' },
    'profile.eeo.hispanic': { labels: 'pochodzenie latynoskie | czy jestes pochodzenia latynoskiego' },
    'profile.eeo.veteran': { labels: 'status weterana | weteran' },
    'profile.eeo.disability': {
      labels:
        'niepelnosprawnosc | stopien niepelnosprawnosci | orzeczenie o niepelnosprawnosci | czy posiadasz orzeczenie o niepelnosprawnosci',
      patterns: [/^(?:czy )?(?:posiad\w*|masz)\b.*\bniepelnosprawnosci?\b/],
    },
  },
  sections: {
    education: /\b(?:wyksztalcenie|edukacja)\b/,
    employment: /\b(?:doswiadczenie|zatrudnienie)\b/,
    phone: /^(?:telefon|numer telefonu)$/,
    others: /\b(?:referencje|kontakt w nagl)\b/,
  },
  lead: /^(?:twoj|twoja|twoje|podaj|wpisz|prosze|wybierz|wprowadz|jaki|jakie|jest|sa)$/,
  trail: /^(?:opcjonalnie|wymagane|obowiazkowe)$/,
  joins: 'i lub albo oraz',
  others: /\b(?:referencje|przelozon\w*|malzon\w*)\b/,
  payment: /\b(?:karty|karta|iban|kod rabatowy)\b/,
  officialNumbers: /\b(?:pesel|nip|regon)\b/,
  elsewhere: /^(?:pietro|klatka|fax|faks|temat)$/,
  yesNoQuestion: /^(?:czy)\b/,
};
