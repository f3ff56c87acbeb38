/** Texts of flow buttons by role, most telling first (en, de, fr, es, pt, it, nl, pl). */
export const buttonWords = [
  [
    'submit',
    /^(?:submit|send)\b|(?:submit|send) (?:my |your )?application|^(?:complete|finish) (?:my |your )?application|bewerbung (?:ab)?senden|^(?:ab)?senden|absenden|einreichen|envoyer|soumettre|^enviar|^enviar (?:solicitud|candidatura)|submeter|invia|verzenden|versturen|sollicitatie (?:verzenden|versturen)|wyślij|prześlij zgłoszenie/iu,
  ],
  [
    'back',
    /^(?:go )?back\b|^previous\b|^zurück|^retour|^précédent|^atrás|^anterior|^voltar|^indietro|^precedente|^vorige|^terug|^wstecz|^wróć|^poprzedni/iu,
  ],
  [
    'save',
    /^save(?! and (?:continue|next))\b|^speichern(?! und)|^enregistrer(?! et)|^guardar(?! y)|^salvar|^gravar|^salva(?! e)|^opslaan|^zapisz(?! i)/iu,
  ],
  [
    'review',
    /^(?:review|check)(?: (?:(?:and (?:submit|send|continue))|(?:my |your |the )?(?:application|answers|details)))?$|^(?:save|continue) (?:and|to) review|^(?:bewerbung |angaben )?(?:über)?prüfen$|^(?:vérifier|vérifiez|relire|réviser)(?: (?:ma|votre|la) candidature)?$|^(?:revisar|revise)(?: (?:la |tu |su |a |sua )?(?:solicitud|candidatura))?$|^rever(?: candidatura)?$|^(?:rivedi|verifica|controlla)(?: (?:la )?candidatura)?$|^(?:controleren|nakijken|beoordelen|sollicitatie (?:controleren|bekijken))$|^(?:sprawdź|przejrzyj)(?: (?:zgłoszenie|aplikację))?$/iu,
  ],
  [
    'next',
    /^(?:next|continue|proceed)\b|^save and (?:continue|next)|^weiter|^fortfahren|^speichern und weiter|^suivant|^continuer|^enregistrer et continuer|^siguiente|^continuar|^seguinte|^próximo|^avançar|^avanti|^continua|^prosegui|^volgende|^verder|^doorgaan|^dalej|^następn|^kontynuuj/iu,
  ],
  [
    'upload',
    /^(?:attach|upload|browse|add (?:a |an |another |your )?(?:file|document|attachment|photo|resume|résumé|cv)\b|choose file|select file|drop|replace file|dropbox|google drive|enter manually|anhängen|hochladen|datei|durchsuchen|joindre|télécharger|téléverser|parcourir|choisir un fichier|adjuntar|subir|cargar|seleccionar archivo|anexar|carregar|escolher (?:arquivo|ficheiro)|allega|carica|sfoglia|uploaden|bijlage|bestand kiezen|załącz|wybierz plik|dodaj plik)/iu,
  ],
  [
    'add',
    /^(?:\+\s*)?add\b|^(?:\+\s*)?(?:hinzufügen|weitere)|hinzufügen$|^ajouter|^añadir|^agregar|^adicionar|^aggiungi|^toevoegen|toevoegen$|^dodaj/iu,
  ],
  [
    'consent',
    /^(?:accept|agree|i agree|allow all|accept all|got it)\b|^(?:alle )?akzeptieren|^zustimmen|^accepter|^j'accepte|^aceptar|^aceitar|^accetta|^accepteren|^akkoord|^akceptuj|^zgadzam/iu,
  ],
  [
    'apply',
    /^(?:apply(?! (?:with|using|via) (?!my |your |a |resume|cv))|start (?:my |your )?application|begin application|i'?m interested|apply now)\b|^(?:jetzt )?bewerben|^postuler|^candidater|^solicitar|^postular|^inscribirme|^candidatar|^candidate-se|^candidati|^solliciteer|^solliciteren|^aplikuj/iu,
  ],
] as const;
