# Granice dla piszących, wpisy czekające na moderatora i jak nowa osoba staje się znana.

problem-too-much = Za dużo jak na jeden wpis
problem-too-many-minutes = { $n ->
    [one] Spróbuj ponownie za { $n } minutę.
    [few] Spróbuj ponownie za { $n } minuty.
    [many] Spróbuj ponownie za { $n } minut.
   *[other] Spróbuj ponownie za { $n } minuty.
}
problem-too-many-hours = { $n ->
    [one] Spróbuj ponownie za { $n } godzinę.
    [few] Spróbuj ponownie za { $n } godziny.
    [many] Spróbuj ponownie za { $n } godzin.
   *[other] Spróbuj ponownie za { $n } godziny.
}
lifter-time = Twój tekst zostaje na tej stronie.
brake-thread-pace = { $limit ->
    [one] Między dwiema nowymi dyskusjami musi minąć { $limit } sekunda.
    [few] Między dwiema nowymi dyskusjami muszą minąć { $limit } sekundy.
    [many] Między dwiema nowymi dyskusjami musi minąć { $limit } sekund.
   *[other] Między dwiema nowymi dyskusjami musi minąć { $limit } sekundy.
}
brake-reply-pace = { $limit ->
    [one] Między dwiema odpowiedziami musi minąć { $limit } sekunda.
    [few] Między dwiema odpowiedziami muszą minąć { $limit } sekundy.
    [many] Między dwiema odpowiedziami musi minąć { $limit } sekund.
   *[other] Między dwiema odpowiedziami musi minąć { $limit } sekundy.
}
brake-threads-day = { $limit ->
    [one] Dziennie można rozpocząć { $limit } dyskusję.
    [few] Dziennie można rozpocząć { $limit } dyskusje.
    [many] Dziennie można rozpocząć { $limit } dyskusji.
   *[other] Dziennie można rozpocząć { $limit } dyskusji.
}
brake-threads-first = { $limit ->
    [one] Pierwszego dnia nowa osoba może rozpocząć { $limit } dyskusję.
    [few] Pierwszego dnia nowa osoba może rozpocząć { $limit } dyskusje.
    [many] Pierwszego dnia nowa osoba może rozpocząć { $limit } dyskusji.
   *[other] Pierwszego dnia nowa osoba może rozpocząć { $limit } dyskusji.
}
brake-replies-first = { $limit ->
    [one] Pierwszego dnia nowa osoba może napisać { $limit } odpowiedź.
    [few] Pierwszego dnia nowa osoba może napisać { $limit } odpowiedzi.
    [many] Pierwszego dnia nowa osoba może napisać { $limit } odpowiedzi.
   *[other] Pierwszego dnia nowa osoba może napisać { $limit } odpowiedzi.
}
brake-same-text = Przed chwilą był tu dokładnie taki sam tekst od Ciebie.
brake-links = { $limit ->
    [one] Wpis nowej osoby może mieć { $limit } link; ten ma { $actual }.
    [few] Wpis nowej osoby może mieć { $limit } linki; ten ma { $actual }.
    [many] Wpis nowej osoby może mieć { $limit } linków; ten ma { $actual }.
   *[other] Wpis nowej osoby może mieć { $limit } linku; ten ma { $actual }.
}
brake-mentions = { $limit ->
    [one] Wpis nowej osoby może wymienić { $limit } osobę; ten wymienia { $actual }.
    [few] Wpis nowej osoby może wymienić { $limit } osoby; ten wymienia { $actual }.
    [many] Wpis nowej osoby może wymienić { $limit } osób; ten wymienia { $actual }.
   *[other] Wpis nowej osoby może wymienić { $limit } osoby; ten wymienia { $actual }.
}
brake-images = { $limit ->
    [one] Wpis nowej osoby może mieć { $limit } obraz; ten ma { $actual }.
    [few] Wpis nowej osoby może mieć { $limit } obrazy; ten ma { $actual }.
    [many] Wpis nowej osoby może mieć { $limit } obrazów; ten ma { $actual }.
   *[other] Wpis nowej osoby może mieć { $limit } obrazu; ten ma { $actual }.
}
brake-files = Wpis nowej osoby nie może mieć dokumentów; obraz może.
rule-thread-held = Ta dyskusja czeka na moderatora.
rule-own-case = Nikt nie decyduje o sobie.

waiting-title = Czekające wpisy: { $name }
waiting-tab = Czekające wpisy
waiting-lead = Pierwszy wpis nowej osoby pojawia się, gdy przeczyta go moderator.
waiting-none = Nic nie czeka.
waiting-count = { $n ->
    [one] { $n } wpis czeka na moderatora
    [few] { $n } wpisy czekają na moderatora
    [many] { $n } wpisów czeka na moderatora
   *[other] { $n } wpisu czeka na moderatora
}
waiting-own = To widzisz tylko Ty i moderatorzy. Pierwszy wpis nowej osoby pojawia się, gdy przeczyta go moderator.
waiting-minutes = { $n ->
    [one] Zwykle trwa to { $n } minutę.
    [few] Zwykle trwa to { $n } minuty.
    [many] Zwykle trwa to { $n } minut.
   *[other] Zwykle trwa to { $n } minuty.
}
waiting-hours = { $n ->
    [one] Zwykle trwa to { $n } godzinę.
    [few] Zwykle trwa to { $n } godziny.
    [many] Zwykle trwa to { $n } godzin.
   *[other] Zwykle trwa to { $n } godziny.
}
waiting-others = Ten wpis czeka na moderatora. Inni jeszcze go nie widzą.
waiting-refused = Moderator nie przepuścił tego wpisu. Widzisz go tylko Ty.
waiting-decide = Zdecyduj o wpisie
waiting-approve = Przepuść
waiting-refuse = Nie przepuszczaj
waiting-or-refuse = Albo odmów
waiting-decided = Decyzja zapadła
waiting-decided-lead = Dziękujemy. Autor widzi decyzję w miejscu swojego wpisu.

members-new = nowa osoba
members-vouch = Poręcz
person-known = Jak dać się poznać
person-known-lead = Nowe osoby najpierw trochę czytają. Moderator może poręczyć za Ciebie w każdej chwili. Brakuje:
known-threads = { $n ->
    [one] zajrzenia do { $n } dyskusji
    [few] zajrzenia do { $n } dyskusji
    [many] zajrzenia do { $n } dyskusji
   *[other] zajrzenia do { $n } dyskusji
}
known-posts = { $n ->
    [one] przeczytania { $n } wpisu
    [few] przeczytania { $n } wpisów
    [many] przeczytania { $n } wpisów
   *[other] przeczytania { $n } wpisu
}
known-minutes = { $n ->
    [one] { $n } minuty czytania
    [few] { $n } minut czytania
    [many] { $n } minut czytania
   *[other] { $n } minuty czytania
}

letter-waits-subject = W „{ $name }” czeka pierwszy wpis
letter-waits-button = Przeczytaj i zdecyduj
letter-waits = { $author }: pierwszy wpis w dyskusji „{ $title }” ({ $space }). Pojawi się, gdy przeczyta go moderator.

    Poniższy link działa bez logowania, jeden raz, przez siedem dni.
