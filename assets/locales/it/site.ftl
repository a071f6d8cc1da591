# The frame of every page, the home page, faults and forms.

language-own-name = Italiano
language-title = Scegli una lingua
language-lead = Imposta la lingua di pulsanti e titoli. Ciò che le persone hanno scritto resta come l’hanno scritto. La scelta viene salvata in un cookie.

date-day = { $day } { $month } { $year }
date-moment = { $day }, { $time }
month = { $name ->
    [jan] gennaio
    [feb] febbraio
    [mar] marzo
    [apr] aprile
    [may] maggio
    [jun] giugno
    [jul] luglio
    [aug] agosto
    [sep] settembre
    [oct] ottobre
    [nov] novembre
   *[dec] dicembre
}

skip-label = Vai direttamente
skip-content = Al contenuto
skip-new = Al primo messaggio nuovo
skip-reply = Alla risposta
skip-end = Alla fine

banner-plain-http = Questa connessione non è protetta: altri sulla rete possono leggere ciò che scrivi.
banner-demo = Sito dimostrativo. Persone, luoghi e fatti sono inventati: prova pure tutto quello che vuoi.
banner-unconfirmed = Il tuo indirizzo e-mail non è ancora confermato: per ora puoi leggere, ma non scrivere.
banner-unconfirmed-again = Invia di nuovo l’e-mail

nav-site = Sito
nav-profile = Profilo
nav-settings = Impostazioni
nav-new-space = Crea una comunità
nav-sign-in = Accedi
nav-sign-out = Esci
nav-languages = Lingue
nav-about = Informazioni sul sito
nav-about-site = Informazioni su questo sito
nav-accessibility = Dichiarazione di accessibilità
nav-crumbs = Ti trovi qui
footer-promise = Niente pubblicità e niente tracciamento. Cookie solo dove servono: per accedere, ricordare la lingua e proteggere i moduli.

home-title = Dove la comunità parla con chi la amministra
home-lead = Solleva una questione, ascolta chi ti vive accanto, segui come va a finire. Tutto ciò che si dice qui è pubblico, datato e conservato.
home-how = Come funziona
home-spaces = Comunità
home-no-spaces = Non c’è ancora nessuna comunità.
home-newest = Ultime discussioni

about-title = Informazioni su questo sito
about-what = Che cos’è questo sito
about-what-text = Un luogo in cui una comunità e chi è al suo servizio parlano in pubblico. Ogni testo ha un nome e una data, le risposte stanno sotto ciò a cui rispondono e nulla sparisce senza lasciare traccia: dove un testo è stato tolto, una riga dice chi l’ha tolto e perché.
about-part = Come partecipare
about-part-text = Chiunque può leggere ciò che è pubblico. Per scrivere, registrati con un nome e un indirizzo e-mail, conferma l’indirizzo e unisciti a una comunità. Una risposta si può modificare per un giorno e ritirare in qualsiasi momento.
about-data = Che cosa si sa di te
about-data-text = Gli altri vedono il tuo nome e ciò che scrivi, mai il tuo indirizzo e-mail. Il sito imposta un cookie solo quando compili un modulo, accedi o scegli una lingua, e non dice nulla di te a nessun altro.

accessibility-title = Dichiarazione di accessibilità
accessibility-aim = Il nostro obiettivo
accessibility-aim-text = Ogni pagina è pensata per rispettare le Linee guida per l’accessibilità dei contenuti web (WCAG) 2.2, livello AA. Funziona senza script, con la sola tastiera, con un lettore di schermo e con un ingrandimento del 400%.
accessibility-how = Come controlliamo
accessibility-how-text = Ogni versione viene provata in automatico su ogni tipo di pagina, con colori chiari e scuri, su schermi larghi e stretti. I testi scritti dalle persone possono comunque avere difetti: un’immagine senza descrizione, un titolo fuori ordine.
accessibility-help = Se qualcosa non funziona per te
accessibility-help-text = Di’ a chi gestisce questo sito di quale pagina si tratta e che cosa volevi fare. Hai diritto a una risposta e, se la pagina non si può sistemare presto, allo stesso contenuto in un’altra forma.

