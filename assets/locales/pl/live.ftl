# Co się dzieje podczas czytania: nowe odpowiedzi, nowe teksty, połączenie.

live-new = { $n ->
    [one] { $n } nowa odpowiedź
    [few] { $n } nowe odpowiedzi
    [many] { $n } nowych odpowiedzi
   *[other] { $n } nowej odpowiedzi
}
live-edited = Pokaż nowy tekst
live-reload = Coś się tu zmieniło: odśwież stronę
live-away = Brak połączenia: nowe odpowiedzi pojawią się, gdy wróci.
live-locked = Ta dyskusja została właśnie zamknięta. Odśwież stronę, aby zobaczyć dlaczego.
live-reading = Teraz czytają: { $name }
live-reading-more = Teraz czytają: { $name } i jeszcze { $n }
