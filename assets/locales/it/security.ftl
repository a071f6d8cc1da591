# Durata delle sessioni, conferme, obbligo del secondo fattore e cambio di indirizzo.

factor-remember = Ricorda questo dispositivo
factor-remember-hint = I moderatori restano così connessi qui per 7 giorni senza visite invece di uno. Solo per un dispositivo che usi da solo.
proof-title = Sei ancora tu?
proof-lead = Questa operazione richiede di nuovo la tua password. Ciò che hai inviato è conservato e verrà eseguito appena confermi.
proof-button = Conferma
