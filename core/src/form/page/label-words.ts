/** Signs that a field must be filled, at either end of a label. */
export const requiredSign = /^\s*[*✱✲＊∗﹡⁎]+|[*✱✲＊∗﹡⁎]+\s*(?:\([^)]*\))?\s*:?\s*$/u;

/** The same in words, alone or in brackets (en, de, fr, es, pt, it, nl, pl). */
export const requiredWords =
  /^[([]?\s*(?:required(?: field)?|mandatory|pflichtfeld|erforderlich|obligatoire|requis|obligatorio|requerido|obrigatório|obbligatorio|richiesto|verplicht|vereist|wymagane|obowiązkowe)\s*[)\]]?$/iu;

/** Words for "may stay empty", alone or in brackets. */
export const optionalWords =
  /^[([]?\s*(?:optional|if applicable|freiwillig|facultatif|facultative|optionnel|opcional|facultativo|opzionale|optioneel|opcjonalne|nieobowiązkowe)\s*[)\]]?$/iu;

/** A note in brackets at the end of a label that only says required or optional. */
export const trailingNote =
  /\s*[([]\s*(?:required(?: field)?|mandatory|optional|pflichtfeld|erforderlich|freiwillig|obligatoire|requis|facultatif|optionnel|obligatorio|requerido|opcional|obrigatório|facultativo|obbligatorio|richiesto|opzionale|verplicht|vereist|optioneel|wymagane|obowiązkowe|opcjonalne)\s*[)\]]\s*$/iu;

/** A note in brackets that says required. */
export const requiredNote =
  /[([]\s*(?:required(?: field)?|mandatory|pflichtfeld|erforderlich|obligatoire|requis|obligatorio|requerido|obrigatório|obbligatorio|richiesto|verplicht|vereist|wymagane|obowiązkowe)\s*[)\]]/iu;

/** Parts of a name or an address that people may leave empty although the whole is asked for. */
export const secondaryPart =
  /\b(?:middle|second|suffix|prefix|title|nickname|apt|apartment|suite|unit|zweiter|zusatz|deuxième|complément|segundo|complemento|secondo|tweede|tussenvoegsel|drugie)\b|\b2$/iu;
