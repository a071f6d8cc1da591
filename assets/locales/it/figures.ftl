# Come rispondono gli uffici, le stesse cose come dati, e una domanda come lettera su carta.
figures-title = Come risponde { $name }
figures-short = Come si risponde alle domande
figures-link = Tutti i numeri
figures-lead = Quante domande e quante risposte, e su quante sono contate. Qui non ci sono voti e non ci sono classifiche.
figures-all = In tutto
figures-answered-rate = Risposte: { $answered } su { $eligible } che contano ({ $rate } %), di cui entro il termine: { $within }; troppo recenti: { $fresh }.
figures-answered = Risposte: { $answered } su { $eligible } che contano, di cui entro il termine: { $within }; troppo recenti: { $fresh }.
figures-half = { $n ->
    [0] Metà delle domande ha avuto risposta lo stesso giorno.
    [one] Metà delle domande ha avuto risposta entro { $n } giorno.
    [many] Metà delle domande ha avuto risposta entro { $n } di giorni.
   *[other] Metà delle domande ha avuto risposta entro { $n } giorni.
}
figures-half-fewer = Meno della metà delle domande ha avuto risposta.
figures-few = { $n ->
    [one] La percentuale si indica a partire da { $n } domanda.
    [many] La percentuale si indica a partire da { $n } di domande.
   *[other] La percentuale si indica a partire da { $n } domande.
}
figures-unanswered = Contate come senza risposta
figures-silent = Senza nessuna risposta
figures-refused = Risposta rifiutata
figures-boilerplate = Risposta con un testo standard
figures-left-out = Non contate
figures-out-exercise = Fatte in un’esercitazione
figures-out-excused = Rifiutate perché di altri, già risolte o offensive
figures-out-forwarded = Inoltrate a un altro ufficio
figures-out-private = Risposta data solo a chi l’ha chiesta
figures-out-lapsed = Chi ha fatto la domanda non ha chiarito
figures-out-merged = Unite a un’altra domanda
figures-out-withdrawn = Ritirate da chi le ha fatte
figures-out-declined = Tolte da chi modera
figures-out-abolished = L’ufficio è stato soppresso
figures-out-cut = Il mandato è finito troppo presto dopo la domanda
figures-out-too-new = Troppo recenti
figures-verdicts = Che cosa si dice delle risposte
figures-terms = Mandato per mandato
figures-term = { $name }, { $from } – { $to }
figures-term-open = { $name }, dal { $from }
figures-no-term = Quando la carica era vacante
figures-how = Come si conta
figures-rules = Si conta ogni volta che una domanda aspetta questo ufficio; una domanda riproposta conta di nuovo. Giorni dopo i quali una domanda conta: { $grace }. Giorni entro i quali si aspetta la risposta: { $norm }. Numero minimo di domande per indicare una percentuale: { $least }. I giorni in cui si aspettavano chiarimenti non si contano, e una domanda senza risposta conta come se aspettasse per sempre.
figures-table = Le stesse cose in una tabella
figures-waits = Quanto ci è voluto per rispondere
figures-waits-says = Risposte: { $all }. Di cui entro il termine di { $norm } gg: { $within }.
figures-days = Giorni
figures-answers = Risposte
figures-longer = { $n ->
    [one] più di { $n } giorno
    [many] più di { $n } di giorni
   *[other] più di { $n } giorni
}
figures-norm = { $n ->
    [one] termine: { $n } giorno
    [many] termine: { $n } di giorni
   *[other] termine: { $n } giorni
}
figures-months = Mese per mese
figures-months-says = Domande in dodici mesi: { $all }. Con risposta: { $answered }.
figures-month = Mese
figures-with = Con risposta
figures-without = Ancora senza risposta, o rifiutate
data-title = Dati aperti
data-link = Che cosa significano le colonne
data-heading = Le domande in { $name } come dati
data-lead = Chiunque può prendere queste tabelle, ricontarle e pubblicare il risultato. Non contengono indirizzi e-mail, nomi di chi ha fatto le domande, né niente di nascosto.
data-licence = Licenza:
data-most = Si danno al massimo { $total } righe alla volta; dove sono le altre lo dice l’intestazione «Link» della risposta.
data-columns = Colonne
data-column = Colonna
data-meaning = Significato
data-column-office = Parola nell’indirizzo dell’ufficio.
data-column-office-name = Nome dell’ufficio.
data-column-term = Numero del mandato in cui la domanda aspettava; vuoto se la carica era vacante.
data-column-question = Numero della domanda; vuoto se non è più mostrata.
data-column-title = La domanda in una frase, alla stessa condizione.
data-column-lang = Lingua della domanda, codice BCP 47.
data-column-url = Indirizzo della domanda.
data-column-cycle = Quale volta la domanda aspetta questo ufficio: 1 la prima, 2 quando è riproposta.
data-column-exercise = 1 se fatta in un’esercitazione, altrimenti 0.
data-column-norm = Entro quanto si aspetta la risposta: numero e unità.
data-column-started-on = Giorno in cui ha cominciato ad aspettare, nel fuso orario dell’ufficio. È il giorno 0.
data-column-pauses = Sospensioni: il giorno della richiesta di chiarimenti, una barra, il giorno della replica; se sono più d’una, separate da spazi. I giorni dopo il primo e fino al secondo compreso non si contano.
data-column-extension = Tempo in più che l’ufficio si è dato: numero e unità.
data-column-due-on = Ultimo giorno per rispondere; vuoto finché il termine è sospeso.
data-column-stopped-on = Giorno in cui l’attesa è finita; vuoto finché aspetta.
data-column-outcome = Come è finita, in codice; vuoto finché aspetta.
data-column-refusal = Perché l’ufficio ha rifiutato, in codice.
data-column-standard-text = 1 se la risposta è un testo standard, altrimenti 0.
data-column-answer = Indirizzo della risposta.
data-column-verdict = Che cosa dice della risposta chi ha fatto la domanda, in codice.
data-column-cosigns = Quante altre persone vogliono sapere la risposta.
data-column-grace-days = Giorni dopo i quali una domanda conta.
data-column-min-n = Da quante domande in su si indica una percentuale.
data-column-as-of = Giorno in cui è stata fatta questa riga, dove si trova l’ufficio.
data-codes = Codici di { $name }
data-recount = Ricontare
data-recount-how = Togliete le esercitazioni, gli esiti che non contano, i mandati finiti prima di grace_days dopo started_on e tutto ciò che è cominciato meno di grace_days prima di as_of. Del resto, hanno risposta le righe con outcome uguale ad answered e standard_text uguale a 0; entro il termine sono quelle di loro con stopped_on non dopo due_on.
letter-link = Mandala come lettera su carta
letter-title = Una lettera su carta
letter-lead = Ne esce un foglio da stampare, firmare e spedire. Nome e indirizzo stanno lì e in nessun altro posto: il sito non li conserva.
letter-name = Il tuo nome
letter-address = Il tuo indirizzo
letter-address-hint = Puoi lasciarlo vuoto e scriverlo a mano.
letter-to = A
letter-make = Prepara la lettera
letter-print = Stampa questa pagina. Quando la lasci, quello che hai scritto sparisce.
letter-from = Da
letter-published = Questa domanda è stata pubblicata il { $name } all’indirizzo:
letter-asks = Chiedo una risposta scritta entro il termine previsto dalla legge.
letter-signature = Firma
letter-notice = La domanda sul sito non è un’istanza formale. Questa lettera può diventarlo quando viene protocollata.
letter-notice-channel = La domanda sul sito non è un’istanza formale. Questa lettera può diventarlo quando viene protocollata; la via ufficiale è { $name }.
packs-title = Regole di legge
packs-lead = Queste regole dicono entro quando la legge vuole una risposta. Prima di valere qui, ogni raccolta va controllata da chi conosce la legge; fino ad allora si conta con il calendario generico e non si mostra nessun termine di legge. Una versione nuova va controllata di nuovo.
packs-generic = Non fissa nessun termine di legge.
packs-unchecked = Nessuno l’ha controllata: controllare prima di farci conto
packs-checked-file = Controllata il { $name }, dice il suo file
packs-checked = Controllata da { $person } il { $day }
packs-channel = Via ufficiale: { $name }
packs-years = Festività note per { $name }
packs-rule = Regola
packs-deadline = Termine
packs-cite = Dove è scritta
packs-more = Inoltre
packs-from-receipt = Si conta dal ricevimento.
packs-from-registration = Si conta dalla registrazione.
packs-no-deadline = nessuno
packs-pause = È sospeso mentre si chiedono chiarimenti al cittadino.
packs-which = Regole e versione
packs-person = Chi le ha controllate
packs-person-hint = Nome e professione, per esempio: A. Rossi, avvocata.
packs-day = In che giorno
packs-day-hint = I termini aperti di questi uffici si ricontano subito.
packs-check-title = Dire chi ha controllato le regole
packs-check = Sono controllate
packs-uncheck-title = Ritirare un controllo
packs-uncheck = Non sono più controllate
audited-pack-checked = Ha detto chi ha controllato le regole di legge
audited-pack-unchecked = Ha ritirato un controllo delle regole di legge
audited-legal-clock = Ha deciso che cosa si mostra di un termine di legge
legal-title = Il termine di legge
legal-link = Di’ dove è stata presentata ufficialmente
legal-link-change = Cambia quel che si dice del termine di legge
legal-lead = Una domanda su questo sito non fa partire nessun termine di legge. Se la stessa cosa è stata presentata anche ufficialmente, di’ dove, con quale numero e quando: accanto alla domanda comparirà il termine di legge. Non conta nei numeri dell’ufficio.
legal-unchecked = Nessuno ha controllato le regole di legge di questo posto, perciò non si mostra nessun termine di legge.
legal-rule = Che cosa è stato presentato
legal-channel = Dove è stato presentato
legal-channel-hint = Per esempio per PEC, o allo sportello.
legal-number = Numero di protocollo
legal-received = Giorno del ricevimento o della registrazione
legal-received-hint = Come dice la ricevuta. È il giorno 0.
legal-answered = Giorno della risposta ufficiale
legal-answered-hint = Lascia vuoto finché non c’è.
legal-extension-by = L’ufficio si è preso ancora { $name }, come consente la legge
legal-extension-day = L’ufficio ha indicato questo nuovo giorno
legal-save = Mostra questo termine
legal-strike-title = Non è stata presentata
legal-strike = Togli dalla pagina
legal-said = Presentata ufficialmente: { $channel }, n. { $number }, { $day }.
legal-by-asker = Lo dice chi ha fatto la domanda.
legal-by-office = Lo dice l’ufficio.
legal-by-moderator = Lo ha deciso chi modera.
legal-due = Termine di legge: { $name }
legal-overdue = Il termine di legge era il { $name }
legal-answered-on = Risposta ufficiale data il { $name }
legal-answered-late = Risposta ufficiale data il { $name }, dopo il termine di legge
legal-waits = Il termine di legge è sospeso
legal-silence = Se entro quel termine non c’è risposta, vale come un rifiuto.
legal-notify = { $n ->
    [one] Chi si prende più tempo deve dirlo entro { $n } giorno lavorativo.
    [many] Chi si prende più tempo deve dirlo entro { $n } di giorni lavorativi.
   *[other] Chi si prende più tempo deve dirlo entro { $n } giorni lavorativi.
}
step-statutory-recorded = { $office }: è indicato dove è stata presentata ufficialmente
step-statutory-struck = { $office }: non è più indicato che è stata presentata ufficialmente
rule-statutory-disputed = L’altra parte lo ha già detto. Se non siete d’accordo, decide chi modera.
rule-pack-unchecked = Nessuno ha ancora controllato le regole di legge di questo posto.
