import type { BaseEntry, Vocabulary } from './vocabulary.ts';

/** English labels, with the machine names and autocomplete tokens that forms of every language use. */
export const english: Vocabulary<BaseEntry> = {
  language: 'en',
  refs: {
    'profile.first_name': {
      labels:
        'first name | firstname | first | first name s | given name | given names | forename | legal first name | first legal name | legal given name | first name as per passport | first given name | first name given name | given first name | christian name | first names | forenames | first name given | name first | given name s | first name initial | first name middle initial | first name and middle initial',
      names:
        /^(?:c|candidate|applicant|contact|billing|shipping|legal)?\s?f(?:irst)? ?name$|\b(?:first|given|fore) ?name(?: input)?$|^fname$/,
      autocomplete: 'given-name',
    },
    'profile.middle_name': {
      labels:
        'middle name | middle names | middle initial | mi | middle name initial | additional name | legal middle name | m i | middle | middle name or initial | middle initial or name',
      names: /\bmiddle ?(?:name|initial)?$|^mname$/,
      autocomplete: 'additional-name',
    },
    'profile.last_name': {
      labels:
        'last name | lastname | last | last name s | surname | family name | legal last name | last legal name | last family name | last name surname | surname last name | last name family name | family name last name | family name surname | surname family name | surname s | last names | name last | family names | surname or family name | family name or surname | last name or surname',
      names: /\b(?:last|family|sur) ?name(?: input)?$|^lname$/,
      never: /\b(?:second|segundo|materno|other|previous|former|maiden|mothers?|fathers?)\b/,
      autocomplete: 'family-name',
    },
    'profile.full_name': {
      labels:
        'author name | founder name | applicant name | firstname lastname | first name and last name | first name last name | recipient name | name of the recipient | name of recipient | recipient | name | full name | fullname | legal name | full legal name | complete name | first and last name | first last name | name first and last | candidate name | applicant name | name surname | name and surname | contact name | legal full name | whats your name | what is your name | what is your full name | enter name | names | full names | first and last names | name and last name | name last name | name and family name | name first name | surname and name | surname name | surname first name | first name surname | first name and surname | given name and surname | given name and family name | name in full | full name of applicant | name of applicant | name of candidate | full name of recipient | full name of the recipient | sender name | senders name | name of sender | addressee | addressee name | name of addressee | name of the addressee | full name first last | name first last',
      names: /^(?:full ?|legal ?|candidate ?|applicant ?|contact ?|your ?|c ?|systemfield ?)?name$/,
      autocomplete: 'name',
      never:
        /\b(?:company|school|university|employer|file|user|nick|project|account|card|product|business|organi[sz]ation)\b/,
    },
    'profile.preferred_name': {
      labels:
        'preferred name | preferred first name | nickname | display name | known as | chosen name | preferred full name | preferred given name | first name you prefer | name you go by | goes by | preferred name if different',
      patterns: [
        /\bpreferred (?:first )?name\b/,
        /\bname (?:do|would) you (?:prefer|like|go by)\b/,
        /\bwhat (?:should|can|may) we call you\b/,
      ],
      names: /\bpreferred ?(?:first ?)?name$|\bnick ?name$/,
      autocomplete: 'nickname',
    },
    'profile.honorific': {
      labels:
        'title | salutation | honorific | name prefix | prefix | name title | personal title | courtesy title | form of address',
      names: /^(?:honorific|salutation|name ?prefix|prefix)$/,
      autocomplete: 'honorific-prefix',
      kinds: ['select', 'combobox', 'radio', 'text'],
      never: /\bjob\b/,
    },
    'profile.pronouns': {
      labels:
        'pronouns | preferred pronouns | gender pronouns | personal pronouns | what are your pronouns | which pronouns do you use | what pronouns do you use',
      patterns: [/\b(?:your|preferred) (?:\w+ )?pronouns\b/],
      names: /\bpronouns?$/,
      shape: 'choice',
    },
    'profile.email': {
      words: 'email e mail',
      wordsBeside: 'address id contact primary personal mail or and the your',
      labels:
        'email addr | e mail id | your e mail address here | email address again | electronic mail | email | e mail | email address | e mail address | emailaddress | mail | mail address | contact email | personal email | primary email | email id | confirm email | confirm your email | confirm email address | confirm your email address | confirm e mail | re enter email | repeat email | verify email | email confirmation | retype email | email again | what is your email address | what is your email | email adress | e mail adress | email addresses | electronic mail address | electronic address | work email | business email | company email | corporate email | work e mail | business e mail | company e mail | corporate e mail | work email address | business email address | company email address | corporate email address | business e mail address | work e mail address | professional email | professional email address | verify email address | e mail again | confirmation email | official email | official email id | official email address | repeat e mail | repeat email address | verify e mail',
      names: /\be ?mail(?: ?(?:address|input|confirm|confirmation|id))?$|^(?:confirm|re ?enter|repeat) ?e ?mail/,
      autocomplete: 'email',
    },
    'profile.phone': {
      words: 'phone telephone mobile cell cellphone cellular tel',
      wordsBeside:
        'number numbers no nr daytime day time evening primary contact home preferred best or and your telephone',
      labels:
        'mobile telephone number | mobile phone no | tel number | phone number mobile | contact number mobile | home telephone | home telephone number | evening phone | preferred phone | preferred phone number | whatsapp | telephone mobile number | best phone | contact no | day phone | daytime telephone | telephone or mobile | phone | telephone | phone number | telephone mobile | phone mobile number | mobile telephone | phone or mobile | tel no | telephone no | mobile no | phone s | telephone number | mobile | mobile phone | mobile number | cell | cell phone | cell number | cellphone | contact number | contact phone | primary phone | phone no | tel | home phone | primary phone number | mobile phone number | cell phone number | daytime phone | phone mobile | best phone number | whatsapp number | contact phone number | personal phone number | best contact number | phone cell | home phone number | what is your phone number | phone no 1 | phone 1 | telephone 1 | gsm | gsm number | handphone | handphone number | phone contact | landline | landline number | landline phone | call back number | callback number | mob no | mob | ph no | tel mobile | work phone | work phone number | business phone | business phone number | office phone | office phone number | work telephone | business telephone | office telephone | work number | office number | phone work | phone business | direct phone | direct line | direct number | phone number work | preferred contact number | whatsapp no | phone with country code | phone number with country code | mobile number with country code | telephone number with country code | whatsapp number with country code | phone number including country code | phone including country code | country code and phone | country code and phone number | country code and mobile number',
      names:
        /\b(?:tele)?phone(?: ?(?:number|no|input|mobile))?$|\bmobile(?: ?(?:phone|number|no))?$|\bcell ?(?:phone|number|no)$|^cell$|^tel(?:ephone)?$/,
      autocomplete: 'tel',
      never: /\b(?:extension|ext|type|device)\b|^(?!.*\b(?:with|including|incl|and)\b).*\b(?:country|code)\b/,
    },
    'profile.phone_country_code': {
      labels:
        'phone number country | phone number country code | phone prefix | international prefix | country calling code | mobile country code | phone country code | country code | country phone code | dial code | dialing code | calling code | phone code | telephone country code | phone country | international code | international dialling code | dialling code | isd code | country dialling code | international dialing code',
      labelsIn: { phone: 'country | country code | code' },
      names:
        /\b(?:phone|tel|mobile|dial|calling) ?country ?code$|\bcountry ?(?:phone|dial|calling) ?code$|\bdial(?:ing)? ?code$|\b(?:phone|tel|telephone|mobile)(?: ?number)? ?(?:country|prefix)$/,
      autocomplete: 'tel-country-code',
      never: /\barea\b/,
    },
    'profile.phone_national': {
      labels: 'phone number without country code | local phone number | national phone number',
      autocomplete: 'tel-national tel-local',
    },
    'profile.phone_extension': {
      labels: 'phone ext | telephone extension | extension | phone extension | ext | extension number',
      names: /\b(?:phone|tel|telephone) ?ext(?:n|ension)?$|^ext(?:ension)?$/,
      autocomplete: 'tel-extension',
    },
    'profile.location.display': {
      labels:
        'location | current location | your location | location city | city and state | city state | city state country | city and country | city country | where are you located | where are you based | where do you live | where are you currently located | where are you currently based | where do you currently live | home location | candidate location | residence | place of residence | current residence | city state province | location city state | location city country | what is your current location | what is your location | current location city state | current location city and state | current location city country',
      patterns: [
        /^(?:where (?:are you|do you)|what (?:location|country and city|city and (?:state|country))).*\b(?:live|located?|reside|residing|based|location)\b/,
        /^(?:current|present|home) (?:location|city)(?: (?:city|state|country|town|province|region|and|or))*$/,
        /^in (?:which|what) city\b.*\b(?:live|located|reside|based)\b/,
      ],
      kinds: ['text', 'longtext', 'combobox'],
      names: /\b(?:candidate|current|applicant|systemfield)? ?location(?: ?(?:input|query|city))?$/,
      never: /\b(?:work location|office|preferred|which of|desired|prefer|relocat\w*|job|position|company|employer)\b/,
    },
    'profile.location.address': {
      labels:
        'address | home address | current address | full address | mailing address | postal address | residential address | your address | permanent address | complete address | contact address | what is your current address | what is your address | current home address | full home address',
      patterns: [/^(?:current|home|full|mailing) address\b/],
      names: /^(?:home|current|full|mailing|postal|candidate|c)? ?address$/,
      never: /\b(?:e ?mail|line|ip|web|company|employer)\b/,
    },
    'profile.location.address_line1': {
      patterns: [/\b(?:address|street) (?:with|including|incl) (?:the |your |a )?(?:house |street )?(?:number|no)\b/],
      words: 'street',
      wordsBeside: 'address name number no nr and or house building line 1 your the road avenue',
      labels:
        'street name and no | street address 1 | street line 1 | address line1 | 1st line of address | first line of address | house name or number and street | building and street | street 1 | street and no | address1 | street house apartment unit | street name street number | street name and house number | house number and street name | address street | street and house no | address line 1 | street address | street | address 1 | street and number | street and house number | address first line | street name and number | street address line 1 | residential street address | address line one | house number and street | house name number and street | road | road name | address street and number | address street number | address and house number | address house number | address number | number and street | no and street | house and street | house no and street | house number street name | house no street name | building number and street | road and number | address street address | street with house number | street address po box | street po box | street or po box | first line of your address | house no street | house number street',
      names: /\baddr(?:ess)? ?(?:line ?)?(?:1|one)$|\bstreet(?: ?address)?(?: ?(?:1|one))?$/,
      autocomplete: 'address-line1 street-address',
    },
    'profile.location.address_line2': {
      words: 'apartment apt suite unit flat appartment',
      wordsBeside:
        'floor building bldg block tower room number no other door etc level entrance stairs or and name complex',
      patterns: [
        /^(?:add )?(?:apartment|apt|suite|unit|flat)(?: (?:apartment|apt|suite|unit|flat|floor|building|bldg|room|number|no|or|and|etc))*$/,
      ],
      labels:
        'address line2 | second line of address | street address 2 | 2nd line of address | apt floor | suite apt | apt unit suite | street2 | street 2 | address2 | apt or suite | additional address | address complement | apt or suite | flat | flat number | flat no | apartment suite building etc | apt suite floor etc | floor unit | address line 2 | address 2 | apartment | apt | apt suite | apartment suite | apartment suite etc | suite | unit | apt suite etc | apartment number | street address line 2 | apt unit | apt number | unit number | apartment suite unit | apartment unit | address line two | apt suite unit building | apartment suite unit etc | apt suite unit | apartment room | apartment no | apt no | apartment flat | flat apartment | additional address information | additional address info | address supplement | address addition | extra address line | second address line | address continued | apt bldg | floor apartment | apartment floor | room number | flat house no | flat no house no | apartment flat house number',
      names:
        /\baddr(?:ess)? ?(?:line ?)?(?:2|two)$|\b(?:apartment|apt|suite)(?: ?(?:number|no))?$|\bunit ?(?:number|no)$|\bstreet ?(?:address ?)?(?:2|two)$/,
      autocomplete: 'address-line2',
    },
    'profile.location.address_line3': {
      labels: 'address line 3 | address 3',
      names: /\baddr(?:ess)? ?(?:line ?)?3$/,
      autocomplete: 'address-line3',
    },
    'profile.location.street_name': { labels: 'street name', names: /\bstreet ?name$/ },
    'profile.location.house_number': {
      labels:
        'street number | house number and addition | house number street number | street no | house number | house no | building number | house nr | house number name | house building | house building number | building house number | number house | door number | building no | house or building number | house or building no | house num | no of house',
      names: /\b(?:house|building) ?(?:number|no|nr)$/,
    },
    'profile.location.city': {
      words: 'city town suburb village locality municipality township',
      wordsBeside: 'area county name or and of residence the district post',
      labels:
        'city name | city locality | town village | city or suburb | suburb town | city town village | town suburb | city | town | city town | town city | suburb | suburb city | city or town | home city | current city | locality | municipality | what city do you live in | city suburb | town or city | village city | post town | settlement | city settlement | city village | place city | city place | commune | city or locality | city or village | name of city',
      patterns: [
        /^what city (?:do|are) you\b.*\b(?:live|reside|located|based)\b/,
        /^(?:in )?(?:what|which) city (?:do|are) you\b/,
      ],
      names: /\b(?:city|town|locality|suburb)(?: ?(?:name|input))?$/,
      autocomplete: 'address-level2',
      never: /\b(?:birth|born)\b/,
    },
    'profile.location.district': {
      labels: 'district | neighborhood | neighbourhood | borough | ward | sub district | subdistrict',
      names: /\b(?:district|borough|neighbou?rhood)$/,
      autocomplete: 'address-level3',
    },
    'profile.location.state': {
      words: 'state province region county prefecture prefectures emirate governorate territory department',
      wordsBeside: 'code name or and of residence the',
      labels:
        'state or region | region state | province or state | state or county | prefecture | county region | state or province or region | state province region county | select state | county province | state | province | region | state province | state or province | state region | province state | state province region | province region | state county | county | county state | state of residence | us state | state territory | state or territory | what state do you live in | state province territory | province territory | current state | home state | what state do you reside in | which state do you live in | what state are you located in',
      patterns: [
        /^(?:in )?(?:what|which) (?:us )?(?:state|province)(?: or province)? (?:do|are) you\b.*\b(?:live|reside|located|based|residing)\b/,
      ],
      names: /\b(?:state|province|region)(?: ?(?:code|name|id|province))?$/,
      autocomplete: 'address-level1',
      shape: 'choice',
      never: /^city (?:and |or )?state$/,
    },
    'profile.location.zip': {
      words: 'zip zipcode postcode postalcode pincode',
      wordsBeside: 'postal post code or and number no',
      labels:
        'zip code or postal code | zip code postcode | post code zip | postal or zip code | postcode zip code | zip post code | postal zip | zip code post code | zip | zip code | zipcode | postal code | postcode | post code | zip postal code | postal zip code | postal code zip | zip or postal code | zip postal | zip postcode | eircode | pin code | postal code zip code | zip code postal code | postcode zip | what is your zip code | 5 digit zip code | postal index | postal number | postnumber | post number | mail code | pincode | area pincode',
      names: /\b(?:zip|postal|post)(?: ?(?:code|zip))?(?: input)?$|^pincode$|^plz$/,
      autocomplete: 'postal-code',
    },
    'profile.location.country': {
      words: 'country',
      wordsBeside: 'region territory name of residence or and current home your',
      labels:
        'country name | country of residency | country | country of residence | country region | nation | country of location | current country | home country | country territory | what country do you live in | country or region | which country do you live in | what country do you reside in | country you live in | what is your country of residence | current country of residence | what country are you located in | which country are you based in | what country are you based in | country where you live | country of living',
      patterns: [/^(?:in )?(?:what|which) country (?:do|are) you\b.*\b(?:live|reside|located|based|residing)\b/],
      names: /(?<!\b(?:phone|tel|telephone|mobile|number) ?)\bcountry(?: ?(?:name|input|id|iso|region))?$/,
      autocomplete: 'country country-name',
      shape: 'choice',
      never: /\b(?:citizenship|birth|nationality|phone)\b/,
    },
    'profile.linkedin_url': {
      labels:
        'linkedin | linkedin profile | linkedin url | linkedin profile url | linkedin link | linked in | linkedin profile link | link to linkedin | linkedin account | linkedin page | linkedin address',
      patterns: [/\blinked ?in\b.*\b(?:url|link|profile|page|account)\b/, /\b(?:url|link|profile)\b.*\blinked ?in\b/],
      names: /\blinked ?in/,
      shape: 'text',
      never: /\b(?:hear|heard|find out|apply with|github|website|portfolio)\b/,
    },
    'profile.github_url': {
      labels:
        'github | github profile | github url | github link | git hub | github profile url | github account | github username | github gitlab | github page',
      patterns: [/\bgit ?hub\b.*\b(?:url|link|profile|page|account)\b/, /\b(?:url|link|profile)\b.*\bgit ?hub\b/],
      names: /\bgit ?hub/,
      never: /\b(?:linkedin|portfolio|website|hear)\b/,
    },
    'profile.portfolio_url': {
      labels:
        'portfolio | portfolio url | portfolio link | portfolio website | online portfolio | design portfolio | link to portfolio | link to your portfolio | portfolio site | work samples | work sample | link to work samples',
      patterns: [/\bportfolio\b.*\b(?:url|link|website)\b/, /\b(?:url|link)\b.*\bportfolio\b/],
      names: /\bportfolio/,
      kinds: ['text', 'url', 'longtext'],
      never: /\b(?:password|linkedin|github)\b/,
    },
    'profile.website_url': {
      labels:
        'website | personal website | website url | web site | homepage | home page | url | blog | personal site | personal url | site | your website | personal web site | personal website url | website link | web page | website or blog | website blog',
      names: /\b(?:personal ?)?web ?(?:site|page)(?: ?(?:url|link|input))?$|^(?:home ?page|url|blog)$/,
      autocomplete: 'url',
      never: /\b(?:company|employer|linkedin|github)\b/,
    },
    'profile.twitter_url': {
      labels:
        'twitter | twitter url | twitter profile | twitter handle | x | x twitter | twitter x | x profile | twitter link | twitter account | x formerly twitter',
      names: /\btwitter/,
    },
    'profile.facebook_url': {
      labels: 'facebook | facebook url | facebook profile | facebook link',
      names: /\bfacebook/,
    },
    'profile.other_url': {
      labels:
        'other url | other website | other link | other links | other | other urls | additional link | additional links | other profile | other websites | other online presence',
      names: /\bother ?(?:url|link|website)s?$|^urls other$/,
      never: /^other$/,
    },
    'profile.headline': {
      labels: 'headline | professional headline | profile headline | tagline',
      names: /\bheadline$/,
    },
    'profile.summary': {
      labels:
        'summary | professional summary | profile summary | about you | about me | bio | short bio | biography | professional biography | short biography | career summary | personal summary | personal statement | tell us about yourself | tell us a little about yourself | introduce yourself | experience summary | work summary | summary of experience',
      names: /\b(?:summary|bio|biography|about ?me)$/,
      kinds: ['text', 'longtext'],
    },
    'profile.additional_info': {
      labels:
        'additional information | additional info | anything else | additional comments | comments | any additional comments | other information | additional notes | is there anything else youd like to share | anything else you would like to share | anything else youd like us to know | is there anything else you would like us to know | anything else we should know | additional information you would like to share',
      patterns: [
        /^(?:is there )?anything else (?:that )?(?:you|youd|we)\b/,
        /^additional (?:information|info|comments|notes)\b/,
      ],
      names: /^(?:comments?|additional ?info(?:rmation)?)$/,
      kinds: ['longtext'],
      never: /\b(?:apartment|floor|delivery|address|contact information)\b/,
    },
    'profile.work_history.0.company': {
      words: 'company organisation organization employer business',
      wordsBeside: 'current and or institution present agency firm',
      labels:
        'workplace | place of work | workplace name | company organisation | agency name | organisation organization | company or organisation | company name organization | organization name | organisation name | name of organization | organization institution | company organization | business name | name of your business | company or organization | institution company | current company | current employer | most recent employer | most recent company | current or most recent employer | current or most recent company | current or previous employer | company name | employer name | name of employer | current company name | current most recent employer | current previous employer | present employer | last employer | employer | company | organization | organisation | current last employer | where do you currently work | who is your current employer | who is your current or most recent employer | who is your current or previous employer | what is your current company | name of current employer | current organization | name of company | firm | firm name | enterprise | enterprise name | organization company | organisation company | corporate name | company or organization name | company or organisation name | company school | school company | business organization name | business organisation name | name of organisation | name of your organization | name of your organisation | company you work for | company legal name | affiliation | your affiliation',
      patterns: [
        /\b(?:current|most recent|present)(?: or (?:most recent|previous|last))? (?:employer|company|organi[sz]ation)(?: name)?$/,
      ],
      names: /\b(?:current ?)?(?:company|employer|org|organi[sz]ation)(?: ?name)?$/,
      autocomplete: 'organization',
    },
    'profile.work_history.0.title': {
      labels:
        'current title | current job title | job title | current role | current position | most recent title | most recent job title | current or most recent title | current or most recent job title | position title | role title | current or previous job title | current title role | current occupation | occupation | what is your current job title | what is your current title | current or previous title | professional title | present job title | current job | designation | job position | position in company | position in the company | current designation | role in company | job role | title position | job title role | title role | your role | your position | job function | role in the company',
      labelsIn: { employment: 'title | position | role | position held | position name | job' },
      patterns: [
        /\b(?:current|most recent|present)(?: or (?:most recent|previous|last))? (?:job )?(?:title|position|role)\b/,
      ],
      names: /\b(?:current ?)?(?:job|position|role) ?title$/,
      autocomplete: 'organization-title',
      never: /\byears\b/,
    },
    'profile.work_history.0.location': {
      section: 'employment',
      labels: 'location | city | company location | employer location | city state | job location',
    },
    'profile.work_history.0.start_date': {
      section: 'employment',
      labels: 'start date | from | date started | date from | from date | started | start',
      names: /\bstart ?date$/,
      shape: 'date',
    },
    'profile.work_history.0.start_date.month': {
      section: 'employment',
      labels: 'start date month | start month | from month | month from',
      names: /\bstart ?(?:date ?)?month$/,
      shape: 'choice',
    },
    'profile.work_history.0.start_date.year': {
      section: 'employment',
      labels: 'start date year | start year | from year | year from',
      names: /\bstart ?(?:date ?)?year$/,
    },
    'profile.work_history.0.end_date': {
      section: 'employment',
      labels: 'end date | to | date ended | date to | to date | ended | end',
      names: /\bend ?date$/,
      shape: 'date',
    },
    'profile.work_history.0.end_date.month': {
      section: 'employment',
      labels: 'end date month | end month | to month | month to',
      names: /\bend ?(?:date ?)?month$/,
      shape: 'choice',
    },
    'profile.work_history.0.end_date.year': {
      section: 'employment',
      labels: 'end date year | end year | to year | year to',
      names: /\bend ?(?:date ?)?year$/,
    },
    'profile.work_history.0.description': {
      section: 'employment',
      labels:
        'description | role description | job description | responsibilities | duties | summary | job duties | duties and responsibilities',
      kinds: ['text', 'longtext'],
    },
    'profile.education.0.institution': {
      labels:
        'school | university | college | institution | school name | name of school | school or university | university name | educational institution | college university | school university | institution name | name of institution | alma mater | school attended | college or university | university or college | most recent school | where did you go to school | which university did you attend | what university did you attend | which school did you attend | university school',
      patterns: [/^(?:which|what) (?:university|school|college)\b.*\b(?:attend|graduate|go to|study)/],
      names: /\b(?:school|university|college|institution)(?: ?name)?$/,
      never: /\b(?:high school|graduated? from high|year|gpa|degree)\b/,
    },
    'profile.education.0.degree': {
      labels:
        'degree | degree type | type of degree | level of education | highest degree | highest level of education | education level | highest education | highest education level | qualification | degree earned | degree obtained | highest degree obtained | highest degree earned | highest level of education completed | what is your highest level of education | what is the highest level of education you have completed | highest qualification | degree level | education | highest education completed | what is your highest degree | degree received | level of education completed',
      patterns: [/\bhighest (?:level of education|degree|education level|level of academic)\b/],
      names: /\bdegree(?: ?(?:type|level))?$|\beducation ?level$/,
      shape: 'choice',
    },
    'profile.education.0.field': {
      labels:
        'discipline | major | field of study | area of study | course of study | degree major | major field of study | specialization | concentration | program of study | field s of study | major discipline | study program | degree subject | majors',
      labelsIn: { education: 'subject | course | subjects' },
      names: /\b(?:discipline|major|field ?of ?study|area ?of ?study)$/,
    },
    'profile.education.0.start_date': {
      section: 'education',
      labels: 'start date | from | date from | from date | start | date started',
      names: /\bstart ?date$/,
      shape: 'date',
    },
    'profile.education.0.start_date.month': {
      section: 'education',
      labels: 'start date month | start month | from month',
      names: /\bstart ?(?:date ?)?month$/,
      shape: 'choice',
    },
    'profile.education.0.start_date.year': {
      section: 'education',
      labels: 'start date year | start year | from year | first year attended',
      names: /\bstart ?(?:date ?)?year$/,
    },
    'profile.education.0.end_date': {
      section: 'education',
      labels:
        'end date | to | date to | to date | end | graduation date | date of graduation | expected graduation date | date ended | expected graduation | completion date | date completed',
      names: /\b(?:end|graduation) ?date$/,
      shape: 'date',
    },
    'profile.education.0.end_date.month': {
      section: 'education',
      labels: 'end date month | end month | graduation month | to month',
      names: /\bend ?(?:date ?)?month$/,
      shape: 'choice',
    },
    'profile.education.0.end_date.year': {
      section: 'education',
      labels: 'end date year | end year | to year | last year attended',
      names: /\bend ?(?:date ?)?year$/,
    },
    'profile.education.0.graduation_year': {
      labels:
        'graduation year | year of graduation | grad year | expected graduation year | year graduated | what year did you graduate | class year',
      names: /\bgrad(?:uation)? ?year$/,
    },
    'profile.education.0.gpa': {
      labels:
        'gpa | grade point average | overall gpa | cumulative gpa | overall result gpa | undergraduate gpa | grade | overall grade',
      names: /\bgpa$/,
      never: /\bschool gpa\b/,
    },
    'profile.skills': {
      labels:
        'skills | key skills | top skills | technical skills | your skills | skill set | type to add skills | list your skills',
      names: /^(?:key ?|technical ?)?skills?$/,
    },
    'profile.languages': {
      labels:
        'languages | languages spoken | language skills | spoken languages | what languages do you speak | which languages do you speak | languages you speak | foreign languages',
      patterns: [/^(?:what|which) languages (?:do|can) you speak\b/],
      names: /^languages?$/,
      never: /\bprogramming\b/,
    },
    'profile.certifications': {
      labels:
        'certifications | licenses and certifications | certificates | licenses certifications | professional certifications | certifications licenses | certification',
      names: /^certifications?$/,
      kinds: ['text', 'longtext', 'combobox', 'multiselect'],
    },
    resume: {
      labels:
        'resume | resume cv | cv | cv resume | curriculum vitae | attach resume | upload resume | resume upload | upload cv | attach cv | attach resume cv | upload resume cv | upload your resume | upload your cv | resume file | resume curriculum vitae | resumé | résumé | résumé cv | cv résumé | your resume | your cv | resume or cv | cv or resume | import resume | resume cv in english | lebenslauf | add resume | drop resume here',
      patterns: [/\b(?:resume|résumé|curriculum vitae|cv)\b/],
      names: /\b(?:resume|cv)(?: ?(?:file|upload|input|attachment))*$/,
      shape: 'file',
      never: /\b(?:cover letter only|without|portfolio only|transcript)\b|^cover letter$/,
    },
    cover_letter: {
      labels:
        'cover letter | coverletter | covering letter | motivation letter | letter of motivation | cover letter file | upload cover letter | attach cover letter | message to the hiring manager | message to hiring manager | letter of interest | your cover letter | add a cover letter | write a cover letter | motivational letter | cover note | message to the hiring team | let the company know about your interest working there',
      patterns: [/\b(?:cover(?:ing)?|motivation(?:al)?) letter\b/],
      names: /\bcover ?letter(?: ?(?:file|text|input|upload))*$|\bhiring ?manager ?message(?: input)?$/,
      kinds: ['file', 'longtext', 'text'],
      never: /\b(?:resume|cv)\b/,
    },
    'profile.salary_expectation': {
      labels:
        'salary expectation | salary expectations | expected salary | desired salary | desired compensation | salary requirements | salary requirement | compensation expectations | compensation expectation | desired pay | expected compensation | desired base salary | desired salary range | salary | pay expectations | expected ctc | target salary | target compensation | desired annual salary | desired hourly rate | hourly rate | desired rate of pay | minimum salary | salary desired | expected salary range | desired wage | pay desired',
      patterns: [
        /\b(?:desired|expected|target|minimum|preferred|annual)\b.*\b(?:salary|compensation|pay|wage|ctc|hourly rate|base)\b/,
        /\b(?:salary|compensation|pay|wage)\b.*\b(?:expectation|expectations|requirement|requirements|expect|expecting|looking for|desired|seeking)\b/,
      ],
      names: /\b(?:expected|desired)? ?salary(?: ?(?:expectations?|requirements?|desired))?$/,
      never: /\b(?:current|currently|previous|last)\b/,
    },
    'profile.salary_current': {
      labels:
        'current salary | current compensation | present salary | current ctc | current base salary | current annual salary | current pay | last salary | most recent salary',
      patterns: [/\b(?:current|present)\b.*\b(?:salary|compensation|ctc|pay|wage)\b/],
      names: /\bcurrent ?salary$/,
      never: /\b(?:expected|desired|expectations?)\b/,
    },
    'profile.start_date': {
      labels:
        'start date | available start date | earliest start date | availability | date available | available from | when can you start | earliest available start date | desired start date | preferred start date | earliest possible start date | available date | when are you available to start | when could you start | when would you be able to start | when are you able to start | date available to start | availability date | date you can start | available to start | date available for work | possible start date | expected start date | how soon can you start | date available for employment | when can you start working | when can you start working with us | earliest start | when would you be available to start',
      patterns: [
        /^(?:when|how soon|what date)\b.*\b(?:start|begin|available|join)\b/,
        /\b(?:earliest|available|possible|desired|anticipated|ideal) (?:\w+ )?(?:start|joining) date\b/,
        /\bdate (?:you are |youre )?available\b/,
      ],
      names: /\b(?:available ?from|start ?date|date ?available|available ?date|availability ?date)$/,
      never: /\b(?:interview|assessment|school|degree|education|semester|hours|shift)\b/,
    },
    'profile.notice_period': {
      labels:
        'notice period | current notice period | what is your notice period | notice | length of notice | how long is your notice period | notice period in days | notice period in weeks | what is your current notice period',
      patterns: [/\bnotice period\b/],
      names: /\bnotice ?period$/,
    },
    'profile.date_of_birth': {
      words: 'birth birthdate birthday dob',
      wordsBeside: 'date of day your full dd mm yyyy yy',
      labels: 'date of birth | birth date | birthdate | dob | birthday | d o b | born on | date born',
      names: /\b(?:date ?of ?birth|birth ?date|birthday|dob)$/,
      autocomplete: 'bday',
    },
    'profile.date_of_birth.day': {
      patterns: [/\b(?:birth(?:day|date)?|born|dob)\b.*\bday\b|\bday\b.*\b(?:birth|birthday|born)\b/],
      labels: 'birth day | day of birth',
      names: /\b(?:birth ?day|dob ?day|bday ?day|day ?of ?birth|birth ?date ?day)$/,
      autocomplete: 'bday-day',
    },
    'profile.date_of_birth.month': {
      patterns: [/\b(?:birth(?:day|date)?|born|dob)\b.*\bmonth\b|\bmonth\b.*\b(?:birth|birthday|born)\b/],
      labels: 'birth month | month of birth',
      names: /\b(?:birth(?:day|date)? ?month|dob ?month|month ?of ?birth)$/,
      autocomplete: 'bday-month',
    },
    'profile.date_of_birth.year': {
      patterns: [/\b(?:birth(?:day|date)?|born|dob)\b.*\byear\b|\byear\b.*\b(?:birth|birthday|born)\b/],
      labels: 'birth year | year of birth',
      names: /\b(?:birth(?:day|date)? ?year|dob ?year|year ?of ?birth)$/,
      autocomplete: 'bday-year',
    },
    'profile.years_of_experience': {
      labels:
        'years of experience | total years of experience | years experience | how many years of experience do you have | years of work experience | total experience | years of professional experience | work experience in years | total work experience | experience in years | how many years of work experience do you have | how many years of professional experience do you have | years of relevant experience | overall experience | total years of work experience | total years of professional experience',
      names: /\b(?:total ?)?years ?(?:of ?)?experience$/,
    },
    'profile.work_authorization': {
      labels:
        'work authorization | work authorisation | work authorization status | work permit | right to work | employment authorization | work eligibility | visa status | employment eligibility | legal right to work | immigration status | work status | current work authorization | current visa status | current work authorization status',
      patterns: [
        /\b(?:authori[sz]ed|authori[sz]ation|eligible|eligibility|entitled|permitted|legally able|legal right|right|permission|permit)\b.{0,40}\b(?:work|employment|employed)\b/,
        /\b(?:legally|lawfully) (?:\w+ ){0,3}work\b/,
        /\bwork (?:authori[sz]ation|permit|visa)\b/,
      ],
      names: /\bwork ?(?:auth(?:ori[sz]ation)?|permit|eligib\w*)$/,
      shape: 'yesno',
      never:
        /\b(?:sponsor\w*|verify|verification|weekends?|overtime|shifts?|night|onsite|hours|proof|documents?|documentation)\b/,
    },
    'profile.requires_sponsorship': {
      labels:
        'sponsorship | visa sponsorship | require sponsorship | sponsorship required | do you require sponsorship | requires sponsorship | need sponsorship | do you need sponsorship | do you require visa sponsorship | do you need visa sponsorship',
      patterns: [
        /\b(?:require|requires|need|needs|requiring|needing|request)\b.*\b(?:sponsor\w*|work visa|visa support|visa)\b/,
        /\bsponsor(?:ship|ed)?\b.*\b(?:require|required|need|needed)\b/,
      ],
      names: /\b(?:visa ?)?sponsor(?:ship)?$/,
      shape: 'yesno',
      never: /\b(?:without|describe|explain|which|what type|if yes|if so)\b/,
    },
    'profile.willing_to_relocate': {
      labels:
        'willing to relocate | open to relocation | are you willing to relocate | relocation | are you open to relocation | would you relocate | open to relocate | willingness to relocate | would you be willing to relocate | are you open to relocating | are you able to relocate | are you willing to relocate for this role | are you willing to relocate for this position',
      names: /\b(?:willing ?(?:to ?)?)?relocat(?:e|ion)$/,
      shape: 'yesno',
    },
    'profile.how_heard': {
      labels:
        'how did you hear about us | how did you hear about this job | how did you hear about this position | how did you hear about this role | how did you hear about this opportunity | how did you find us | how did you find out about us | source | referral source | where did you hear about us | where did you hear about this job | how did you learn about us | how did you find this job | how you heard about us | how did you find out about this job | where did you find this job',
      patterns: [
        /^(?:please (?:tell us|let us know|specify|indicate|share) )?(?:how|where) (?:did|have|do) you (?:first )?(?:hear|heard|find|found|learn|learned|come across|discover|know)\b/,
      ],
      names: /\b(?:how ?(?:did ?you ?)?hear|hear ?about ?us|source)$/,
    },
    'profile.referral': {
      labels:
        'referral | referred by | employee referral | referrer | referral name | who referred you | name of referrer | referrers name | referred by employee | name of employee who referred you | if you were referred who referred you | employee name referral | referring employee | name of referring employee | employees name referral | referral employee name | referees name',
      patterns: [
        /\bwho referred you\b/,
        /\breferred\b.*\b(?:list|provide|enter|share|include|tell us|state|add)\b.*\b(?:name|who)\b/,
        /\bname\b.*\b(?:referred you|referring employee|person who referred|referrer)\b/,
      ],
      names: /\brefer(?:ral|red ?by|rer)(?: ?name)?$/,
    },
    'profile.clearance': {
      labels:
        'security clearance | clearance | clearance level | security clearance level | active security clearance | do you have a security clearance | do you currently hold a security clearance | do you have an active security clearance | current security clearance',
      patterns: [/^(?:what|which)\b.*\bsecurity clearance\b/],
      names: /\b(?:security ?)?clearance(?: ?level)?$/,
    },
    'profile.username': {
      words: 'username userid login handle',
      wordsBeside: 'user email e mail address phone mobile number id name profile account member customer or and your',
      labels:
        'apple id | screen name | account id | login email address phone number | login email or phone | email or username | email or phone number | email or phone | email or mobile number | email address or phone number | email phone or username | phone number or email | phone or email | mobile number or email | login email | e mail or username | phone email or username | username email or phone | member id | membership id | customer id | customer number | client number | user code | username | user name | user id | userid | login | login name | login id | user | account name | username or email | username email | username or email address | email or user name | member number | membership number | member login | access id | user login | client id | subscriber number | email or profile name | user name or email | user name or email address | user id or e mail | user id or email | email or user id | desired username | username desired | screenname | profile name | email or mobile | mobile or email',
      names: /\b(?:user ?(?:name|id)|login(?: ?(?:name|id))?)$/,
      autocomplete: 'username',
    },
    'credential.password': {
      labels:
        'password | new password | confirm password | current password | verify password | verify new password | re enter password | password again | create password | choose password | create a password | repeat password | retype password',
      names: /\bpass(?:word|wd)?(?: ?(?:confirm(?:ation)?|again|verify))?$/,
      autocomplete: 'current-password new-password',
      kinds: ['password'],
    },
    'credential.totp': {
      labels:
        'verification code | authentication code | one time code | one time password | otp | 2fa code | two factor code | authenticator code',
      names: /\b(?:otp|totp|mfa|one ?time ?code|verification ?code)$/,
      autocomplete: 'one-time-code',
    },
    'profile.eeo.gender': {
      labels:
        'gender | sex | gender identity | i identify my gender as | what is your gender | what gender do you identify as | how would you describe your gender identity | please select your gender | what is your gender identity | how do you identify your gender',
      patterns: [/\b(?:your|describe|identify)\b.*\bgender\b/, /\bgender\b.*\b(?:identify|identity|describe)\b/],
      names: /^(?:eeoc? ?|systemfield eeoc ?)?(?:gender|sex)$/,
      autocomplete: 'sex',
      shape: 'choice',
      never: /\b(?:transgender|pronouns?|different from)\b/,
    },
    'profile.eeo.race': {
      labels:
        'race | ethnicity | race ethnicity | race and ethnicity | ethnic background | ethnic origin | ethnicity race | please identify your race | racial ethnic background | race or ethnicity | what is your race | what is your ethnicity | racial or ethnic background | what is your race ethnicity | racial identity',
      patterns: [/\b(?:race|racial|ethnicity|ethnic)\b/],
      names: /^(?:eeoc? ?|systemfield eeoc ?)?(?:race|ethnicity)$/,
      shape: 'choice',
      never: /\b(?:hispanic or latino|hispanic latino)\b$/,
    },
    'profile.eeo.hispanic': {
      labels: 'are you hispanic latino | are you hispanic or latino | hispanic or latino | hispanic latino | hispanic',
      patterns: [/^(?:are you|do you identify as)\b.*\bhispanic\b/],
      names: /\bhispanic(?: ?ethnicity)?$/,
      shape: 'yesno',
    },
    'profile.eeo.veteran': {
      labels:
        'veteran status | veteran | protected veteran status | are you a veteran | protected veteran | are you a protected veteran | military status | us veteran status',
      patterns: [/\bveteran\b/],
      names: /\bveteran(?: ?status)?$/,
      shape: 'choice',
    },
    'profile.eeo.disability': {
      labels:
        'disability status | disability | do you have a disability | voluntary self identification of disability | disability self identification | are you disabled | do you have a disability or chronic condition',
      patterns: [
        /\b(?:have|had|identify|consider|status)\b.*\bdisabilit(?:y|ies)\b/,
        /^disabilit(?:y|ies)\b/,
        /\bliving with a disability\b/,
      ],
      names: /\bdisability(?: ?status)?$/,
      shape: 'choice',
      never: /\b(?:accommodat\w*|adjustments?|signature|date)\b/,
    },
  },
  sections: {
    phone: /^(?:(?:mobile|cell|home|contact) )?(?:tele)?phone(?: number)?$/,
    education: /\b(?:education|school|academic|university|college|qualifications?|degrees?)\b/,
    employment:
      /\b(?:employment|employer|work (?:history|experience)|professional experience|experience|job history|career history|previous jobs?|positions?)\b/,
    others: /\b(?:references?|referees?|emergency|next of kin|spouse|dependents?|guardian|supervisors?|recommender)\b/,
  },
  lead: /^(?:placeholder|header|field|mailing|postal|residential|permanent|please|billing|shipping|delivery|customers?|recipients?|kindly|enter|provide|type|add|select|choose|specify|indicate|state|list|share|your|you|the|a|an|my|our|in|applicants?|candidates?|for|is|what|whats|link|to|current|this|valid|contact|us|address|write|personal|main|primary|home|re|confirm)$/,
  trail: /^(?:please|here|below|if any|optional|required|mandatory|field|s|if applicable|applicable|if)$/,
  joins: 'and or',
  others:
    /\b(?:references?|referees?|emergency|supervisors?|managers? name|manager s name|hiring manager s|spouses?|partners?|parents?|fathers?|mothers?|guardians?|next of kin|relatives?|friends?|recruiters?|colleagues?|dependents?|children|person s name|contact person)\b/,
  payment:
    /\b(?:card|cvv2?|cvc2?|csc|cv2|iban|bic|sort code|routing number|account number|coupon|promo(?:tion)?(?:al)? code|voucher|gift)\b/,
  officialNumbers:
    /\b(?:social security|ssn|tax (?:id|number|code)|vat(?: (?:id|number|no|reg\w*))?|national id(?:entity)?(?: \w+)?|passport (?:number|no)|id number)\b/,
  elsewhere:
    /^(?:floor|building|block|entrance|staircase|level|fax|fax number|area code|suffix|house number (?:addition|suffix|extension)|house number addition|po box|landmark|remarks|(?:city )?state (?:and )?zip(?: code)?|delivery (?:instructions|notes)|quantity(?: to order)?|subject|floor number|c o(?: .+)?|care of(?: .+)?)$/,
  yesNoQuestion:
    /^(?:if (?:so|yes|not?)\b|(?:are|is|am|do|does|did|have|has|had|will|would|can|could|may|might|shall|should|were|was)\b)/,
};
