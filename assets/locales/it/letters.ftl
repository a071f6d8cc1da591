# Letters. A blank line separates paragraphs.

letter-greeting = Buongiorno { $name },
letter-footer = Questa e-mail è stata inviata da { $name } in seguito a un’azione compiuta sul sito con questo indirizzo.

letter-confirm-subject = Conferma il tuo indirizzo per { $name }
letter-confirm =
    qualcuno, molto probabilmente tu, ha effettuato la registrazione su { $name } con questo indirizzo. Il link qui sotto lo conferma. Funziona una sola volta, per 24 ore.

    Se non eri tu, non fare nulla: senza il link nessuno può scrivere usando questo indirizzo.
letter-confirm-button = Conferma l’indirizzo

letter-reset-subject = Una nuova password per { $name }
letter-reset =
    qualcuno, molto probabilmente tu, ha chiesto una nuova password su { $name }. Con il link qui sotto puoi impostarla. Funziona una sola volta, per 30 minuti.

    Se non eri tu, non fare nulla: la tua password resta com’è.
letter-reset-button = Imposta una nuova password

letter-known-subject = Hai già un account su { $name }
letter-known =
    qualcuno, molto probabilmente tu, ha provato a registrarsi su { $name } con questo indirizzo. L’indirizzo ha già un account, quindi nulla è cambiato.

    Accedi con questo indirizzo; se hai dimenticato la password, la pagina ti permette di impostarne una nuova.
letter-known-button = Accedi

letter-token-subject = Un nuovo token API per { $name }
letter-token =
    è stato creato un token API per il tuo account su { $name }. Un programma che lo usa agisce a tuo nome, entro i limiti scelti. Se l’hai creato tu, non devi fare nulla.

    Se non sei stato tu, imposta subito una nuova password: tutti i token vengono annullati. Poi avvisa chi gestisce il sito.
letter-password-subject = La tua password per { $name } è stata cambiata
letter-password =
    la tua password su { $name } è stata cambiata e tutti gli altri dispositivi sono stati disconnessi.

    Se non l’hai cambiata tu, imposta subito una nuova password con «Ho dimenticato la password» nella pagina di accesso e avvisa chi gestisce il sito.

# Letters about what happened

letter-via = { $name } tramite { $site }
letter-why = Ricevi questa e-mail da { $name } perché riguarda te o qualcosa che segui.
letter-open = Leggi e rispondi
letter-read-on = Continua a leggere e rispondi
letter-more = { $n ->
    [one] Un’altra notifica ({ $n })
    [many] Altre { $n } notifiche
   *[other] Altre { $n } notifiche
}
letter-shut-subject = Novità in una comunità privata
letter-shut = C’è qualcosa di nuovo per te in { $name }. Quello che si dice in una comunità privata resta fuori dalle e-mail, se non lo permetti nelle impostazioni.
letter-evening-subject = { $name }: l’e-mail della sera
letter-evening-why = ecco tutte le novità per te su { $name } che non sono arrivate subito.
letter-digest-subject = { $name }: le novità
letter-digest-why = ecco le novità di quello che segui su { $name }.
letter-sent-by = { $name } invia questa e-mail come hai scelto nelle impostazioni.
letter-digest-ends-subject = { $name }: niente più riepiloghi
letter-digest-ends = non visiti { $name } da sei mesi, quindi questa è l’ultima e-mail di questo tipo. Se il riepilogo ti manca, sceglilo di nuovo nelle impostazioni.
letters-choose = Scegli quali e-mail ricevere

# Fewer letters, by a link in a letter

stop-title = Meno e-mail
stop-thread = Basta notifiche su questa discussione
stop-fewer = Al massimo un’e-mail la sera
stop-digest = Basta riepiloghi
stop-all = Basta e-mail
stop-thread-lead = Di questa discussione non saprai più nulla, né per e-mail né dalle notifiche. Le decisioni sui tuoi messaggi ti arriveranno comunque.
stop-fewer-lead = Non arriverà più nulla subito: le novità per te aspettano un’unica e-mail la sera.
stop-digest-lead = Il riepilogo non arriverà più. Le altre e-mail restano come sono.
stop-all-lead = Non arriveranno più e-mail su quello che succede qui. Quelle sulla password e sull’account continuano.
stop-thread-done = Fatto: di questa discussione non riceverai più nulla.
stop-fewer-done = Fatto: arriverà al massimo un’e-mail la sera.
stop-digest-done = Fatto: il riepilogo non arriverà più.
stop-all-done = Fatto: non arriveranno più e-mail su quello che succede qui.
stop-later = Puoi cambiare idea quando vuoi: accedi e apri «E-mail ricevute» nelle impostazioni.
stop-old = Questo link non funziona più
stop-old-lead = Si è interrotto lungo la strada o ha più di sei mesi. Accedi e scegli nelle impostazioni quali e-mail ricevere; i link di un’e-mail più recente funzionano.

# Which letters come

letters-title = E-mail ricevute
letters-lead = Nelle notifiche del sito trovi sempre quello che ti riguarda. Qui scegli che cosa arriva anche per e-mail.
letters-matrix = Che cosa arriva per e-mail
letters-what = Che cosa succede
letters-site = Sul sito
letters-at-once = E-mail subito
letters-in-digest = Nel riepilogo
letters-always = sempre
letters-never = mai
letters-security = Password, indirizzo, nuovo dispositivo
letters-own = Decisioni sui miei messaggi
letters-mention = Qualcuno mi menziona
letters-quote = Qualcuno mi cita
letters-reply = Qualcuno mi risponde
letters-post = Nuovi messaggi nelle discussioni che seguo
letters-thread = Nuove discussioni in quello che seguo
letters-reaction = Reazioni ai miei messaggi
letters-budget = E-mail immediate al giorno, al massimo
letters-budget-hint = Da 0 a 50. Le altre aspettano un’unica e-mail la sera; con 0 aspettano tutte.
letters-evening = E-mail della sera
letters-quiet-from = Ore di silenzio dalle
letters-quiet-to = Ore di silenzio fino alle
letters-quiet-hint = In quelle ore non arrivano e-mail: aspettano.
letters-quiet-off = Nessuna ora di silenzio
letters-rhythm = Riepilogo
letters-rhythm-off = Nessun riepilogo
letters-rhythm-daily = Ogni giorno alle 08:00
letters-rhythm-weekly = Il lunedì alle 08:00
letters-private = Le e-mail possono contenere quello che si dice nelle comunità private
letters-private-hint = Senza la spunta dicono solo che c’è una novità, con un link.
letters-stopped = Nessuna e-mail
letters-stopped-hint = Le e-mail sulla password e sull’account continuano.
letters-offer = Inviami una volta a settimana le novità di quello che seguo
error-letters = Scegli un numero da 0 a 50.
error-hour = Scegli un’ora intera da 0 a 23.
