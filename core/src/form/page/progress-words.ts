/** "Step 2 of 5" (en, de, fr, es, pt, it, nl, pl). */
export const stepText =
  /(?:step|page|schritt|seite|étape|etape|paso|página|pagina|etapa|passo|passaggio|fase|stap|krok|etap|strona)\s*(\d{1,2})\s*(?:of|out of|\/|von|sur|de|di|van|z|ze)\s*(\d{1,2})(?!\d)/iu;

/** "40 %" or the same in words. */
export const percentText =
  /(?:^|\D)(\d{1,3})\s?(?:%|percent|per cent|prozent|pour ?cent|por ?ciento|por ?cento|per ?cento|procent)/iu;