problem-not-found = Questa pagina non c’è
problem-not-found-lead = L’indirizzo potrebbe essere sbagliato, oppure la pagina è aperta solo ai membri di una comunità.
problem-gone = Non c’è più
problem-gone-lead = È stato tolto, oppure il link è già stato usato o è troppo vecchio. Puoi chiederne uno nuovo.
problem-sign-in = Prima accedi
problem-sign-in-lead = Può farlo solo chi ha effettuato l’accesso. Ciò che hai scritto è qui sotto: copialo prima di proseguire.
problem-refused = Questo non ti è permesso
problem-locked = Ora qui nessuno può scrivere
problem-too-large = È troppo in una volta sola
problem-too-large-lead = Ciò che hai inviato supera il limite accettato dal sito. Accorcialo o invialo in più parti.
problem-bad-type = Il sito non legge questo tipo di contenuto
problem-bad-type-lead = È stato inviato in un formato che questo indirizzo non accetta.
problem-conflict = Qualcuno ha fatto prima
problem-too-many = Troppi tentativi
problem-too-many-lead = { $n ->
    [one] Riprova tra { $n } secondo.
    [many] Riprova tra { $n } di secondi.
   *[other] Riprova tra { $n } secondi.
}
problem-busy = Il sito è molto occupato
problem-busy-lead = Non è riuscito a farlo in tempo. Riprova tra qualche secondo: nulla è stato fatto due volte.
problem-again = Riprova
problem-broken = Si è verificato un guasto da parte nostra
problem-broken-lead = Il problema è stato annotato e sarà esaminato. Nulla di ciò che hai inviato è stato pubblicato.
problem-reference = Se continua, avvisa chi gestisce il sito e indica questo codice:
problem-kept = Il tuo testo è salvo
problem-kept-label = Copialo, oppure torna indietro e riprova
problem-home = Alla pagina iniziale

conflict-taken = Qualcun altro ha già questo nome o indirizzo, oppure nel frattempo è già stato fatto.
conflict-edit-conflict = Il testo è stato modificato mentre scrivevi.
conflict-key-reused = Questo modulo è già stato inviato con un altro testo. Eccolo di nuovo: invialo ancora se è ciò che vuoi.

form-failed = Operazione non ancora riuscita
form-save = Salva
form-back = Indietro

