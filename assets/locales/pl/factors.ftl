# Drugi składnik: kod oprócz hasła.

factor-title = Drugi składnik
factor-lead = Z drugim składnikiem hasło, które ktoś poznał, nie otworzy Twojego konta: przy logowaniu potrzebny jest też kod z aplikacji w telefonie.
factor-begin = Skonfiguruj
factor-secret = Otwórz ten link w telefonie albo wpisz poniższe litery do aplikacji z kodami. Potem wpisz kod, który pokaże.
factor-link = Otwórz w aplikacji
factor-code = Kod
factor-code-hint = Sześć cyfr z aplikacji albo jeden z kodów na papierze.
factor-confirm = Włącz
factor-on = Przy logowaniu potrzebny jest kod z aplikacji. Aby z tego zrezygnować, podaj hasło i kod.
factor-end = Usuń drugi składnik
factor-codes = Twoje kody na papierze
factor-codes-lead = Drugi składnik jest włączony, a inne urządzenia wylogowano. Zapisz te kody i trzymaj je z dala od telefonu: każdy pozwala zalogować się raz, gdy go nie masz. Nie będą pokazane ponownie.
factor-step = Wpisz kod z aplikacji albo jeden z kodów na papierze.
error-factor-code = Ten kod jest błędny albo już użyty. Poczekaj na następny.
