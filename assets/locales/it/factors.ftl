# Il secondo fattore: un codice oltre alla password.

factor-title = Secondo fattore
factor-lead = Con un secondo fattore, una password scoperta da altri non apre il tuo account: per accedere serve anche un codice da un'app sul telefono.
factor-begin = Configuralo
factor-secret = Apri questo link sul telefono, o scrivi le lettere qui sotto nell'app dei codici. Poi scrivi il codice che mostra.
factor-link = Apri nell'app
factor-code = Codice
factor-code-hint = Sei cifre dell'app, o uno dei codici su carta.
factor-confirm = Attiva
factor-on = Per accedere serve un codice dell'app. Per rinunciarvi, scrivi la password e un codice.
factor-end = Togli il secondo fattore
factor-codes = I tuoi codici su carta
factor-codes-lead = Il secondo fattore è attivo e gli altri dispositivi sono stati disconnessi. Scrivi questi codici e tienili lontano dal telefono: ognuno ti fa accedere una volta quando non lo hai. Non vengono più mostrati.
factor-step = Scrivi il codice che mostra l'app, o uno dei tuoi codici su carta.
error-factor-code = Questo codice è sbagliato o già usato. Aspetta il prossimo.
