# Jak odpowiadają urzędy, to samo jako dane, i pytanie jako list na papierze.
figures-title = Jak odpowiada { $name }
figures-short = Jak odpowiada się na pytania
figures-link = Wszystkie liczby
figures-lead = Ile jest pytań i odpowiedzi, i z ilu je policzono. Nie ma tu ocen ani rankingów.
figures-all = Razem
figures-answered-rate = Z odpowiedzią: { $answered } z { $eligible } liczonych ({ $rate } %), w tym w terminie: { $within }; zbyt nowe: { $fresh }.
figures-answered = Z odpowiedzią: { $answered } z { $eligible } liczonych, w tym w terminie: { $within }; zbyt nowe: { $fresh }.
figures-half = { $n ->
    [0] Na połowę pytań odpowiedziano tego samego dnia.
    [one] Na połowę pytań odpowiedziano w ciągu { $n } dnia.
    [few] Na połowę pytań odpowiedziano w ciągu { $n } dni.
    [many] Na połowę pytań odpowiedziano w ciągu { $n } dni.
   *[other] Na połowę pytań odpowiedziano w ciągu { $n } dnia.
}
figures-half-fewer = Odpowiedziano na mniej niż połowę pytań.
figures-few = { $n ->
    [one] Procent podaje się od { $n } pytania.
    [few] Procent podaje się od { $n } pytań.
    [many] Procent podaje się od { $n } pytań.
   *[other] Procent podaje się od { $n } pytania.
}
figures-unanswered = Liczone jako bez odpowiedzi
figures-silent = Bez żadnej odpowiedzi
figures-refused = Odmowa odpowiedzi
figures-boilerplate = Gotowy tekst zamiast odpowiedzi
figures-left-out = Nieliczone
figures-out-exercise = Zadane w ćwiczeniu
figures-out-excused = Odmowa, bo to nie ich sprawa, już odpowiedziano albo pytanie jest obraźliwe
figures-out-forwarded = Przekazane innemu urzędowi
figures-out-private = Odpowiedź tylko dla autora
figures-out-lapsed = Autor nie odpowiedział na prośbę o wyjaśnienie
figures-out-merged = Połączone z innym pytaniem
figures-out-withdrawn = Wycofane przez autora
figures-out-declined = Usunięte przez moderatora
figures-out-abolished = Urząd zniesiono
figures-out-cut = Kadencja skończyła się zbyt szybko po pytaniu
figures-out-too-new = Zbyt nowe
figures-verdicts = Co autorzy mówią o odpowiedziach
figures-terms = Kadencja po kadencji
figures-term = { $name }, { $from } – { $to }
figures-term-open = { $name }, od { $from }
figures-no-term = Gdy nikt nie sprawował urzędu
figures-how = Jak to policzono
figures-rules = Liczy się każdy raz, gdy pytanie czeka na ten urząd; pytanie zadane ponownie liczy się ponownie. Po ilu dniach pytanie się liczy: { $grace }. W ile dni oczekuje się odpowiedzi: { $norm }. Najmniejsza liczba pytań, od której podaje się procent: { $least }. Dni oczekiwania na wyjaśnienie autora się nie liczą, a pytanie bez odpowiedzi liczy się tak, jakby czekało bez końca.
figures-table = To samo w tabeli
figures-waits = Ile trwała odpowiedź
figures-waits-says = Odpowiedzi: { $all }. W tym w terminie { $norm } dn.: { $within }.
figures-days = Dni
figures-answers = Odpowiedzi
figures-longer = { $n ->
    [one] ponad { $n } dzień
    [few] ponad { $n } dni
    [many] ponad { $n } dni
   *[other] ponad { $n } dnia
}
figures-norm = { $n ->
    [one] termin: { $n } dzień
    [few] termin: { $n } dni
    [many] termin: { $n } dni
   *[other] termin: { $n } dnia
}
figures-months = Miesiąc po miesiącu
figures-months-says = Pytania z dwunastu miesięcy: { $all }. Z odpowiedzią: { $answered }.
figures-month = Miesiąc
figures-with = Z odpowiedzią
figures-without = Jeszcze bez odpowiedzi albo z odmową
data-title = Otwarte dane
data-link = Co znaczą kolumny
data-heading = Pytania ({ $name }) jako dane
data-lead = Każdy może wziąć te tabele, policzyć je ponownie i ogłosić wynik. Nie ma w nich adresów e-mail, nazwisk autorów ani niczego, co ukryto.
data-licence = Licencja:
data-most = Za jednym razem przychodzi najwyżej { $total } wierszy; nagłówek „Link” odpowiedzi mówi, gdzie jest reszta.
data-columns = Kolumny
data-column = Kolumna
data-meaning = Znaczenie
data-column-office = Słowo w adresie urzędu.
data-column-office-name = Nazwa urzędu.
data-column-term = Numer kadencji, w której pytanie czekało; puste, gdy nikt nie sprawował urzędu.
data-column-question = Numer pytania; puste, gdy pytania już nie widać.
data-column-title = Pytanie w jednym zdaniu, pod tym samym warunkiem.
data-column-lang = Język pytania, kod BCP 47.
data-column-url = Adres pytania.
data-column-cycle = Który raz pytanie czeka na ten urząd: 1 za pierwszym razem, 2 po ponownym zadaniu.
data-column-exercise = 1, gdy zadane w ćwiczeniu, inaczej 0.
data-column-norm = W jakim czasie oczekuje się odpowiedzi: liczba i jednostka.
data-column-started-on = Dzień, od którego pytanie czeka, w strefie czasowej urzędu. To dzień 0.
data-column-pauses = Przerwy: dzień prośby o wyjaśnienie, ukośnik, dzień odpowiedzi autora; kilka rozdzielają spacje. Nie liczą się dni po pierwszym aż do drugiego włącznie.
data-column-extension = O ile urząd przedłużył sobie termin: liczba i jednostka.
data-column-due-on = Ostatni dzień na odpowiedź; puste, gdy termin nie biegnie.
data-column-stopped-on = Dzień, w którym skończyło się czekanie; puste, póki pytanie czeka.
data-column-outcome = Czym się skończyło, jako kod; puste, póki pytanie czeka.
data-column-refusal = Dlaczego urząd odmówił, jako kod.
data-column-standard-text = 1, gdy zamiast odpowiedzi jest gotowy tekst, inaczej 0.
data-column-answer = Adres odpowiedzi.
data-column-verdict = Co autor mówi o odpowiedzi, jako kod.
data-column-cosigns = Ile innych osób chce znać odpowiedź.
data-column-grace-days = Po ilu dniach pytanie się liczy.
data-column-min-n = Od ilu pytań podaje się procent.
data-column-as-of = Dzień, w którym powstał ten wiersz, tam gdzie jest urząd.
data-codes = Kody kolumny { $name }
data-recount = Jak policzyć ponownie
data-recount-how = Pomiń ćwiczenia, wyniki, które się nie liczą, kadencje zakończone wcześniej niż grace_days po started_on i wszystko, co zaczęło się później niż grace_days przed as_of. Z reszty odpowiedź mają wiersze, których outcome to answered, a standard_text to 0; w terminie są te z nich, których stopped_on nie jest po due_on.
letter-link = Wyślij to jako list na papierze
letter-title = List na papierze
letter-lead = Powstanie arkusz do wydrukowania, podpisania i wysłania. Imię, nazwisko i adres będą tylko na nim: ta strona ich nie przechowuje.
letter-name = Imię i nazwisko
letter-address = Adres
letter-address-hint = Możesz zostawić to pole puste i wpisać adres ręcznie.
letter-to = Do
letter-make = Przygotuj list
letter-print = Wydrukuj tę stronę. Gdy ją opuścisz, wpisany tekst zniknie.
letter-from = Od
letter-published = To pytanie opublikowano { $name } pod adresem:
letter-asks = Proszę o odpowiedź na piśmie w terminie określonym w prawie.
letter-signature = Podpis
letter-notice = Pytanie na tej stronie nie jest wnioskiem ani skargą w rozumieniu prawa. Ten list może się nimi stać, gdy zostanie zarejestrowany.
letter-notice-channel = Pytanie na tej stronie nie jest wnioskiem ani skargą w rozumieniu prawa. Ten list może się nimi stać, gdy zostanie zarejestrowany; droga urzędowa: { $name }.
packs-title = Przepisy miejsc
packs-lead = Te przepisy mówią, do kiedy prawo wymaga odpowiedzi. Zanim zaczną tu obowiązywać, każdy zbiór musi sprawdzić ktoś, kto zna prawo; do tego czasu terminy liczy się według ogólnego kalendarza i nie pokazuje się terminu ustawowego. Nową wersję trzeba sprawdzić ponownie.
packs-generic = Nie ustala terminu ustawowego.
packs-unchecked = Nikt tego nie sprawdził: sprawdź, zanim na tym polegasz
packs-checked-file = Sprawdzono { $name }, jak mówi plik
packs-checked = Sprawdzono: { $person }, { $day }
packs-channel = Droga urzędowa: { $name }
packs-years = Dni wolne znane dla { $name }
packs-rule = Przepis
packs-deadline = Termin
packs-cite = Gdzie to zapisano
packs-more = Ponadto
packs-from-receipt = Liczy się od otrzymania.
packs-from-registration = Liczy się od rejestracji.
packs-no-deadline = brak
packs-pause = Nie biegnie, gdy obywatel jest proszony o wyjaśnienie.
packs-which = Przepisy i ich wersja
packs-person = Kto je sprawdził
packs-person-hint = Nazwisko i zawód, na przykład: A. Nowak, adwokat.
packs-day = Którego dnia
packs-day-hint = Otwarte terminy tych urzędów zostaną od razu przeliczone.
packs-check-title = Powiedz, kto sprawdził przepisy
packs-check = Są sprawdzone
packs-uncheck-title = Cofnij sprawdzenie
packs-uncheck = Nie są już sprawdzone
audited-pack-checked = Powiedział, kto sprawdził przepisy
audited-pack-unchecked = Cofnął sprawdzenie przepisów
audited-legal-clock = Zdecydował, co pokazać o terminie ustawowym
legal-title = Termin ustawowy
legal-link = Powiedz, gdzie złożono to urzędowo
legal-link-change = Zmień dane o terminie ustawowym
legal-lead = Od pytania na tej stronie nie zaczyna się żaden termin ustawowy. Jeśli to samo złożono też urzędowo, podaj gdzie, pod jakim numerem i kiedy: wtedy obok pytania będzie widać termin ustawowy. Nie wlicza się on do liczb urzędu.
legal-unchecked = Nikt nie sprawdził przepisów tego miejsca, więc termin ustawowy nie jest pokazany.
legal-rule = Co złożono
legal-channel = Gdzie to złożono
legal-channel-hint = Na przykład przez ePUAP albo w kancelarii.
legal-number = Numer, pod którym to zarejestrowano
legal-received = Dzień otrzymania lub rejestracji
legal-received-hint = Jak mówi potwierdzenie. To dzień 0.
legal-answered = Dzień odpowiedzi urzędowej
legal-answered-hint = Zostaw puste, póki jej nie ma.
legal-extension-by = Urząd wziął jeszcze { $name }, jak pozwala prawo
legal-extension-day = Urząd wyznaczył ten nowy dzień
legal-save = Pokazuj ten termin
legal-strike-title = Nie złożono tego urzędowo
legal-strike = Zdejmij ze strony
legal-said = Złożono urzędowo: { $channel }, nr { $number }, { $day }.
legal-by-asker = Tak mówi autor.
legal-by-office = Tak mówi urząd.
legal-by-moderator = Tak zdecydował moderator.
legal-due = Termin ustawowy: { $name }
legal-overdue = Termin ustawowy minął { $name }
legal-answered-on = Odpowiedź urzędowa: { $name }
legal-answered-late = Odpowiedź urzędowa: { $name }, po terminie ustawowym
legal-waits = Termin ustawowy na razie nie biegnie
legal-silence = Brak odpowiedzi w tym czasie uznaje się za odmowę.
legal-notify = { $n ->
    [one] Kto bierze więcej czasu, musi to powiedzieć w ciągu { $n } dnia roboczego.
    [few] Kto bierze więcej czasu, musi to powiedzieć w ciągu { $n } dni roboczych.
    [many] Kto bierze więcej czasu, musi to powiedzieć w ciągu { $n } dni roboczych.
   *[other] Kto bierze więcej czasu, musi to powiedzieć w ciągu { $n } dnia roboczego.
}
step-statutory-recorded = { $office }: podano, gdzie złożono to urzędowo
step-statutory-struck = { $office }: nie jest już podane, że złożono to urzędowo
rule-statutory-disputed = Druga strona już to podała. Jeśli się nie zgadzasz, zdecyduje moderator.
rule-pack-unchecked = Nikt jeszcze nie sprawdził przepisów tego miejsca.
