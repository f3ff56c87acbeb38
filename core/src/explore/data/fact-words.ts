import type { FactType } from './offered-facts.ts';

/**
 * Words of which a field must hold one before it gets a fact of this type from a model: how people are reached and where they live
 * is not given to a field that asks nothing of the kind, whatever a page talks a model into (en, de, fr, es, it, nl, pt, pl).
 */
export const factWords: Readonly<Partial<Record<FactType, RegExp>>> = {
  name: /nam(?:e|en)?\b|\bcalled?\b|\bwho are you\b|\bnom\b|pr[ée]nom|nombre|apellido|\bnome\b|cognome|naam|sobrenome|apelido|imi[ęe]|nazwisk/iu,
  email: /mail|@|correo|courriel|\b(?:contact|reach)\b/iu,
  phone:
    /phone|mobile|\bcell\b|\bcall\b|\btel\b|telef|t[ée]l[ée]ph|handy|m[óo]vil|celular|cellulare|\b(?:contact|reach|whatsapp)\b/iu,
  address:
    /address|adresse|direcci[óo]n|indirizzo|adres|endere[çc]o|street|stra[ßs]|\brue\b|\bcalle\b|\bvia\b|\bzip\b|post(?:al)?[ -]?code|plz|c[óo]digo postal|\bcap\b|\bcep\b|kod pocztowy/iu,
  place:
    /where|city|town|live|based|locat|region|countr|state|province|resid|home|\b(?:stadt|wohn|ort|land)|ville|pays|habit|ciudad|pa[íi]s|citt[àa]|paese|stad\b|woon|cidade|miasto|kraj/iu,
  url: /url|link|\bsite\b|web|profile?\b|page|portfolio|online|github|linkedin|twitter|\bblog\b|handle|http|lien|enlace|strona/iu,
};
