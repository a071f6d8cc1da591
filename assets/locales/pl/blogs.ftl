# Blogs and their articles.

blogs-title = Blogi
blogs-lead = Dłuższe teksty ludzi i społeczności.
blogs-all = Wszystkie blogi
blogs-mine = Moje blogi
blogs-mine-lead = Twoje blogi i artykuły, które na razie widzisz tylko ty.
home-blogs = Czytaj blogi
space-blog = Blog społeczności
person-blogs = Blogi
person-along = Artykuły napisane wspólnie z innymi
follow-blog = Obserwowany blog
blog-by = Autor:
blog-archived = Ten blog zamknięto; to, co napisano, zostaje.
blog-articles-heading = Artykuły
blog-empty = Nie ma tu jeszcze artykułów.
blog-aside = O tym blogu
blog-archive = Według miesięcy
blog-articles = { $n ->
    [one] { $n } artykuł
    [few] { $n } artykuły
    [many] { $n } artykułów
   *[other] { $n } artykułu
}
blog-month = { $name ->
    [jan] Styczeń { $year }
    [feb] Luty { $year }
    [mar] Marzec { $year }
    [apr] Kwiecień { $year }
    [may] Maj { $year }
    [jun] Czerwiec { $year }
    [jul] Lipiec { $year }
    [aug] Sierpień { $year }
    [sep] Wrzesień { $year }
    [oct] Październik { $year }
    [nov] Listopad { $year }
   *[dec] Grudzień { $year }
}
blog-only-tag = Tylko artykuły z etykietą „{ $name }”.
blog-all = Wszystkie artykuły
blog-settings = Ustawienia bloga
blog-open = Otwórz blog
blog-open-of = Otwórz blog: { $name }
blog-open-lead = To, co opublikujesz, mogą czytać wszyscy. Nieopublikowane widzisz tylko ty.
blog-open-button = Otwórz
blog-title = Tytuł bloga
blog-title-hint = Najwyżej 120 znaków.
blog-slug = Słowo w adresie
blog-slug-hint = Od 3 do 40 znaków: a–z, 0–9 i łącznik. Nie zmienia się, bo prowadzą do niego odnośniki.
blog-about = O czym jest
blog-about-hint = Najwyżej 1000 znaków.
blog-archive-title = Zamknięcie bloga
blog-archive-act = Zamknij blog
blog-unarchive = Otwórz blog ponownie
blog-of-space = Blog: { $name }
blog-nothing-waits = Nie ma szkiców.
article-minutes = { $n ->
    [one] { $n } minuta czytania
    [few] { $n } minuty czytania
    [many] { $n } minut czytania
   *[other] { $n } minuty czytania
}
article-comments = { $n ->
    [one] { $n } komentarz
    [few] { $n } komentarze
    [many] { $n } komentarzy
   *[other] { $n } komentarza
}
article-new = Napisz artykuł
article-save = Zapisz szkic
article-title = Tytuł
article-body = Treść artykułu
article-excerpt = W skrócie
article-excerpt-hint = Widać go na listach, najwyżej 300 znaków. Bez niego widać początek tekstu.
article-edit = Zmień artykuł
article-read = Czytaj jak inni
article-looks = Jak to będzie wyglądać
article-desk = Zarządzaj artykułem
article-publish-title = Publikacja
article-publish = Opublikuj teraz
article-show-again = Pokaż ponownie
article-schedule-title = O wyznaczonej porze
article-schedule = Wyznacz porę
article-unschedule = Wróć do szkicu
article-at = Dzień i godzina
article-at-hint = Według czasu strefy { $name }. Ukaże się w ciągu minuty.
article-scheduled = Ukaże się { $name }
article-published = Opublikowano { $name }
article-draft = Szkic: widzisz go tylko ty
article-withdrawn = Wycofany: widzisz go tylko ty
article-withdraw-title = Wycofanie
article-withdraw-lead = Artykuł i komentarze będziesz widzieć tylko ty. Możesz go pokazać ponownie.
article-withdraw = Wycofaj
article-end-title = Usuń szkic
article-end = Usuń szkic
article-cover = Okładka
article-cover-file = Obraz
article-cover-hint = JPEG, PNG lub WebP, najwyżej 10 MB. Środek jest przycinany do 1200 na 630 pikseli.
article-cover-send = Ustaw jako okładkę
article-cover-end = Usuń okładkę
article-contents = Spis treści
article-beside = Więcej z tego bloga
article-older = Wcześniej:
article-newer = Później:
comments-field = Komentarze
comments-on = Zawsze otwarte
comments-days = Zamknięte po kilku dniach
comments-off = Bez komentarzy
comments-days-field = Po ilu dniach
comments-days-hint = Tylko jeśli mają być zamknięte po kilku dniach.
notice-not-published = Nie udało się opublikować twojego artykułu o wyznaczonej porze: znów jest szkicem
rule-keeper-only = Mogą to robić tylko prowadzący blog, każdy ze swoimi artykułami.
rule-comments-closed = Komentarze do tego artykułu są zamknięte.
rule-article-page = Artykuł zmienia się na jego własnej stronie.
error-time-past = Ta pora już minęła.
error-minute = Wybierz dzień i godzinę.
error-blog-taken = Pod tym adresem jest już blog lub forum.
error-too-many-blogs = Najwyżej dziesięć blogów.
series-title = Cykle
series-part = Część { $n } z { $total }
series-previous = Przed tym:
series-next = Po tym:
series-new = Otwórz cykl
series-name = Tytuł cyklu
series-about = O czym jest cykl
series-field = Cykl artykułów
series-none = Poza cyklem
series-lead = Cykl łączy artykuły, które czyta się jeden po drugim. Wybiera się go na stronie zarządzania artykułem.
series-settings = Uporządkuj cykl
series-how = Przesuwaj artykuły przyciskami. Nieopublikowane widzisz tylko Ty.
series-up = Wyżej
series-down = Niżej
series-read = Czytaj cykl
series-end-title = Koniec tego cyklu
series-end = Zakończ cykl
error-too-many-parts = Cykl ma najwyżej 200 artykułów.
error-too-many-series = Blog ma najwyżej 100 cykli.
blogs-shared = Z innymi
article-draft-shared = Szkic: widzą go tylko autorzy
article-withdrawn-shared = Wycofany: widzą go tylko autorzy
coauthors-title = Współautorzy
coauthors-lead = Ten artykuł może pisać z Tobą do dziesięciu osób. Zmieniają tekst; publikujesz tylko Ty.
coauthors-with = Autor: { $name }, piszecie wspólnie.
coauthor-ask = Zaproś
coauthor-invited = jeszcze bez odpowiedzi
coauthor-accepted = pisze razem z autorem
coauthor-remove = Usuń
coauthor-leave-lead = Artykuł pozostanie taki, jaki jest; Twojego imienia już nad nim nie będzie, a zmienianie tekstu nie będzie możliwe.
coauthor-leave = Zakończ współpracę
coauthor-invitation = { $name } zaprasza Cię do wspólnego pisania tego artykułu.
coauthor-invitation-lead = Jeśli się zgodzisz, możesz czytać i zmieniać tekst, a nad artykułem stanie Twoje imię. Możesz zrezygnować w każdej chwili.
coauthor-accept = Tak, zgadzam się
coauthor-decline = Nie, dziękuję
notice-coauthor-invited = { $name } zaprasza Cię do wspólnego pisania artykułu
notice-coauthor-accepted = { $name } pisze teraz Twój artykuł razem z Tobą
notice-coauthor-declined = { $name } nie będzie pisać z Tobą artykułu
notice-coauthor-left = { $name } nie pisze już z Tobą artykułu
error-too-many-coauthors = Najwyżej dziesięć osób oprócz Ciebie.
error-coauthor-self = Piszesz już ten artykuł.
error-coauthor-stranger = Ta osoba nie może czytać bloga: zaproś kogoś ze społeczności.
