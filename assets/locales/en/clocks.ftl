# Clocks: what is counted, and the day it ends.
clock-registered = Registered { $day } = day 0.
clock-cited = { $span }, { $cite }.
clock-counted = { $span }.
clock-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
clock-working-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}
clock-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
clock-off = Off: { $days }.
clock-pauses-none = Pauses: none.
clock-pauses = Pauses: { $ranges }.
clock-range = { $from } to { $to }
clock-since = since { $from }
clock-waits = No day is due until the pause is over.
clock-ends = Day { $n } = { $day }.
clock-ends-span = { $span } = { $day }.
clock-rolled = Moved to the next working day: { $day }.
clock-extended = Extended by { $span }: { $day }.
clock-extended-until = Extended to { $day }.
clock-calendar = Calendar { $code } { $version }.
clock-unknown = The days off of { $years } are not known: only weekends are left out there.
clock-day = { $weekday } { $date }
clock-date = { $year }-{ $month }-{ $day }
clock-weekday = { $name ->
    [mon] Mon
    [tue] Tue
    [wed] Wed
    [thu] Thu
    [fri] Fri
    [sat] Sat
   *[sun] Sun
}
