# Nomi che attendono un amministratore, e che cosa non va in un nome.

names-title = Nomi da approvare
names-lead = Questi nomi contengono una carica o sono quelli di una persona con incarico verificato. Approva chi si chiama davvero così; fino ad allora al posto del nome si vede il numero.
names-none = Nessun nome è in attesa.
names-since = in attesa dal { $name }
names-approve = Approva
names-refuse = Rifiuta
names-yours-waits = Il nome «{ $name }» attende un amministratore, perché contiene una carica o è quello di una persona con incarico verificato. Fino ad allora gli altri non lo vedono.
names-choose = Scegli un nome utente
names-choose-lead = Il tuo account è mostrato con il suo numero: il nome attende un amministratore o è stato rifiutato. Il nome che scegli prende il suo posto.

error-name-scripts = Ogni parola va scritta in un solo alfabeto: lettere latine e cirilliche si somigliano.
error-name-marks = Su una lettera possono stare al massimo due segni.
error-name-picture = Un nome non contiene immagini o simboli.
error-name-imitates = Somiglia al nome utente di un'altra persona. Scegli un altro nome.
