# Questions to offices: asked, judged, answered, pursued.
questions-forum = Domande alle istituzioni
ask-title = Fai una domanda
ask-link = Chiedi alle istituzioni
ask-offices = A chi vuoi chiedere?
ask-offices-hint = Al massimo tre uffici. Ciascuno deve rispondere.
ask-unsure = Non so a chi chiedere
ask-unsure-hint = Un moderatore troverà per te l’ufficio giusto.
ask-what = La tua domanda in una frase
ask-what-hint = Da 10 a 200 caratteri. La leggeranno tutti.
ask-more = Che cos’altro è utile sapere?
ask-more-hint = { $n ->
    [one] Facoltativo, al massimo { $n } carattere. Scrivi solo ciò che tutti possono leggere. Puoi aggiungere fino a tre immagini.
    [many] Facoltativo, al massimo { $n } di caratteri. Scrivi solo ciò che tutti possono leggere. Puoi aggiungere fino a tre immagini.
   *[other] Facoltativo, al massimo { $n } caratteri. Scrivi solo ciò che tutti possono leggere. Puoi aggiungere fino a tre immagini.
}
ask-place = Dove
ask-place-hint = Per esempio: il ponte vicino alla scuola.
ask-sources = Su che cosa si basa
ask-sources-hint = Un link, un giornale, una delibera con il suo numero.
ask-send = Invia la domanda
ask-no-appeal = Questa è una domanda pubblica, non un’istanza formale. Non fa partire alcun termine di legge.
ask-no-appeal-channel = Questa è una domanda pubblica, non un’istanza formale. Per far partire un termine di legge, usa questa via: { $name }.
question-draft = Restituita a chi l’ha scritta
question-held = Attende un moderatore
question-published = Pubblicata
question-declined = Respinta
question-withdrawn = Ritirata
question-merged = Unita a un’altra domanda
question-hidden = Questa domanda non è visibile
question-held-own = Un moderatore legge la tua domanda prima che venga pubblicata. Appena l’avrà fatto, lo saprai.
question-returned-own = Un moderatore ti chiede di modificare la domanda. Poi puoi inviarla di nuovo.
question-withdrawn-lead = Chi ha fatto questa domanda l’ha ritirata.
question-unaddressed = Chi fa la domanda non sa a chi rivolgersi.
question-note = Che cosa dice chi modera
question-appeal = La contestazione di chi ha fatto la domanda
appeal-granted = La contestazione è stata accolta
appeal-upheld = La contestazione non è stata accolta
question-edit = Modifica e invia di nuovo
question-offices = A chi è rivolta
question-text = La domanda
question-read = Leggi la discussione
question-panel = A che punto è la domanda
question-history = Che cosa è successo finora
question-judge = Modera questa domanda
question-withdraw-title = Ritira la domanda
question-withdraw = Ritira
appeal-title = Contesta questa decisione
appeal-why = Perché la decisione è sbagliata
appeal-hint = Si può fare una volta sola. Decide un altro moderatore.
appeal-send = Invia la contestazione
appeal-decide-title = Decidi sulla contestazione
appeal-note = I tuoi motivi, visibili a tutti
appeal-uphold = Mantieni la decisione
appeal-reverse = Pubblica la domanda
judge-approve-title = Pubblica
judge-approve = Pubblica la domanda
judge-return-title = Restituisci a chi l’ha scritta
judge-return = Restituisci
judge-note = La tua nota
judge-note-hint = La legge chi ha fatto la domanda, che può poi inviarla di nuovo.
judge-note-public = Possono leggerla tutti.
judge-decline-title = Respingi
judge-decline = Respingi la domanda
judge-code = Motivo
judge-duplicate = Numero della domanda che questa ripete
decline-duplicate = La stessa domanda è già stata fatta.
decline-not-a-question = Non è una domanda.
decline-off-remit = Non è una cosa su cui decide questo ufficio.
decline-personal-case = Riguarda un caso personale, non una questione pubblica.
decline-private-life = Riguarda la vita privata di qualcuno.
decline-insult = Offende qualcuno.
decline-unlawful = È contraria alla legge.
decline-libel = Accusa qualcuno senza prove.
decline-no-source = Riporta dei fatti senza dire da dove vengono.
decline-false-identity = Chi la fa si spaccia per un’altra persona.
decline-mass-mail = Fa parte di un invio di massa.
decline-own-staff = Chi la fa lavora per l’ufficio.
decline-advert = È una pubblicità.
before-pending = Non ancora ricevuta
before-waiting = In attesa di risposta
before-overdue = Risposta in ritardo
before-long-overdue = Risposta in forte ritardo
before-clarifying = L’ufficio chiede chiarimenti
before-answered = Risposta data
before-refused = Senza risposta: l’ufficio ha rifiutato
before-forwarded = Inoltrata a un altro ufficio
before-private = L’ufficio dice di avere risposto in privato
closed-lapsed = Chiusa: chi ha fatto la domanda non ha risposto
closed-term-ended = Chiusa: il mandato è terminato
closed-withdrawn = Chiusa: la domanda è stata ritirata
closed-declined = Chiusa: la domanda è stata respinta
closed-merged = Chiusa: unita a un’altra domanda
closed-abolished = Chiusa: l’ufficio non esiste più
days-due = Giorno della domanda: { $from }. Risposta attesa entro: { $to }
days-paused = Giorno della domanda: { $from }. Il termine è sospeso
days-stopped = Giorno della domanda: { $from }. Conclusa: { $to }
clock-how = Come si conta il termine
answer-took = { $n ->
    [0] Leggi la risposta, arrivata lo stesso giorno
    [one] Leggi la risposta, arrivata dopo { $n } giorno
    [many] Leggi la risposta, arrivata dopo { $n } di giorni
   *[other] Leggi la risposta, arrivata dopo { $n } giorni
}
answer-read = Leggi che cosa dice l’ufficio
answer-by-personal = Parole del titolare in persona
answer-by-staff = Scritta dai collaboratori, approvata dal titolare
answer-by-delegate = Scritta da una persona delegata dall’ufficio
answer-by-substitute = Scritta da chi sostituisce il titolare
refusing-not-competent = L’ufficio non si occupa di questo.
refusing-secrecy = La legge vieta di dirlo.
refusing-personal-data = La risposta rivelerebbe dati personali.
refusing-court = La questione è davanti a un giudice.
refusing-already-public = La risposta è già pubblica.
refusing-already-answered = È già stata data risposta alla stessa domanda.
refusing-abusive = La domanda è offensiva.
refusing-no-information = L’ufficio non ha questa informazione.
act-answer = Rispondi
act-look = Apri
act-clarify = Rispondi all’ufficio
act-judge = Valuta la risposta
act-pursue = Che cosa puoi fare
cosigned = { $n ->
    [0] Per ora nessun altro lo ha chiesto
    [one] Vuole saperlo anche { $n } altra persona
    [many] Vogliono saperlo anche { $n } di altre persone
   *[other] Vogliono saperlo anche altre { $n } persone
}
cosign = Voglio saperlo anch’io
cosign-named = mostra il mio nome
cosign-end = Non mi interessa più
verdict-answered = Risponde alla domanda.
verdict-partly = Risponde a una parte della domanda.
verdict-not = Non risponde alla domanda.
verdict-only-acknowledged = Conferma soltanto che la domanda è arrivata.
verdict-says = Chi ha fatto la domanda dice:
verdict-reply = L’ufficio replica:
step-question-submitted = Inviata
step-question-published = Pubblicata
step-question-returned = Restituita a chi l’ha scritta
step-question-declined = Respinta.
step-question-appealed = Chi ha fatto la domanda ha contestato la decisione
step-question-appeal-decided = { $code ->
    [reversed] La contestazione è stata accolta, la domanda è pubblicata
   *[upheld] La contestazione non è stata accolta
}
step-question-withdrawn = Ritirata da chi l’ha scritta
step-question-merged = Unita a un’altra domanda
step-addressee-received = { $office }: domanda ricevuta
step-addressee-acknowledged = { $office }: conferma che la domanda è arrivata
step-addressee-clarify-asked = { $office }: richiesta di chiarimenti
step-addressee-clarified = { $office }: chi ha fatto la domanda ha dato i chiarimenti
step-addressee-lapsed = { $office }: chiusa, perché chi ha fatto la domanda non ha risposto
step-addressee-answered = { $office }: risposta data
step-addressee-refused = { $office }: rifiuto di rispondere.
step-addressee-forwarded = { $office }: domanda inoltrata a un altro ufficio
step-addressee-extended = { $office }: serve più tempo
step-addressee-reopened = { $code ->
    [denied] { $office }: chi ha fatto la domanda dice di non avere avuto risposta in privato
   *[none] { $office }: chi ha fatto la domanda chiede di nuovo
}
step-addressee-inherited = { $office }: si va avanti con il nuovo titolare
step-addressee-closed = { $office }: chiusa
step-addressee-private = { $office }: dichiara di avere risposto in privato
step-addressee-reminded = L’autore ricorda che la risposta è in ritardo ({ $office })
step-verdict-set = { $code ->
    [answered] { $office }: chi ha fatto la domanda dice di avere avuto risposta
    [partly] { $office }: chi ha fatto la domanda dice di avere avuto risposta solo in parte
    [not] { $office }: chi ha fatto la domanda dice di non avere avuto risposta
    [office_reply] { $office }: replica al giudizio di chi ha fatto la domanda
   *[only_acknowledged] { $office }: chi ha fatto la domanda dice di avere avuto solo una conferma di ricezione
}
step-clock-soon = { $office }: restano cinque giorni per rispondere
step-clock-due = { $office }: il termine per rispondere scade oggi
step-clock-overdue = { $office }: la risposta è in ritardo
step-clock-long-overdue = { $office }: la risposta è in forte ritardo
step-clock-recomputed = { $office }: termine ricalcolato, perché è cambiato il calendario
handle-more = Altro
handle-note = Perché
handle-note-hint = Possono leggerlo tutti.
handle-title-acknowledge = Conferma di averla ricevuta
handle-act-acknowledge = L’abbiamo ricevuta
handle-title-answer = La tua risposta
handle-body-answer = Risposta
handle-act-answer = Pubblica la risposta
handle-declared = Di chi sono queste parole?
declared-personal = Mie
declared-staff = Scritte dai miei collaboratori, approvate da me
handle-title-clarify = Chiedi chiarimenti
handle-body-clarify = Che cosa ti serve sapere?
handle-act-clarify = Chiedi a chi ha fatto la domanda
handle-title-extend = Prendi più tempo
handle-act-extend = Proroga il termine
handle-title-forward = Inoltra a un altro ufficio
handle-forward-to = A chi
handle-act-forward = Inoltra
handle-title-private = Risposta data in privato
handle-act-private = Abbiamo risposto in privato
handle-title-refuse = Rifiuta di rispondere
handle-refuse-code = Motivo
handle-body-refuse = Spiega il motivo
handle-act-refuse = Rifiuta
handle-title-take-over = Subentra al titolare precedente
handle-act-take-over = Subentra
handle-title-reply-to-verdict = Replica al giudizio di chi ha fatto la domanda
handle-act-reply-to-verdict = Pubblica la replica
handle-title-reply = Rispondi all’ufficio
handle-body-reply = La tua risposta
handle-act-reply = Invia la risposta
handle-title-reopen = Chiedi di nuovo
handle-body-reopen = Che cosa resta senza risposta?
handle-act-reopen = Chiedi di nuovo
handle-title-deny = Hai avuto risposta in privato?
handle-act-deny = No, non l’ho avuta
handle-title-remind = Ricorda la risposta
handle-act-remind = Ricorda
handle-title-verdict = La tua domanda ha avuto risposta?
handle-verdict-code = Scegli una voce
handle-verdict-note = Con parole tue
handle-act-verdict = Pubblica
desk-title = Scrivania: { $name }
desk-today-count = { $n ->
    [0] Oggi non ti aspetta nessuna domanda
    [one] Oggi ti aspetta { $n } domanda
    [many] Oggi ti aspettano { $n } di domande
   *[other] Oggi ti aspettano { $n } domande
}
desk-link = La scrivania dell’ufficio
desk-office = Alla pagina pubblica
desk-today = In scadenza o in ritardo
desk-wanted = Interessano a molti
desk-open = Aperte
desk-paused = In attesa di chi ha fatto la domanda
desk-none = Nessuna domanda aperta.
list-questions = Domande
list-open = { $n ->
    [one] Aperta: { $n }
    [many] Aperte: { $n }
   *[other] Aperte: { $n }
}
list-overdue = { $n ->
    [one] In ritardo: { $n }
    [many] In ritardo: { $n }
   *[other] In ritardo: { $n }
}
list-answered = { $n ->
    [one] Con risposta: { $n }
    [many] Con risposta: { $n }
   *[other] Con risposta: { $n }
}
list-refused = { $n ->
    [one] Risposta rifiutata: { $n }
    [many] Risposte rifiutate: { $n }
   *[other] Risposte rifiutate: { $n }
}
list-no-questions = Qui non ci sono domande.
waiting-questions = Domande in attesa
waiting-no-questions = Nessuna domanda in attesa.
waiting-held = In attesa di pubblicazione
waiting-unaddressed = Chi fa la domanda non sa a chi rivolgersi
waiting-appeal = Chi ha fatto la domanda contesta la decisione di respingerla
waiting-left = Restituita a chi qui non modera più
rule-question-role = Questo non spetta a te.
rule-question-conflict = In questa domanda sei parte in causa: deve decidere qualcun altro.
rule-question-answered = Ha già avuto risposta: resta dov’è.
rule-question-closed = Questa domanda non è più valida.
rule-appealed-once = Hai già contestato la decisione.
rule-appeal-late = È troppo tardi per contestare la decisione.
rule-return-left = Chi l’ha scritta per la persona qui non modera più: nessuno potrebbe inviarla di nuovo.
lifter-judging = Pubblicala o respingila.
rule-acknowledged-once = La ricezione è già stata confermata.
rule-clarified-enough = I chiarimenti sono già stati chiesti abbastanza volte.
rule-lapsed-for-good = È troppo tardi per rispondere. Chiedi di nuovo.
rule-forward-early = L’ufficio ha ancora tempo per confermare di avere ricevuto la domanda.
rule-forwarded-enough = È già stata inoltrata abbastanza volte.
rule-extended-once = Il termine è già stato prorogato.
rule-extended-late = Il giorno è passato: il termine non si può più prorogare.
rule-reopened-enough = Non puoi chiedere un’altra volta.
rule-deny-late = È troppo tardi per dirlo.
rule-remind-early = Puoi ricordarlo quando il termine della risposta è passato.
rule-remind-often = L’hai già ricordato in questa settimana, o già tre volte.
rule-verdict-late = È troppo tardi per valutare la risposta.
rule-own-question = In questa domanda sei parte in causa.
rule-moderator-asks = Chi modera non fa domande dove modera.
rule-ask-there = Qui si fanno domande alle istituzioni, da una pagina apposita.
conflict-question-state = Nel frattempo a questa domanda è successo altro. Guarda a che punto è ora.
conflict-question-moved = Nel frattempo ha agito qualcun altro. Guarda a che punto è ora e invia di nuovo.
error-offices-none = Scegli a chi chiedere, oppure indica che non lo sai.
error-offices-many = Scegline al massimo { $limit }.
error-intake-closed = Per ora questo ufficio non accetta domande.
error-own-office = Questo è il tuo ufficio.
error-asked-already = A questo ufficio è già stato chiesto.
error-questions-open = Le tue domande aperte: { $actual }; il massimo è { $limit }.
error-questions-open-there = Le tue domande aperte a questo ufficio: { $actual }; il massimo è { $limit }.
error-duplicate-which = Indica il numero di una domanda ancora valida.
notice-question-own-published = La tua domanda è pubblicata.
notice-question-own-returned = Chi modera ti chiede di cambiare la tua domanda.
notice-question-own-declined = La tua domanda è stata respinta.
notice-question-own-appeal-decided = C’è una decisione sulla tua contestazione.
notice-question-own-clarify-asked = { $name }: ti chiede di chiarire la tua domanda.
notice-question-own-clarify-due = { $name } aspetta ancora la tua risposta a ciò che ti ha chiesto.
notice-question-own-answered = { $name }: c’è la risposta alla tua domanda.
notice-question-own-refused = { $name }: la risposta alla tua domanda è stata rifiutata.
notice-question-own-forwarded = { $name }: la tua domanda è passata a un altro ufficio.
notice-question-own-extended = { $name }: per la tua domanda serve più tempo.
notice-question-own-lapsed = { $name }: la tua domanda è chiusa perché non hai risposto.
notice-question-own-closed = { $name }: la tua domanda è chiusa.
notice-question-own-private = { $name }: dice di averti risposto in privato. Se non è vero, dillo.
notice-question-own-overdue = { $name }: la risposta alla tua domanda è in ritardo.
notice-question-own-long-overdue = { $name }: la risposta alla tua domanda è molto in ritardo.
notice-question-own-held-long = La tua domanda aspetta ancora un moderatore. È stato ricordato ai moderatori.
notice-question-desk-received = { $name }: una nuova domanda.
notice-question-desk-clarified = { $name }: chi ha fatto la domanda ha risposto.
notice-question-desk-reopened = { $name }: una domanda viene posta di nuovo.
notice-question-desk-reminded = { $name }: l’autore di una domanda ricorda che la risposta è in ritardo.
notice-question-desk-soon = { $name }: una risposta è dovuta tra cinque giorni.
notice-question-desk-due = { $name }: una risposta è dovuta oggi.
notice-question-desk-overdue = { $name }: una risposta è in ritardo.
notice-question-desk-long-overdue = { $name }: una risposta è molto in ritardo.
notice-question-queue-submitted = Una domanda aspetta chi modera.
notice-question-queue-held-long = Una domanda aspetta un moderatore da troppo tempo.
notice-question-queue-appealed = C’è una contestazione per una domanda respinta.
notice-question-queue-long-overdue = { $name }: una risposta è molto in ritardo.
notice-question-cosign-answered = { $name }: c’è la risposta a una domanda che interessa anche te.
notice-question-cosign-refused = { $name }: rifiutata la risposta a una domanda che interessa anche te.
notice-question-follow-said = { $name }: un nuovo intervento in una discussione che segui.
letters-question = Che cosa succede alle domande alle istituzioni
audited-question-approved = Domanda pubblicata
audited-question-returned = Domanda restituita a chi l’ha scritta
audited-question-declined = Domanda respinta
audited-appeal-decided = Contestazione decisa
