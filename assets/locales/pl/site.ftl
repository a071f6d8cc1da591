# The frame of every page, the home page, faults and forms.

language-own-name = Polski
language-title = Wybierz język
language-lead = To język przycisków i nagłówków. To, co napisali ludzie, pozostaje bez zmian. Wybór zapamiętuje plik cookie.

date-day = { $day } { $month } { $year }
date-moment = { $day }, { $time }
month = { $name ->
    [jan] stycznia
    [feb] lutego
    [mar] marca
    [apr] kwietnia
    [may] maja
    [jun] czerwca
    [jul] lipca
    [aug] sierpnia
    [sep] września
    [oct] października
    [nov] listopada
   *[dec] grudnia
}

skip-label = Przejdź
skip-content = Do treści
skip-new = Do pierwszego nowego wpisu
skip-reply = Do odpowiedzi
skip-end = Na koniec

banner-plain-http = To połączenie nie jest chronione: inni w sieci mogą odczytać to, co wpisujesz.
banner-demo = Serwis pokazowy. Osoby, miejsca i wydarzenia są zmyślone; wszystko można wypróbować.
banner-unconfirmed = Twój adres e-mail nie jest jeszcze potwierdzony: na razie możesz czytać, ale nie pisać.
banner-unconfirmed-again = Wyślij wiadomość ponownie

nav-site = Serwis
nav-profile = Profil
nav-settings = Ustawienia
nav-new-space = Utwórz społeczność
nav-sign-in = Zaloguj się
nav-sign-out = Wyloguj
nav-languages = Języki
nav-about = O serwisie
nav-about-site = O tym serwisie
nav-accessibility = Deklaracja dostępności
nav-crumbs = Jesteś tutaj
footer-promise = Bez reklam i bez śledzenia. Pliki cookie tylko tam, gdzie są potrzebne: do logowania, zapamiętania języka i ochrony formularzy.

home-title = Tu mieszkańcy i urząd rozmawiają ze sobą
home-lead = Zgłoś sprawę, posłuchaj sąsiadów, sprawdź, co z tego wynikło. Wszystko, co tu powiedziano, jest publiczne, ma datę i zostaje zachowane.
home-how = Jak to działa
home-spaces = Społeczności
home-no-spaces = Nie ma jeszcze żadnej społeczności.
home-newest = Najnowsze dyskusje

about-title = O tym serwisie
about-what = Czym jest ten serwis
about-what-text = To miejsce, w którym społeczność i ci, którzy jej służą, rozmawiają publicznie. Każdy tekst jest podpisany i ma datę, odpowiedzi stoją pod tym, czego dotyczą, i nic nie znika bez śladu: w miejscu usuniętego tekstu jest informacja, kto go usunął i dlaczego.
about-part = Jak wziąć udział
about-part-text = To, co publiczne, może czytać każdy. Aby pisać, trzeba się zarejestrować, podając nazwę i adres e-mail, potwierdzić adres i dołączyć do społeczności. Odpowiedź można zmienić w ciągu jednego dnia, a wycofać w każdej chwili.
about-data = Co o Tobie wiadomo
about-data-text = Inni widzą Twoją nazwę i to, co piszesz, nigdy Twój adres e-mail. Serwis zapisuje plik cookie tylko wtedy, gdy wypełniasz formularz, logujesz się lub wybierasz język, i nikomu nic o Tobie nie przekazuje.

accessibility-title = Deklaracja dostępności
accessibility-aim = Do czego dążymy
accessibility-aim-text = Każda strona ma spełniać wytyczne dla dostępności treści internetowych (WCAG) 2.2 na poziomie AA. Działa bez skryptów, z samą klawiaturą, z czytnikiem ekranu i w powiększeniu 400%.
accessibility-how = Jak to sprawdzamy
accessibility-how-text = Każdą wersję sprawdza program na wszystkich rodzajach stron, w jasnych i ciemnych kolorach, na szerokich i wąskich ekranach. Teksty, które piszą ludzie, mogą mimo to mieć braki: obraz bez opisu, nagłówek w złej kolejności.
accessibility-help = Jeśli coś u Ciebie nie działa
accessibility-help-text = Napisz do obsługi serwisu, o którą stronę chodzi i co próbujesz zrobić. Należy Ci się odpowiedź, a jeśli strony nie da się szybko poprawić, ta sama treść w innej postaci.

