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

letter-password-subject = { $name }: Twoje hasło zostało zmienione
letter-password =
    Twoje hasło w serwisie { $name } zostało zmienione, a wszystkie pozostałe urządzenia zostały wylogowane.

    Jeśli to nie Ty, od razu ustaw nowe hasło: wybierz „Nie pamiętam hasła” na stronie logowania. Powiadom też obsługę serwisu.
