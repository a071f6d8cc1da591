# Letters. A blank line separates paragraphs.

letter-greeting = Dzień dobry, { $name }!
letter-footer = Tę wiadomość wysłał serwis { $name }, ponieważ ktoś użył w nim tego adresu.

letter-confirm-subject = { $name }: potwierdź swój adres
letter-confirm =
    Ktoś, najprawdopodobniej Ty, zarejestrował się w serwisie { $name }, używając tego adresu. Poniższy link potwierdza adres. Działa jeden raz, przez 24 godziny.

    Jeśli to nie Ty, nie musisz nic robić: bez tego linku nikt nie może pisać z tym adresem.
letter-confirm-button = Potwierdź adres

letter-reset-subject = { $name }: nowe hasło
letter-reset =
    Ktoś, najprawdopodobniej Ty, poprosił o nowe hasło w serwisie { $name }. Poniższy link pozwala je ustawić. Działa jeden raz, przez 30 minut.

    Jeśli to nie Ty, nie musisz nic robić: Twoje hasło się nie zmieni.
letter-reset-button = Ustaw nowe hasło

letter-known-subject = { $name }: masz już konto
letter-known =
    Ktoś, najprawdopodobniej Ty, próbował zarejestrować się w serwisie { $name }, używając tego adresu. Ten adres ma już konto, więc nic się nie zmieniło.

    Zaloguj się, używając tego adresu; jeśli nie pamiętasz hasła, na stronie logowania ustawisz nowe.
letter-known-button = Zaloguj się

letter-token-subject = { $name }: nowy token API
letter-token =
    Dla Twojego konta w serwisie { $name } utworzono token API. Program z tym tokenem działa w Twoim imieniu, w wyznaczonych granicach. Jeśli to Twoja decyzja, nic nie rób.

    Jeśli to nie Ty, od razu ustaw nowe hasło: unieważni to wszystkie tokeny. Powiadom też obsługę serwisu.
letter-password-subject = { $name }: Twoje hasło zostało zmienione
letter-password =
    Twoje hasło w serwisie { $name } zostało zmienione, a wszystkie pozostałe urządzenia zostały wylogowane.

    Jeśli to nie Ty, od razu ustaw nowe hasło: wybierz „Nie pamiętam hasła” na stronie logowania. Powiadom też obsługę serwisu.

# Letters about what happened

letter-via = { $name } przez { $site }
letter-why = Dostajesz tę wiadomość z serwisu { $name }, bo dotyczy Ciebie lub tego, co obserwujesz.
letter-open = Przeczytaj i odpowiedz
letter-read-on = Czytaj dalej i odpowiedz
letter-more = { $n ->
    [one] Jeszcze { $n } powiadomienie
    [few] Jeszcze { $n } powiadomienia
    [many] Jeszcze { $n } powiadomień
   *[other] Jeszcze { $n } powiadomienia
}
letter-shut-subject = Nowości w prywatnej społeczności
letter-shut = W społeczności { $name } jest dla Ciebie coś nowego. Tego, co mówi się w prywatnej społeczności, nie ma w wiadomościach, chyba że zezwolisz na to w ustawieniach.
letter-evening-subject = { $name }: wieczorna wiadomość
letter-evening-why = Oto wszystkie nowości dla Ciebie w serwisie { $name }, które nie przyszły od razu.
letter-digest-subject = { $name }: co nowego
letter-digest-why = Oto nowości z tego, co obserwujesz w serwisie { $name }.
letter-sent-by = { $name } wysyła tę wiadomość zgodnie z Twoim wyborem w ustawieniach.
letter-digest-ends-subject = { $name }: koniec przeglądów
letter-digest-ends = Od pół roku nie zaglądasz do serwisu { $name }, więc to ostatnia taka wiadomość. Jeśli przeglądu zabraknie, wybierz go znowu w ustawieniach.
letters-choose = Wybierz, jakie wiadomości przychodzą

# Fewer letters, by a link in a letter

stop-title = Mniej wiadomości
stop-thread = Nic więcej o tej dyskusji
stop-fewer = Najwyżej jedna wiadomość wieczorem
stop-digest = Koniec z przeglądem
stop-all = Koniec z wiadomościami
stop-thread-lead = O tej dyskusji nie dowiesz się już niczego ani z poczty, ani z powiadomień. O decyzjach w sprawie Twoich wpisów powiadomimy mimo to.
stop-fewer-lead = Nic nie będzie przychodzić od razu: nowości poczekają na jedną wiadomość wieczorem.
stop-digest-lead = Przegląd przestanie przychodzić. Inne wiadomości zostają bez zmian.
stop-all-lead = Wiadomości o tym, co się tu dzieje, przestaną przychodzić. Te o haśle i koncie zostają.
stop-thread-done = Gotowe: o tej dyskusji nic już nie przyjdzie.
stop-fewer-done = Gotowe: przyjdzie najwyżej jedna wiadomość wieczorem.
stop-digest-done = Gotowe: przegląd nie będzie już przychodzić.
stop-all-done = Gotowe: wiadomości o tym, co się tu dzieje, nie będą już przychodzić.
stop-later = Możesz to zmienić w każdej chwili: zaloguj się i otwórz „Wiadomości e-mail” w ustawieniach.
stop-old = Ten link już nie działa
stop-old-lead = Urwał się po drodze albo ma ponad pół roku. Zaloguj się i wybierz w ustawieniach, jakie wiadomości przychodzą; w nowszej wiadomości linki działają.

# Which letters come

letters-title = Wiadomości e-mail
letters-lead = W powiadomieniach serwisu zawsze jest to, co Cię dotyczy. Tu wybierasz, co przychodzi także pocztą.
letters-matrix = Co przychodzi pocztą
letters-what = Co się dzieje
letters-site = W serwisie
letters-at-once = Od razu pocztą
letters-in-digest = W przeglądzie
letters-always = zawsze
letters-never = nigdy
letters-security = Hasło, adres, nowe urządzenie
letters-own = Decyzje o moich wpisach
letters-mention = Ktoś o mnie wspomina
letters-quote = Ktoś mnie cytuje
letters-reply = Ktoś mi odpowiada
letters-post = Nowe wpisy w dyskusjach, które obserwuję
letters-thread = Nowe dyskusje w tym, co obserwuję
letters-reaction = Reakcje na moje wpisy
letters-budget = Ile wiadomości od razu najwyżej w ciągu dnia
letters-budget-hint = Od 0 do 50. Pozostałe czekają na jedną wiadomość wieczorem; przy 0 czekają wszystkie.
letters-evening = Wieczorna wiadomość
letters-quiet-from = Cisza od
letters-quiet-to = Cisza do
letters-quiet-hint = Wtedy nic nie przychodzi, wiadomości czekają.
letters-quiet-off = Bez godzin ciszy
letters-rhythm = Przegląd
letters-rhythm-off = Bez przeglądu
letters-rhythm-daily = Codziennie o 08:00
letters-rhythm-weekly = W poniedziałki o 08:00
letters-private = W wiadomościach może być to, co mówi się w prywatnych społecznościach
letters-private-hint = Bez zaznaczenia mówią tylko, że jest coś nowego, i podają link.
letters-stopped = Żadnych wiadomości
letters-stopped-hint = Wiadomości o haśle i koncie zostają.
letters-offer = Raz w tygodniu przysyłaj mi nowości z tego, co obserwuję
error-letters = Wybierz liczbę od 0 do 50.
error-hour = Wybierz pełną godzinę od 0 do 23.
