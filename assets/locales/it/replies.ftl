# Replies by letter. A blank line separates paragraphs.

reply-marker = ## Scrivi la tua risposta sopra questa riga ##

letter-reply-subject = La tua risposta via e-mail a { $name }
letter-reply-held-subject = La tua risposta a { $name } attende un moderatore
letter-reply-publish-subject = È tua questa risposta a { $name }?
letter-reply-text = Ecco che cosa hai scritto:
letter-reply-open = Apri la discussione
letter-reply-publish = Leggila e pubblicala
letter-reply-expired =
    la tua risposta non è stata pubblicata: un indirizzo per le risposte vale 90 giorni e questo è più vecchio.

    Apri la discussione e rispondi lì, oppure rispondi a un’e-mail più recente.
letter-reply-sender =
    la tua risposta non è stata pubblicata: { $name } accetta una risposta soltanto dall’indirizzo a cui è arrivata l’e-mail.

    Rispondi da quell’indirizzo, oppure accedi e rispondi sul sito.
letter-reply-auth =
    è arrivata una risposta a tuo nome, ma nulla dimostra che l’abbia inviata il tuo fornitore di posta. Non è stata pubblicata.

    Se l’hai scritta tu, pubblicala con il link qui sotto. Funziona una sola volta, per 7 giorni. Se non eri tu, non fare nulla.
letter-reply-locked =
    la tua risposta non è stata pubblicata: la discussione è chiusa o non accetta più risposte.

    Apri la discussione per sapere perché e fino a quando.
letter-reply-not-allowed =
    la tua risposta non è stata pubblicata: lì non puoi scrivere, oppure ciò a cui rispondi non è più visibile per te.

    Accedi per vedere che cosa puoi fare; i moderatori possono dirti di più.
letter-reply-rate =
    la tua risposta non è stata pubblicata: hai inviato troppo in poco tempo, oppure contiene più link o nomi di quanti tu possa usarne per ora.

    Aspetta un po’, poi inviala di nuovo o rispondi sul sito.
letter-reply-empty =
    la tua risposta non è stata pubblicata: non vi si trovano parole tue.

    Scrivi sopra le parole a cui rispondi, come testo semplice, e inviala di nuovo.
letter-reply-too-long =
    la tua risposta non è stata pubblicata: è più lunga di quanto possa essere un messaggio.

    Accorciala o inviala in più parti. Puoi anche rispondere sul sito, che conta i caratteri mentre scrivi.
letter-reply-held =
    la tua risposta è arrivata. Un moderatore la legge prima che la vedano gli altri; non devi fare nulla.
letter-reply-unreadable =
    la tua risposta non è stata pubblicata: il testo non è leggibile o è costruito in modo troppo complesso.

    Inviala di nuovo come testo semplice, oppure rispondi sul sito.
letter-reply-muted =
    fatto: di questa discussione non saprai più nulla, né via e-mail né tra le notifiche. Non è stato pubblicato nulla.

    Puoi cambiare idea in qualsiasi momento con i pulsanti sotto la discussione.
letter-reply-stopped =
    fatto: non riceverai più e-mail su ciò che accade su { $name }. Quelle sulla password e sull’account continuano ad arrivare. Non è stato pubblicato nulla.

    Puoi cambiare idea in qualsiasi momento: accedi e apri «E-mail ricevute» nelle impostazioni.
letter-reply-unproven =
    una risposta a tuo nome chiede meno e-mail, ma nulla dimostra che l’abbia inviata il tuo fornitore di posta. Non è stato cambiato nulla.

    Se l’hai scritta tu, usa i link in fondo all’e-mail a cui hai risposto. Se non eri tu, non fare nulla.

reply-publish-title = Pubblica la tua risposta
reply-publish-lead = Questo testo è arrivato via e-mail a tuo nome. Viene pubblicato quando premi il pulsante.
reply-publish-button = Pubblica
reply-published = La tua risposta è stata ricevuta
reply-published-lead = Grazie. È nella discussione, oppure vi comparirà quando un moderatore l’avrà letta.
