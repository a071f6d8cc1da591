# Terminy: co się liczy i którego dnia termin mija.
clock-registered = Zarejestrowano { $day } = dzień 0.
clock-cited = { $span }, { $cite }.
clock-counted = { $span }.
clock-days = { $n ->
    [one] { $n } dzień
    [few] { $n } dni
    [many] { $n } dni
   *[other] { $n } dnia
}
clock-working-days = { $n ->
    [one] { $n } dzień roboczy
    [few] { $n } dni robocze
    [many] { $n } dni roboczych
   *[other] { $n } dnia roboczego
}
clock-months = { $n ->
    [one] { $n } miesiąc
    [few] { $n } miesiące
    [many] { $n } miesięcy
   *[other] { $n } miesiąca
}
clock-off = Dni wolne: { $days }.
clock-pauses-none = Przerwy: brak.
clock-pauses = Przerwy: { $ranges }.
clock-range = od { $from } do { $to }
clock-since = od { $from }
clock-waits = Dopóki trwa przerwa, ostatniego dnia nie ma.
clock-ends = Dzień { $n } = { $day }.
clock-ends-span = { $span } = { $day }.
clock-rolled = Przesunięto na następny dzień roboczy: { $day }.
clock-extended = Przedłużono o { $span }: { $day }.
clock-extended-until = Przedłużono do { $day }.
clock-calendar = Kalendarz { $code } { $version }.
clock-unknown = Święta nieznane ({ $years }): pominięto tam tylko weekendy.
clock-day = { $weekday } { $date }
clock-date = { $day }.{ $month }.{ $year }
clock-weekday = { $name ->
    [mon] pn
    [tue] wt
    [wed] śr
    [thu] cz
    [fri] pt
    [sat] sb
   *[sun] nd
}
