# Listy w drodze: strona administratorów i to, co czyta osoba, której listy wracają.

deliveries-title = Listy
deliveries-lead = Listy z ostatnich 30 dni i te, które jeszcze czekają. Z adresu widać pierwszą literę i domenę.
deliveries-state = Stan
deliveries-all = Wszystkie stany
deliveries-domain = Domena adresu, na przykład example.org
deliveries-filter = Pokaż
deliveries-none = Nie ma takich listów.
deliveries-retry-all = Wyślij ponownie wszystkie niewysłane listy
delivery-retry = Wyślij ponownie
delivery-cancel = Anuluj
delivery-tries = { $n ->
    [one] { $n } próba
    [few] { $n } próby
    [many] { $n } prób
   *[other] { $n } próby
}
delivery-next = następna próba { $name }
delivery-ready = czeka na wysłanie
delivery-sending = w trakcie wysyłania
delivery-sent = wysłany
delivery-deferred = odłożony: zostanie wysłany ponownie
delivery-failed = niewysłany
delivery-cancelled = anulowany
delivery-suppressed = niewysłany: listy na ten adres wracają
delivery-bounced = wrócił
delivery-complained = zgłoszony jako niechciany
delivery-held = wstrzymany po przywróceniu
letter-kind-confirm = Potwierdzenie adresu
letter-kind-address = Zmiana adresu
letter-kind-password = Hasło
letter-kind-sign-in = Odnośnik do logowania
letter-kind-factor = Drugi składnik
letter-kind-waits = Wpis, który czeka na moderatora
letter-kind-news = Nowości
letter-kind-answer = Co się stało z odpowiedzią listem
letter-kind-other = Inny list
letters-returned = Od { $name } listy na twój adres wracają, więc nie wysyłamy już żadnych.
letters-unwanted = Dnia { $name } list do ciebie zgłoszono jako niechciany. Od tego czasu dostajesz tylko te, które chronią twoje konto.
letters-again = Spróbuj ponownie
letters-again-lead = Znowu będziemy pisać na twój adres. Można o to poprosić raz dziennie; jeśli listy nadal wracają, podaj inny adres.
letters-other-address = Zmień adres
audit-of-letter = list nr { $n }
audited-letter-retried = Niewysłany list wysłano ponownie
audited-letters-retried = Wszystkie niewysłane listy wysłano ponownie
audited-letter-cancelled = List anulowano
letter-test-subject = { $name }: wiadomość próbna
letter-test = Tę wiadomość wysłał serwis { $name }, aby sprawdzić, czy wiadomości docierają. Nie trzeba nic robić.
