import type { WordSignature } from '../signature.ts';

const base = { kind: 'captcha', place: 'any', page: 'short' } as const;

/** Where a person is asked to prove to be one, by doing something. */
export const captchaWords: readonly WordSignature[] = [
  {
    ...base,
    name: 'asks to solve a CAPTCHA',
    weight: 0.75,
    words:
      /(?:solve|complete|fill in|enter|pass|answer)(?: out)? (?:the |this |a |our )?(?:captcha|security check|puzzle|human verification)|completing the captcha|captcha (?:below|to continue|required|erforderlich)|(?:captcha|sicherheitsabfrage|sicherheitsprufung) (?:losen|ausfullen|eingeben)|losen sie (?:das|bitte das) (?:captcha|ratsel)|(?:resolvez|completez|remplissez|saisissez) (?:le |ce )?captcha|(?:resuelv\w+|complet\w+|introdu\w+) (?:el |este |o )?captcha|(?:risolv\w+|complet\w+) (?:il )?captcha|(?:los|vul) (?:de |het )?captcha|(?:resolva|preencha) o captcha|(?:rozwiaz|wpisz|przepisz) (?:kod )?captcha/,
  },
  {
    ...base,
    name: 'asks to confirm that a person is there',
    weight: 0.7,
    words:
      /(?:i'?m|i am|you are|you're) not a (?:ro)?bot|(?:confirm|prove|verify|show us|make sure) (?:that )?(?:you are|you're|you were|that you are) (?:a |really )?human|verify (?:that )?you(?:'re| are) (?:a )?human|(?:verify|confirm) your humanity|human verification|are you (?:a )?(?:human|robot)|(?:bestatigen|beweisen) sie,? dass sie (?:ein mensch|kein (?:ro)?bot)|ich bin kein roboter|sind sie ein mensch|(?:confirme[rz]|verifie[rz]|prouve[rz]) que vous etes (?:bien )?(?:un )?(?:etre )?humain|je ne suis pas un robot|(?:verif\w+|confirm\w+|demuestr\w+) que (?:usted )?(?:eres|es|sos|no eres) (?:un )?(?:humano|robot|persona)|no soy un robot|(?:verific\w+|conferm\w+|dimostr\w+) (?:di essere|che sei) (?:un |umano|una persona)|non sono un robot|(?:verifieer|bevestig|bewijs) dat (?:u|je) (?:een )?mens bent|ik ben geen robot|(?:verifi\w+|confirm\w+|prov\w+) (?:que )?(?:voce )?(?:e humano|e um ser humano|nao e um robo)|nao sou um robo|(?:potwierdz|udowodnij),? ze (?:jestes czlowiekiem|nie jestes robotem)|nie jestem robotem|я не робот|вы не робот|вы человек|人机验证|安全验证|不是机器人|ロボットではありません|로봇이 아닙니다|robot olmadiginizi|ben robot degilim/,
  },
  {
    ...base,
    name: 'asks to press, slide or pick',
    weight: 0.75,
    words:
      /press (?:&|and) hold|press and hold the button|(?:slide|drag|swipe|move) (?:the )?(?:slider|puzzle|right|piece|to (?:complete|verify|unlock|the right))|slide right to|select all (?:images|squares|pictures) (?:with|that)|(?:type|enter) the (?:characters|letters|text|words|numbers|digits) (?:you see|shown|below|from|in) |gedruckt halten|halten sie die (?:taste|schaltflache) gedruckt|schieben sie|appuyez (?:et|longuement)|maintenez (?:le bouton )?(?:appuye|enfonce)|faites glisser|mant\w+ (?:presionad|pulsad)|desliza|tieni premuto|trascina|houd (?:de knop )?ingedrukt|sleep de|pressione e segure|arraste|nacisnij i przytrzymaj|przesun suwak/,
  },
  {
    ...base,
    name: 'speaks of a security check to pass',
    weight: 0.5,
    words:
      /complete (?:the|a) security (?:check|verification)|(?:security|human|robot|bot) (?:check|verification|challenge)|please verify\b|verification required|one more step|quick (?:security )?check|sicherheitsuberprufung|sicherheitsprufung|verification de securite|controle de securite|verificacion de seguridad|controllo di sicurezza|verifica di sicurezza|beveiligingscontrole|veiligheidscontrole|verificacao de seguranca|weryfikacja bezpieczenstwa|kontrola bezpieczenstwa/,
  },
  {
    ...base,
    name: 'is named after a CAPTCHA',
    weight: 0.55,
    place: 'own',
    words: /\b(?:re|h)?captcha\b|^(?:verification|verify|security check|human verification|robot check)$/,
  },
];
