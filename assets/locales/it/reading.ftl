# Come si legge: che cosa c'è di nuovo, rami, segni di lettura.

view-new = Novità
view-nothing-new = Niente di nuovo da: { $name }.
view-later = Per la prossima volta: le novità dopo il n. { $n }
thread-root = È mostrato solo il ramo del messaggio n. { $n }.
thread-whole = Mostra tutta la discussione
post-branch = Solo questo ramo
post-next-new = Novità successiva
post-previous-new = Novità precedente
post-unread = Segna come nuovo da qui in poi
mark-read = Segna tutto come letto
