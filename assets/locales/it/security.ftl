# Durata delle sessioni, conferme, obbligo del secondo fattore e cambio di indirizzo.

factor-remember = Ricorda questo dispositivo
factor-remember-hint = I moderatori restano così connessi qui per 7 giorni senza visite invece di uno. Solo per un dispositivo che usi da solo.
proof-title = Sei ancora tu?
proof-lead = Questa operazione richiede di nuovo la tua password. Ciò che hai inviato è conservato e verrà eseguito appena confermi.
proof-button = Conferma
duty-due = Attiva un secondo fattore entro { $name }: dopo, i tuoi diritti di moderazione restano sospesi finché non ne hai uno.
duty-asleep = I tuoi diritti di moderazione sono sospesi finché non attivi un secondo fattore.
duty-administrator = Chi gestisce il sito deve avere un secondo fattore. Attivalo qui ora; fino ad allora nessuna altra pagina ti è aperta.
rule-factor-due = Chi gestisce il sito deve prima attivare un secondo fattore.
lifter-self-factor = Attivalo nelle impostazioni, alla voce «Secondo fattore».
