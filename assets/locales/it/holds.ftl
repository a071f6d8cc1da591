# I limiti per chi scrive, i messaggi che attendono un moderatore e come un nuovo membro diventa conosciuto.

problem-too-much = Troppo per un solo messaggio
problem-too-many-minutes = { $n ->
    [one] Riprova tra { $n } minuto.
    [many] Riprova tra { $n } di minuti.
   *[other] Riprova tra { $n } minuti.
}
problem-too-many-hours = { $n ->
    [one] Riprova tra { $n } ora.
    [many] Riprova tra { $n } di ore.
   *[other] Riprova tra { $n } ore.
}
lifter-time = Il tuo testo resta in questa pagina.
brake-thread-pace = { $limit ->
    [one] Tra due nuove discussioni deve passare { $limit } secondo.
    [many] Tra due nuove discussioni devono passare { $limit } di secondi.
   *[other] Tra due nuove discussioni devono passare { $limit } secondi.
}
brake-reply-pace = { $limit ->
    [one] Tra due risposte deve passare { $limit } secondo.
    [many] Tra due risposte devono passare { $limit } di secondi.
   *[other] Tra due risposte devono passare { $limit } secondi.
}
brake-threads-day = { $limit ->
    [one] Si può aprire { $limit } discussione al giorno.
    [many] Si possono aprire { $limit } di discussioni al giorno.
   *[other] Si possono aprire { $limit } discussioni al giorno.
}
brake-threads-first = { $limit ->
    [one] Il primo giorno un nuovo membro può aprire { $limit } discussione.
    [many] Il primo giorno un nuovo membro può aprire { $limit } di discussioni.
   *[other] Il primo giorno un nuovo membro può aprire { $limit } discussioni.
}
brake-replies-first = { $limit ->
    [one] Il primo giorno un nuovo membro può scrivere { $limit } risposta.
    [many] Il primo giorno un nuovo membro può scrivere { $limit } di risposte.
   *[other] Il primo giorno un nuovo membro può scrivere { $limit } risposte.
}
brake-same-text = Hai appena scritto lo stesso identico testo.
brake-links = { $limit ->
    [one] Il messaggio di un nuovo membro può avere { $limit } link; questo ne ha { $actual }.
    [many] Il messaggio di un nuovo membro può avere { $limit } di link; questo ne ha { $actual }.
   *[other] Il messaggio di un nuovo membro può avere { $limit } link; questo ne ha { $actual }.
}
brake-mentions = { $limit ->
    [one] Il messaggio di un nuovo membro può nominare { $limit } persona; questo ne nomina { $actual }.
    [many] Il messaggio di un nuovo membro può nominare { $limit } di persone; questo ne nomina { $actual }.
   *[other] Il messaggio di un nuovo membro può nominare { $limit } persone; questo ne nomina { $actual }.
}
brake-images = { $limit ->
    [one] Il messaggio di un nuovo membro può avere { $limit } immagine; questo ne ha { $actual }.
    [many] Il messaggio di un nuovo membro può avere { $limit } di immagini; questo ne ha { $actual }.
   *[other] Il messaggio di un nuovo membro può avere { $limit } immagini; questo ne ha { $actual }.
}
brake-files = Il messaggio di un nuovo membro non può avere documenti; le immagini sì.
rule-thread-held = Questa discussione attende un moderatore.
rule-own-case = Nessuno decide su sé stesso.

waiting-title = In attesa in { $name }
waiting-tab = Messaggi in attesa
waiting-lead = Il primo messaggio di un nuovo membro compare quando un moderatore lo ha letto.
waiting-none = Nessun messaggio in attesa.
waiting-count = { $n ->
    [one] { $n } messaggio attende un moderatore
    [many] { $n } di messaggi attendono un moderatore
   *[other] { $n } messaggi attendono un moderatore
}
waiting-own = Lo vedete solo tu e i moderatori. Il primo messaggio di un nuovo membro compare quando un moderatore lo ha letto.
waiting-minutes = { $n ->
    [one] Di solito serve { $n } minuto.
    [many] Di solito servono { $n } di minuti.
   *[other] Di solito servono { $n } minuti.
}
waiting-hours = { $n ->
    [one] Di solito serve { $n } ora.
    [many] Di solito servono { $n } di ore.
   *[other] Di solito servono { $n } ore.
}
waiting-others = Questo messaggio attende un moderatore. Gli altri non lo vedono ancora.
waiting-refused = Un moderatore non ha lasciato passare questo messaggio. Lo vedi solo tu.
waiting-decide = Decidi sul messaggio
waiting-approve = Lascialo passare
waiting-refuse = Non lasciarlo passare
waiting-or-refuse = Oppure rifiutalo
waiting-decided = Deciso
waiting-decided-lead = Grazie. L'autore vede la decisione al posto del suo messaggio.

members-new = nuovo membro
members-vouch = Garantisci
person-known = Per essere conosciuti
person-known-lead = Chi è nuovo prima legge un po'. Un moderatore può garantire per te in qualsiasi momento. Mancano:
known-threads = { $n ->
    [one] { $n } discussione da leggere
    [many] { $n } di discussioni da leggere
   *[other] { $n } discussioni da leggere
}
known-posts = { $n ->
    [one] { $n } messaggio da leggere
    [many] { $n } di messaggi da leggere
   *[other] { $n } messaggi da leggere
}
known-minutes = { $n ->
    [one] { $n } minuto di lettura
    [many] { $n } di minuti di lettura
   *[other] { $n } minuti di lettura
}

letter-waits-subject = Un primo messaggio attende in { $name }
letter-waits-button = Leggi e decidi
letter-waits = { $author } ha scritto il primo messaggio in «{ $title }» ({ $space }). Comparirà quando un moderatore lo avrà letto.

    Con il link qui sotto non serve accedere. Vale una volta sola, per sette giorni.
