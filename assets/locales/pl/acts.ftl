# Działania na wpisach: historia, dopiski, wymazanie.

post-history = Jak było wcześniej
post-add = Dopisz
post-addition = Dopisek: { $name }
post-purge = Wymaż
post-purged = Wymazany przez administratora
history-title = Jak wcześniej brzmiał wpis #{ $n }
history-lead = Dodane słowa są podkreślone, usunięte są przekreślone.
history-version = Wersja { $n }
history-back = Wróć do wpisu
diff-added = [dodano:]
diff-removed = [usunięto:]
conflict-differ = Czym się różnią
addition-title = Dopisz do wpisu #{ $n }
addition-body = Co dopisujesz
purge-title = Wymazać na zawsze wpis #{ $n }?
purge-lead = Tekst, wcześniejsze wersje i jego słowa w cytatach zostaną wymazane i nie da się ich przywrócić. Numer i odpowiedzi zostaną.
purge-button = Wymaż na zawsze
