# Communities, forums, discussions and posts.

space-public = Publiczna
space-restricted = Otwarta do czytania
space-private = Prywatna
space-exercise = Ćwiczebna
space-members = { $n ->
    [one] { $n } osoba
    [few] { $n } osoby
    [many] { $n } osób
   *[other] { $n } osoby
}
space-asking = { $n ->
    [one] { $n } osoba prosi o przyjęcie
    [few] { $n } osoby proszą o przyjęcie
    [many] { $n } osób prosi o przyjęcie
   *[other] { $n } osoby prosi o przyjęcie
}
space-for-moderators = dla moderatorów
space-join = Dołącz
space-join-named = Dołącz do społeczności „{ $name }”
space-join-lead = Kto dołączy, może pisać i odpowiadać. Twoja nazwa znajdzie się na liście osób. Odejść można w każdej chwili.
space-ask = Poproś o przyjęcie
space-ask-lead = Czytać może tu każdy. Do pisania potrzebna jest zgoda moderatora; zwykle trwa to jeden dzień.
space-ask-end = Wycofaj prośbę
space-asked = Twoja prośba o przyjęcie czeka. Zdecyduje moderator.
space-belongs = Należysz do tej społeczności.
space-leave = Opuść społeczność
space-membership = Twoje członkostwo
space-settings = Ustawienia
space-settings-title = Ustawienia społeczności „{ $name }”
space-forums = Działy
space-forums-title = Działy społeczności „{ $name }”
space-no-forums = Nie ma jeszcze żadnego działu.
space-newest = Co nowego
space-waits = Co czeka
space-nothing-waits = Nic nie czeka: każda dyskusja ma odpowiedź.
space-rules = Zasady
space-rules-of = Zasady społeczności „{ $name }”
space-no-rules = Ta społeczność nie spisała zasad.
space-moderators = Moderatorzy
space-no-moderators = Jeszcze nikt.
space-about = O społeczności „{ $name }”
space-members-title = Osoby
space-new = Utwórz społeczność
space-new-button = Utwórz
space-name = Nazwa
space-name-hint = Najwyżej 80 znaków.
space-slug-hint = Od 3 do 40 małych liter łacińskich, cyfr i łączników. Stary adres nadal będzie tu prowadził.
space-kind = Kto widzi i kto pisze
space-kind-hint = Publiczna: widzą wszyscy, pisze każdy, kto dołączy. Otwarta do czytania: widzą wszyscy, piszą osoby przyjęte. Prywatna: tylko dla osób przyjętych.
space-aim = Cel
space-aim-hint = Jedno lub dwa zdania na pierwszą stronę.
space-rules-hint = Markdown. Najlepiej mało i krótko.
space-lang = Główny język

members-title = Osoby w społeczności „{ $name }”
members-asking = Proszą o przyjęcie
members-asked = prośba z { $name }
members-since = od { $name }
members-approve = Przyjmij
members-refuse = Odmów
members-add = Dodaj osobę
members-add-name = Nazwa użytkownika
members-add-button = Dodaj
members-appoint = Powierz rolę moderatora
members-dismiss = Odbierz rolę moderatora

forum-threads = { $n ->
    [one] { $n } dyskusja
    [few] { $n } dyskusje
    [many] { $n } dyskusji
   *[other] { $n } dyskusji
}
forum-threads-heading = Dyskusje
forum-under = Działy podrzędne
forum-archived = Zarchiwizowany
forum-settings = Ustawienia tego działu
forum-settings-title = Ustawienia działu „{ $name }”
forum-new = Utwórz dział
forum-name = Nazwa
forum-slug-hint = Od 3 do 40 małych liter łacińskich, cyfr i łączników.
forum-about = Co tu pasuje
forum-about-hint = Najwyżej 500 znaków.
forum-parent = Należy do działu
forum-no-parent = Do żadnego
forum-position = Miejsce na liście
forum-can-read = Kto czyta
forum-can-reply = Kto odpowiada
forum-can-start = Kto zaczyna dyskusje
forum-archive = Zarchiwizowany: kto mógł czytać, może czytać dalej, nikt nie pisze
field-slug = Adres

