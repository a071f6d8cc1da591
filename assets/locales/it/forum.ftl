# Communities, forums, discussions and posts.

space-public = Pubblica
space-restricted = Aperta alla lettura
space-private = Privata
space-exercise = Esercitazione
space-members = { $n ->
    [one] { $n } membro
    [many] { $n } di membri
   *[other] { $n } membri
}
space-asking = { $n ->
    [one] { $n } persona chiede di unirsi
    [many] { $n } di persone chiedono di unirsi
   *[other] { $n } persone chiedono di unirsi
}
space-for-moderators = per chi modera
space-join = Unisciti
space-join-named = Unisciti a { $name }
space-join-lead = I membri scrivono e rispondono. Il tuo nome comparirà nell’elenco dei membri. Puoi lasciare la comunità in qualsiasi momento.
space-ask = Chiedi di unirti
space-ask-lead = Qui chiunque può leggere. Per scrivere serve il via libera di chi modera: di solito arriva entro un giorno.
space-ask-end = Ritira la richiesta
space-asked = Hai chiesto di unirti. Deciderà chi modera.
space-belongs = Sei membro di questa comunità.
space-leave = Lascia la comunità
space-membership = La tua adesione
space-settings = Impostazioni
space-settings-title = Impostazioni di { $name }
space-forums = Forum
space-forums-title = Forum di { $name }
space-no-forums = Non c’è ancora nessun forum.
space-newest = Novità
space-waits = In attesa
space-nothing-waits = Nulla in attesa: ogni discussione ha una risposta.
space-rules = Regole
space-rules-of = Regole di { $name }
space-no-rules = Questa comunità non ha messo per iscritto alcuna regola.
space-moderators = Chi modera
space-no-moderators = Ancora nessuno.
space-about = Informazioni su { $name }
space-members-title = Membri
space-new = Crea una comunità
space-new-button = Crea
space-name = Nome
space-name-hint = Al massimo 80 caratteri.
space-slug-hint = Da 3 a 40 lettere latine minuscole, cifre e trattini. Un vecchio indirizzo continua a portare qui.
space-kind = Chi la vede e chi scrive
space-kind-hint = Pubblica: la vedono tutti, scrive chi si unisce. Aperta alla lettura: la vedono tutti, scrivono i membri ammessi. Privata: solo per i membri.
space-aim = Scopo
space-aim-hint = Una o due frasi per la prima pagina.
space-rules-hint = In Markdown. Meglio poche e brevi.
space-lang = Lingua principale

members-title = Membri di { $name }
members-asking = Chiedono di unirsi
members-asked = richiesta: { $name }
members-since = ingresso: { $name }
members-approve = Ammetti
members-refuse = Rifiuta
members-add = Aggiungi un membro
members-add-name = Nome utente
members-add-button = Aggiungi
members-appoint = Affida la moderazione
members-dismiss = Revoca la moderazione

forum-threads = { $n ->
    [one] { $n } discussione
    [many] { $n } di discussioni
   *[other] { $n } discussioni
}
forum-threads-heading = Discussioni
forum-under = Forum sotto questo
forum-archived = Archiviato
forum-settings = Impostazioni di questo forum
forum-settings-title = Impostazioni di { $name }
forum-new = Crea un forum
forum-name = Nome
forum-slug-hint = Da 3 a 40 lettere latine minuscole, cifre e trattini.
forum-about = Di che cosa si parla qui
forum-about-hint = Al massimo 500 caratteri.
forum-parent = Si trova sotto
forum-no-parent = Nessun altro forum
forum-position = Posizione nell’elenco
forum-can-read = Chi legge
forum-can-reply = Chi risponde
forum-can-start = Chi apre discussioni
forum-archive = Archiviato: chi poteva leggere può continuare a farlo, nessuno scrive
field-slug = Indirizzo

right-visitor = Chiunque veda la comunità
right-member = Membri
right-trust1 = Membri già noti su questo sito
right-office = Uffici pubblici
right-moderator = Chi modera

kind-discussion = Discussione
kind-question = Domanda
kind-idea = Idea
kind-article = Articolo

sort-label = Ordine
sort-active = Attive
sort-new = Nuove
sort-unanswered = Senza risposta
sort-unread = Da leggere

list-empty = Non è stato ancora scritto nulla.
list-all-answered = Qui ogni discussione ha una risposta.
list-all-read = Qui hai letto tutto.
list-stale = Quel link alla pagina non era più valido: questa è la prima pagina.

pager-label = Pagine
pager-previous = Pagina precedente
pager-next = Pagina successiva
pager-newer = Più recenti
pager-older = Meno recenti
pager-ends = Prima e ultima pagina
pager-first = Prima
pager-last = Ultima

chip-pinned = Fissata, scadenza { $name }
chip-locked = Chiusa
chip-unanswered = Ancora senza risposta

thread-replies = { $n ->
    [one] { $n } risposta
    [many] { $n } di risposte
   *[other] { $n } risposte
}
thread-unread = { $n ->
    [one] { $n } nuovo
    [many] { $n } di messaggi nuovi
   *[other] { $n } nuovi
}
thread-posts = { $n ->
    [one] { $n } messaggio
    [many] { $n } di messaggi
   *[other] { $n } messaggi
}
thread-posts-heading = Messaggi
thread-last = ultimo messaggio
thread-moved = Spostata da { $name } dal forum «{ $forum }» ({ $day })
thread-moved-to = Spostata in «{ $name }»
thread-branch = Questa pagina continua un ramo. Le righe sopra il primo messaggio mostrano a che cosa risponde.
thread-reply = Rispondi alla discussione
thread-aside = Su questa discussione
thread-people = In questa pagina
thread-moderation = Moderazione
thread-moderate = Chiudi, fissa o sposta

