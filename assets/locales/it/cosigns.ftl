cosigns-title = Chi altro vuole saperlo
cosigns-link = Chi altro vuole saperlo, e chi conta
cosigns-lead = { $n ->
    [0] Per ora non conta nessuno.
    [one] Conta { $n } persona. Scegli chi non contare e guarda a chi corrisponde la scelta.
    [many] Contano { $n } di persone. Scegli chi non contare e guarda a chi corrisponde la scelta.
   *[other] Contano { $n } persone. Scegli chi non contare e guarda a chi corrisponde la scelta.
}
cosigns-chosen = { $n ->
    [0] A questa scelta non corrisponde nessuno.
    [one] A questa scelta corrisponde { $n } persona.
    [many] A questa scelta corrispondono { $n } di persone.
   *[other] A questa scelta corrispondono { $n } persone.
}
cosigns-told = Tutti possono leggere quante persone non contano più e perché. Lo si comunica a chi ha fatto la domanda, agli uffici e alle persone interessate; si può annullare.
cosigns-one = { $name } ({ $account }), { $when }
cosigns-people = Queste persone
cosigns-people-hint = Nomi utente separati da virgole. Deve valere tutto quello che indichi.
cosigns-from = Aggiunte a partire da
cosigns-to = Aggiunte prima di
cosigns-new = Account nuovi
cosigns-new-hint = Account che in quel momento esistevano da meno di questi giorni.
cosigns-why = Perché
cosigns-why-hint = Lo leggono tutti. Non fare nomi.
cosigns-preview = Guarda di chi si tratta
cosigns-remove = Non contarle
cosigns-removal = { $n ->
    [one] { $when }: { $n } persona, { $why }
    [many] { $when }: { $n } di persone, { $why }
   *[other] { $when }: { $n } persone, { $why }
}
cosigns-which = Tolte dal conto
cosigns-restore = Contale di nuovo
cosigns-restore-title = Contare di nuovo
cosign-uncounted = Chi modera non conta che vuoi saperlo anche tu. Il motivo è nella cronologia qui sotto. Se è un errore, scrivi a chi modera la comunità.
step-cosign-removed = { $n ->
    [one] Non conta più { $n } persona che voleva saperlo
    [many] Non contano più { $n } di persone che volevano saperlo
   *[other] Non contano più { $n } persone che volevano saperlo
}
step-cosign-restored = { $n ->
    [one] Conta di nuovo { $n } persona che vuole saperlo
    [many] Contano di nuovo { $n } di persone che vogliono saperlo
   *[other] Contano di nuovo { $n } persone che vogliono saperlo
}
notice-cosign-removed = Chi modera non conta più che anche tu vuoi la risposta a una domanda. Il motivo è nella sua cronologia. Se è un errore, scrivi a chi modera.
notice-cosign-restored = Si conta di nuovo che anche tu vuoi la risposta a una domanda.
notice-cosigns-removed-own = Alcune delle persone che vogliono la risposta alla tua domanda non contano più. Il motivo è nella sua cronologia.
notice-cosigns-restored-own = Alcune delle persone che vogliono la risposta alla tua domanda contano di nuovo.
notice-cosigns-removed-desk = { $name }: alcune delle persone che vogliono una risposta non contano più.
notice-cosigns-restored-desk = { $name }: alcune delle persone che vogliono una risposta contano di nuovo.
error-cosigns-many = Al massimo { $limit } nomi alla volta.
error-cosigns-at-once = A questa scelta corrispondono più di { $limit } persone. Scegli un periodo più breve.
error-cosigns-none = A questa scelta non corrisponde nessuno.
error-cosigns-choose = Indica chi intendi: persone, un periodo o account nuovi.
rule-cosign-address = Dove tutti possono leggere, chi non ha un indirizzo e-mail non è contato fra quelli che vogliono sapere.
conflict-cosigns-moved = Ora a questa scelta corrispondono altre persone, o nel frattempo ha agito qualcun altro. Guarda chi sono adesso e invia di nuovo.
audited-cosigns-removed = Tolte dal conto persone che volevano saperlo
audited-cosigns-restored = Contate di nuovo persone che vogliono saperlo
days-halted = { $name }: ora nessuno può rispondere
step-clock-halted = { $office }: il tempo è fermo, perché nessuno può rispondere
step-clock-resumed = { $office }: il tempo riprende a scorrere
rule-own-answer = La domanda è tua: inoltrala o lascia rispondere qualcun altro.
declared-delegate = Di un delegato, per l’ufficio
declared-substitute = Mie, in sostituzione del titolare
notice-question-desk-lifted = { $name }: una risposta non è in ritardo, perché l’ultimo giorno è cambiato.
notice-question-own-lifted = { $name }: la risposta alla tua domanda non è in ritardo, perché l’ultimo giorno è cambiato.
notice-question-desk-recorded = { $name }: una domanda è stata presentata ufficialmente. Accanto c’è un termine di legge.
notice-question-own-recorded = { $name }: la tua domanda è stata presentata ufficialmente. Accanto c’è un termine di legge.
