# Le lettere in viaggio: la pagina degli amministratori, e ciò che legge chi non le riceve.

deliveries-title = Lettere
deliveries-lead = Le lettere degli ultimi 30 giorni e quelle ancora in attesa. Di ogni indirizzo si vedono la prima lettera e il dominio.
deliveries-state = Stato
deliveries-all = Tutti gli stati
deliveries-domain = Dominio dell'indirizzo, come example.org
deliveries-filter = Mostra
deliveries-none = Non ci sono lettere di questo tipo.
deliveries-retry-all = Invia di nuovo tutte le lettere non riuscite
delivery-retry = Invia di nuovo
delivery-cancel = Annulla
delivery-tries = { $n ->
    [one] { $n } tentativo
    [many] { $n } di tentativi
   *[other] { $n } tentativi
}
delivery-next = prossimo tentativo { $name }
delivery-ready = in attesa di invio
delivery-sending = in corso di invio
delivery-sent = inviata
delivery-deferred = rimandata: sarà inviata di nuovo
delivery-failed = non riuscita
delivery-cancelled = annullata
delivery-suppressed = non inviata: le lettere a questo indirizzo tornano indietro
delivery-bounced = tornata indietro
delivery-complained = segnalata come indesiderata
delivery-held = trattenuta dopo un ripristino
letter-kind-confirm = Conferma di un indirizzo
letter-kind-address = Cambio di indirizzo
letter-kind-password = Lettera sulla password
letter-kind-sign-in = Link per accedere
letter-kind-factor = Secondo fattore
letter-kind-waits = Messaggio in attesa di un moderatore
letter-kind-news = Novità
letter-kind-answer = Esito di una risposta per posta
letter-kind-other = Altra lettera
letters-returned = Dal { $name } le lettere al tuo indirizzo tornano indietro, perciò non ne inviamo più.
letters-unwanted = Il { $name } una lettera per te è stata segnalata come indesiderata. Da allora ricevi solo quelle che proteggono il tuo account.
letters-again = Riprova
letters-again-lead = Scriveremo di nuovo al tuo indirizzo. Puoi chiederlo una volta al giorno; se le lettere continuano a tornare indietro, scegli un altro indirizzo.
letters-other-address = Cambia indirizzo
audit-of-letter = lettera n. { $n }
audited-letter-retried = Lettera non riuscita inviata di nuovo
audited-letters-retried = Tutte le lettere non riuscite inviate di nuovo
audited-letter-cancelled = Lettera annullata
letter-test-subject = { $name }: e-mail di prova
letter-test = Questa e-mail è stata inviata da { $name } per vedere se i messaggi arrivano. Non devi fare nulla.