right-visitor = Każdy, kto widzi społeczność
right-member = Osoby ze społeczności
right-trust1 = Osoby ze społeczności znane w serwisie
right-office = Urzędy
right-moderator = Moderatorzy

kind-discussion = Dyskusja
kind-question = Pytanie
kind-idea = Pomysł
kind-article = Artykuł

sort-label = Kolejność
sort-active = Aktywne
sort-new = Nowe
sort-unanswered = Bez odpowiedzi
sort-unread = Nieprzeczytane

list-empty = Nic tu jeszcze nie napisano.
list-all-answered = Każda dyskusja ma tu odpowiedź.
list-all-read = Wszystko tutaj masz już przeczytane.
list-stale = Link do tamtej strony stracił ważność; to jest pierwsza strona.

pager-label = Strony
pager-previous = Poprzednia strona
pager-next = Następna strona
pager-newer = Nowsze
pager-older = Starsze
pager-ends = Pierwsza i ostatnia strona
pager-first = Pierwsza
pager-last = Ostatnia

chip-pinned = Przypięta do { $name }
chip-locked = Zamknięta
chip-unanswered = Jeszcze bez odpowiedzi

thread-replies = { $n ->
    [one] { $n } odpowiedź
    [few] { $n } odpowiedzi
    [many] { $n } odpowiedzi
   *[other] { $n } odpowiedzi
}
thread-unread = { $n ->
    [one] { $n } nowy
    [few] { $n } nowe
    [many] { $n } nowych
   *[other] { $n } nowego
}
thread-posts = { $n ->
    [one] { $n } wpis
    [few] { $n } wpisy
    [many] { $n } wpisów
   *[other] { $n } wpisu
}
thread-posts-heading = Wpisy
thread-last = ostatnio
thread-moved = Przeniesiono z działu „{ $forum }” { $day } ({ $name })
thread-moved-to = Przeniesiono do działu „{ $name }”
thread-branch = Na tej stronie trwa dalszy ciąg wątku. Wiersze nad pierwszym wpisem pokazują, na co on odpowiada.
thread-reply = Odpowiedz w dyskusji
thread-aside = O tej dyskusji
thread-people = Na tej stronie
thread-moderation = Moderacja
thread-moderate = Zamknij, przypnij lub przenieś

view-label = Kolejność wpisów
view-tree = Według odpowiedzi
view-time = Według czasu
view-next-new = Do pierwszego nowego wpisu
view-keep = Zawsze pokazuj tę dyskusję w ten sposób

post-level = poziom { $name }
post-of = odpowiedź { $n } z { $total }
post-to = odpowiedź na #{ $name }
post-deep = { " · poziom " }{ $name }
post-new = Nowy
post-here = Wpis z linku
post-edited = zmieniono { $name }
post-quoted-by = Cytowany w
post-reply = Odpowiedz
post-more = Więcej
post-quote = Cytuj
post-link = Link
post-edit = Zmień
post-delete = Wycofaj
post-remove = Usuń
post-restore = Przywróć
post-withdrawn = Wpis wycofany przez autora
post-removed = Wpis usunięty przez moderatora
post-by = #{ $n }, { $name }, { $when }
removed-clause = Zasada: { $name }
removed-at = Zdjęto: { $name }

reason-abuse = Obelgi
reason-hate = Nienawiść
reason-threat = Groźby
reason-private-data = Cudze dane prywatne
reason-spam = Reklama
reason-off-topic = Nie na temat
reason-impersonation = Podszywanie się pod kogoś
reason-illegal = Niezgodne z prawem
reason-duplicate = Powtórzenie
reason-other = Inny powód

badge-moderator = Moderator
badge-administrator = Administrator

closed-sign-in = Aby tu pisać, zaloguj się.
closed-join = Piszą tu osoby ze społeczności „{ $name }”. Dołącza się jednym naciśnięciem, a odejść można w każdej chwili.
closed-locked = Tę dyskusję zamknięto { $day } ({ $name }).
closed-locked-reason = Powód: { $name }
closed-locked-until = Będzie znów otwarta po { $name }.
closed-full = W tej dyskusji nie zmieści się już więcej wpisów. Zacznij nową i podaj w niej link do tej.

