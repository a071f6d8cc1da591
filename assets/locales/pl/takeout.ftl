# Taking along what is one's own.
audited-site-imported = Utworzenie witryny z eksportu
archive-made = Archiwum z dnia { $day }: to, co tego dnia widzieli goście na { $name }
archive-begun = Rozpoczęte tutaj dyskusje
archive-pages = Strony