view-label = Ordine dei messaggi
view-tree = Per risposta
view-time = Per data
view-next-new = Al primo messaggio nuovo
view-keep = Mostra sempre così questa discussione

post-level = livello { $name }
post-of = risposta { $n } di { $total }
post-to = risposta a #{ $name }
post-deep = { " · livello " }{ $name }
post-new = Nuovo
post-here = Il messaggio del link
post-edited = modifica: { $name }
post-quoted-by = Citato in
post-reply = Rispondi
post-more = Altro
post-quote = Cita
post-link = Link
post-edit = Modifica
post-delete = Ritira
post-remove = Rimuovi
post-restore = Ripristina
post-withdrawn = Ritirato da chi l’ha scritto
post-removed = Rimosso da chi modera
post-by = #{ $n }, { $name }, { $when }
removed-clause = Regola: { $name }
removed-at = Tolto: { $name }

reason-abuse = Offese
reason-hate = Odio
reason-threat = Minacce
reason-private-data = Dati privati di altre persone
reason-spam = Pubblicità
reason-off-topic = Fuori tema
reason-impersonation = Si spaccia per un’altra persona
reason-illegal = Contrario alla legge
reason-duplicate = Già detto
reason-other = Altro motivo

badge-moderator = Modera
badge-administrator = Amministra il sito

closed-sign-in = Per scrivere qui, accedi.
closed-join = Qui scrivono i membri di { $name }. Per unirti basta premere un pulsante e puoi lasciare la comunità in qualsiasi momento.
closed-locked = Discussione chiusa da { $name } ({ $day }).
closed-locked-reason = Motivo: { $name }
closed-locked-until = Ultimo giorno di chiusura: { $name }.
closed-full = Questa discussione non può contenere altri messaggi. Aprine una nuova e metti un link a questa.

compose-thread = Apri una discussione
compose-title = Titolo
compose-title-hint = Riassumi la questione in una frase; da 5 a 200 caratteri.
compose-thread-body = Testo
compose-body-hint = { $n ->
    [one] Al massimo { $n } carattere.
    [many] Al massimo { $n } di caratteri.
   *[other] Al massimo { $n } caratteri.
}
compose-reply = Rispondi alla discussione
compose-reply-to = Rispondi a #{ $n }
compose-reply-body = La tua risposta
compose-parent = Il messaggio a cui rispondi
compose-preview = Anteprima
compose-preview-button = Anteprima
compose-publish = Pubblica
field-text-lang = Lingua del testo
field-text-lang-hint = Riconosciuta da ciò che scrivi; correggila se è sbagliata.
field-lang-guess = Riconosci dal testo

format-title = Come formattare
format-bold = grassetto
format-quote = testo citato
format-quote-says = una citazione
format-list = voce
format-list-says = un elenco
format-link = parole
format-link-says = un link
format-name = nome
format-mention-says = menziona una persona
format-spoiler = nascosto
format-spoiler-says = testo che appare quando lo si tocca

edit-title = Modifica il messaggio #{ $n }
edit-body = Testo
conflict-title = Il messaggio è stato modificato mentre scrivevi
conflict-lead = Nulla è andato perso. Da una parte c’è il testo attuale, dall’altra quello che hai scritto. Componi il testo che deve restare, poi pubblicalo.
conflict-now = Testo pubblicato
conflict-mine = Il tuo testo
conflict-mine-label = Testo da pubblicare
conflict-publish = Pubblica il mio testo
conflict-keep = Mantieni il testo pubblicato
delete-title = Ritirare il messaggio #{ $n }?
delete-lead = { $n ->
    [one] Il testo sparisce; il suo numero e le risposte restano. Hai { $n } giorno per ripristinarlo.
    [many] Il testo sparisce; il suo numero e le risposte restano. Hai { $n } di giorni per ripristinarlo.
   *[other] Il testo sparisce; il suo numero e le risposte restano. Hai { $n } giorni per ripristinarlo.
}
remove-title = Rimuovi il messaggio #{ $n }
remove-lead = Al posto del testo compare una riga che indica il motivo. Le risposte restano.
remove-choose = Scegli un motivo
remove-reason = Motivo
remove-clause = Regola della comunità
remove-clause-hint = Quale regola viola, in poche parole. Sarà visibile a tutti.
remove-note = Nota
remove-note-hint = Al massimo 1000 caratteri, per chi modera e per chi ha scritto il messaggio. Con «altro motivo», almeno 20.
remove-button = Rimuovi il messaggio
restore-title = Ripristinare il messaggio #{ $n }?
restore-lead = Il testo tornerà com’era.

moderate-title = Modera questa discussione
moderate-lead = Ognuna di queste azioni si può annullare da qui.
moderate-lock = Chiudi
moderate-lock-reason = Motivo
moderate-lock-reason-hint = Sarà visibile a tutti al posto del pulsante di risposta.
moderate-lock-until = Chiusa fino al
moderate-lock-until-hint = Lascia vuoto per chiuderla finché qualcuno non la riapre.
moderate-lock-button = Chiudi la discussione
moderate-locked = Chiusa: { $name }
moderate-unlock = Riapri la discussione
moderate-pin = Fissa
moderate-pin-until = Fissata fino al
moderate-pin-hint = Al massimo 90 giorni da oggi. Un forum può avere tre discussioni fissate.
moderate-pin-button = Fissa la discussione
moderate-pinned = Fissata
moderate-unpin = Non fissare più la discussione
moderate-move = Sposta
moderate-move-forum = Nel forum
moderate-move-hint = Nel vecchio elenco ne resta traccia per 7 giorni. I link continuano a funzionare.
moderate-move-button = Sposta la discussione
