# Мерзімдер: не саналады және қай күні аяқталады.
clock-registered = Тіркелген күні: { $day } = 0-күн.
clock-cited = { $span }, { $cite }.
clock-counted = { $span }.
clock-days = { $n ->
    [one] { $n } күн
   *[other] { $n } күн
}
clock-working-days = { $n ->
    [one] { $n } жұмыс күні
   *[other] { $n } жұмыс күні
}
clock-months = { $n ->
    [one] { $n } ай
   *[other] { $n } ай
}
clock-off = Демалыс күндері: { $days }.
clock-pauses-none = Үзіліс: жоқ.
clock-pauses = Үзіліс: { $ranges }.
clock-range = { $from } – { $to }
clock-since = { $from } бастап
clock-waits = Үзіліс біткенше соңғы күн белгіленбейді.
clock-ends = { $n }-күн = { $day }.
clock-ends-span = { $span } = { $day }.
clock-rolled = Келесі жұмыс күніне көшірілді: { $day }.
clock-extended = Мерзім ұзартылды ({ $span }): { $day }.
clock-extended-until = Мерзім ұзартылды: { $day }.
clock-calendar = Күнтізбе: { $code } { $version }.
clock-unknown = Мереке күндері жүктелмеген ({ $years }): онда тек апта соңы саналмады.
clock-day = { $weekday } { $date }
clock-date = { $day }.{ $month }.{ $year }
clock-weekday = { $name ->
    [mon] дс
    [tue] сс
    [wed] ср
    [thu] бс
    [fri] жм
    [sat] сб
   *[sun] жс
}
