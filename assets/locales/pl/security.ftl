# Jak długo trwają sesje, potwierdzenia, obowiązek drugiego składnika i zmiana adresu.

factor-remember = Zapamiętaj to urządzenie
factor-remember-hint = Moderatorzy pozostaną tu zalogowani przez 7 dni bez korzystania zamiast jednego. Tylko na urządzeniu, którego używasz wyłącznie Ty.
proof-title = Czy to nadal Ty?
proof-lead = Ta czynność wymaga ponownego podania hasła. To, co wysłano, jest zachowane i zostanie wykonane, gdy tylko potwierdzisz.
proof-button = Potwierdź
duty-due = Włącz drugi składnik do { $name }: potem Twoje uprawnienia moderatora będą uśpione, dopóki tego nie zrobisz.
duty-asleep = Twoje uprawnienia moderatora są uśpione, dopóki nie włączysz drugiego składnika.
duty-administrator = Kto prowadzi stronę, musi mieć drugi składnik. Włącz go tutaj teraz; do tego czasu żadna inna strona nie jest dla Ciebie dostępna.
rule-factor-due = Kto prowadzi stronę, musi najpierw włączyć drugi składnik.
lifter-self-factor = Włącz go w ustawieniach, w części „Drugi składnik”.
factor-codes-replace = Pobierz nowe kody na papier
factor-codes-new = Zapisz te kody i trzymaj je z dala od telefonu. Stare kody są już nieważne, a tych nie pokażemy ponownie.
release-link = Drugi składnik utracony
release-title = Zdejmij drugi składnik: { $name }
release-lead = Zrób to tylko wtedy, gdy masz pewność, kto prosi: osobiście lub po głosie, nie na podstawie listu. Potrzebna jest zgoda dwóch administratorów; jeśli jesteś jedyny, trwa to dobę. Właściciel dostanie list i może to zatrzymać.
release-said = Zgoda: { $by }, { $at }.
release-button = Zgadzam się: utracony
keep-factor-title = Twój drugi składnik
keep-factor-lead = Administratorowi powiedziano, że go utraciłeś lub utraciłaś. Jeśli go masz, jedno naciśnięcie go zachowa.
keep-factor-button = Mam go: zachowaj
keep-factor-done = Twój drugi składnik pozostaje. Jeśli ktoś prosił o to w Twoim imieniu, powiadom osoby prowadzące stronę i ustaw nowe hasło.
letter-release-subject = { $name }: Twój drugi składnik logowania
letter-release =
    Administrator serwisu { $name } dostał zgłoszenie, że Twój drugi składnik logowania został utracony, i zgadza się go usunąć. Stanie się to, gdy zgodzi się drugi administrator, albo po 24 godzinach, jeśli jest tylko jeden.

    Jeśli już go nie masz, nie musisz nic robić. Jeśli go masz, od razu otwórz poniższy link: to wszystko zatrzyma.
letter-released-subject = { $name }: usunięto Twój drugi składnik logowania
letter-released =
    Administratorzy serwisu { $name } usunęli Twój drugi składnik logowania, ponieważ został utracony. Wylogowano wszystkie Twoje urządzenia. Zaloguj się hasłem i włącz nowy w ustawieniach.

    Jeśli to nie była Twoja prośba, od razu ustaw nowe hasło i powiadom obsługę serwisu.
email-own = Wiadomości przychodzą na { $name }.
email-new = Nowy adres e-mail
email-saved = Twój adres e-mail został zmieniony, a pozostałe urządzenia wylogowane.
email-confirm-lead = Jedno naciśnięcie i ten adres będzie adresem Twojego konta. Wszystkie urządzenia oprócz tego zostaną wylogowane.
email-undo-lead = Konto odzyska stary adres, wszystkie urządzenia zostaną wylogowane, a Ty ustawisz nowe hasło.
email-undo-button = Przywróć stary adres
letter-new-address-subject = { $name }: Twój nowy adres
letter-new-address =
    Ktoś, najprawdopodobniej Ty, chce, aby to był adres Twojego konta w serwisie { $name }. Poniższy link to potwierdza. Działa jeden raz, przez 24 godziny.

    Jeśli to nie Ty, nie musisz nic robić: bez linku nic się nie zmieni.
letter-address-changed-subject = { $name }: zmieniono Twój adres
letter-address-changed =
    Twoje konto w serwisie { $name } ma teraz inny adres e-mail. Jeśli to Twoja decyzja, nie musisz nic robić.

    Jeśli to nie Ty, w ciągu 7 dni otwórz poniższy link: przywróci stary adres, wyloguje wszystkie urządzenia i pozwoli ustawić nowe hasło.
letter-sign-in-subject = { $name }: logowanie
letter-sign-in =
    Po kilku błędnych hasłach ktoś, najprawdopodobniej Ty, podał w serwisie { $name } właściwe. Poniższy link Cię zaloguje. Działa jeden raz, przez 10 minut.

    Jeśli to nie Ty, ktoś zna Twoje hasło: od razu ustaw nowe.
