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
