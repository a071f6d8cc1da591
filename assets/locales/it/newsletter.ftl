# Newsletter dei blog. Una riga vuota separa i paragrafi.

newsletter-short = Newsletter
newsletter-title = Newsletter di «{ $name }»
newsletter-lead = I nuovi articoli di questo blog arrivano al tuo indirizzo appena sono pubblicati. Prima ricevi un’e-mail con un link: finché non lo usi, non arriva altro. Non serve un account.
newsletter-lead-own = I nuovi articoli di questo blog arrivano all’indirizzo del tuo account appena sono pubblicati.
newsletter-yours = Ricevi la newsletter di questo blog all’indirizzo del tuo account.
newsletter-ask = Inviami il link
newsletter-join = Voglio la newsletter
newsletter-saved = Salvato.
newsletter-readers = { $n ->
    [one] { $n } persona riceve questa newsletter. Nessuno sa chi è, nemmeno tu.
    [many] { $n } di persone ricevono questa newsletter. Nessuno sa chi sono, nemmeno tu.
   *[other] { $n } persone ricevono questa newsletter. Nessuno sa chi sono, nemmeno tu.
}
newsletter-issue = { $n ->
    [one] { $day }: «{ $name }», { $n } e-mail
    [many] { $day }: «{ $name }», { $n } di e-mail
   *[other] { $day }: «{ $name }», { $n } e-mail
}
newsletter-confirm-lead = Se premi il pulsante, i nuovi articoli di questo blog arrivano al tuo indirizzo. Ogni e-mail contiene un link per smettere.
newsletter-confirmed = Fatto: i nuovi articoli di questo blog arrivano al tuo indirizzo. Ogni e-mail contiene un link per smettere.
newsletter-trial-lead = Guarda l’e-mail che ricevono gli iscritti alla newsletter. Arriva solo a te.
newsletter-trial = Inviami l’e-mail
newsletter-tried = L’e-mail è in viaggio verso il tuo indirizzo.
stop-newsletter = Basta con questa newsletter
stop-newsletter-lead = Gli articoli di questo blog non arriveranno più per e-mail. Le altre e-mail restano come sono.
stop-newsletter-done = Fatto: gli articoli di questo blog non arriveranno più per e-mail.
stop-newsletter-later = Puoi chiederli di nuovo sulla pagina del blog.
letter-reader-subject = Vuoi la newsletter di «{ $name }»?
letter-reader =
    Qualcuno, molto probabilmente tu, ha chiesto su { $site } di ricevere a questo indirizzo i nuovi articoli del blog «{ $name }». Il link qui sotto dà il consenso. Funziona una sola volta, per 24 ore.

    Se non sei stato tu, non fare nulla: senza il link non arriverà altro.
letter-reader-button = Voglio la newsletter
letter-newsletter-by = { $name } scrive
letter-newsletter-why = Ricevi questa e-mail da { $site } perché hai chiesto la newsletter di «{ $name }».
letter-reply-no-account =
    La tua risposta non è stata pubblicata: su { $name } può commentare solo chi ha un account.

    Registrati con questo indirizzo. Poi potrai rispondere sulla pagina dell’articolo o alla prossima e-mail.
