file-add = Dodaj zdjęcie lub plik
file-label = Plik
file-hint = Obrazy: PNG, JPEG, WebP lub GIF, najwyżej 8192 piksele na bok. Dokumenty: PDF, TXT lub CSV. Najwyżej 10 MB. Dane o miejscu i czasie zrobienia zdjęcia są z niego usuwane.
file-alt = Co widać na zdjęciu?
file-alt-hint = Dla osób, które go nie widzą. Najwyżej 500 znaków; można zostawić puste.
file-decorative = To tylko ozdoba i nie wymaga opisu
file-add-button = Dodaj plik
file-added = Plik dodano na końcu tekstu.
file-added-undescribed = Obraz dodano na końcu tekstu. Nie ma jeszcze opisu: napisz między nawiasami kwadratowymi, co na nim widać.
post-undescribed = { $n ->
    [one] { $n } obraz w tym wpisie nie ma opisu.
    [few] { $n } obrazy w tym wpisie nie mają opisu.
    [many] { $n } obrazów w tym wpisie nie ma opisu.
    *[other] { $n } obrazu w tym wpisie nie ma opisu.
}

error-file-missing = Najpierw wybierz plik.
error-file-one = Dodawaj po jednym: wybierz plik albo zdjęcie.
error-file-broken = Ten plik jest uszkodzony lub niepełny. Wybierz inny.
error-quota = Twoje pliki zajmują { $actual } MB z { $limit } MB, które ma tu każda osoba. Pliki, których nie pokazuje żaden wpis, są usuwane po siedmiu dniach.
error-quota-post = { $limit ->
    [one] Wpis może pokazywać { $limit } plik.
    [few] Wpis może pokazywać { $limit } pliki.
    [many] Wpis może pokazywać { $limit } plików.
    *[other] Wpis może pokazywać { $limit } pliku.
}
