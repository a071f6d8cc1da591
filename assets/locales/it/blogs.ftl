# Blogs and their articles.

blogs-title = Blog
blogs-lead = Quello che persone e comunità scrivono con calma.
blogs-all = Tutti i blog
blogs-mine = I miei blog
blogs-mine-lead = I tuoi blog e gli articoli che per ora vedi solo tu.
home-blogs = Leggi i blog
space-blog = Blog della comunità
person-blogs = Blog
person-along = Articoli scritti con altri
follow-blog = Il blog
blog-by = Scritto da
blog-archived = Questo blog è chiuso; quanto scritto resta.
blog-articles-heading = Articoli
blog-empty = Qui non c’è ancora nessun articolo.
blog-aside = Informazioni sul blog
blog-archive = Per mese
blog-articles = { $n ->
    [one] { $n } articolo
    [many] { $n } articoli
   *[other] { $n } articoli
}
blog-month = { $name ->
    [jan] Gennaio { $year }
    [feb] Febbraio { $year }
    [mar] Marzo { $year }
    [apr] Aprile { $year }
    [may] Maggio { $year }
    [jun] Giugno { $year }
    [jul] Luglio { $year }
    [aug] Agosto { $year }
    [sep] Settembre { $year }
    [oct] Ottobre { $year }
    [nov] Novembre { $year }
   *[dec] Dicembre { $year }
}
blog-only-tag = Solo articoli con l’etichetta «{ $name }».
blog-all = Tutti gli articoli
blog-settings = Impostazioni del blog
blog-open = Apri un blog
blog-open-of = Apri un blog di { $name }
blog-open-lead = Tutti possono leggere ciò che pubblichi. Quello che non hai pubblicato lo vedi solo tu.
blog-open-button = Apri
blog-title = Titolo del blog
blog-title-hint = Al massimo 120 caratteri.
blog-slug = Parola nell’indirizzo
blog-slug-hint = Da 3 a 40 tra a–z, 0–9 e trattini. Non cambia più: i collegamenti portano lì.
blog-about = Di che cosa parla
blog-about-hint = Al massimo 1000 caratteri.
blog-archive-title = Chiusura del blog
blog-archive-act = Chiudi il blog
blog-unarchive = Riapri il blog
blog-of-space = Blog di { $name }
blog-nothing-waits = Nessuna bozza.
article-minutes = { $n ->
    [one] { $n } minuto di lettura
    [many] { $n } minuti di lettura
   *[other] { $n } minuti di lettura
}
article-comments = { $n ->
    [one] { $n } commento
    [many] { $n } commenti
   *[other] { $n } commenti
}
article-new = Scrivi un articolo
article-save = Salva come bozza
article-title = Titolo
article-body = Testo dell’articolo
article-excerpt = In breve
article-excerpt-hint = Appare negli elenchi, al massimo 300 caratteri. Se manca, appare l’inizio del testo.
article-edit = Modifica l’articolo
article-read = Leggilo come gli altri
article-looks = Come apparirà
article-desk = Gestisci l’articolo
article-publish-title = Pubblicazione
article-publish = Pubblica ora
article-show-again = Mostra di nuovo
article-schedule-title = All’ora stabilita
article-schedule = Fissa l’ora
article-unschedule = Torna a bozza
article-at = Giorno e ora
article-at-hint = Secondo l’ora di { $name }. Esce entro un minuto.
article-scheduled = Esce il { $name }
article-published = Pubblicato il { $name }
article-draft = Bozza: la vedi solo tu
article-withdrawn = Ritirato: lo vedi solo tu
article-withdraw-title = Ritira
article-withdraw-lead = Solo tu vedrai l’articolo e i commenti. Puoi mostrarlo di nuovo.
article-withdraw = Ritira
article-end-title = Elimina la bozza
article-end = Elimina la bozza
article-cover = Copertina
article-cover-file = Immagine
article-cover-hint = JPEG, PNG o WebP, al massimo 10 MB. Si ritaglia il centro a 1200 per 630 pixel.
article-cover-send = Usa come copertina
article-cover-end = Togli la copertina
article-contents = Indice
article-beside = Altro da questo blog
article-older = Precedente:
article-newer = Successivo:
comments-field = Commenti
comments-on = Sempre aperti
comments-days = Chiusi dopo alcuni giorni
comments-off = Nessuno
comments-days-field = Dopo quanti giorni
comments-days-hint = Solo se si chiudono dopo alcuni giorni.
notice-not-published = Non è stato possibile pubblicare il tuo articolo all’ora fissata: è di nuovo una bozza
rule-keeper-only = Può farlo solo chi cura il blog, ciascuno con i propri articoli.
rule-comments-closed = I commenti a questo articolo sono chiusi.
rule-article-page = Un articolo si modifica nella sua pagina.
error-time-past = Quest’ora è già passata.
error-minute = Scegli un giorno e un’ora.
error-blog-taken = A questo indirizzo c’è già un blog o un forum.
error-too-many-blogs = Al massimo dieci blog.
series-title = Serie
series-part = Parte { $n } di { $total }
series-previous = Prima di questo:
series-next = Dopo questo:
series-new = Apri una serie
series-name = Titolo della serie
series-about = Di che cosa parla la serie
series-field = Serie di articoli
series-none = Fuori dalle serie
series-lead = Una serie riunisce articoli da leggere uno dopo l’altro. La scegli sulla pagina con cui gestisci un articolo.
series-settings = Ordina la serie
series-how = Sposta gli articoli con i loro pulsanti. Quelli non pubblicati li vedi solo tu.
series-up = Su
series-down = Giù
series-read = Leggi la serie
series-end-title = Fine di questa serie
series-end = Chiudi la serie
error-too-many-parts = Una serie ha al massimo 200 articoli.
error-too-many-series = Un blog ha al massimo 100 serie.
blogs-shared = Con altri
article-draft-shared = Bozza: la vedono solo i suoi autori
article-withdrawn-shared = Ritirato: lo vedono solo i suoi autori
coauthors-title = Scritto insieme
coauthors-lead = Fino a dieci persone possono scrivere questo articolo con te. Cambiano il testo; lo pubblichi solo tu.
coauthors-with = Di { $name }, con te.
coauthor-ask = Invita
coauthor-invited = non ha ancora risposto
coauthor-accepted = partecipa
coauthor-remove = Togli
coauthor-leave-lead = L’articolo resta com’è; il tuo nome non vi compare più e non potrai più modificarlo.
coauthor-leave = Smetti di scrivere
coauthor-invitation = { $name } ti invita a scrivere insieme questo articolo.
coauthor-invitation-lead = Se accetti, puoi leggere e modificare il testo, e il tuo nome compare sopra l’articolo. Puoi smettere in ogni momento.
coauthor-accept = Sì, accetto
coauthor-decline = No, grazie
notice-coauthor-invited = { $name } ti invita a scrivere insieme un articolo
notice-coauthor-accepted = { $name } ora scrive il tuo articolo con te
notice-coauthor-declined = { $name } non scriverà il tuo articolo con te
notice-coauthor-left = { $name } non scrive più il tuo articolo con te
error-too-many-coauthors = Al massimo dieci persone oltre a te.
error-coauthor-self = Questo articolo lo scrivi già.
error-coauthor-stranger = Questa persona non può leggere il blog: invita chi fa parte della comunità.