problem-not-found = Nie ma tu takiej strony
problem-not-found-lead = Adres może być błędny albo strona jest dostępna tylko dla osób należących do społeczności.
problem-gone = Tego już nie ma
problem-gone-lead = Treść została usunięta albo link został już użyty lub stracił ważność. Można poprosić o nowy.
problem-sign-in = Najpierw zaloguj się
problem-sign-in-lead = Można to zrobić tylko po zalogowaniu. Wpisany tekst jest poniżej: skopiuj go, zanim przejdziesz dalej.
problem-refused = Nie masz do tego dostępu
problem-locked = Nikt nie może tu teraz pisać
problem-too-large = To za dużo naraz
problem-too-large-lead = Przesłana treść jest większa, niż przyjmuje serwis. Skróć ją albo wyślij w częściach.
problem-bad-type = Serwis nie odczytuje tego rodzaju treści
problem-bad-type-lead = Przesłano ją w postaci, której ten adres nie przyjmuje.
problem-conflict = Ktoś Cię wyprzedził
problem-too-many = Zbyt często
problem-too-many-lead = { $n ->
    [one] Spróbuj ponownie za { $n } sekundę.
    [few] Spróbuj ponownie za { $n } sekundy.
    [many] Spróbuj ponownie za { $n } sekund.
   *[other] Spróbuj ponownie za { $n } sekundy.
}
problem-busy = Serwis jest przeciążony
problem-busy-lead = Nie udało się tego zrobić na czas. Spróbuj ponownie za kilka sekund; nic nie zostało zrobione dwa razy.
problem-again = Spróbuj ponownie
problem-broken = Coś zepsuło się po naszej stronie
problem-broken-lead = Błąd jest zapisany i ktoś się nim zajmie. Nic z przesłanej treści nie zostało opublikowane.
problem-reference = Jeśli to się powtarza, powiadom obsługę serwisu i podaj to oznaczenie:
problem-kept = Twój tekst nie przepadł
problem-kept-label = Skopiuj go albo wróć i spróbuj ponownie
problem-home = Do strony głównej

conflict-taken = Ta nazwa lub ten adres są już zajęte albo ktoś zrobił to w międzyczasie.
conflict-edit-conflict = Tekst zmienił się w trakcie pisania.
conflict-key-reused = Ten formularz wysłano już wcześniej z innym tekstem. Oto on jeszcze raz; jeśli tak ma być, wyślij go ponownie.

form-failed = Na razie się nie udało
form-save = Zapisz
form-back = Wróć

error-missing = Wypełnij to pole.
error-invalid = Nie da się tego odczytać. Wczytaj stronę ponownie i spróbuj jeszcze raz.
error-too-short = { $actual ->
    [one] { $actual } znak to za mało
    [few] { $actual } znaki to za mało
    [many] { $actual } znaków to za mało
   *[other] { $actual } znaku to za mało
}; potrzeba co najmniej { $limit }.
error-too-long = { $actual ->
    [one] { $actual } znak to za dużo
    [few] { $actual } znaki to za dużo
    [many] { $actual } znaków to za dużo
   *[other] { $actual } znaku to za dużo
}; może być najwyżej { $limit }.
error-choice = Wybierz pozycję z listy.
error-number = Wpisz liczbę całkowitą od 0 do 9999.
error-date = Wybierz dzień.
error-date-past = Ten dzień już minął.
error-date-far = { $limit ->
    [one] Najwyżej { $limit } dzień naprzód.
    [few] Najwyżej { $limit } dni naprzód.
    [many] Najwyżej { $limit } dni naprzód.
   *[other] Najwyżej { $limit } dnia naprzód.
}
error-zone = Nie ma takiej strefy czasowej.
error-taken = To jest już zajęte.
error-nobody = Nikt nie ma takiej nazwy użytkownika.
error-name-form = Tylko litery, cyfry, kropki, łączniki i podkreślenia; na początku i na końcu litera lub cyfra.
error-name-reserved = Ta nazwa mogłaby uchodzić za nazwę samego serwisu. Wybierz inną.
error-address-form = To nie wygląda na adres e-mail.
error-slug-form = Tylko małe litery łacińskie, cyfry i łączniki, bez łącznika na początku i na końcu.
error-slug-reserved = Tego słowa potrzebuje sam serwis. Wybierz inne.
error-password-weak = To hasło łatwo odgadnąć. Lepsze będzie kilka słów, które do siebie nie pasują.
error-wrong-pair = Nazwa i hasło nie pasują do siebie.
error-wrong-password = To nie jest Twoje obecne hasło.
error-forum-levels = Wybierz dział pierwszego poziomu; dział, który ma pod sobą inne, pozostaje na górze.
error-too-many-forums = Społeczność może mieć najwyżej 200 działów.
error-same-forum = Ta dyskusja już jest w tym dziale.
error-question-space = Pytanie zostaje w społeczności, w której je zadano.
error-cursor-invalid = Link do tej strony stracił ważność.
error-field-unknown = Jest tu pole, którego ten adres nie zna.
error-too-slow = Tekst przychodził zbyt wolno i odbiór przerwano.
error-broken-off = Połączenie zerwało się podczas wysyłania tekstu.
error-text-too-complex-nesting = { $limit ->
    [one] Cytaty, listy lub wyróżnienia są zagnieżdżone głębiej niż na { $limit } poziom.
    [few] Cytaty, listy lub wyróżnienia są zagnieżdżone głębiej niż na { $limit } poziomy.
    [many] Cytaty, listy lub wyróżnienia są zagnieżdżone głębiej niż na { $limit } poziomów.
   *[other] Cytaty, listy lub wyróżnienia są zagnieżdżone głębiej niż na { $limit } poziomu.
}
error-text-too-complex-links = { $limit ->
    [one] Więcej niż { $limit } link.
    [few] Więcej niż { $limit } linki.
    [many] Więcej niż { $limit } linków.
   *[other] Więcej niż { $limit } linku.
}
error-text-too-complex-images = { $limit ->
    [one] Więcej niż { $limit } obraz.
    [few] Więcej niż { $limit } obrazy.
    [many] Więcej niż { $limit } obrazów.
   *[other] Więcej niż { $limit } obrazu.
}
error-text-too-complex-footnotes = { $limit ->
    [one] Więcej niż { $limit } przypis.
    [few] Więcej niż { $limit } przypisy.
    [many] Więcej niż { $limit } przypisów.
   *[other] Więcej niż { $limit } przypisu.
}
error-text-too-complex-columns = { $limit ->
    [one] Tabela ma więcej niż { $limit } kolumnę.
    [few] Tabela ma więcej niż { $limit } kolumny.
    [many] Tabela ma więcej niż { $limit } kolumn.
   *[other] Tabela ma więcej niż { $limit } kolumny.
}
error-text-too-complex-rows = { $limit ->
    [one] Tabela ma więcej niż { $limit } wiersz.
    [few] Tabela ma więcej niż { $limit } wiersze.
    [many] Tabela ma więcej niż { $limit } wierszy.
   *[other] Tabela ma więcej niż { $limit } wiersza.
}
error-text-too-complex-time = Formatowanie tekstu trwa zbyt długo. Użyj mniej znaczników.
error-text-too-complex-output = Po sformatowaniu tekst byłby zbyt duży. Użyj mniej znaczników.
error-text-too-complex-marks = { $limit ->
    [one] Jedna z liter ma więcej niż { $limit } akcent.
    [few] Jedna z liter ma więcej niż { $limit } akcenty.
    [many] Jedna z liter ma więcej niż { $limit } akcentów.
   *[other] Jedna z liter ma więcej niż { $limit } akcentu.
}
error-text-too-complex-size = { $limit ->
    [one] Tekst ma więcej niż { $limit } znak.
    [few] Tekst ma więcej niż { $limit } znaki.
    [many] Tekst ma więcej niż { $limit } znaków.
   *[other] Tekst ma więcej niż { $limit } znaku.
}
error-text-too-complex-line = { $limit ->
    [one] Jedna z linijek ma więcej niż { $limit } znak.
    [few] Jedna z linijek ma więcej niż { $limit } znaki.
    [many] Jedna z linijek ma więcej niż { $limit } znaków.
   *[other] Jedna z linijek ma więcej niż { $limit } znaku.
}

