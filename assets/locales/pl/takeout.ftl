# Taking along what is one's own.
audited-site-imported = Utworzenie witryny z eksportu
archive-made = Archiwum z dnia { $day }: to, co tego dnia widzieli goście na { $name }
archive-begun = Rozpoczęte tutaj dyskusje
archive-pages = Strony
takeout-title = Zabierz swoje rzeczy
takeout-lead = ZIP ze wszystkim, co tu napisano z tego konta, z dodanymi plikami oraz tym, co zachowujesz i obserwujesz: strony do czytania i JSON dla programów. Nie ma w nim niczego, co napisali inni. Jest dostępny przez 7 dni, tylko dla Ciebie.
takeout-ask = Utwórz ZIP
takeout-making = Trwa tworzenie. Gdy będzie gotowy, przyjdzie list; możesz też wrócić na tę stronę.
takeout-get = Pobierz ZIP ({ $name })
takeout-until = Dostępny do { $name }
takeout-inside = To, co napisano i dodano z tego konta w serwisie { $name }. Obok każdej strony leży JSON dla programów.
letter-takeout-subject = Twój ZIP z { $name } jest gotowy
letter-takeout =
    to, co napisano i dodano z Twojego konta w serwisie { $name }, można pobrać przez 7 dni. Jeśli to nie była Twoja prośba, od razu ustaw nowe hasło.
letter-takeout-button = Przejdź na stronę
takeout-texts = { $n ->
    [one] { $n } tekst
    [few] { $n } teksty
    [many] { $n } tekstów
   *[other] { $n } tekstu
}
funder-logo = Logo podmiotu finansującego tę witrynę
