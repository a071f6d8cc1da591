# Azioni sui messaggi: storia, aggiunte, cancellazione.

post-history = Com'era prima
post-add = Aggiungi
post-addition = Aggiunta del { $name }
post-purge = Cancella
post-purged = Cancellato da un amministratore
history-title = Com'era prima il messaggio n. { $n }
history-lead = Le parole aggiunte sono sottolineate, quelle tolte sono barrate.
history-version = Versione { $n }
history-back = Torna al messaggio
diff-added = [aggiunto:]
diff-removed = [tolto:]
conflict-differ = Che cosa cambia
addition-title = Aggiungi al messaggio n. { $n }
addition-body = Che cosa aggiungi
purge-title = Cancellare per sempre il messaggio n. { $n }?
purge-lead = Il testo, le versioni precedenti e le sue parole nelle citazioni vengono cancellati e non si possono recuperare. Restano il numero e le risposte.
purge-button = Cancella per sempre