error-missing = Compila questo campo.
error-invalid = Questo non si può leggere. Ricarica la pagina e riprova.
error-too-short = { $actual ->
    [one] { $actual } carattere è troppo poco
    [many] { $actual } di caratteri sono troppo pochi
   *[other] { $actual } caratteri sono troppo pochi
}; il minimo è { $limit }.
error-too-long = { $actual ->
    [one] { $actual } carattere è troppo
    [many] { $actual } di caratteri sono troppi
   *[other] { $actual } caratteri sono troppi
}; il massimo è { $limit }.
error-choice = Scegli una voce dell’elenco.
error-number = Scrivi un numero intero da 0 a 9999.
error-date = Scegli un giorno.
error-date-past = Questo giorno è già passato.
error-date-far = { $limit ->
    [one] Al massimo { $limit } giorno da oggi.
    [many] Al massimo { $limit } di giorni da oggi.
   *[other] Al massimo { $limit } giorni da oggi.
}
error-zone = Questo fuso orario non esiste.
error-taken = È già in uso.
error-nobody = Nessuno ha questo nome utente.
error-name-form = Solo lettere, cifre, punti, trattini e trattini bassi; all’inizio e alla fine una lettera o una cifra.
error-name-reserved = Questo nome potrebbe sembrare quello del sito. Scegline un altro.
error-address-form = Non sembra un indirizzo e-mail.
error-slug-form = Solo lettere latine minuscole, cifre e trattini; nessun trattino all’inizio o alla fine.
error-slug-reserved = Questa parola serve al sito. Scegline un’altra.
error-password-weak = Questa password è facile da indovinare. Meglio alcune parole senza legame tra loro.
error-wrong-pair = Il nome e la password non corrispondono.
error-wrong-password = Questa non è la tua password attuale.
error-forum-levels = Scegli un forum di primo livello; un forum che ne ha altri sotto di sé resta al primo livello.
error-too-many-forums = Una comunità può avere al massimo 200 forum.
error-same-forum = La discussione si trova già in questo forum.
error-question-space = Una domanda resta nella comunità in cui è stata posta.
error-cursor-invalid = Questo link alla pagina non è più valido.
error-field-unknown = C’è un campo che questo indirizzo non conosce.
error-too-slow = Il testo arrivava troppo lentamente e l’invio è stato interrotto.
error-broken-off = La connessione è caduta durante l’invio del testo.
error-text-too-complex-nesting = { $limit ->
    [one] Citazioni, elenchi o evidenziazioni sono uno dentro l’altro per più di { $limit } livello.
    [many] Citazioni, elenchi o evidenziazioni sono uno dentro l’altro per più di { $limit } di livelli.
   *[other] Citazioni, elenchi o evidenziazioni sono uno dentro l’altro per più di { $limit } livelli.
}
error-text-too-complex-links = { $limit ->
    [one] Più di { $limit } link.
    [many] Più di { $limit } di link.
   *[other] Più di { $limit } link.
}
error-text-too-complex-images = { $limit ->
    [one] Più di { $limit } immagine.
    [many] Più di { $limit } di immagini.
   *[other] Più di { $limit } immagini.
}
error-text-too-complex-footnotes = { $limit ->
    [one] Più di { $limit } nota a piè di pagina.
    [many] Più di { $limit } di note a piè di pagina.
   *[other] Più di { $limit } note a piè di pagina.
}
error-text-too-complex-columns = { $limit ->
    [one] Una tabella ha più di { $limit } colonna.
    [many] Una tabella ha più di { $limit } di colonne.
   *[other] Una tabella ha più di { $limit } colonne.
}
error-text-too-complex-rows = { $limit ->
    [one] Una tabella ha più di { $limit } riga.
    [many] Una tabella ha più di { $limit } di righe.
   *[other] Una tabella ha più di { $limit } righe.
}
error-text-too-complex-time = Il testo richiede troppo tempo per essere impaginato. Usa meno segni di formattazione.
error-text-too-complex-output = Una volta impaginato, il testo sarebbe troppo grande. Usa meno segni di formattazione.
error-text-too-complex-marks = { $limit ->
    [one] Più di { $limit } accento su una sola lettera.
    [many] Più di { $limit } di accenti su una sola lettera.
   *[other] Più di { $limit } accenti su una sola lettera.
}
error-text-too-complex-size = { $limit ->
    [one] Il testo supera { $limit } carattere.
    [many] Il testo supera { $limit } di caratteri.
   *[other] Il testo supera { $limit } caratteri.
}
error-text-too-complex-line = { $limit ->
    [one] Una riga supera { $limit } carattere.
    [many] Una riga supera { $limit } di caratteri.
   *[other] Una riga supera { $limit } caratteri.
}

rule-administrator-only = Può farlo solo chi amministra il sito.
rule-moderator-only = Può farlo solo chi modera questa comunità.
rule-author-only = Può farlo solo chi ha scritto il testo.
rule-office-only = Può farlo solo chi agisce per questo ufficio.
rule-edit-window = Il tempo per modificare il testo è scaduto.
rule-restore-window = Il tempo per ripristinare il testo è scaduto.
rule-forum-archived = Questo forum è archiviato: si può leggere, ma nessuno vi scrive più.
rule-thread-locked = Questa discussione è chiusa.
rule-members-only = Qui scrivono solo i membri di questa comunità.
rule-known-only = Qui scrivono solo i membri già noti su questo sito.
rule-forum-moderators-only = Qui scrive solo chi modera.
rule-pin-limit = In questo forum ci sono già tre discussioni fissate.
rule-last-moderator = Nessun altro modera questa comunità oltre a te.
rule-by-invitation = In questa comunità si entra su invito.
rule-unconfirmed = Il tuo indirizzo e-mail non è ancora confermato.
rule-form-token = Il modulo era troppo vecchio o proveniva da un altro sito.
rule-foreign-origin = Lo ha chiesto a vostro nome la pagina di un altro sito. Aprite la pagina qui e riprovate.

lifter-administrator = Può cambiarlo chi amministra il sito.
lifter-moderator = Può cambiarlo chi modera la comunità.
lifter-author = Chiedi a chi l’ha scritto.
lifter-nobody = Scrivi un nuovo messaggio che aggiunga ciò che manca.
lifter-self = Ricarica la pagina e invia di nuovo; se il tuo indirizzo non è confermato, premi il pulsante nella nostra e-mail.
lifter-self-join = Puoi unirti direttamente.
lifter-office = Chi agisce per l’ufficio lo decide il suo titolare.
