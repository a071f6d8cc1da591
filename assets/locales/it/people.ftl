# Registering, signing in, settings and profiles.

register = Registrati
register-lead = Bastano un nome e un indirizzo e-mail. Gli altri vedono il nome, mai l’indirizzo.
register-have-account = Ho già un account
field-name = Nome utente
field-name-hint = Da 3 a 30 lettere, cifre, punti, trattini o trattini bassi; compare nell’indirizzo della tua pagina e nelle menzioni.
field-display-name = Nome mostrato agli altri
field-display-name-hint = Il tuo nome o un altro che manterrai. Se lasci vuoto: il nome utente.
field-email = Indirizzo e-mail
field-email-hint = Ti inviamo un’e-mail con un link per confermarlo.
field-password = Password
field-password-hint = Almeno 10 caratteri. Alcune parole senza legame tra loro sono facili da ricordare e difficili da indovinare.
field-old-password = Password attuale
field-new-password = Nuova password

letter-sent = Controlla la posta
letter-sent-lead = Se l’indirizzo si può usare, un’e-mail è in arrivo. Per proseguire, apri il link che contiene.
letter-sent-spam = Dopo qualche minuto non è arrivato nulla? Guarda nella cartella della posta indesiderata, poi richiedi di nuovo l’e-mail.
confirm-title = Conferma il tuo indirizzo
confirm-lead = Basta premere il pulsante per confermare l’indirizzo e-mail e accedere su questo dispositivo.
confirm-button = Conferma l’indirizzo
confirm-not-you = Non sei tu? Chiudi questa pagina: senza il pulsante non succede nulla.
confirm-again = Invia di nuovo l’e-mail
confirm-again-lead = Il link dell’ultima e-mail non funzionerà più; la nuova e-mail ne contiene un altro.
confirm-again-button = Invia
setup-title = Crea il primo account di amministrazione
setup-lead = Questo account gestisce il sito: crea le comunità e nomina chi le modera.
setup-button = Crea l’account

sign-in-name = Nome utente o indirizzo e-mail
sign-in-forgot = Ho dimenticato la password
sign-out-lead = La tua sessione su questo dispositivo verrà chiusa.
enter-title = Accedi
enter-lead = Basta premere il pulsante per accedere su questo dispositivo. Dopo, il link non funziona più.
forgot-title = Una nuova password
forgot-lead = Scrivi il tuo indirizzo e-mail. Ti inviamo un’e-mail con un link per impostare una nuova password.
forgot-button = Invia l’e-mail
reset-title = Imposta una nuova password
reset-lead = Tutti i dispositivi connessi verranno disconnessi.
reset-button = Imposta la password

settings-profile = Profilo e lingua
settings-password = Password
settings-devices = Dispositivi
settings-saved = Salvato.
settings-name-hint = Al massimo 80 caratteri. Anche i messaggi precedenti mostrano il nuovo nome.
settings-about = Su di te
settings-about-hint = Al massimo 500 caratteri; lo vedono tutti.
settings-lang = Lingua del sito
settings-zone = Fuso orario
settings-theme = Colori
settings-reading = Mostra che sto leggendo
settings-reading-hint = Mentre leggi una discussione, chi la legge nello stesso momento vede il tuo nome. Non se ne conserva nulla.
theme-auto = Come sul dispositivo
theme-light = Chiari
theme-dark = Scuri
password-saved = La nuova password è impostata. Gli altri tuoi dispositivi sono stati disconnessi.
password-ends = Tutti gli altri tuoi dispositivi verranno disconnessi.

devices-title = Dispositivi connessi
devices-lead = Se non ne riconosci uno, disconnettilo e imposta una nuova password.
devices-device = Dispositivo
devices-seen = Ultimo uso
devices-act = Azione
devices-this = questo dispositivo
devices-end-others = Disconnetti tutti gli altri dispositivi
device-unknown = Dispositivo sconosciuto

person-joined = iscrizione: { $name }
person-posts = Ultimi messaggi
person-no-posts = Nulla che tu possa vedere.
