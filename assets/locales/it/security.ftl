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
factor-codes-replace = Ottieni nuovi codici su carta
factor-codes-new = Scrivi questi codici e conservali lontano dal telefono. I vecchi codici non valgono più e questi non verranno mostrati di nuovo.
release-link = Secondo fattore perso
release-title = Togli il secondo fattore a { $name }
release-lead = Fallo solo se sei certo di chi chiede: di persona o a voce, non per lettera. Servono due amministratori; se sei l’unico, ci vuole un giorno. Il titolare riceve una lettera e può fermare tutto.
release-said = { $by } ha acconsentito: { $at }.
release-button = Sono d’accordo: è perso
keep-factor-title = Il tuo secondo fattore
keep-factor-lead = A un amministratore è stato detto che lo hai perso. Se lo hai, basta premere per conservarlo.
keep-factor-button = Ce l’ho: conservalo
keep-factor-done = Il tuo secondo fattore resta. Se qualcuno lo ha chiesto a tuo nome, avvisa chi gestisce il sito e imposta una nuova password.
letter-release-subject = Il tuo secondo fattore su { $name }
letter-release =
    a un amministratore di { $name } è stato detto che hai perso il secondo fattore, ed è d’accordo a toglierlo. Accadrà quando sarà d’accordo un secondo amministratore, o dopo 24 ore se ce n’è uno solo.

    Se lo hai perso, non fare nulla. Se lo hai, premi subito il link qui sotto: ferma tutto.
letter-released-subject = Il tuo secondo fattore su { $name } è stato tolto
letter-released =
    gli amministratori di { $name } hanno tolto il tuo secondo fattore, perché perso. Tutti i tuoi dispositivi sono stati disconnessi. Accedi con la password e attivane uno nuovo nelle impostazioni.

    Se non lo hai chiesto, imposta subito una nuova password e avvisa chi gestisce il sito.
email-own = Le e-mail arrivano a { $name }.
email-new = Nuovo indirizzo e-mail
email-saved = Il tuo indirizzo e-mail è cambiato e gli altri tuoi dispositivi sono stati disconnessi.
email-confirm-lead = Basta premere e questo diventa l’indirizzo del tuo account. Tutti gli altri dispositivi verranno disconnessi.
email-undo-lead = Il tuo account riavrà il vecchio indirizzo, tutti i dispositivi verranno disconnessi e ti verrà chiesta una nuova password.
email-undo-button = Ripristina il vecchio indirizzo
letter-new-address-subject = Il tuo nuovo indirizzo per { $name }
letter-new-address =
    qualcuno, molto probabilmente tu, vuole che questo sia l’indirizzo del tuo account su { $name }. Il link qui sotto lo conferma. Vale una volta, per 24 ore.

    Se non sei stato tu, non fare nulla: senza il link non cambia nulla.
letter-address-changed-subject = Il tuo indirizzo per { $name } è cambiato
letter-address-changed =
    il tuo account su { $name } ha ora un altro indirizzo e-mail. Se l’hai cambiato tu, non devi fare nulla.

    Se non sei stato tu, premi il link qui sotto entro 7 giorni: ripristina il vecchio indirizzo, disconnette tutti i dispositivi e ti fa impostare una nuova password.
letter-sign-in-subject = Accedi a { $name }
letter-sign-in =
    dopo varie password sbagliate qualcuno, molto probabilmente tu, ha scritto quella giusta su { $name }. Il link qui sotto ti fa accedere. Vale una volta, per 10 minuti.

    Se non sei stato tu, qualcuno conosce la tua password: impostane subito una nuova.
