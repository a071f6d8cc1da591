# Tagi: słowa społeczności o tym, czego dotyczą dyskusje.

tags-title = Tagi
tags-of = Tagi: { $name }
tags-lead = Słowa, po których znajdziesz dyskusje na wszystkich forach. Listę prowadzą moderatorzy.
tags-none = Nie ma jeszcze żadnego tagu.
tags-all = Wszystkie tagi
tags-field = Tagi
tags-hint = Najwyżej pięć, żeby inni łatwo znaleźli dyskusję.
tags-hint-typed = Najwyżej pięć z listy społeczności, oddzielonych przecinkami.
tags-change = Zmień tagi
tag-title = Tag: { $name }
tag-none = Żadna dyskusja nie ma jeszcze tego tagu.
tag-only = Tylko dyskusje z tagiem „{ $name }”.
tag-only-end = Całe to forum
tag-everywhere = Ten tag na wszystkich forach
tag-add = Dodaj tag
tag-add-button = Dodaj
tag-new = Nowy tag
tag-name = Nazwa tagu
tag-hint = Od 2 do 30 liter i cyfr, między nimi mogą być spacje lub łączniki.
tag-settings = Zmień
tag-rename = Inna nazwa
tag-remove-title = Z listy
tag-remove = Usuń tag
tag-remove-lead = Tag o zmienionej nazwie zostaje przy dyskusjach, usunięty znika z nich.
error-tag-form = Tylko litery i cyfry, między nimi pojedyncze spacje lub łączniki.
error-tag-taken = Ta społeczność ma już tag o tej nazwie.
error-tag-unknown = Nie ma tu tagu „{ $typed }”. Najbliższy to „{ $nearest }”.
error-tag-unknown-bare = Nie ma tagu „{ $typed }”: ta społeczność nie ma jeszcze tagów.
error-too-many-tags = { $actual ->
    [one] Wybrano { $actual } tag; dyskusja może mieć najwyżej { $limit }.
    [few] Wybrano { $actual } tagi; dyskusja może mieć najwyżej { $limit }.
    [many] Wybrano { $actual } tagów; dyskusja może mieć najwyżej { $limit }.
   *[other] Wybrano { $actual } tagu; dyskusja może mieć najwyżej { $limit }.
}
error-too-many-space-tags = Społeczność może mieć najwyżej { $limit } tagów. Najpierw usuń jeden z nich.
