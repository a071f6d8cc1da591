# Letters. A blank line separates paragraphs.

letter-greeting = Buongiorno { $name },
letter-footer = Questa e-mail è stata inviata da { $name } in seguito a un’azione compiuta sul sito con questo indirizzo.

letter-confirm-subject = Conferma il tuo indirizzo per { $name }
letter-confirm =
    qualcuno, molto probabilmente tu, ha effettuato la registrazione su { $name } con questo indirizzo. Il link qui sotto lo conferma. Funziona una sola volta, per 24 ore.

    Se non eri tu, non fare nulla: senza il link nessuno può scrivere usando questo indirizzo.
letter-confirm-button = Conferma l’indirizzo

letter-reset-subject = Una nuova password per { $name }
letter-reset =
    qualcuno, molto probabilmente tu, ha chiesto una nuova password su { $name }. Con il link qui sotto puoi impostarla. Funziona una sola volta, per 30 minuti.

    Se non eri tu, non fare nulla: la tua password resta com’è.
letter-reset-button = Imposta una nuova password

letter-known-subject = Hai già un account su { $name }
letter-known =
    qualcuno, molto probabilmente tu, ha provato a registrarsi su { $name } con questo indirizzo. L’indirizzo ha già un account, quindi nulla è cambiato.

    Accedi con questo indirizzo; se hai dimenticato la password, la pagina ti permette di impostarne una nuova.
letter-known-button = Accedi

letter-password-subject = La tua password per { $name } è stata cambiata
letter-password =
    la tua password su { $name } è stata cambiata e tutti gli altri dispositivi sono stati disconnessi.

    Se non l’hai cambiata tu, imposta subito una nuova password con «Ho dimenticato la password» nella pagina di accesso e avvisa chi gestisce il sito.
