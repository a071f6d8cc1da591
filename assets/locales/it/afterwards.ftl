# Che cosa succede dopo la domanda e la risposta: parole nascoste, domande aggiuntive, testi standard.
hidden-personal-data = dati personali rimossi
hidden-insult = insulto rimosso
hidden-libel = accusa senza prove rimossa
hidden-secret = segreto rimosso
hidden-unlawful = parole contrarie alla legge rimosse
post-hide-words = Nascondi parole
post-hidden-words = Parole nascoste
hide-title = Parole nascoste del messaggio n. { $n }
hide-lead = Al posto delle parole tutti vedono un’etichetta: nelle pagine, nei feed, nelle esportazioni e nella cronologia del messaggio. Chi l’ha scritto e chi modera può ancora leggerle qui.
hide-mail = Le lettere già inviate non si possono richiamare.
hide-own-lead = Chi modera ha nascosto queste parole del tuo messaggio. Qui puoi leggerle solo tu, insieme a chi modera.
hide-preview-lead = Ecco che cosa vedranno tutti.
hide-words = Le parole esatte
hide-words-hint = Copiale dal messaggio. Vengono nascoste in ogni suo punto e nei messaggi che lo citano.
hide-code = Etichetta
hide-preview = Mostra il risultato
hide-button = Nascondi queste parole
hide-one = { $day }, { $label }: «{ $words }»
hide-show-title = Mostra di nuovo le parole
hide-which = Quali parole
hide-show = Mostra le parole
error-words-absent = Queste parole non ci sono nel messaggio.
error-words-marked = Lascia fuori ciò che è già nascosto.
error-words-many = Queste parole ci sono in troppi punti. Scegli un brano più lungo.
error-words-hidden = Nel tuo testo ci sono parole nascoste da chi modera. Toglile.
notice-redacted = Chi modera ha nascosto parole del tuo messaggio
notice-unredacted = Chi modera mostra di nuovo le parole nascoste del tuo messaggio
audited-post-redacted = Parole nascoste in un messaggio
audited-post-unredacted = Parole nascoste mostrate di nuovo
step-post-redacted = Parole del messaggio n. { $n } nascoste: { $label }
step-post-unredacted = Parole nascoste del messaggio n. { $n } mostrate di nuovo
rule-asked-stays = Una domanda, e ciò che un ufficio risponde, non si può ritirare come gli altri messaggi.
rule-followed-enough = Hai già posto tutte le domande aggiuntive consentite qui.
rule-followed-none = Non c’è nessuna domanda aggiuntiva a cui rispondere.
handle-title-follow-up = Fai una domanda aggiuntiva
handle-body-follow-up = Che cosa non è chiaro nella risposta? Non comincia un nuovo termine.
handle-act-follow-up = Invia la domanda aggiuntiva
handle-title-respond = Rispondi alla domanda aggiuntiva
handle-body-respond = La tua risposta a questa domanda
handle-act-respond = Pubblica questa risposta
handle-title-standard = La risposta è un testo standard?
handle-act-standard = Segnala come testo standard
handle-title-object = Chi modera dice che la tua risposta è un testo standard
handle-act-object = Contesta
handle-title-standard-ended = L’ufficio contesta: dice che la risposta non è un testo standard
handle-act-standard-ended = La risposta conta
handle-act-standard-upheld = Resta un testo standard
handle-change = Modifica ciò che l’ufficio ha detto
handle-add = Aggiungi qualcosa
answer-standard = Testo standard, non conta come risposta
follow-up-asked = Chi ha fatto la domanda ne ha aggiunta un’altra
follow-up-answered = L’ufficio ha risposto anche a quella
step-addressee-followed-up = { $office }: chi ha fatto la domanda ne aggiunge un’altra
step-addressee-follow-up-answered = { $office }: risposta data alla domanda aggiuntiva
step-answer-revised = { $office }: testo modificato
step-answer-added = { $office }: testo completato
step-answer-boilerplate = { $code ->
    [office] { $office }: l’ufficio dice che la risposta è un testo standard
   *[moderator] { $office }: chi modera dice che la risposta è un testo standard
}
step-answer-objected = { $office }: l’ufficio contesta, la risposta non è un testo standard
step-answer-objection-decided = { $code ->
    [granted] { $office }: la risposta conta
   *[upheld] { $office }: la risposta resta un testo standard
}
notice-question-desk-followed-up = { $name }: c’è una domanda aggiuntiva.
notice-question-desk-boilerplate = { $name }: chi modera dice che una risposta è un testo standard.
notice-question-desk-objection-decided = { $name }: si è deciso sulla contestazione per il testo standard.
notice-question-own-follow-up-answered = { $name }: c’è la risposta alla tua domanda aggiuntiva.
notice-question-own-boilerplate = { $name }: la risposta alla tua domanda è un testo standard. Puoi chiedere di nuovo.
notice-question-own-objection-decided = { $name }: si è deciso se la risposta alla tua domanda è un testo standard.
notice-question-queue-objected = { $name }: l’ufficio contesta che la risposta sia un testo standard.
question-original = La domanda fatta prima
question-duplicates = { $n ->
    [one] { $n } domanda ripete questa
    [many] { $n } di domande ripetono questa
   *[other] { $n } domande ripetono questa
}
seal-held = in carica dal { $from } al { $to }
audited-answer-standard = Risposta segnalata come testo standard
audited-answer-decided = Contestazione su un testo standard decisa