rule-administrator-only = Może to zrobić tylko administrator.
rule-moderator-only = Może to zrobić tylko moderator tej społeczności.
rule-author-only = Może to zrobić tylko osoba, która to napisała.
rule-office-only = Mogą to zrobić tylko osoby działające w imieniu tego urzędu.
rule-edit-window = Minął czas, w którym można zmienić tekst.
rule-restore-window = Minął czas, w którym można przywrócić tekst.
rule-forum-archived = Ten dział jest zarchiwizowany: można go czytać, ale nikt już w nim nie pisze.
rule-thread-locked = Ta dyskusja jest zamknięta.
rule-members-only = Piszą tu tylko osoby należące do tej społeczności.
rule-known-only = Piszą tu tylko osoby ze społeczności, które są już znane w tym serwisie.
rule-forum-moderators-only = Piszą tu tylko moderatorzy.
rule-pin-limit = W tym dziale są już trzy przypięte dyskusje.
rule-last-moderator = Poza Tobą ta społeczność nie ma moderatora.
rule-by-invitation = Do tej społeczności dołącza się na zaproszenie.
rule-unconfirmed = Twój adres e-mail nie jest jeszcze potwierdzony.
rule-form-token = Formularz był zbyt stary albo pochodził z innej strony.
rule-foreign-origin = Poprosiła o to w Twoim imieniu strona innego serwisu. Otwórz stronę tutaj i spróbuj ponownie.

lifter-administrator = Może to zmienić administrator.
lifter-moderator = Może to zmienić moderator społeczności.
lifter-author = Poproś osobę, która to napisała.
lifter-nobody = Dodaj nowy wpis i uzupełnij w nim to, czego brakuje.
lifter-self = Wczytaj stronę ponownie i wyślij jeszcze raz; jeśli Twój adres nie jest potwierdzony, naciśnij przycisk w naszej wiadomości.
lifter-self-join = Możesz po prostu do niej dołączyć.
lifter-office = O tym, kto działa w jego imieniu, decyduje osoba sprawująca urząd.
