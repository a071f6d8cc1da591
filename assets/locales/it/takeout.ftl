# Taking along what is one's own.
audited-site-imported = Sito creato da un’esportazione
archive-made = Archivio del { $day }: ciò che quel giorno i visitatori vedevano su { $name }
archive-begun = Discussioni iniziate qui
archive-pages = Pagine
