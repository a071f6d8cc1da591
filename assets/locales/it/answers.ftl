# Answers of offices that several people write, and answers by letter.

handle-act-save-draft = Salva come bozza
handle-act-propose = Proponi per l’approvazione
handle-act-insert = Inserisci il modello
handle-title-approve = Approva questo testo
handle-act-approve = Approva
handle-title-give-back = Rimandalo a chi l’ha scritto
handle-act-give-back = Rimanda
drafting = Il testo finora
drafting-now = Il testo conservato
drafting-more = Bozza, approvazione, modelli
drafting-draft = Bozza di { $name }, { $when }. La vede soltanto chi agisce per l’ufficio.
drafting-proposed = { $name } propone questo testo, { $when }.
drafting-approved = { $name } ha approvato questo testo, { $when }. Se si cambia una parola, l’approvazione decade.
drafting-returned = { $name } ha rimandato questo testo, { $when }:
drafting-note = Che cosa va cambiato?
drafting-note-hint = Lo legge soltanto chi agisce per l’ufficio.
conflict-office-draft = Nel frattempo qualcuno dell’ufficio ha scritto qui. Nulla è perduto: il tuo testo è nella casella, l’altro è sopra. Salva di nuovo per tenere il tuo.
desk-drafts = Attendono la tua approvazione
notice-question-desk-proposed = { $name }: una risposta attende la tua approvazione.
notice-question-desk-approved = { $name }: il tuo testo è stato approvato.
notice-question-desk-returned = { $name }: il tuo testo ti è stato rimandato.
templates-title = Modelli di risposta
templates-lead = Testi che servono più volte. Chiunque agisca per l’ufficio può usarli e cambiarli.
templates-link = Modelli
templates-new = Nuovo modello
templates-name = Nome del modello
templates-name-hint = Lo vedete soltanto tu e i tuoi colleghi.
templates-text = Testo del modello
templates-save = Salva il modello
templates-end = Eliminalo
templates-field = Modello
templates-none-chosen = Scegline uno
error-too-many-templates = Un ufficio conserva al massimo { $limit } modelli. Prima eliminane uno.

letter-desk-hint = Puoi semplicemente rispondere a questa e-mail. Le tue parole diventano la risposta dell’ufficio: nulla viene pubblicato prima che tu le abbia riviste, se l’ufficio non ha scelto altrimenti.
letter-answer-confirm-subject = { $name }: pubblica la tua risposta
letter-answer-confirm =
    questo è il testo della tua risposta, come verrà pubblicato. Guardalo e pubblicalo con il link qui sotto. Il link funziona una sola volta, per 7 giorni, senza accedere.

    Se vuoi cambiare qualcosa, rispondi un’altra volta a quell’e-mail o apri la tua scrivania.
letter-answer-publish = Guardala e pubblicala
letter-answer-published-subject = { $name }: la tua risposta è pubblicata
letter-answer-published =
    la tua risposta è arrivata via e-mail ed è stata pubblicata subito, come ha scelto il tuo ufficio. Con il link qui sotto puoi guardarla e correggerla.
letter-answer-open = Apri la risposta
letter-answer-proposed-subject = { $name }: il tuo testo è stato proposto
letter-answer-proposed =
    il tuo testo è arrivato. Chi pubblica per l’ufficio sa che attende l’approvazione.
letter-answer-desk = Apri la domanda
letter-answer-failed-subject = { $name }: la tua risposta non è stata accolta
letter-answer-over =
    la tua risposta non è stata pubblicata: la domanda non ne attende più una. Forse ha già risposto qualcun altro, oppure è stata ritirata.

    Il tuo testo è qui sotto, così nulla va perduto.
letter-answer-busy =
    la tua risposta non è stata accolta: in questo momento ne scrive una un’altra persona dell’ufficio, e nulla deve essere sovrascritto.

    Il tuo testo è qui sotto. Apri la domanda per unire i due testi.
letter-answer-unproven =
    è arrivata a tuo nome una risposta per l’ufficio, ma nulla dimostra che l’abbia inviata il tuo fornitore di posta. Non è stata né pubblicata né conservata.

    Se l’hai scritta tu, apri la domanda e rispondi lì. Se non eri tu, avvisa chi amministra { $name }.
answer-publish-title = Pubblica la tua risposta alla domanda
answer-publish-lead = Questo testo è arrivato da te via e-mail. Diventa la risposta dell’ufficio quando premi il pulsante.
answer-published = La tua risposta è pubblicata
answer-published-lead = Grazie. Ora possono leggerla tutti.

letter-escalation-subject = { $office }: una domanda attende da molto tempo
letter-escalation =
    la risposta a una domanda rivolta a { $office } era dovuta entro il { $date } e da allora nessuno l’ha data: «{ $title }».

    Questo indirizzo è stato indicato per casi simili. Per ogni domanda riceve una sola e-mail.
letter-escalation-button = Leggi la domanda