compose-thread = Zacznij dyskusję
compose-title = Tytuł
compose-title-hint = Ujmij sprawę w jednym zdaniu; od 5 do 200 znaków.
compose-thread-body = Tekst
compose-body-hint = { $n ->
    [one] Najwyżej { $n } znak.
    [few] Najwyżej { $n } znaki.
    [many] Najwyżej { $n } znaków.
   *[other] Najwyżej { $n } znaku.
}
compose-reply = Odpowiedz w dyskusji
compose-reply-to = Odpowiedz na wpis #{ $n }
compose-reply-body = Twoja odpowiedź
compose-parent = Wpis, na który odpowiadasz
compose-preview = Podgląd
compose-preview-button = Podgląd
compose-publish = Opublikuj
field-text-lang = Język tekstu
field-text-lang-hint = Rozpoznawany na podstawie tekstu; popraw go, jeśli jest błędny.
field-lang-guess = Rozpoznaj na podstawie tekstu

format-title = Jak formatować
format-bold = pogrubienie
format-quote = cytat
format-quote-says = cytowany fragment
format-list = punkt
format-list-says = lista
format-link = słowa
format-link-says = link
format-name = nazwa
format-mention-says = wspomina osobę
format-spoiler = ukryte
format-spoiler-says = tekst, który pokazuje się po dotknięciu

edit-title = Zmień wpis #{ $n }
edit-body = Tekst
conflict-title = Wpis zmienił się w trakcie pisania
conflict-lead = Nic nie przepadło. Po jednej stronie jest to, co widać teraz, po drugiej Twój tekst. Połącz je tak, jak ma być, a potem opublikuj.
conflict-now = Opublikowane teraz
conflict-mine = Twój tekst
conflict-mine-label = Tekst do opublikowania
conflict-publish = Opublikuj mój tekst
conflict-keep = Zostaw opublikowany tekst
delete-title = Wycofać wpis #{ $n }?
delete-lead = { $n ->
    [one] Tekst zniknie; jego numer i odpowiedzi zostaną. Można go przywrócić przez { $n } dzień.
    [few] Tekst zniknie; jego numer i odpowiedzi zostaną. Można go przywrócić przez { $n } dni.
    [many] Tekst zniknie; jego numer i odpowiedzi zostaną. Można go przywrócić przez { $n } dni.
   *[other] Tekst zniknie; jego numer i odpowiedzi zostaną. Można go przywrócić przez { $n } dnia.
}
remove-title = Usuń wpis #{ $n }
remove-lead = Tekst zastąpi wiersz z podanym powodem. Odpowiedzi zostaną.
remove-choose = Wybierz powód
remove-reason = Powód
remove-clause = Zasada społeczności
remove-clause-hint = Którą zasadę narusza wpis, w kilku słowach. Zobaczą to wszyscy.
remove-note = Uwaga
remove-note-hint = Najwyżej 1000 znaków, dla moderatorów i autora. Gdy wybrano „inny powód”, co najmniej 20.
remove-button = Usuń wpis
restore-title = Przywrócić wpis #{ $n }?
restore-lead = Tekst znów będzie widoczny w dawnej postaci.

moderate-title = Moderuj tę dyskusję
moderate-lead = Każdą z tych czynności można tu cofnąć.
moderate-lock = Zamknij
moderate-lock-reason = Powód
moderate-lock-reason-hint = Zobaczą go wszyscy w miejscu przycisku odpowiedzi.
moderate-lock-until = Do kiedy
moderate-lock-until-hint = Puste pole: dyskusja będzie zamknięta, dopóki ktoś jej nie otworzy.
moderate-lock-button = Zamknij dyskusję
moderate-locked = Zamknięta: { $name }
moderate-unlock = Otwórz dyskusję
moderate-pin = Przypnij
moderate-pin-until = Przypięta do
moderate-pin-hint = Najwyżej 90 dni naprzód. W dziale mogą być trzy przypięte dyskusje.
moderate-pin-button = Przypnij dyskusję
moderate-pinned = Przypięta
moderate-unpin = Odepnij dyskusję
moderate-move = Przenieś
moderate-move-forum = Do działu
moderate-move-hint = Na starej liście przez 7 dni zostanie ślad. Linki nadal będą działać.
moderate-move-button = Przenieś dyskusję
