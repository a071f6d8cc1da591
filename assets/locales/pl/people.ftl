# Registering, signing in, settings and profiles.

register = Zarejestruj się
register-lead = Wystarczą nazwa i adres e-mail. Inni widzą nazwę, nigdy adres.
register-have-account = Mam już konto
field-name = Nazwa użytkownika
field-name-hint = Od 3 do 30 liter, cyfr, kropek, łączników lub podkreśleń; widać ją w adresie Twojego profilu i we wzmiankach.
field-display-name = Nazwa widoczna dla innych
field-display-name-hint = Imię i nazwisko albo inna stała nazwa. Puste pole: nazwa użytkownika.
field-email = Adres e-mail
field-email-hint = Wyślemy wiadomość z linkiem, aby go potwierdzić.
field-password = Hasło
field-password-hint = Co najmniej 10 znaków. Kilka słów, które do siebie nie pasują, łatwo zapamiętać, a trudno odgadnąć.
field-old-password = Obecne hasło
field-new-password = Nowe hasło

letter-sent = Sprawdź pocztę
letter-sent-lead = Jeśli tego adresu można użyć, wiadomość jest już w drodze. Aby przejść dalej, naciśnij zawarty w niej link.
letter-sent-spam = Po kilku minutach nadal nic? Zajrzyj do folderu ze spamem, a potem poproś o wiadomość jeszcze raz.
confirm-title = Potwierdź adres
confirm-lead = Jedno naciśnięcie potwierdza Twój adres e-mail i loguje Cię na tym urządzeniu.
confirm-button = Potwierdź adres
confirm-not-you = To nie Ty? Zamknij tę stronę: bez naciśnięcia przycisku nic się nie stanie.
confirm-again = Wyślij wiadomość ponownie
confirm-again-lead = Link z poprzedniej wiadomości przestanie działać; w nowej będzie nowy link.
confirm-again-button = Wyślij
setup-title = Utwórz pierwsze konto administratora
setup-lead = To konto zarządza serwisem: tworzy społeczności i powołuje ich moderatorów.
setup-button = Utwórz konto

sign-in-name = Nazwa użytkownika lub adres e-mail
sign-in-forgot = Nie pamiętam hasła
sign-out-lead = To zakończy Twoją sesję na tym urządzeniu.
enter-title = Zaloguj się
enter-lead = Jedno naciśnięcie loguje Cię na tym urządzeniu. Potem link przestaje działać.
forgot-title = Nowe hasło
forgot-lead = Wpisz swój adres e-mail. Wyślemy wiadomość z linkiem do ustawienia nowego hasła.
forgot-button = Wyślij wiadomość
reset-title = Ustaw nowe hasło
reset-lead = Wszystkie zalogowane urządzenia zostaną wylogowane.
reset-button = Ustaw hasło

settings-profile = Profil i język
settings-password = Hasło
settings-devices = Urządzenia
settings-saved = Zapisano.
settings-name-hint = Najwyżej 80 znaków. Nowa nazwa pojawi się też przy wcześniejszych wpisach.
settings-about = O Tobie
settings-about-hint = Najwyżej 500 znaków; widzą to wszyscy.
settings-lang = Język serwisu
settings-zone = Strefa czasowa
settings-theme = Kolory
settings-reading = Pokazuj, że czytam
settings-reading-hint = Gdy czytasz dyskusję, osoby, które czytają ją w tej samej chwili, widzą Twoje imię. Nigdzie nie jest to zapisywane.
theme-auto = Jak na urządzeniu
theme-light = Jasne
theme-dark = Ciemne
password-saved = Nowe hasło jest ustawione. Pozostałe urządzenia zostały wylogowane.
password-ends = To wyloguje wszystkie pozostałe urządzenia.

devices-title = Zalogowane urządzenia
devices-lead = Jeśli któregoś nie rozpoznajesz, wyloguj je i ustaw nowe hasło.
devices-device = Urządzenie
devices-seen = Ostatnie użycie
devices-act = Czynność
devices-this = to urządzenie
devices-end-others = Wyloguj pozostałe urządzenia
device-unknown = Nieznane urządzenie

person-joined = tutaj od { $name }
person-posts = Najnowsze wpisy
person-no-posts = Nie ma wpisów, które możesz zobaczyć.
