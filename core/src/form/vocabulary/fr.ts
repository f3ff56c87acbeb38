import type { Vocabulary } from './vocabulary.ts';

/** French labels. What holds in every language stands with the English ones. */
export const french: Vocabulary = {
  language: 'fr',
  refs: {
    'profile.first_name': { labels: 'prenom | prenoms | prenom s' },
    'profile.middle_name': { labels: 'deuxieme prenom' },
    'profile.last_name': {
      labels: 'nom de famille | nom de naissance | nom usuel | nom d usage | nom patronymique | nom marital',
    },
    'profile.full_name': {
      labels:
        'nom complet | nom et prenom | prenom et nom | nom prenom | prenom nom | nom | nom et prenoms | nom prenoms | votre nom | prenom et nom de famille | nom et prenom s | nom prenom s | noms et prenoms | prenoms et nom | prenom et nom s | nom prenom complet | nom du destinataire',
    },
    'profile.preferred_name': { labels: 'prenom d usage | prenom usuel | surnom | prenom prefere | nom prefere' },
    'profile.honorific': { labels: 'civilite | titre de civilite' },
    'profile.pronouns': { labels: 'pronoms | vos pronoms | pronom' },
    'profile.email': {
      labels:
        'adresse e mail personnelle | adresse electronique personnelle | courrier electronique | adresse de courriel | adresse de messagerie | e mail | email | courriel | adresse e mail | adresse email | adresse mail | adresse courriel | adresse electronique | mail | confirmer l e mail | confirmez votre e mail | confirmation de l e mail | confirmer votre adresse e mail | courriel electronique | adresse courriel electronique | votre e mail personnel | mel | adresse mel | e mail professionnel | email professionnel | adresse e mail professionnelle | adresse email professionnelle | courriel professionnel | mail professionnel | adresse mail professionnelle',
    },
    'profile.phone': {
      words: 'telephone tel mobile portable cellulaire',
      wordsBeside: 'numero n no de fixe ou et par',
      labels:
        'telephone fixe | n de telephone | no de telephone | tel portable | numero telephone | cellulaire | telephone cellulaire | telephone fixe ou mobile | n tel | telephone | numero de telephone | telephone portable | portable | mobile | telephone mobile | numero de portable | numero de mobile | tel | numero de telephone portable | tel mobile | tel fixe | telephone 1 | gsm | numero gsm | numero de mobile portable | telephone domicile | telephone personnel | telephone principal | telephone portable ou fixe | numero de cellulaire | n de tel | n de portable | n de mobile | no de tel | telephone de contact | telephone professionnel | telephone bureau | numero de telephone professionnel | tel professionnel',
    },
    'profile.phone_country_code': { labels: 'indicatif | indicatif pays | indicatif telephonique' },
    'profile.phone_national': { labels: 'numero sans indicatif | numero de telephone sans indicatif' },
    'profile.phone_extension': { labels: 'poste telephonique | extension | numero de poste' },
    'profile.location.display': {
      labels: 'localisation | lieu de residence | ou habitez vous | localisation actuelle | ville de residence',
    },
    'profile.location.address': {
      labels:
        'adresse | adresse postale | adresse complete | adresse de livraison | adresse de facturation | adresse du domicile | adresse personnelle | adresse de correspondance | adresse de residence | adresse actuelle',
    },
    'profile.location.address_line1': {
      patterns: [/\b(?:adresse|rue) avec (?:un |le |votre )?(?:numero|n)\b/],
      words: 'rue voie',
      wordsBeside: 'numero n no nom de la et libelle adresse du',
      labels:
        'n et nom de la voie | n et voie | numero et voie | voie | adresse 1 | ligne d adresse 1 | adresse ligne 1 | rue | numero et rue | numero et nom de rue | n et rue | numero et libelle de la voie | n et nom de rue | numero et nom de la rue | nom de rue et numero | rue et numero | rue et n | rue n | n rue et nom de rue | adresse rue et numero | adresse numero et rue | adresse n et rue | adresse n et nom de rue | adresse avec numero',
    },
    'profile.location.address_line2': {
      words: 'appartement appt apt batiment bat residence immeuble complement',
      wordsBeside:
        'etage entree escalier porte couloir code interphone digicode n numero no et ou d adresse l de voie lieu dit hall',
      labels:
        'adresse 2 | ligne d adresse 2 | complement d adresse | adresse ligne 2 | complement adresse | appartement | batiment appartement | adresse suite | suite de l adresse | adresse complementaire | suite adresse | informations complementaires d adresse | numero d appartement | n d appartement',
    },
    'profile.location.address_line3': { labels: 'adresse ligne 3 | ligne d adresse 3' },
    'profile.location.street_name': { labels: 'nom de la rue | nom de rue | nom de voie | nom de la voie' },
    'profile.location.house_number': {
      labels:
        'numero de rue | numero de voie | n de rue | numero de maison | n de voie | n rue | numero de la rue | numero de la voie | no de rue',
    },
    'profile.location.city': {
      words: 'ville commune localite municipalite',
      wordsBeside: 'ou et de residence',
      labels: 'ville | commune | localite | ville commune',
    },
    'profile.location.district': { labels: 'quartier | arrondissement | lieu dit' },
    'profile.location.state': {
      labels: 'etat region | province etat | canton | region | departement | province | etat | etat province',
    },
    'profile.location.zip': {
      labels: 'cp | code postal cp | code postal | code postale | c p | code post | code postal zip',
    },
    'profile.location.country': {
      labels: 'pays ou region | pays | pays de residence | pays region | pays ou territoire | pays territoire',
    },
    'profile.linkedin_url': { labels: 'profil linkedin | linkedin | lien linkedin | url linkedin' },
    'profile.github_url': { labels: 'profil github | github | lien github' },
    'profile.portfolio_url': { labels: 'portfolio | lien portfolio | lien vers votre portfolio | book' },
    'profile.website_url': { labels: 'site web | site internet | site' },
    'profile.twitter_url': { labels: 'profil twitter | twitter | x twitter' },
    'profile.facebook_url': { labels: 'profil facebook | facebook' },
    'profile.other_url': { labels: 'autre lien | autres liens | autre site | autre profil' },
    'profile.headline': { labels: 'titre du profil | titre professionnel | accroche' },
    'profile.summary': {
      labels:
        'a propos de vous | presentation | resume professionnel | presentez vous | parlez nous de vous | biographie | presentez vous en quelques lignes',
    },
    'profile.additional_info': {
      labels: 'commentaires | commentaire | informations complementaires | remarques | informations supplementaires',
    },
    'profile.work_history.0.company': {
      labels:
        'organisme | organisation | nom entreprise | structure | nom de l organisation | entreprise organisation | nom de votre entreprise | entreprise actuelle | employeur actuel | societe | entreprise | employeur | nom de l entreprise | raison sociale | nom de la societe | nom de votre societe | nom de votre organisation | nom de l etablissement | nom de la structure | organisme entreprise | entreprise organisme | nom de societe | nom societe | nom d entreprise',
    },
    'profile.work_history.0.title': {
      labels:
        'poste | fonction poste | poste actuel | intitule du poste | fonction | poste occupe | titre du poste | profession | fonction dans l entreprise | votre poste | intitule de poste | metier | fonction actuelle',
    },
    'profile.work_history.0.location': {
      section: 'employment',
      labels: 'lieu | ville | localisation | lieu de travail',
    },
    'profile.work_history.0.start_date': { section: 'employment', labels: 'date de debut | du | debut | de | depuis' },
    'profile.work_history.0.start_date.month': { section: 'employment', labels: 'mois de debut | debut mois' },
    'profile.work_history.0.start_date.year': { section: 'employment', labels: 'annee de debut | debut annee' },
    'profile.work_history.0.end_date': { section: 'employment', labels: 'date de fin | au | fin | a | jusqu au' },
    'profile.work_history.0.end_date.month': { section: 'employment', labels: 'mois de fin | fin mois' },
    'profile.work_history.0.end_date.year': { section: 'employment', labels: 'annee de fin | fin annee' },
    'profile.work_history.0.description': {
      section: 'employment',
      labels: 'description | missions | description du poste | responsabilites | taches',
    },
    'profile.education.0.institution': { labels: 'ecole | universite | etablissement | etablissement scolaire' },
    'profile.education.0.degree': {
      labels: 'diplome | niveau d etudes | niveau d etude | dernier diplome obtenu | niveau de formation',
    },
    'profile.education.0.field': { labels: 'domaine d etudes | specialite | filiere | domaine d etude' },
    'profile.certifications': { labels: 'certifications | certificats | certification' },
    resume: { labels: 'cv | curriculum vitae | votre cv | telecharger votre cv | importer votre cv' },
    cover_letter: { labels: 'lettre de motivation | votre lettre de motivation | lettre d accompagnement' },
    'profile.salary_expectation': {
      labels:
        'pretentions salariales | salaire souhaite | pretention salariale | remuneration souhaitee | attentes salariales | salaire attendu',
    },
    'profile.salary_current': { labels: 'salaire actuel | remuneration actuelle | salaire annuel actuel' },
    'profile.start_date': {
      labels:
        'disponible a partir du | date de disponibilite | disponibilite | disponible a partir de | date de debut | date de debut souhaitee | date d entree | date de demarrage | quand pouvez vous commencer',
    },
    'profile.notice_period': { labels: 'preavis | duree du preavis | periode de preavis | delai de preavis' },
    'profile.date_of_birth': {
      words: 'naissance',
      wordsBeside: 'date de la jj mm aaaa',
      labels: 'date de naissance | ne e le | date naissance | ne le',
    },
    'credential.totp': { labels: 'code de verification | code de confirmation | code a usage unique' },
    'profile.eeo.gender': { labels: 'genre | sexe' },
    'profile.languages': { labels: 'langues | langues parlees' },
    'profile.education.0.start_date': { section: 'education', labels: 'date de debut | du | debut | de' },
    'profile.education.0.start_date.month': { section: 'education', labels: 'mois de debut | debut mois' },
    'profile.education.0.start_date.year': { section: 'education', labels: 'annee de debut | debut annee' },
    'profile.education.0.end_date': {
      section: 'education',
      labels: 'date de fin | au | fin | a | date d obtention | date d obtention du diplome',
    },
    'profile.education.0.end_date.month': { section: 'education', labels: 'mois de fin | fin mois' },
    'profile.education.0.end_date.year': { section: 'education', labels: 'annee de fin | fin annee' },
    'profile.education.0.graduation_year': {
      labels: 'annee d obtention | annee d obtention du diplome | annee de diplome | annee du diplome',
    },
    'profile.education.0.gpa': { labels: 'moyenne | moyenne generale | note moyenne' },
    'profile.skills': { labels: 'competences' },
    'profile.date_of_birth.day': { labels: 'jour de naissance' },
    'profile.date_of_birth.month': { labels: 'mois de naissance' },
    'profile.date_of_birth.year': { labels: 'annee de naissance' },
    'profile.years_of_experience': { labels: 'annees d experience | nombre d annees d experience' },
    'profile.work_authorization': {
      labels: 'autorisation de travail | permis de travail | autorisation de travailler',
    },
    'profile.requires_sponsorship': {
      labels: 'parrainage de visa | besoin d un visa | avez vous besoin d un visa | besoin d un parrainage',
      patterns: [/\b(?:besoin|necessit\w*|requ\w+)\b.*\b(?:visa|parrainage|sponsor\w*)\b/],
    },
    'profile.willing_to_relocate': {
      labels: 'mobilite | mobilite geographique | etes vous mobile | pret a demenager | etes vous pret a demenager',
      patterns: [/\b(?:prete?|dispose)\b.*\b(?:demenager|relocalis\w*)\b/],
    },
    'profile.how_heard': {
      labels:
        'comment avez vous entendu parler de nous | comment nous avez vous connu | comment avez vous connu notre entreprise | comment avez vous decouvert cette offre',
    },
    'profile.referral': {
      labels:
        'recommande par | coopte par | cooptation | nom de la personne qui vous a recommande | qui vous a recommande | parraine par',
    },
    'profile.clearance': { labels: 'habilitation | habilitation de securite | niveau d habilitation' },
    'profile.username': {
      words: 'identifiant utilisateur login pseudo',
      wordsBeside: 'e mail adresse email ou nom d de numero client',
      labels:
        'e mail ou identifiant | numero client | nom d utilisateur | identifiant | utilisateur | pseudo | pseudonyme | identifiant client | numero d adherent | code client | numero de client | numero d identification | identifiant de connexion | numero de membre | numero d abonne | nom d usager | code utilisateur | n client | n adherent | n d adherent | numero adherent | nom de compte',
    },
    'credential.password': { labels: 'mot de passe | confirmer le mot de passe | confirmez votre mot de passe' },
    'profile.eeo.race': { labels: 'origine ethnique | ethnie' },
    'profile.eeo.hispanic': { labels: 'hispanique ou latino | etes vous hispanique ou latino' },
    'profile.eeo.veteran': { labels: 'statut d ancien combattant | ancien combattant' },
    'profile.eeo.disability': {
      labels: 'handicap | situation de handicap | etes vous en situation de handicap | rqth',
      patterns: [/^(?:etes|avez)\b.*\bhandicap\b/],
    },
  },
  sections: {
    education: /\b(?:formation|etudes|scolarite|diplomes?)\b/,
    employment: /\b(?:experience professionnelle|experiences?|emploi|parcours professionnel)\b/,
    phone: /^(?:telephone|numero de telephone)$/,
    others: /\b(?:references?|personne a contacter|urgence)\b/,
  },
  lead: /^(?:votre|vos|veuillez|merci|de|saisir|indiquer|renseigner|entrez|entrer|le|la|les|l|un|une|mon|ma|ton|ta|quel|quelle|est|sont|quelles|quels)$/,
  trail: /^(?:s|facultatif|optionnel|obligatoire|requis|actuelle?)$/,
  joins: 'et ou',
  others: /\b(?:references?|urgence|superieur|conjointe?|parrain)\b/,
  payment: /\b(?:carte|iban|bic|cryptogramme|code promo)\b/,
  officialNumbers: /\b(?:numero de securite sociale|siret|siren|numero de tva)\b/,
  elsewhere: /^(?:etage|batiment|escalier|porte|interphone|digicode|fax|telecopie|boite postale|objet|sujet)$/,
  yesNoQuestion: /^(?:etes|avez|pouvez|disposez|souhaitez|acceptez|possedez|avez vous|est ce)\b/,
};
