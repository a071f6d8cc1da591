# Notifiche: che cosa si viene a sapere, e quanto se ne vuole sapere.

notices-title = Notifiche
notices-lead = Le risposte che ricevi, che cosa è successo ai tuoi messaggi e le novità di quello che segui.
notices-none = Ancora niente. Quando qualcuno ti risponde, ti cita o ti menziona, lo trovi qui.
notices-unread = { $n ->
    [one] { $n } notifica da leggere
    [many] { $n } di notifiche da leggere
   *[other] { $n } notifiche da leggere
}
notices-many = Più di 99 notifiche da leggere
notices-read-all = Segna tutte come lette
notice-password = La password del tuo account è cambiata
notice-email = L’indirizzo e-mail del tuo account è cambiato
notice-factor-on = Il secondo fattore del tuo account è attivo
notice-factor-off = Il secondo fattore del tuo account non è più attivo
notice-device = Qualcuno ha effettuato l’accesso al tuo account da un nuovo dispositivo
notice-token = È stato creato un token con cui un programma agisce a tuo nome
notice-held = Il tuo messaggio attende l’approvazione
notice-refused = Il tuo messaggio non è stato approvato
notice-removed = Chi modera ha rimosso il tuo messaggio
notice-approved = Il tuo messaggio è stato approvato
notice-restored = Chi modera ha ripristinato il tuo messaggio
notice-mention = { $name } ti menziona
notice-mentions = { $n ->
    [one] { $n } menzione, l’ultima di { $name }
    [many] { $n } di menzioni, l’ultima di { $name }
   *[other] { $n } menzioni, l’ultima di { $name }
}
notice-quote = { $name } ti cita
notice-quotes = { $n ->
    [one] { $n } citazione, l’ultima di { $name }
    [many] { $n } di citazioni, l’ultima di { $name }
   *[other] { $n } citazioni, l’ultima di { $name }
}
notice-reply = { $name } ti risponde
notice-replies = { $n ->
    [one] { $n } risposta per te, l’ultima di { $name }
    [many] { $n } di risposte per te, l’ultima di { $name }
   *[other] { $n } risposte per te, l’ultima di { $name }
}
notice-post = Nuovo messaggio di { $name }
notice-posts = { $n ->
    [one] { $n } nuovo messaggio, l’ultimo di { $name }
    [many] { $n } di nuovi messaggi, l’ultimo di { $name }
   *[other] { $n } nuovi messaggi, l’ultimo di { $name }
}
notice-thread = Nuova discussione di { $name }
notice-reaction = { $name } reagisce al tuo messaggio
notice-reactions = { $n ->
    [one] { $n } reazione al tuo messaggio, l’ultima di { $name }
    [many] { $n } di reazioni al tuo messaggio, l’ultima di { $name }
   *[other] { $n } reazioni al tuo messaggio, l’ultima di { $name }
}
levels-thread = Notifiche da questa discussione
levels-tag = Notifiche su questa etichetta
levels-forum = Notifiche da questo forum
levels-space = Notifiche da questa comunità
levels-person = Notifiche su questa persona
levels-of = Notifiche: { $name }
level-nothing = Niente
level-direct = Solo a me
level-all = Tutto
level-mute = Silenzia
level-usual = Come al solito
level-follow = Segui
follows-title = Che cosa segui
follows-lead = Dove non hai scelto nulla ricevi menzioni, citazioni e risposte. Vale la scelta più vicina: per la persona, poi per la discussione, le sue etichette, il suo forum, la sua comunità.
follows-none = Non segui e non silenzi ancora nulla. Ogni discussione, etichetta, forum, comunità e persona ha i pulsanti per farlo.
follow-thread = Discussione
follow-tag = Etichetta di { $name }
follow-forum = Forum nella comunità { $name }
follow-space = Comunità
follow-person = Persona
