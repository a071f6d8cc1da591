# Newslettery blogów. Pusty wiersz oddziela akapity.

newsletter-short = Newsletter
newsletter-title = Newsletter bloga „{ $name }”
newsletter-lead = Nowe artykuły z tego bloga przychodzą na Twój adres zaraz po publikacji. Najpierw dostaniesz wiadomość z linkiem: dopóki go nie użyjesz, nie przyjdzie nic więcej. Konto nie jest potrzebne.
newsletter-lead-own = Nowe artykuły z tego bloga przychodzą na adres Twojego konta zaraz po publikacji.
newsletter-yours = Dostajesz newsletter tego bloga na adres swojego konta.
newsletter-ask = Wyślij mi link
newsletter-join = Chcę dostawać newsletter
newsletter-saved = Zapisano.
newsletter-readers = { $n ->
    [one] Ten newsletter dostaje { $n } osoba. Nikt nie wie kto, nawet Ty.
    [few] Ten newsletter dostają { $n } osoby. Nikt nie wie kto, nawet Ty.
    [many] Ten newsletter dostaje { $n } osób. Nikt nie wie kto, nawet Ty.
   *[other] Ten newsletter dostaje { $n } osoby. Nikt nie wie kto, nawet Ty.
}
newsletter-issue = { $n ->
    [one] { $day }: „{ $name }”, { $n } wiadomość
    [few] { $day }: „{ $name }”, { $n } wiadomości
    [many] { $day }: „{ $name }”, { $n } wiadomości
   *[other] { $day }: „{ $name }”, { $n } wiadomości
}
newsletter-confirm-lead = Gdy naciśniesz przycisk, nowe artykuły z tego bloga będą przychodzić na Twój adres. Każda wiadomość ma link, którym można zrezygnować.
newsletter-confirmed = Gotowe: nowe artykuły z tego bloga będą przychodzić na Twój adres. Każda wiadomość ma link, którym można zrezygnować.
newsletter-trial-lead = Zobacz wiadomość, którą dostają czytelnicy newslettera. Przyjdzie tylko do Ciebie.
newsletter-trial = Wyślij mi wiadomość
newsletter-tried = Wiadomość jest w drodze na Twój adres.
stop-newsletter = Koniec z tym newsletterem
stop-newsletter-lead = Artykuły z tego bloga nie będą już przychodzić pocztą. Inne wiadomości zostają bez zmian.
stop-newsletter-done = Gotowe: artykuły z tego bloga nie będą już przychodzić pocztą.
stop-newsletter-later = Możesz poprosić o nie znowu na stronie bloga.
letter-reader-subject = Czy chcesz dostawać newsletter „{ $name }”?
letter-reader =
    Ktoś, najprawdopodobniej Ty, poprosił w serwisie { $site }, aby na ten adres przychodziły nowe artykuły z bloga „{ $name }”. Poniższy link wyraża na to zgodę. Działa jeden raz, przez 24 godziny.

    Jeśli to nie Ty, nie rób nic: bez linku nic więcej nie przyjdzie.
letter-reader-button = Chcę dostawać newsletter
letter-newsletter-by = Pisze { $name }
letter-newsletter-why = Dostajesz tę wiadomość z serwisu { $site }, bo zamówiono na ten adres newsletter „{ $name }”.
letter-reply-no-account =
    Twoja odpowiedź nie została opublikowana: w serwisie { $name } komentować mogą tylko osoby z kontem.

    Zarejestruj się, podając ten adres. Potem możesz odpowiedzieć na stronie artykułu albo na następną wiadomość.
